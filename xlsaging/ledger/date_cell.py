"""One cell's text, or its number, as a date.

`3/4/2025` alone is the third of April or the fourth of March: such a cell keeps every reading, and the column
decides (`date_column`). Nothing is ever decided from one cell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from xlsaging.model.periods import NEVER, to_day

from .cells import ERROR_TEXTS, is_blank, plain

__all__ = ["FIRST_DAY", "LAST_DAY", "DateCell", "parse_date", "serial_to_day", "whole_number_date"]

FIRST_DAY = to_day("1950-01-01")
LAST_DAY = to_day("2199-12-31")
"""Dates outside are slips (1900-01-00, 9999-12-31), not dates of receivables."""


@dataclass(frozen=True, slots=True)
class DateCell:
    """What a date cell says.

    `day` is NEVER where the cell is blank or cannot be read (`code` then names the issue) or where the order of
    day and month must be known first: `readings` then gives the day by order (`dmy`, `mdy`, `ymd`). `shape` tells
    notations apart. A month without a day has code `date_without_day` and its first day in `month`.
    """

    day: int = NEVER
    code: str = ""
    readings: Mapping[str, int] = field(default_factory=dict, hash=False)
    two_digit_year: bool = False
    month: int = NEVER
    shape: str = ""


_BAD = DateCell(code="bad_date")
_MONTHS = {
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "may": 5,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
    "january": 1,
    "february": 2,
    "march": 3,
    "april": 4,
    "june": 6,
    "july": 7,
    "august": 8,
    "september": 9,
    "october": 10,
    "november": 11,
    "december": 12,
}
_TIME = re.compile(
    r"(?:T| ?)(?:上午|下午)? ?\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)? ?(?:[AP]\.?M\.?|Z|UTC|GMT)?(?: ?[+-]\d{2}:?\d{2})?$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? |[ (]*(?:星期|周)[一二三四五六日天]\)?$", re.IGNORECASE
)
_YEAR_FIRST = re.compile(r"(\d{4}) ?[-/.年 ] ?(\d{1,2}) ?[-/.月 ] ?(\d{1,2}) ?[日号]?")
_CHINESE_SHORT = re.compile(r"(\d{2}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]?")
_THREE = re.compile(r"(\d{1,2}) ?([-/. ]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{1,2})")
_DAY_NAME = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[-/., ]*([a-z]{3,9})[-/., ]*(\d{4}|\d{2})", re.IGNORECASE)
_NAME_DAY = re.compile(r"([a-z]{3,9})[-/. ]*(\d{1,2})(?:st|nd|rd|th)?(?:, ?|[-/. ]+)(\d{4}|\d{2})", re.IGNORECASE)
_YEAR_NAME = re.compile(r"(\d{4})[-/ ]?([a-z]{3,9})[-/ ]?(\d{1,2})", re.IGNORECASE)
_MONTH_ONLY = re.compile(
    r"(\d{4}) ?(?:[-/.年 M]|年第) ?(\d{1,2}) ?[月期]?(?:份)?|(\d{4})(0[1-9]|1[0-2])", re.IGNORECASE
)
_NAME_YEAR = re.compile(r"([a-z]{3,9})[-/., ]*(\d{4}|\d{2})", re.IGNORECASE)
_NO_END = re.compile(r"9999([-/. ]?)12(?:\1)31|9999年12月31日|31([-/. ])12\2 ?9999|12([-/.])31\3 ?9999")
"""How SAP and others write that something has no end: a blank, as it is where the cell holds the date itself."""
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")


@lru_cache(maxsize=16_384)
def parse_date(text: str, *, date_1904: bool = False) -> DateCell:
    """The date that one cell's text says, never raising.

    Reads ISO (with a time or T), `2025/1/31`, `2025.1.31`, `20250131`, `2025年1月31日`, `31-01-2025`,
    `1/31/2025`, `31.01.25`, `Jan 31, 2025`, `31-Jan-25`, full-width digits, and an Excel serial written as
    text. Two-digit years up to 69 are of this century.

    >>> from xlsaging.model.periods import from_day
    >>> from_day(parse_date("2025年1月31日").day), from_day(parse_date("31-Jan-25").day)
    (datetime.date(2025, 1, 31), datetime.date(2025, 1, 31))
    >>> sorted(parse_date("3/4/2025").readings), sorted(parse_date("31/4/2025").readings), parse_date("30/2/2025").code
    (['dmy', 'mdy'], [], 'bad_date')
    """
    even = plain(text)
    if even.upper() in ERROR_TEXTS:
        return DateCell(code="error_cell")
    if is_blank(even):
        return DateCell()
    even = _WEEKDAY.sub("", even.lstrip("'"))
    even = _TIME.sub("", even).strip(" ,") or even
    if not 4 <= len(even) <= 24:
        return _BAD
    if _NO_END.fullmatch(even):
        return DateCell()
    if found := _YEAR_FIRST.fullmatch(even):
        return _dated(int(found[1]), int(found[2]), int(found[3]))
    if even.isdecimal() and len(even) == 8:
        return whole_number_date(int(even))
    if found := _THREE.fullmatch(even):
        return _numeric(int(found[1]), int(found[3]), found[4], found[2])
    if found := _CHINESE_SHORT.fullmatch(even):
        return _dated(_century(found[1]), int(found[2]), int(found[3]), two_digit=True)
    if _SERIAL.fullmatch(even):
        return _of_day(serial_to_day(float(even), date_1904=date_1904))
    return _named(even)


def _named(even: str) -> DateCell:
    """Notations with a month's name, and months without a day."""
    if (found := _DAY_NAME.fullmatch(even)) and found[2].lower() in _MONTHS:
        return _dated(_century(found[3]), _MONTHS[found[2].lower()], int(found[1]), two_digit=len(found[3]) == 2)
    if (found := _NAME_DAY.fullmatch(even)) and found[1].lower() in _MONTHS:
        return _dated(_century(found[3]), _MONTHS[found[1].lower()], int(found[2]), two_digit=len(found[3]) == 2)
    if (found := _YEAR_NAME.fullmatch(even)) and found[2].lower() in _MONTHS:
        return _dated(int(found[1]), _MONTHS[found[2].lower()], int(found[3]))
    if found := _MONTH_ONLY.fullmatch(even):
        return _month(int(found[1] or found[3]), int(found[2] or found[4]))
    if (found := _NAME_YEAR.fullmatch(even)) and found[1].lower() in _MONTHS:
        return _month(_century(found[2]), _MONTHS[found[1].lower()])
    return _BAD


