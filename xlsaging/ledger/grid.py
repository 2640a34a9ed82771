"""What the ledger reader knows of a workbook: named grids of cells with addresses.

`ledger.sources` implements these protocols for files, the macros for an open workbook. Rows and columns
count from 0 here; only `address` speaks as Excel does.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

__all__ = [
    "CellError",
    "CellKind",
    "ColumnData",
    "Grid",
    "GridSource",
    "Region",
    "Uncached",
    "address",
    "column_letters",
    "shown",
]

CellKind = Literal["text", "number", "date"]


@dataclass(frozen=True, slots=True)
class CellError:
    """An error value in a cell, such as `#N/A`."""

    text: str


@dataclass(frozen=True, slots=True)
class Uncached:
    """A formula whose result the file does not hold."""

    formula: str


@dataclass(frozen=True, slots=True)
class Region:
    """A named rectangle: an Excel table (its header row included) or a defined name. Bounds are inclusive."""

    name: str
    first_row: int
    last_row: int
    first_column: int
    last_column: int
    kind: Literal["table", "name"] = "table"
    totals_row: bool = False


@dataclass(slots=True)
class ColumnData:
    """One column of a grid, read as one kind.

    `values` is a numpy array, one item a row: `number` float64, NaN where blank or odd; `date` int64 day numbers
    (real date cells, and ISO text in text files), NEVER where blank or odd; `text` str objects, "" where blank or odd
    (a number as its shortest text: 111, never 111.0; a date as ISO text).

    `odd` gives, by position in `values`, the raw content of every cell that is neither blank nor of this
    kind: text in a number column, a number in a date column, booleans, CellError, Uncached.

    `texts` is a text column as an Arrow array too, where its source has it at hand.
    """

    values: Any
    odd: dict[int, object] = field(default_factory=dict)
    texts: Any = None


class Grid(Protocol):
    """One sheet, or one text file."""

    @property
    def name(self) -> str:
        """The sheet's name; a text file's stem."""

    @property
    def file(self) -> str:
        """The file's name without folders."""

    @property
    def n_rows(self) -> int:
        """Rows of the rectangle that holds something."""

    @property
    def n_columns(self) -> int:
        """Columns of the rectangle that holds something."""

    @property
    def hidden(self) -> bool:
        """Whether the sheet itself is hidden."""

    @property
    def hidden_rows(self) -> int:
        """How many rows are hidden. Hidden rows count like any other."""

    @property
    def hidden_columns(self) -> int:
        """How many columns are hidden."""

    @property
    def text_only(self) -> bool:
        """Whether cells have no types (csv): every cell is text."""

    @property
    def unended_row(self) -> int:
        """The last row of a text or a page where nothing ends it: the file may break off there. Else -1."""

    @property
    def regions(self) -> Sequence[Region]:
        """Excel tables and defined names on this sheet."""

    def cells(self, first_row: int, last_row: int) -> list[list[object]]:
        """Rows as they are: None, str, int, float, bool, date, datetime, CellError, Uncached; a merged cell is one."""

    def columns(self, kinds: Mapping[int, CellKind], first_row: int, last_row: int) -> dict[int, ColumnData]:
        """Whole columns, rows `first_row` to `last_row` inclusive, each read as the kind wanted."""


class GridSource(Protocol):
    """A file, or several, or an open workbook."""

    @property
    def label(self) -> str:
        """What messages call it."""

    @property
    def grids(self) -> Sequence[Grid]:
        """All sheets of all files, in order."""


def shown(name: str) -> str:
    r"""A file's name as text that can be written anywhere; of bytes that are no UTF-8 it shows which they are.

    >>> shown("应收.xlsx"), shown("caf\udce9.csv")
    ('应收.xlsx', 'caf\\xe9.csv')
    """
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def column_letters(column: int) -> str:
    """Excel's letters for a column counted from 0.

    >>> column_letters(0), column_letters(25), column_letters(26), column_letters(16383)
    ('A', 'Z', 'AA', 'XFD')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(sheet: str, row: int, column: int, file: str = "") -> str:
    """The place of a cell as Excel writes it; row and column count from 0.

    >>> address("Ledger", 11, 5), address("应收 明细", 0, 0), address("S", 0, 0, "a.xlsx")
    ('Ledger!F12', "'应收 明细'!A1", '[a.xlsx]S!A1')
    """
    plain = sheet.replace("_", "").isalnum() and not sheet[:1].isdigit()
    if file:
        name = f"[{file}]{sheet}"
        name = name if plain and " " not in file else "'" + name.replace("'", "''") + "'"
    else:
        name = sheet if plain else "'" + sheet.replace("'", "''") + "'"
    return f"{name}!{column_letters(column)}{row + 1}"
