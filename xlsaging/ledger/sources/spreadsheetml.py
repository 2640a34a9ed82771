"""XML Spreadsheet 2003, which finance systems still export under the name .xls or .xml."""

from __future__ import annotations

from pathlib import Path
from xml.parsers import expat

from xlsaging.ledger.grid import CellError, Uncached, shown
from xlsaging.model.errors import UnsafeFileError

from .collect import CellCollector
from .package import damage
from .sheet import SheetGrid

__all__ = ["looks_like_spreadsheetml", "read_spreadsheetml"]

_NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_LAST_ROW, _LAST_COLUMN = 1_048_575, 16_383


def looks_like_spreadsheetml(head: str) -> bool:
    """Whether text begins as such a workbook does.

    >>> looks_like_spreadsheetml('<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">')
    True
    """
    return head.lstrip("\ufeff \r\n\t").startswith("<") and "Workbook" in head and _NAMESPACE in head


class _Sheet:
    def __init__(self, name: str, date1904: bool) -> None:
        self.name = name
        self.cells = CellCollector(date1904=date1904)
        self.hidden = False
        self.hidden_rows = 0
        self.hidden_spans: list[tuple[int, int]] = []
        self.merges: list[tuple[int, int, int, int]] = []
        self.row = self.column = -1
        self.layout_column = -1
        self.row_span = 0


class _Handler:
    """Follows the workbook's elements. Addresses are implied: the next cell, unless it has an index."""

    def __init__(self) -> None:
        self.sheets: list[_Sheet] = []
        self.date1904 = False
        self.given: dict[str, str] = {}
        self.kind = ""
        self.formula = ""
        self.heard: list[str] | None = None
        self.visible: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        given = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        sheet = self.sheets[-1] if self.sheets else None
        if name == "Worksheet":
            self.sheets.append(_Sheet(given.get("Name", ""), self.date1904))
        elif name == "Date1904":
            self.date1904 = True
        elif sheet is None:
            return
        elif name == "Row":
            self._row(sheet, given)
        elif name == "Column":
            self._column(sheet, given)
        elif name == "Cell":
            self._cell(sheet, given)
        elif name == "Data":
            self.kind, self.heard = given.get("Type", "String"), []
        elif name == "Visible":
            self.visible = []

    def _row(self, sheet: _Sheet, given: dict[str, str]) -> None:
        sheet.row = _place(given, sheet.row, _LAST_ROW)
        sheet.column = -1
        sheet.row_span = int(given.get("Span", "0"))
        sheet.hidden_rows += given.get("Hidden") == "1"

    def _column(self, sheet: _Sheet, given: dict[str, str]) -> None:
        first = _place(given, sheet.layout_column, _LAST_COLUMN)
        sheet.layout_column = first + int(given.get("Span", "0"))
        if given.get("Hidden") == "1":
            sheet.hidden_spans.append((first, sheet.layout_column))

    def _cell(self, sheet: _Sheet, given: dict[str, str]) -> None:
        sheet.column = _place(given, sheet.column, _LAST_COLUMN)
        self.formula, self.given, self.kind = given.get("Formula", ""), given, ""
        across, down = int(given.get("MergeAcross", "0")), int(given.get("MergeDown", "0"))
        if across or down:
            sheet.merges.append((sheet.row, sheet.row + down, sheet.column, sheet.column + across))

    def text(self, data: str) -> None:
        for heard in (self.heard, self.visible):
            if heard is not None:
                heard.append(data)

    def end(self, tag: str) -> None:
        name = tag.rpartition(" ")[2]
        if not self.sheets:
            return
        sheet = self.sheets[-1]
        if name == "Data" and self.heard is not None:
            _keep(sheet, self.kind, "".join(self.heard))
            self.heard = None
        elif name == "Cell":
            if self.formula and not self.kind:
                sheet.cells.other(sheet.row, sheet.column, Uncached(self.formula))
            sheet.column += int(self.given.get("MergeAcross", "0"))
        elif name == "Row":
            sheet.row += sheet.row_span
        elif name == "Visible" and self.visible is not None:
            sheet.hidden = "".join(self.visible).strip() != "SheetVisible"
            self.visible = None


def _place(given: dict[str, str], before: int, last: int) -> int:
    place = int(given["Index"]) - 1 if "Index" in given else before + 1
    if not 0 <= place <= last:
        raise ValueError(f"index {place} is outside of a sheet")
    return place


def _keep(sheet: _Sheet, kind: str, text: str) -> None:
    place = sheet.row, sheet.column
    if kind == "Number" and text.strip():
        sheet.cells.number(*place, float(text), digits=text.strip())
    elif kind == "DateTime":
        sheet.cells.iso_date(*place, text.strip())
    elif kind == "Boolean":
        sheet.cells.boolean(*place, text.strip() == "1")
    elif kind == "Error":
        sheet.cells.other(*place, CellError(text))
    else:
        sheet.cells.text(*place, text)


def read_spreadsheetml(path: Path, text: str) -> list[SheetGrid]:
    """The sheets of an XML Spreadsheet 2003. Raises `UnsafeFileError` for entities, `DamagedFileError`."""

    def refuse(*_: object) -> None:
        raise UnsafeFileError(path=path.name, part="xml")

    handler = _Handler()
    parser = expat.ParserCreate("utf-8", " ")
    parser.buffer_text = True
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = refuse
    with damage(path, "xml"):
        parser.Parse(text.encode("utf-8", "replace"), True)
        return [_grid(path, sheet) for sheet in handler.sheets]


def _grid(path: Path, sheet: _Sheet) -> SheetGrid:
    cells = sheet.cells.sheet(hidden_rows=sheet.hidden_rows, hidden_spans=sheet.hidden_spans, merges=sheet.merges)
    return SheetGrid(name=sheet.name, file=shown(path.name), hidden=sheet.hidden, load=lambda: cells)
