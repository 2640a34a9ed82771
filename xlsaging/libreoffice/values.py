"""The values of a range: read and written whole, each in the type that xlwings promises."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Iterator
from typing import Any

from xlsaging.libreoffice.entries import EPOCH
from xlsaging.libreoffice.notes import NotesKept
from xlsaging.libreoffice.number_formats import DATE, LOGICAL
from xlsaging.libreoffice.writing import NUMBERS, WritePlan

ERRORS = {
    502: "#VALUE!",
    503: "#NUM!",
    504: "#REF!",
    508: "#NAME?",
    511: "#VALUE!",
    519: "#VALUE!",
    521: "#NULL!",
    524: "#REF!",
    525: "#NAME?",
    532: "#DIV/0!",
    32767: "#N/A",
}
"""LibreOffice's error codes as Excel shows them; any other is #VALUE!."""
WRITTEN_ERRORS = {f"={error}": error for error in set(ERRORS.values())} | {"=NA()": "#N/A"}
FORMULA_CELLS = 16
MANY_ROWS = 64

Rows = list[list[Any]]
Block = tuple[int, int, int, int, int]
"""First row and column, counted from 0, rows, columns, and the key of the number format."""


class ErrorBlock:
    """The errors within one range. Its formulas are read once, and most of them are errors written as such."""

    def __init__(self, cells: Any) -> None:
        self._cells = cells
        self._entered: Any = None

    def text(self, down: int, across: int) -> str:
        """A cell's error as Excel writes it; LibreOffice calls an empty intersection a lost reference."""
        if self._entered is None:
            self._entered = self._cells.entered()
        formula = self._entered[down][across]
        if formula in WRITTEN_ERRORS:
            return WRITTEN_ERRORS[formula]
        kind = ERRORS.get(self._cells.part(down, across).xr.getError(), "#VALUE!")
        return "#NULL!" if kind == "#REF!" and "!" in formula and "#REF!" not in formula else kind


class CellError:
    """An error in a cell, which is asked for its kind only when somebody wants to see it.

    Whole columns of errors are common, and each kind costs a call.
    """

    __slots__ = ("_at", "_block")

    def __init__(self, block: ErrorBlock, at: tuple[int, int]) -> None:
        self._block = block
        self._at = at

    @property
    def text(self) -> str:
        """The error as Excel writes it."""
        return self._block.text(*self._at)

    def __repr__(self) -> str:
        return self.text


def typed(number: float, kind: int) -> Any:
    """A cell's number in the Python type that its number format stands for."""
    if kind & LOGICAL:
        return bool(number) if number in (0.0, 1.0) else number
    if kind & DATE and 0 <= number < 2958466:
        milliseconds = round(number * 86_400_000)
        return EPOCH + dt.timedelta(milliseconds=milliseconds)
    return number


def result(number: float, kind: int) -> Any:
    """A formula's number in the type that LibreOffice shows by itself; a span of less than a day is no date."""
    return number if kind & DATE and number < 1 else typed(number, kind)


