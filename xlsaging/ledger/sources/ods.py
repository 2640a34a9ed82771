"""ods: OpenDocument spreadsheets, whose cells say what they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.parsers import expat

from xlsaging.ledger.grid import CellError, Region, Uncached, shown
from xlsaging.model.errors import PasswordProtectedError, TooLargeError, UnsafeFileError
from xlsaging.model.own_sheet import OWN_SHEET, own_place

from .collect import CellCollector
from .package import Limits, Package, damage, local
from .regions import region_of_name
from .sheet import SheetGrid

__all__ = ["read_ods"]

_PIECE = 1024 * 1024
_LAST_ROW, _LAST_COLUMN = 1_048_575, 16_383
_MOST_REPEATED = 4_000_000
"""Cells of a file that stand in it once for many; each takes a line of XML, and memory, only when it is read."""
_MOST_SPACES = 100


class _Table:
    """One table while it is being read."""

    def __init__(self, name: str, hidden: bool) -> None:
        self.name, self.hidden, self.own = name, hidden, False
        self.cells = CellCollector()
        self.results = 0
        self.uncomputed: list[tuple[int, int, str]] = []
        self.row = self.column = 0
        self.next_row = self.hidden_rows = 0
        self.row_repeat = 1
        self.row_cells: list[_Cell] = []
        self.hidden_spans: list[tuple[int, int]] = []
        self.merges: list[tuple[int, int, int, int]] = []


class _Cell(NamedTuple):
    column: int
    repeat: int
    attributes: dict[str, str]
    text: str


class _Handler:
    """Follows `content.xml`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.tables: list[_Table] = []
        self.names: list[tuple[str, str, bool]] = []
        self.hidden_styles: set[str] = set()
        self.style = ""
        self.table: _Table | None = None
        self.depth = 0
        self.attributes: dict[str, str] | None = None
        self.paragraphs: list[list[str]] = []
        self.silent = self.repeated = 0

    def start(self, tag: str, given: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "annotation" or self.silent:
            self.silent += 1
        elif self.attributes is not None:
            self._inside_cell(name, given)
        elif name in ("table-cell", "covered-table-cell"):
            self.attributes = given
            self.paragraphs = []
        elif name == "table-row" and self.table:
            self.table.row_repeat = _count(given, "table:number-rows-repeated")
            self.table.column, self.table.row_cells = 0, []
            if given.get("table:visibility") in ("collapse", "filter"):
                self.table.hidden_rows += self.table.row_repeat
        elif name == "table-column" and self.table:
            self._column(self.table, given)
        else:
            self._outside(name, given)

    def _outside(self, name: str, given: dict[str, str]) -> None:
        if name == "table":
            self.depth += 1
            if self.depth == 1:
                style = given.get("table:style-name", "")
                self.table = _Table(given.get("table:name", ""), style in self.hidden_styles)
                self.tables.append(self.table)
        elif name == "style":
            self.style = given.get("style:name", "")
        elif name == "table-properties" and given.get("table:display") == "false":
            self.hidden_styles.add(self.style)
        elif name == "named-range":
            self.names.append((given.get("table:name", ""), given.get("table:cell-range-address", ""), False))
        elif name == "named-expression" and self.table and given.get("table:name") == OWN_SHEET:
            self.table.own = own_place(given.get("table:expression", ""), self.table.name) is not None
        elif name == "database-range" and not given.get("table:name", "").startswith("__"):
            self.names.append((given["table:name"], given.get("table:target-range-address", ""), True))

    def _column(self, table: _Table, given: dict[str, str]) -> None:
        repeat = _count(given, "table:number-columns-repeated")
        if given.get("table:visibility") in ("collapse", "filter"):
            table.hidden_spans.append((table.column, table.column + repeat - 1))
        table.column += repeat

    def _inside_cell(self, name: str, given: dict[str, str]) -> None:
        if name == "p":
            self.paragraphs.append([])
        elif self.paragraphs and name in ("s", "tab", "line-break"):
            sign = {"s": " " * min(_count(given, "text:c"), _MOST_SPACES), "tab": "\t", "line-break": "\n"}[name]
            self.paragraphs[-1].append(sign)

    def text(self, data: str) -> None:
        if self.paragraphs and self.attributes is not None and not self.silent:
            self.paragraphs[-1].append(data)

    def end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if self.silent:
            self.silent -= 1
        elif name in ("table-cell", "covered-table-cell") and self.attributes is not None:
            if self.table and self.depth == 1:
                self._end_cell(self.table, self.attributes)
            self.attributes, self.paragraphs = None, []
        elif name == "table-row" and self.table:
            self._end_row(self.table)
        elif name == "table":
            self.depth -= 1
            if not self.depth:
                self.table = None

    def _end_cell(self, table: _Table, given: dict[str, str]) -> None:
        repeat = _count(given, "table:number-columns-repeated")
        rows, columns = _count(given, "table:number-rows-spanned"), _count(given, "table:number-columns-spanned")
        if rows > 1 or columns > 1:
            bounds = (table.next_row, table.next_row + rows - 1, table.column, table.column + columns - 1)
            table.merges.append(bounds)
        text = "\n".join(map("".join, self.paragraphs))
        if text or "office:value-type" in given or "table:formula" in given:
            table.row_cells.append(_Cell(table.column, repeat, given, text))
        table.column += repeat

    def _end_row(self, table: _Table) -> None:
        if table.row_cells:
            last = min(table.next_row + table.row_repeat - 1, _LAST_ROW)
            size = sum(cell.repeat for cell in table.row_cells) * (last - table.next_row + 1)
            self.repeated += size - len(table.row_cells)
            if self.repeated > _MOST_REPEATED:
                raise TooLargeError(path=self.path.name, size=self.repeated // 20_000, limit=_MOST_REPEATED // 20_000)
            for row in range(table.next_row, last + 1):
                for cell in table.row_cells:
                    for column in range(cell.column, min(cell.column + cell.repeat - 1, _LAST_COLUMN) + 1):
                        _keep(table, row, column, cell)
        table.next_row += table.row_repeat


def _keep(table: _Table, row: int, column: int, cell: _Cell) -> None:
    given, text, cells = cell.attributes, cell.text, table.cells
    kind = given.get("office:value-type", "")
    formula = given.get("table:formula", "")
    if formula and not kind and not text:
        table.uncomputed.append((row, column, formula.removeprefix("of:")))
        return
    table.results += bool(formula)
    if given.get("calcext:value-type") == "error" or (kind == "" and text.startswith("Err:")):
        cells.other(row, column, CellError(text))
    elif kind in ("float", "percentage", "currency"):
        digits = given.get("office:value", "")
        cells.number(row, column, float(digits), digits=digits)
    elif kind == "date":
        cells.iso_date(row, column, given.get("office:date-value", text))
    elif kind == "boolean":
        cells.boolean(row, column, given.get("office:boolean-value") == "true")
    else:
        cells.text(row, column, given.get("office:string-value", text))


def _count(given: dict[str, str], name: str) -> int:
    return max(1, int(given[name])) if name in given else 1


def read_ods(path: Path, limits: Limits | None = None) -> list[SheetGrid]:
    """The sheets of an OpenDocument spreadsheet, in order.

    Raises `PasswordProtectedError`, `UnsafeFileError` for entities, `TooLargeError` for rows repeated without
    end, `DamagedFileError`.
    """
    handler = _Handler(path)

    def refuse(*_: object) -> None:
        raise UnsafeFileError(path=path.name, part="content.xml")

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = refuse
    with Package(path, limits) as package:
        if _encrypted(package):
            raise PasswordProtectedError(path=path.name)
        with damage(path, "content.xml"):
            for piece in package.chunks("content.xml", _PIECE):
                parser.Parse(piece, False)
            parser.Parse(b"", True)
            return [_grid(path, table, handler.names) for table in handler.tables]


def _encrypted(package: Package) -> bool:
    manifest = "META-INF/manifest.xml"
    return manifest in package and any(local(item.tag) == "encryption-data" for item in package.xml(manifest).iter())


def _grid(path: Path, table: _Table, names: list[tuple[str, str, bool]]) -> SheetGrid:
    # A formula that shows an empty text has no value either; only where no formula has one was nothing computed.
    if not table.results:
        for row, column, formula in table.uncomputed:
            table.cells.other(row, column, Uncached(formula))
    cells = table.cells.sheet(
        hidden_rows=min(table.hidden_rows, _LAST_ROW), hidden_spans=table.hidden_spans, merges=table.merges
    )
    named = list(_regions(table.name, names))
    return SheetGrid(
        name=table.name,
        file=shown(path.name),
        hidden=table.hidden,
        own=table.own,
        named=named,
        load=lambda: cells,
    )


def _regions(sheet: str, names: list[tuple[str, str, bool]]) -> Iterator[Region]:
    from dataclasses import replace

    for name, address, is_table in names:
        start, _, end = address.partition(":")
        corner = end.rpartition(".")[2]
        found = region_of_name(name, f"{start}:{corner}" if corner else start, sheet)
        if found is not None:
            yield replace(found, kind="table") if is_table else found
