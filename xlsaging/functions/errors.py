"""Error values of cells, and how a function comes to return one."""

from __future__ import annotations

from enum import StrEnum

from xlsaging.i18n.catalogue import Text
from xlsaging.model.errors import AsOfRefusedError, BadSettingError, MissingRateError, MissingTableError, XlsagingError

__all__ = ["ErrorValue", "RefusedError", "error_value_of"]


class ErrorValue(StrEnum):
    """A true error value of a cell; as text it is what the cell shows, which is what xlwings, too, calls it.

    The VBA behind a function turns the text into the value (`CVErr`), inside tables as well.

    >>> ErrorValue.NA, ErrorValue.NA.cverr, f"{ErrorValue.VALUE}"
    (<ErrorValue.NA: '#N/A'>, 2042, '#VALUE!')
    """

    NA = "#N/A"
    """Undefined, not known, not found."""
    VALUE = "#VALUE!"
    """An argument that cannot be meant."""
    NUM = "#NUM!"
    """A number that is impossible."""
    DIV0 = "#DIV/0!"
    NAME = "#NAME?"
    NULL = "#NULL!"
    REF = "#REF!"

    @property
    def cverr(self) -> int:
        """The number that VBA's `CVErr` takes."""
        return _NUMBERS[self]


_NUMBERS = {
    ErrorValue.NULL: 2000,
    ErrorValue.DIV0: 2007,
    ErrorValue.VALUE: 2015,
    ErrorValue.REF: 2023,
    ErrorValue.NAME: 2029,
    ErrorValue.NUM: 2036,
    ErrorValue.NA: 2042,
}


class RefusedError(Exception):
    """A function that cannot answer: the error value of its cell, and the reason in words."""

    def __init__(self, value: ErrorValue, reason: Text | None = None) -> None:
        super().__init__(str(value), reason)
        self.value = value
        self.reason = reason


def error_value_of(error: Exception) -> ErrorValue:
    """The error value that stands for an exception.

    What a ledger lacks is not available (`#N/A`), a number out of its bounds is impossible (`#NUM!`), and all else
    is an argument that cannot be meant (`#VALUE!`).

    >>> error_value_of(BadSettingError(name="days", value=0, allowed="a number above 0")).value
    '#NUM!'
    """
    if isinstance(error, RefusedError):
        return error.value
    if isinstance(error, (MissingTableError, MissingRateError)):
        return ErrorValue.NA
    if isinstance(error, AsOfRefusedError):
        return ErrorValue.VALUE
    if isinstance(error, BadSettingError):
        value = error.params.get("value")
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        return ErrorValue.NUM if number else ErrorValue.VALUE
    if isinstance(error, XlsagingError):
        return ErrorValue.VALUE
    raise error
