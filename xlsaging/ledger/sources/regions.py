"""References as text, to rectangles."""

from __future__ import annotations

import re

from xlsaging.ledger.grid import Region

__all__ = ["region", "region_of_name"]

_LAST_ROW, _LAST_COLUMN = 1_048_575, 16_383
_RANGE = re.compile(r"\$?([A-Z]{1,3})?\$?([0-9]{1,7})?(?::\$?([A-Z]{1,3})?\$?([0-9]{1,7})?)?")
_REFER_TO = re.compile(r"=?\$?(?:'((?:[^']|'')+)'|([^'!\[\]:,()]+))[!.](\$?[A-Z0-9$]+(?::\.?\$?[A-Z0-9$]+)?)")


def region(reference: str) -> tuple[int, int, int, int] | None:
    """First row, last row, first column, last column of `A1:F20`; None for what is no range.

    Whole columns and rows reach to the end of the sheet.

    >>> region("$B$3:$F$20"), region("C4"), region("A:B")[1], region("#REF!")
    ((2, 19, 1, 5), (3, 3, 2, 2), 1048575, None)
    """
    match = _RANGE.fullmatch(reference)
    if match is None or not reference:
        return None
    left, top, right, bottom = match.groups()
    if ":" not in reference:
        right, bottom = left, top
        if left is None or top is None:
            return None
    rows = int(top) - 1 if top else 0, int(bottom) - 1 if bottom else _LAST_ROW
    columns = _position(left) if left else 0, _position(right) if right else _LAST_COLUMN
    if min(*rows, *columns) < 0 or rows[1] > _LAST_ROW or columns[1] > _LAST_COLUMN:
        return None
    return min(rows), max(rows), min(columns), max(columns)


def _position(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1


def region_of_name(name: str, refers_to: str, sheet: str) -> Region | None:
    """The region a defined name stands for, if it is one plain rectangle on `sheet`.

    Names that the program keeps for itself (print areas, filters), broken and computed ones are none.

    >>> region_of_name("items", "'My sheet'!$A$1:$F$20", "My sheet").last_row
    19
    >>> region_of_name("broken", "#REF!$A$1", "S"), region_of_name("_xlnm.Print_Area", "S!$A$1:$B$2", "S")
    (None, None)
    """
    match = _REFER_TO.fullmatch(refers_to.strip())
    if match is None or not name or name.startswith("_xlnm"):
        return None
    quoted, plain, reference = match.groups()
    if (quoted.replace("''", "'") if quoted else plain) != sheet:
        return None
    bounds = region(reference.replace(":.", ":"))
    return Region(name, *bounds, kind="name") if bounds else None
