"""What kind of file it is, told by its content: names lie, above all those that end in .xls."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from xlsaging.ledger.grid import Grid
from xlsaging.model.errors import (
    EmptyFileError,
    NotAWorkbookError,
    PasswordProtectedError,
    TooLargeError,
)

from .package import Limits, Package, unreadable

__all__ = ["read_file"]

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BARE_XLS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x10\x00", b"\x09\x08\x08\x00")
_MEGABYTE = 1024 * 1024
_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_ARCHIVE = re.compile(r"MIME-Version:\s", re.IGNORECASE)


def read_file(path: Path, limits: Limits) -> Sequence[Grid]:
    """The grids of one file.

    Raises `EmptyFileError`, `NotAWorkbookError`, `PasswordProtectedError`, `FileClosedError`, `DamagedFileError`,
    `TooLargeError`, `UnsafeFileError`, and whatever else a reader says of its kind.
    """
    try:
        with path.open("rb") as stream:
            head = stream.read(8)
        if head.startswith(_ZIP):
            return _read_zip(path, limits)
        if head.startswith((b"PAR1", b"PARE")):
            return _read_parquet(path, limits)
        return _read_whole(path, limits)
    except OSError as error:
        raise unreadable(path, error) from error


def _read_zip(path: Path, limits: Limits) -> Sequence[Grid]:
    with Package(path, limits) as package:
        names = {name.lower() for name in package.names()}
        document = package.read("mimetype")[:200] if "mimetype" in package else b""
        office = [part for kind, part in package.relations("").values() if kind == "officeDocument"]
    part = office[0].lower() if office else ""
    if b"opendocument.spreadsheet" in document:
        from .ods import read_ods

        return read_ods(path, limits)
    if part.endswith(".bin") or (not part and "xl/workbook.bin" in names):
        from .xlsb import read_xlsb

        return read_xlsb(path, limits)
    if "workbook" in part or part.startswith("xl/") or "xl/workbook.xml" in names:
        from .xlsx import read_xlsx

        return read_xlsx(path, limits)
    raise NotAWorkbookError(path=path.name)


def _read_parquet(path: Path, limits: Limits) -> Sequence[Grid]:
    from .parquet import read_parquet

    with path.open("rb") as stream:
        if stream.read(4) == b"PARE":
            raise PasswordProtectedError(path=path.name)
    return read_parquet(path, limits)


def _read_whole(path: Path, limits: Limits) -> Sequence[Grid]:
    size = path.stat().st_size
    if size > limits.total_megabytes * _MEGABYTE:
        raise TooLargeError(path=path.name, size=size // _MEGABYTE, limit=limits.total_megabytes)
    data = path.read_bytes()
    if not data:
        raise EmptyFileError(path=path.name)
    if data.startswith((_COMPOUND, *_BARE_XLS)):
        from .xls import read_xls

        return read_xls(path, data)
    return _read_text(path, data)


def _read_text(path: Path, data: bytes) -> Sequence[Grid]:
    from .html import looks_like_html, read_html
    from .spreadsheetml import looks_like_spreadsheetml, read_spreadsheetml
    from .text import decode, read_text

    text = _declared(data) if data.lstrip().startswith(b"<") else None
    text = decode(data) if text is None else text
    if text is None:
        raise NotAWorkbookError(path=path.name)
    head = text[:4096]
    if looks_like_spreadsheetml(head):
        return read_spreadsheetml(path, text)
    if looks_like_html(head):
        return read_html(path, text)
    if _ARCHIVE.match(head) and "<table" in (page := _page(data)).lower():
        return read_html(path, page)
    return [read_text(path, text)]


def _declared(data: bytes) -> str | None:
    """Markup in the encoding that it declares; None where it declares none or a false one."""
    found = _CHARSET.search(data[:4096])
    if found is None:
        return None
    name = found[1].decode("ascii", "replace").lower()
    try:
        return data.decode("gb18030" if name in ("gb2312", "gbk") else name)
    except (UnicodeDecodeError, LookupError):
        return None


def _page(data: bytes) -> str:
    """The pages of a web archive (.mht, or such a file named .xls), one after another."""
    from email import message_from_bytes

    pages = []
    for part in message_from_bytes(data).walk():
        content = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(content, bytes):
            pages.append(_declared(content) or content.decode("utf-8", "replace"))
    return "\n".join(pages)
