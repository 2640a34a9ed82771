"""Cell addresses as Excel writes them, and boxes of rows and columns."""

from __future__ import annotations

import re
from typing import NamedTuple

LAST_ROW, LAST_COLUMN = 1048576, 16384

_CORNER = r"\$?([A-Za-z]{1,3})?\$?([0-9]{1,7})?"
_ADDRESS = re.compile(rf"{_CORNER}(?::{_CORNER})?")


class Box(NamedTuple):
    """A rectangle of cells: first row and column (from 1), number of rows and columns."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1

    @classmethod
    def around(cls, one: Box, other: Box) -> Box:
        """The smallest box that holds both.

        >>> Box.around(Box(1, 1), Box(3, 2, 2, 1))
        Box(row=1, column=1, rows=4, columns=2)
        """
        row, column = min(one.row, other.row), min(one.column, other.column)
        bottom = max(one.row + one.rows, other.row + other.rows)
        right = max(one.column + one.columns, other.column + other.columns)
        return cls(row, column, bottom - row, right - column)

    def common(self, other: Box) -> Box | None:
        """The cells that both hold; None where they do not meet."""
        row, column = max(self.row, other.row), max(self.column, other.column)
        bottom = min(self.row + self.rows, other.row + other.rows)
        right = min(self.column + self.columns, other.column + other.columns)
        return None if bottom <= row or right <= column else Box(row, column, bottom - row, right - column)


def column_number(letters: str) -> int:
    """A column's number from its letters.

    >>> column_number("A"), column_number("aa"), column_number("XFD")
    (1, 27, 16384)
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """A column's letters from its number.

    >>> column_letters(1), column_letters(27), column_letters(16384)
    ('A', 'AA', 'XFD')
    """
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def boxed(text: str) -> Box | None:
    """The box of an address without a sheet; None where the text is no address.

    >>> boxed("$B$2:D4"), boxed("tax")
    (Box(row=2, column=2, rows=3, columns=3), None)
    >>> boxed("C:D"), boxed("2:3")
    (Box(row=1, column=3, rows=1048576, columns=2), Box(row=2, column=1, rows=2, columns=16384))
    """
    found = _ADDRESS.fullmatch(text.strip())
    if found is None:
        return None
    left, top, right, bottom = found.groups()
    if ":" not in text:
        if not (left and top):
            return None
        right, bottom = left, top
    if not (left or top) or bool(left) != bool(right) or bool(top) != bool(bottom):
        return None
    columns = sorted((column_number(left), column_number(right))) if left and right else [1, LAST_COLUMN]
    rows = sorted((int(top), int(bottom))) if top and bottom else [1, LAST_ROW]
    if rows[0] < 1 or rows[1] > LAST_ROW or columns[1] > LAST_COLUMN:
        return None
    return Box(rows[0], columns[0], rows[1] - rows[0] + 1, columns[1] - columns[0] + 1)


def address(box: Box, row_absolute: bool = True, column_absolute: bool = True) -> str:
    """A box as Excel writes it; whole rows and columns without the other half.

    >>> address(Box(1, 1)), address(Box(2, 2, 2, 3), False, False), address(Box(1, 2, LAST_ROW, 1))
    ('$A$1', 'B2:D3', '$B:$B')
    """
    across, down = "$" * bool(column_absolute), "$" * bool(row_absolute)
    left, right = column_letters(box.column), column_letters(box.column + box.columns - 1)
    top, bottom = box.row, box.row + box.rows - 1
    if box.columns == LAST_COLUMN:
        return f"{down}{top}:{down}{bottom}"
    if box.rows == LAST_ROW:
        return f"{across}{left}:{across}{right}"
    first = f"{across}{left}{down}{top}"
    return first if (box.rows, box.columns) == (1, 1) else f"{first}:{across}{right}{down}{bottom}"


def quoted(sheet: str) -> str:
    """A sheet's name as it stands in a formula.

    >>> quoted("Sheet1"), quoted("My sheet"), quoted("O'Neil"), quoted("2025")
    ('Sheet1', "'My sheet'", "'O''Neil'", "'2025'")
    """
    plain = re.fullmatch(r"[^\W\d][\w.]*", sheet) and boxed(sheet) is None
    return sheet if plain else "'" + sheet.replace("'", "''") + "'"
