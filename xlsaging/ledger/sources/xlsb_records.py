"""The records that the parts of an xlsb workbook consist of, and the strings in them ([MS-XLSB] 2.1.4, 2.5)."""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["records", "wide_string"]

_NONE = 0xFFFFFFFF


def records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each record of a part as its type and its bytes. Raises ValueError or IndexError where the part breaks off.

    >>> list(records(bytes([7, 2, 65, 66, 0x99, 1, 0])))
    [(7, b'AB'), (153, b'')]
    """
    place, size = 0, len(data)
    while place < size:
        kind = data[place]
        place += 1
        if kind & 0x80:
            kind = kind & 0x7F | (data[place] & 0x7F) << 7
            place += 1
        length = shift = 0
        while True:
            byte = data[place]
            place += 1
            length |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80 or shift == 28:
                break
        if place + length > size:
            raise ValueError("record reaches past its part")
        yield kind, data[place : place + length]
        place += length


def wide_string(data: bytes, start: int) -> tuple[str, int]:
    """A length-prefixed UTF-16 string, and where it ends; "" where its length says that there is none.

    >>> wide_string(b"\\x01\\0\\0\\0A\\0", 0), wide_string(b"\\xff\\xff\\xff\\xff", 0)
    (('A', 6), ('', 4))
    """
    length = int.from_bytes(data[start : start + 4], "little")
    if length == _NONE:
        return "", start + 4
    end = start + 4 + 2 * length
    if end > len(data):
        raise ValueError("string reaches past its record")
    return data[start + 4 : end].decode("utf-16-le", "replace"), end
