"""Calls of cell functions as LibreOffice makes them: what it hands over, and what it takes back.

A range comes as rows of numbers and texts, a single cell as one of these, what is left out as nothing at all. The
first table of a ledger comes as xlwings' range of it (`names.takes_range`) and is read once, as in Excel.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from xlsaging.functions.errors import ErrorValue
from xlsaging.functions.registry import CellFunction

__all__ = ["answer", "error_number", "given", "returned"]

_ERRORS = {
    ErrorValue.NUM: 503,
    ErrorValue.VALUE: 519,
    ErrorValue.NULL: 521,
    ErrorValue.REF: 524,
    ErrorValue.NAME: 525,
    ErrorValue.DIV0: 532,
    ErrorValue.NA: 32767,
}
_EPOCH = date(1899, 12, 30).toordinal()
_DAY = 86_400


def error_number(error: ErrorValue) -> float:
    """An error value as LibreOffice keeps one in a number: a NaN whose low bits are the number of the error.

    >>> struct.pack(">d", error_number(ErrorValue.DIV0)).hex()
    '7ff8000000000214'
    """
    number: float = struct.unpack("<d", struct.pack("<II", _ERRORS[error], 0x7FF80000))[0]
    return number


_NUMBERS = {error: error_number(error) for error in ErrorValue}


def answer(function: CellFunction, taken: Sequence[Any]) -> Any:
    """What `function` gives for what a cell handed over."""
    count = len(taken)
    while count and taken[count - 1] is None:
        count -= 1
    return returned(function(*(given(each) for each in taken[:count])))


def given(value: Any) -> Any:
    """One argument as functions take it: blank cells in a range are None.

    >>> given((("C1", 5.0), ("", 7.0)))
    [['C1', 5.0], [None, 7.0]]
    """
    if type(value) is tuple:
        return [[None if cell == "" else cell for cell in row] for row in value]
    return value


def returned(result: Any) -> Any:
    """A result as LibreOffice takes it: a number, a text, or rows of these; a day is its number.

    >>> returned([["ACME", 5], [None, date(2026, 1, 31)]])
    (('ACME', 5.0), ('', 46053.0))
    """
    if isinstance(result, (list, tuple)):
        rows = result if result and isinstance(result[0], (list, tuple)) else [result]
        return tuple(tuple(map(_cell, row)) for row in rows)
    return _cell(result)


def _cell(value: Any) -> float | str:
    kind = type(value)
    if kind is str or kind is float:
        return value  # type: ignore[no-any-return]  # what was just asked
    if kind is ErrorValue:
        return _NUMBERS[value]
    if value is None:
        return ""
    if isinstance(value, datetime):
        seconds = (value - datetime.combine(value.date(), datetime.min.time())).total_seconds()
        return value.toordinal() - _EPOCH + seconds / _DAY
    if isinstance(value, date):
        return float(value.toordinal() - _EPOCH)
    return str(value) if isinstance(value, str) else float(value)
