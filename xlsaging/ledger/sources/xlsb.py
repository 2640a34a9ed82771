"""xlsb: the binary form of an Office Open XML workbook ([MS-XLSB]).

Its parts are sequences of records: a type, a length, and so many bytes.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from xlsaging.ledger.grid import CellError, Region, shown

from .collect import CellCollector
from .package import Limits, Package, damage
from .sheet import SheetCells, SheetGrid
from .strings import shows_date
from .xlsb_records import records, wide_string
from .xlsb_regions import Names, table_region

__all__ = ["read_xlsb"]

_ROW, _BLANK, _RK, _ERROR, _BOOL, _REAL, _STRING, _SHARED = range(8)
_FORMULA_STRING, _FORMULA_NUMBER, _FORMULA_BOOL, _FORMULA_ERROR = 8, 9, 10, 11
_SHARED_ITEM, _FORMAT, _STYLE, _COLUMNS, _RICH = 19, 44, 47, 60, 62
_PROPERTIES, _SHEET, _MERGE, _STYLES_BEGIN, _STYLES_END = 153, 156, 176, 617, 618
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


def read_xlsb(path: Path, limits: Limits | None = None) -> list[SheetGrid]:
    """The sheets of an xlsb workbook, in order; each is read when first asked for a cell.

    Raises `DamagedFileError`.
    """
    return _Workbook(path, limits).grids


class _Workbook:
    def __init__(self, path: Path, limits: Limits | None) -> None:
        self.path, self.limits = path, limits
        self.date1904 = False
        self.grids: list[SheetGrid] = []
        self.seen: set[str] = set()
        with Package(path, limits) as package, damage(path, "workbook"):
            targets = package.relations("").values()
            part = next((part for kind, part in targets if kind == "officeDocument"), "xl/workbook.bin")
            relations, names = package.relations(part), Names()
            sheets = []
            for kind, data in records(package.read(part)):
                names.take(kind, data)
                if kind == _PROPERTIES:
                    self.date1904 = bool(data[0] & 1)
                elif kind == _SHEET:
                    sheets.append(data)
            for number, data in enumerate(sheets):
                self._add_sheet(package, data, relations, names.regions(number))
        parts = dict(relations.values())
        self._strings_part, self._styles_part = parts.get("sharedStrings"), parts.get("styles")

    def _add_sheet(
        self, package: Package, data: bytes, relations: dict[str, tuple[str, str]], named: list[Region]
    ) -> None:
        identity, after = wide_string(data, 8)
        name, _ = wide_string(data, after)
        kind, part = relations.get(identity, ("", ""))
        if kind == "worksheet" and part not in self.seen:
            self.seen.add(part)
            hidden = data[0] != 0
            tables = [target for kind, target in package.relations(part).values() if kind == "table"]
            found = [table_region(package.read(target)) for target in tables if target in package]
            regions = [*(region for region in found if region is not None), *named]
            load = self._loader(part)
            self.grids.append(SheetGrid(name=name, file=shown(self.path.name), hidden=hidden, named=regions, load=load))

    def _loader(self, part: str) -> Callable[[], SheetCells]:
        return lambda: self._cells(part)

    @cached_property
    def _shared(self) -> tuple[list[str], list[bool]]:
        with Package(self.path, self.limits) as package, damage(self.path, "strings"):
            strings, styles = [], []
            if self._strings_part:
                items = (data for kind, data in records(package.read(self._strings_part)) if kind == _SHARED_ITEM)
                strings = [wide_string(data, 1)[0] for data in items]
            if self._styles_part:
                styles = _date_styles(package, self._styles_part)
        return strings, styles

    def _cells(self, part: str) -> SheetCells:
        texts, styles = self._shared
        sheet = _Sheet(CellCollector(texts, date1904=self.date1904), styles)
        with Package(self.path, self.limits) as package, damage(self.path, part):
            for kind, data in records(package.read(part)):
                sheet.take(kind, data)
            return sheet.cells.sheet(
                hidden_rows=sheet.hidden_rows, hidden_spans=sheet.hidden_spans, merges=sheet.merges
            )


class _Sheet:
    """Follows a worksheet's records."""

    def __init__(self, cells: CellCollector, date_styles: list[bool]) -> None:
        self.cells = cells
        self.date_styles = date_styles
        self.row = self.hidden_rows = 0
        self.hidden_spans: list[tuple[int, int]] = []
        self.merges: list[tuple[int, int, int, int]] = []

    def take(self, kind: int, data: bytes) -> None:
        if _RK <= kind <= _FORMULA_ERROR or kind == _RICH:
            self._cell(kind, data)
        elif kind == _ROW:
            self.row = int.from_bytes(data[:4], "little")
            self.hidden_rows += bool(data[11] & 0x10)
        elif kind == _COLUMNS:
            if data[16] & 1:
                self.hidden_spans.append(struct.unpack_from("<II", data))
        elif kind == _MERGE:
            self.merges.append(struct.unpack_from("<IIII", data))

    def _cell(self, kind: int, data: bytes) -> None:
        column, style = struct.unpack_from("<II", data)
        place = self.row, column
        if kind in (_REAL, _FORMULA_NUMBER):
            self._number(place, style, struct.unpack_from("<d", data, 8)[0])
        elif kind == _RK:
            self._number(place, style, _rk(data[8:12]))
        elif kind == _SHARED:
            self.cells.shared_text(*place, struct.unpack_from("<I", data, 8)[0])
        elif kind in (_STRING, _FORMULA_STRING):
            self.cells.text(*place, wide_string(data, 8)[0])
        elif kind == _RICH:
            self.cells.text(*place, wide_string(data, 9)[0])
        elif kind in (_BOOL, _FORMULA_BOOL):
            self.cells.boolean(*place, data[8] != 0)
        else:
            self.cells.other(*place, CellError(_ERRORS.get(data[8], "#ERR")))

    def _number(self, place: tuple[int, int], style: int, value: float) -> None:
        style &= 0xFFFFFF
        dated = style < len(self.date_styles) and self.date_styles[style]
        self.cells.number(*place, value, date=dated)


def _rk(data: bytes) -> float:
    """A number squeezed into 30 bits: whole or the upper half of a float, perhaps a hundredth of it."""
    number = int.from_bytes(data, "little", signed=True)
    if number & 2:
        value = float(number >> 2)
    else:
        value = struct.unpack("<d", b"\x00\x00\x00\x00" + (number & 0xFFFFFFFC).to_bytes(4, "little"))[0]
    return value / 100 if number & 1 else value


def _date_styles(package: Package, part: str) -> list[bool]:
    formats: dict[int, str] = {}
    styles: list[bool] = []
    cell_styles = False
    for kind, data in records(package.read(part)):
        if kind == _FORMAT:
            formats[int.from_bytes(data[:2], "little")] = wide_string(data, 2)[0]
        elif kind in (_STYLES_BEGIN, _STYLES_END):
            cell_styles = kind == _STYLES_BEGIN
        elif kind == _STYLE and cell_styles:
            styles.append(shows_date(int.from_bytes(data[2:4], "little"), formats))
    return styles
