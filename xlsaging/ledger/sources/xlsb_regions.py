"""Tables and defined names of an xlsb workbook ([MS-XLSB] 2.4.100, 2.4.711, 2.4.674)."""

from __future__ import annotations

import struct
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Literal

from xlsaging.ledger.grid import Region

from .xlsb_records import records, wide_string

__all__ = ["Names", "table_region"]

_NAME, _TABLE, _SHEETS_NAMED = 39, 343, 362
_SUPPORTS, _SELF = (355, 357, 358, 667), 357
_HIDDEN_OR_BUILT_IN = 0x21
_AREA = struct.Struct("<BHIIHH")
_AREA_3D = (0x3B, 0x5B, 0x7B)


def table_region(part: bytes) -> Region | None:
    """The Excel table that a table part holds; None where it holds none that can be read.

    A table without a row of headers is a mere name: what stands in its first row is data.
    """
    with suppress(ValueError, IndexError, struct.error):
        data = next(data for kind, data in [*records(part), (_TABLE, b"")] if kind == _TABLE)
        first, last, left, right, _, _, header_rows, totals_rows = struct.unpack_from("<8I", data)
        name, after = wide_string(data, 64)
        shown, _ = wide_string(data, after)
        kind: Literal["table", "name"] = "table" if header_rows else "name"
        return Region(shown or name, first, last, left, right, kind=kind, totals_row=totals_rows > 0)
    return None


@dataclass(slots=True)
class Names:
    """Collects defined names from the records of the workbook part; what cannot be read names nothing."""

    _supports: list[int] = field(default_factory=list)
    _named: list[tuple[int, int, int]] = field(default_factory=list)
    _areas: list[tuple[str, tuple[int, int, int, int, int]]] = field(default_factory=list)

    def take(self, kind: int, data: bytes) -> None:
        """One record, in order."""
        with suppress(ValueError, IndexError, struct.error):
            self._take(kind, data)

    def _take(self, kind: int, data: bytes) -> None:
        if kind in _SUPPORTS:
            self._supports.append(kind)
        elif kind == _SHEETS_NAMED:
            self._named = list(struct.iter_unpack("<Iii", data[4:]))
        elif kind == _NAME and not data[0] & _HIDDEN_OR_BUILT_IN:
            name, after = wide_string(data, 9)
            formula = data[after + 4 : after + 4 + int.from_bytes(data[after : after + 4], "little")]
            if len(formula) == _AREA.size and formula[0] in _AREA_3D:
                _, sheet, first, last, left, right = _AREA.unpack(formula)
                self._areas.append((name, (sheet, first, last, left & 0x3FFF, right & 0x3FFF)))

    def regions(self, sheet: int) -> list[Region]:
        """The names that are one plain rectangle on a sheet of this workbook; 0 is its first sheet."""
        found = []
        for name, (place, first, last, left, right) in self._areas:
            link, start, end = self._named[place] if place < len(self._named) else (-1, -1, -1)
            own = 0 <= link < len(self._supports) and self._supports[link] == _SELF
            if own and start == end == sheet and first <= last and left <= right:
                found.append(Region(name, first, last, left, right, kind="name"))
        return found
