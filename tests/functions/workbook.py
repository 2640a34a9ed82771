"""A workbook as xlwings shows one, that counts what it is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from xlsaging.ledger.grid import column_letters

_PART = re.compile(r"\$?([A-Z]+)\$?(\d*)(?::\$?([A-Z]+)\$?(\d*))?")
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


class Book:
    """A workbook."""

    def __init__(self, name: str = "Ledger.xlsx") -> None:
        self.name = name
        self.fullname = f"C:\\Books\\{name}"


class Sheet:
    """A sheet whose cells stand from `top`, `left` (from 1) on."""

    def __init__(
        self, name: str, rows: Sequence[Sequence[Any]], top: int = 1, left: int = 1, book: Book | None = None
    ) -> None:
        self.name = name
        self.book = book or Book()
        self.rows = [list(row) for row in rows]
        self.top, self.left = top, left
        self.transfers = 0
        self.cells_read = 0
        self.table_range: Range | None = None

    @property
    def used_range(self) -> Range:
        """The rectangle that holds something."""
        return Range(self, self.top, self.left, len(self.rows), max(map(len, self.rows)))

    def range(self, address: str) -> Range:
        """A range by its address; `A:C` are whole columns."""
        found = _PART.fullmatch(address)
        assert found, address
        first, top, last, bottom = found.groups()
        left = _number(first)
        width = _number(last or first) - left + 1
        if not top:
            return Range(self, 1, left, LAST_ROW, width)
        return Range(self, int(top), left, int(bottom or top) - int(top) + 1, width)

    def at(self, row: int, column: int) -> Any:
        """A cell's content, counted from 1."""
        line = self.rows[row - self.top] if 0 <= row - self.top < len(self.rows) else []
        return line[column - self.left] if 0 <= column - self.left < len(line) else None


class Range:
    """A rectangle of a sheet."""

    def __init__(self, sheet: Sheet, row: int, column: int, height: int, width: int) -> None:
        self.sheet, self.row, self.column = sheet, row, column
        self.shape = (height, width)

    @property
    def address(self) -> str:
        height, width = self.shape
        first = f"${column_letters(self.column - 1)}${self.row}"
        last = f"${column_letters(self.column + width - 2)}${self.row + height - 1}"
        return first if first == last else f"{first}:{last}"

    @property
    def last_cell(self) -> Range:
        height, width = self.shape
        return Range(self.sheet, self.row + height - 1, self.column + width - 1, 1, 1)

    @property
    def table(self) -> Table | None:
        held = self.sheet.table_range
        return Table(held) if held else None

    def resize(self, height: int, width: int) -> Range:
        return Range(self.sheet, self.row, self.column, height, width)

    def options(self, **options: Any) -> Reading:
        assert options["err_to_str"], "an error must not be read as a blank"
        return Reading(self, options.get("ndim"))


class Union:
    """A range of several rectangles, `(A1:B3,D1:E3)`; its value is that of the first."""

    def __init__(self, *parts: Range) -> None:
        self.parts = parts
        self.sheet = parts[0].sheet
        self.address = ",".join(part.address for part in parts)
        self.shape = parts[0].shape

    def options(self, **options: Any) -> Reading:
        return self.parts[0].options(**options)


class Table:
    """The Excel table of a sheet."""

    name = "tblInvoices"

    def __init__(self, held: Range) -> None:
        self.range = held
        height, width = held.shape
        self.data_body_range = Range(held.sheet, held.row + 1, held.column, height - 1, width)


class Reading:
    """A range about to be read: its value is one transfer."""

    def __init__(self, held: Range, ndim: int | None) -> None:
        self.held, self.ndim = held, ndim

    @property
    def value(self) -> Any:
        sheet, (height, width) = self.held.sheet, self.held.shape
        sheet.transfers += 1
        sheet.cells_read += height * width
        rows = [
            [sheet.at(row, column) for column in range(self.held.column, self.held.column + width)]
            for row in range(self.held.row, self.held.row + height)
        ]
        return rows if self.ndim == 2 else rows[0][0] if (height, width) == (1, 1) else rows


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def cell(address: str, sheet: str = "Report") -> Range:
    """A cell that asks."""
    return Sheet(sheet, [[None]], book=Book("Report.xlsx")).range(address)
