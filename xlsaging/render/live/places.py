"""Places on a sheet as Excel writes them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .drawing import Area

__all__ = ["address", "cells_at", "column_letters", "quoted", "rows_within"]


def address(area: Area) -> str:
    """An absolute address.

    >>> address((0, 1, 9, 2))
    '$B$1:$C$10'
    """
    from xlsxwriter.utility import xl_range_abs

    return str(xl_range_abs(*area))


def cells_at(sheet: Any, area: Area) -> Any:
    """The range of a sheet."""
    return sheet.range((area[0] + 1, area[1] + 1), (area[2] + 1, area[3] + 1))


def column_letters(column: int) -> str:
    """The letters of a column counted from 0.

    >>> column_letters(0), column_letters(27)
    ('A', 'AB')
    """
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(column))


def quoted(name: str) -> str:
    """A sheet's name as it stands in a formula.

    >>> quoted("M&S 'East'")
    "'M&S ''East'''"
    """
    return "'" + name.replace("'", "''") + "'"


def rows_within(spans: Iterable[tuple[int, int]]) -> int:
    """How many rows lie in spans, first and last, that may overlap: hidden columns cut a range into pieces.

    >>> rows_within([(1, 4), (1, 4), (3, 6), (9, 9)])
    7
    """
    counted, end = 0, -1
    for first, last in sorted(spans):
        counted += max(last - max(first - 1, end), 0)
        end = max(end, last)
    return counted
