"""The values of a range: read and written whole, each in the type that xlwings promises."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Iterator
from typing import Any

from xlsaging.libreoffice import entries, formulas
from xlsaging.libreoffice.entries import EPOCH
from xlsaging.libreoffice.notes import NotesKept
from xlsaging.libreoffice.number_formats import DATE, LOGICAL, TEXT
from xlsaging.libreoffice.scalars import prepared

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

Rows = list[list[Any]]


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


def serial(moment: dt.datetime) -> float:
    """A moment as the number of days that cells hold."""
    return (moment - EPOCH) / dt.timedelta(days=1)


def date_code(moment: dt.datetime) -> str:
    """The format that Excel gives an unformatted cell which a moment is written to."""
    return "m/d/yyyy" if moment.time() == dt.time.min else "m/d/yyyy h:mm"


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

    def format_blocks(self) -> Iterator[tuple[int, int, int, int, int]]:
        """(row, column, rows, columns, number format key) of each block of one format, counted from 0."""
        if self.shape == (1, 1) or self.xr.getPropertyState("NumberFormat").value != "AMBIGUOUS_VALUE":
            yield 0, 0, *self.shape, self.xr.getPropertyValue("NumberFormat")
            return
        groups = self.xr.getUniqueCellFormatRanges()
        for at in range(groups.getCount()):
            group = groups.getByIndex(at)
            key = group.getPropertyValue("NumberFormat")
            for block in group.getRangeAddresses():
                yield (
                    block.StartRow - self.row + 1,
                    block.StartColumn - self.column + 1,
                    block.EndRow - block.StartRow + 1,
                    block.EndColumn - block.StartColumn + 1,
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
        for top, left, height, width, key in self.format_blocks():
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
        out = [plan.row(at, row, width) for at, row in enumerate(rows)]
        plan.settle(out)
        if self.shape == (1, 1):
            value = out[0][0]
            self.xr.setString(value) if isinstance(value, str) else self.xr.setValue(value)
        else:
            with NotesKept(self):
                self.xr.setDataArray(tuple(map(tuple, out)))
        plan.finish()


def padded(rows: Rows, shape: tuple[int, int]) -> Rows:
    """Rows filled up with empty cells to the shape."""
    height, width = shape
    if rows and len(rows[0]) < width:
        rows = [row + [None] * (width - len(row)) for row in rows]
    return rows + [[None] * width for _ in range(height - len(rows))]


def _retype(rows: Rows, top: int, left: int, height: int, width: int, kind: int) -> None:
    for row in rows[top : top + height]:
        for at in range(left, left + width):
            if type(row[at]) is float:
                row[at] = typed(row[at], kind)


class WritePlan:
    """What has to be done around one whole-range write: formats for dates and truths, formulas, entered texts."""

    def __init__(self, target: Any) -> None:
        self.target = target
        self.formats = target.sheet.book.formats
        self.codes: dict[tuple[int, str], list[int]] = {}
        self.formulas: list[tuple[int, int, str]] = []
        self.texts: list[tuple[int, int, str]] = []
        self.blocks = list(target.format_blocks())
        self.keys = {key for *_, key in self.blocks}

    def row(self, at: int, row: Any, width: int) -> list[Any]:
        """One row as numbers and texts, remembering what else its cells need."""
        out = []
        for across, value in enumerate(row):
            kind = type(value)
            if kind is str:
                if entries.MAYBE.match(value):
                    self.texts.append((at, across, value))
                elif value[:1] == "=" and len(value) > 1:
                    self.formulas.append((at, across, value))
                    value = ""
            elif kind is bool:
                self.codes.setdefault((across, "BOOLEAN"), []).append(at)
                value = float(value)
            elif kind is dt.datetime:
                self.codes.setdefault((across, date_code(value)), []).append(at)
                value = serial(value)
            elif kind is int:
                value = float(value)
            elif kind is not float:
                value = self._other(at, across, value)
            elif value != value:
                value = ""
            out.append(value)
        return out + [""] * (width - len(out))

    def _other(self, at: int, across: int, value: Any) -> Any:
        """A value of a rarer kind, by way of its plain one."""
        value = prepared(value)
        if isinstance(value, bool):
            self.codes.setdefault((across, "BOOLEAN"), []).append(at)
            return float(value)
        if isinstance(value, dt.datetime):
            self.codes.setdefault((across, date_code(value)), []).append(at)
            return serial(value)
        return value

    def settle(self, out: Rows) -> None:
        """Turn texts into what Excel would make of them, save in cells formatted as text."""
        text_blocks = [block for block in self.blocks if self.formats.type(block[4]) & TEXT]
        formulas, self.formulas = self.formulas, []
        for at, across, text in formulas:
            if _within(at, across, text_blocks):
                out[at][across] = text
            else:
                self.formulas.append((at, across, text))
        for at, across, text in self.texts:
            if _within(at, across, text_blocks):
                continue
            entry = entries.read(text)
            if entry.is_error:
                self.formulas.append((at, across, f"={entry.value}"))
                out[at][across] = ""
                continue
            if isinstance(entry.value, bool):
                self.codes.setdefault((across, "BOOLEAN"), []).append(at)
                out[at][across] = float(entry.value)
            else:
                out[at][across] = entry.value
                if entry.code != "General":
                    self.codes.setdefault((across, entry.code), []).append(at)

    def finish(self) -> None:
        """Give the cells their formats and formulas."""
        logical = [block for block in self.blocks if self.formats.type(block[4]) & LOGICAL]
        for top, left, height, width, _ in logical:
            self.target.part(top, left, height, width).xr.setPropertyValue("NumberFormat", 0)
        for (across, code), rows in self.codes.items():
            for run in _runs(sorted(rows)):
                self._format(across, code, run)
        for at, across, formula in self.formulas:
            cell = self.target.part(at, across)
            cell.xr.setFormula(formulas.to_office(formula, cell.table_for(formula)))

    def _format(self, across: int, code: str, run: range) -> None:
        cells = self.target.part(run.start, across, len(run), 1)
        if code == "BOOLEAN" or all(
            self.formats.is_general(key) or self.formats.type(key) & LOGICAL for key in self.keys
        ):
            cells.xr.setPropertyValue("NumberFormat", self.formats.key(code))
            return
        for top, left, height, width, key in cells.format_blocks():
            if self.formats.is_general(key):
                cells.part(top, left, height, width).xr.setPropertyValue("NumberFormat", self.formats.key(code))


def _within(at: int, across: int, blocks: list[tuple[int, int, int, int, int]]) -> bool:
    """Whether a cell lies in one of the blocks."""
    return any(top <= at < top + height and left <= across < left + width for top, left, height, width, _ in blocks)


def _runs(rows: list[int]) -> Iterator[range]:
    """Unbroken runs of ascending numbers."""
    start = previous = None
    for row in rows:
        if previous is not None and row != previous + 1:
            yield range(start, previous + 1)  # type: ignore[arg-type]
            start = row
        start = row if start is None else start
        previous = row
    if previous is not None:
        yield range(start, previous + 1)  # type: ignore[arg-type]