def _numeric(first: int, second: int, year: str, separator: str) -> DateCell:
    full = _century(year)
    readings = {"dmy": _day(full, second, first), "mdy": _day(full, first, second)} if len(year) > 1 else {}
    short = len(year) < 4
    if short:
        readings["ymd"] = _day(_century(f"{first:02}"), second, int(year))
    possible = {order: day for order, day in readings.items() if day != NEVER}
    if not possible or (len(year) == 1 and first < 10):
        return _BAD
    shape = f"{separator}{2 if short else 4}"
    if not short and len(readings) == len(possible) and len(set(possible.values())) == 1:
        return DateCell(next(iter(possible.values())), shape=shape)
    return DateCell(readings=possible, two_digit_year=short, shape=shape)


def _century(year: str) -> int:
    number = int(year)
    if len(year) != 2:
        return number
    return number + (2000 if number <= 69 else 1900)


def _dated(year: int, month: int, day: int, *, two_digit: bool = False) -> DateCell:
    number = _day(year, month, day)
    return _BAD if number == NEVER else DateCell(number, two_digit_year=two_digit)


def _month(year: int, month: int) -> DateCell:
    number = _day(year, month, 1)
    return _BAD if number == NEVER else DateCell(code="date_without_day", month=number)


def _of_day(day: int) -> DateCell:
    return DateCell(day) if FIRST_DAY <= day <= LAST_DAY else _BAD


def _day(year: int, month: int, day: int) -> int:
    """The day number; NEVER where there is no such day or it is no year of receivables."""
    try:
        number = to_day(date(year, month, day))
    except ValueError:
        return NEVER
    return number if FIRST_DAY <= number <= LAST_DAY else NEVER


def whole_number_date(number: int) -> DateCell:
    """A date written as the number `20250131`, or a month written as `202501`.

    >>> whole_number_date(20250131).day, whole_number_date(202501).code, whole_number_date(20250231).code
    (20119, 'date_without_day', 'bad_date')
    """
    if 190_000 < number < 220_000:
        return _month(number // 100, number % 100)
    return _dated(number // 10_000, number // 100 % 100, number % 100) if number > 19_000_000 else _BAD


def serial_to_day(serial: float, *, date_1904: bool = False) -> int:
    """The day number of an Excel serial date, its time of day cut off; NEVER where it is none.

    In the 1900 system day 60 is a 29 February 1900 that never was, so serials below count from one day later.

    >>> from xlsaging.model.periods import from_day
    >>> from_day(serial_to_day(45688)), from_day(serial_to_day(44226.75, date_1904=True)), from_day(serial_to_day(59))
    (datetime.date(2025, 1, 31), datetime.date(2025, 1, 31), datetime.date(1900, 2, 28))
    >>> serial_to_day(60) == serial_to_day(0) == NEVER
    True
    """
    if not 0 <= serial < 2_958_466:
        return NEVER
    whole = int(serial)
    if date_1904:
        return to_day("1904-01-01") + whole if whole < 2_957_004 else NEVER
    if whole in (0, 60):
        return NEVER
    return to_day("1899-12-30") + whole + (1 if whole < 60 else 0)
