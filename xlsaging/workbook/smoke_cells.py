"""Cells of a workbook held against those that are expected."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from itertools import islice, zip_longest
from math import isclose
from typing import Any

__all__ = ["cells_of", "unlike"]

_MOST = 5


def cells_of(sheet: Any) -> Any:
    """What a sheet shows from A1 on, errors by their names."""
    last = sheet.used_range.last_cell
    return sheet.range((1, 1), (last.row, last.column)).options(ndim=2, err_to_str=True).value


def unlike(found: Any, expected: Any) -> list[str]:
    """Where two rectangles of cells differ, the first five; a single value is a rectangle, too.

    Blank and empty text are the same, numbers are compared to nine digits, and a day has no time.

    >>> unlike([["a", 1.0], ["", 2.0]], [["a", 1.0], [None, 3.0]]), unlike(2.0, "#N/A"), unlike(4.0, 4)
    (['R2C2: 2.0, not 3.0'], ["R1C1: 2.0, not '#N/A'"], [])
    """
    pairs = (
        (row, column, one, other)
        for row, (left, right) in enumerate(zip_longest(_rows(found), _rows(expected), fillvalue=()), 1)
        for column, (one, other) in enumerate(zip_longest(left, right), 1)
        if not _same(one, other)
    )
    return [
        f"R{row}C{column}: {_plain(one)!r}, not {_plain(other)!r}" for row, column, one, other in islice(pairs, _MOST)
    ]


def _rows(cells: Any) -> Sequence[Sequence[Any]]:
    if not isinstance(cells, (list, tuple)):
        return [[cells]]
    return [row if isinstance(row, (list, tuple)) else [row] for row in cells]


def _same(one: Any, other: Any) -> bool:
    one, other = _plain(one), _plain(other)
    if isinstance(one, float) and isinstance(other, float):
        return isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
    return bool(one == other)


def _plain(value: Any) -> Any:
    if isinstance(value, (bool, datetime)):
        return value.date() if isinstance(value, datetime) else value
    if isinstance(value, (date, type(None))):
        return value
    return (str(value) or None) if isinstance(value, str) else float(value)