class Values:
    """Reading and writing the values of a range; mixed into Range."""

    sheet: Any
    row: int
    column: int
    shape: tuple[int, int]
    xr: Any
    part: Callable[..., Any]
    clipped: Callable[[], Any]
    clear_contents: Callable[[], None]
    formula: Any
    max_cells_per_read = None
    max_cells_per_write = None

    def format_blocks(self, *, of_numbers: bool = False) -> Iterator[Block]:
        """Each block of cells of one format; with `of_numbers`, blocks that cover at least all numbers and formulas.

        Many rows are asked column by column: LibreOffice takes long to put blocks of several columns together, and a
        column of dates with gaps has one format where only its numbers are asked.
        """
        rows, columns = self.shape
        if self.shape == (1, 1) or not _is_mixed(self.xr):
            yield 0, 0, rows, columns, self.xr.getPropertyValue("NumberFormat")
        elif rows < MANY_ROWS:
            yield from self._blocks_within(self.xr)
        else:
            for across in range(columns):
                column = cells = self.part(0, across, rows).xr
                if of_numbers:
                    cells = column.queryContentCells(NUMBERS | FORMULA_CELLS)
                    if not cells.getCount():
                        continue
                if _is_mixed(cells):
                    yield from self._blocks_within(column)
                else:
                    yield 0, across, rows, 1, cells.getPropertyValue("NumberFormat")

    def _blocks_within(self, cells: Any) -> Iterator[Block]:
        groups = cells.getUniqueCellFormatRanges()
        for at in range(groups.getCount()):
            group = groups.getByIndex(at)
            key = group.getPropertyValue("NumberFormat")
            for block in group.getRangeAddresses():
                top, left = block.StartRow, block.StartColumn
                yield (
                    top - self.row + 1,
                    left - self.column + 1,
                    block.EndRow - top + 1,
                    block.EndColumn - left + 1,
                    key,
                )

    @property
    def raw_value(self) -> Any:
        """A single cell's value, or rows of values; None for no cells."""
        if not all(self.shape):
            return None
        rows = self._read()
        return rows[0][0] if self.shape == (1, 1) else rows

    @raw_value.setter
    def raw_value(self, data: Any) -> None:
        """One value for all cells, or rows of values from the first cell on."""
        if not all(self.shape):
            return
        if isinstance(data, (list, tuple)):
            rows = data if data and isinstance(data[0], (list, tuple)) else [data]
            if rows and rows[0]:
                width = max(len(row) for row in rows)
                self.part(0, 0, len(rows), width).write(rows, width)
        elif isinstance(data, str) and len(data) > 1 and data.startswith("="):
            self.formula = data
        elif data is None or data == "":
            self.clear_contents()
        else:
            height, width = self.shape
            self.write([[data] * width] * height, width)

    def _read(self) -> Rows:
        clipped = self.clipped()
        rows = clipped.read_within()
        return padded(rows, self.shape)

    def read_within(self) -> Rows:
        """Rows of values in their types, of cells that are all within the sheet's used part."""
        rows = [list(row) for row in self.xr.getDataArray()]
        formats = self.sheet.book.formats
        for top, left, height, width, key in self.format_blocks(of_numbers=True):
            kind = formats.type(key)
            if kind & (DATE | LOGICAL):
                _retype(rows, top, left, height, width, kind)
            elif formats.is_general(key):
                self._retype_results(rows, top, left, height, width)
        errors = ErrorBlock(self)
        for at, row in enumerate(rows):
            if None in row:
                for across, value in enumerate(row):
                    if value is None:
                        row[across] = CellError(errors, (at, across))
        return rows

    def _retype_results(self, rows: Rows, top: int, left: int, height: int, width: int) -> None:
        """Results of formulas in cells without a format: dates and truths show themselves all the same."""
        formats = self.sheet.book.formats
        block = self.part(top, left, height, width).xr
        if height == width == 1:
            if type(rows[top][left]) is float:
                rows[top][left] = result(rows[top][left], formats.type(block.getPropertyValue("NumberFormat")))
            return
        for found in block.queryContentCells(FORMULA_CELLS).getRangeAddresses():
            cells = self.sheet.xs.getCellRangeByPosition(
                found.StartColumn, found.StartRow, found.EndColumn, found.EndRow
            )
            for down, across in itertools.product(
                range(found.EndRow - found.StartRow + 1), range(found.EndColumn - found.StartColumn + 1)
            ):
                row = rows[found.StartRow + down - self.row + 1]
                at = found.StartColumn + across - self.column + 1
                if type(row[at]) is float:
                    key = cells.getCellByPosition(across, down).getPropertyValue("NumberFormat")
                    row[at] = result(row[at], formats.type(key))

    def write(self, rows: Any, width: int) -> None:
        """Write rows over exactly these cells, each value as if it had been entered there."""
        plan = WritePlan(self)
        if any(len(row) < width for row in rows):
            rows = [[*row, *[""] * (width - len(row))] for row in rows]
        out = [plan.column(across, values) for across, values in enumerate(zip(*rows, strict=True))]
        plan.settle(out)
        if self.shape == (1, 1):
            value = out[0][0]
            self.xr.setString(value) if isinstance(value, str) else self.xr.setValue(value)
        else:
            with NotesKept(self):
                self.xr.setDataArray(tuple(zip(*out, strict=True)))
        plan.finish(out)


def padded(rows: Rows, shape: tuple[int, int]) -> Rows:
    """Rows filled up with empty cells to the shape."""
    height, width = shape
    if rows and len(rows[0]) < width:
        rows = [row + [None] * (width - len(row)) for row in rows]
    return rows + [[None] * width for _ in range(height - len(rows))]


def _is_mixed(cells: Any) -> bool:
    return bool(cells.getPropertyState("NumberFormat").value == "AMBIGUOUS_VALUE")


def _retype(rows: Rows, top: int, left: int, height: int, width: int, kind: int) -> None:
    known: dict[float, Any] = {}
    for at in range(left, left + width):
        for row in rows[top : top + height] if height < len(rows) else rows:
            number = row[at]
            if type(number) is float:
                if number not in known:
                    known[number] = typed(number, kind)
                row[at] = known[number]
