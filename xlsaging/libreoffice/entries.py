"""What Excel makes of a text that is entered into a cell: a number, date, truth, error, or the text itself."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from xlsaging.libreoffice.number_formats import GENERAL

EPOCH = dt.datetime(1899, 12, 30)
"""The day that both programs count from, right for every day after February 1900."""

MAYBE = re.compile(r"\s*['#]|\s*[-+($€£¥.]*\s*[$€£¥]?\s*[.]?\d|\s*(?:true|false)\s*$", re.IGNORECASE)
"""Texts that could become something else; any other text stays as it is."""

_DIGITS = r"(?P<digits>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+)"
_NUMBER = re.compile(
    rf"(?P<open>\()?\s*(?P<sign>[-+])?\s*(?P<money>[$€£¥])?\s*(?P<sign2>-)?{_DIGITS}"
    r"(?P<power>[eE][-+]?\d+)?\s*(?P<percent>%)?\s*(?P<close>\))?"
)
_ERRORS = ("#N/A", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")
_MONTHS = {name: at for at, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_MONTHS |= {
    name: at
    for at, name in enumerate(
        "january february march april may june july august september october november december".split(), 1
    )
}
_DATES = (
    (re.compile(r"(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})"), "m/d/yyyy"),
    (re.compile(r"(?P<month>\d{1,2})[-/](?P<day>\d{1,2})[-/](?P<year>\d{4}|\d{2})"), "m/d/yyyy"),
    (re.compile(r"(?P<day>\d{1,2})[- ](?P<name>[A-Za-z]{3,9})[- ](?P<year>\d{4}|\d{2})"), "d-mmm-yy"),
    (re.compile(r"(?P<name>[A-Za-z]{3,9}) (?P<day>\d{1,2}), ?(?P<year>\d{4})"), "d-mmm-yy"),
)
_TIME = re.compile(r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}(?:\.\d+)?))?\s*(?P<half>[AaPp][Mm])?")


class Entry(NamedTuple):
    """What a text became, and the format that Excel gives a cell which had none."""

    value: float | bool | str
    code: str = GENERAL
    is_error: bool = False


def read(text: str) -> Entry:
    """What Excel makes of a text in a cell without a text format.

    >>> read("007").value, read("12.5%")[:2], read("2026-11-25").value, read("'007").value, read("order 7").value
    (7.0, (0.125, '0.00%'), 46351.0, '007', 'order 7')
    """
    if text.startswith("'"):
        return Entry(text[1:])
    bare = text.strip()
    if bare.upper() in ("TRUE", "FALSE"):
        return Entry(bare.upper() == "TRUE")
    if bare.upper() in _ERRORS:
        return Entry(bare.upper(), is_error=True)
    return _number(bare) or _moment(bare) or Entry(text)


def _number(text: str) -> Entry | None:
    found = _NUMBER.fullmatch(text)
    if found is None or bool(found["open"]) != bool(found["close"]) or (found["sign"] and found["sign2"]):
        return None
    value = float(found["digits"].replace(",", "") + (found["power"] or ""))
    if found["sign"] == "-" or found["sign2"] or found["open"]:
        value = -value
    decimals = "." in found["digits"]
    if found["percent"]:
        return Entry(value / 100, "0.00%" if decimals else "0%")
    if found["money"]:
        sign = found["money"]
        digits = "#,##0.00" if decimals else "#,##0"
        return Entry(value, f"{sign}{digits}_);[Red]({sign}{digits})")
    if found["power"]:
        return Entry(value, "0.00E+00")
    if "," in found["digits"]:
        return Entry(value, "#,##0.00" if decimals else "#,##0")
    return Entry(value)


def _moment(text: str) -> Entry | None:
    time = _time(text)
    if time is not None:
        return time
    date_text, _, time_text = text.partition(" ") if ":" in text else (text, "", "")
    if ":" in text and "T" in date_text:
        return None
    for pattern, code in _DATES:
        found = pattern.fullmatch(date_text)
        day = found and _day(found.groupdict())
        if day is not None:
            rest = _time(time_text) if time_text else None
            if time_text and rest is None:
                return None
            serial = float((day - EPOCH).days)
            return Entry(serial, code) if rest is None else Entry(serial + float(rest.value), "m/d/yyyy h:mm")
    return None


def _day(parts: dict[str, str | None]) -> dt.datetime | None:
    month = int(parts["month"] or 0) if "month" in parts else _MONTHS.get((parts["name"] or "").lower(), 0)
    year = int(parts["year"] or 0)
    if year < 100:
        year += 2000 if year < 30 else 1900
    try:
        day = dt.datetime(year, month, int(parts["day"] or 0))
    except ValueError:
        return None
    return day if day >= dt.datetime(1900, 3, 1) else None


def _time(text: str) -> Entry | None:
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    hour, minute, second = int(found["hour"]), int(found["minute"]), float(found["second"] or 0)
    if minute > 59 or second >= 60 or (found["half"] and not 1 <= hour <= 12):
        return None
    if found["half"]:
        hour = hour % 12 + (12 if found["half"].lower() == "pm" else 0)
    code = ("h:mm:ss" if found["second"] else "h:mm") + (" AM/PM" if found["half"] else "")
    return Entry((hour * 3600 + minute * 60 + second) / 86400, code if hour < 24 else "[h]:mm:ss")
