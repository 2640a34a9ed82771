"""Dates as whole days, and the months that reports are made of.

Inside the library a date is a whole number of days since 1970-01-01. A date that has not come (no due
date, not applied, not returned) is `NEVER`, so that comparisons need no special case.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta

from .errors import BadSettingError

__all__ = [
    "FAR",
    "NEVER",
    "add_months",
    "as_date",
    "from_day",
    "last_month_end",
    "month_end",
    "month_ends",
    "month_start",
    "to_day",
]

_EPOCH = date(1970, 1, 1)
NEVER = 2_932_896
"""Day number of 9999-12-31: a date that is missing or has not come."""
FAR = NEVER - 1
"""A date that will come but is not known: never late, and not undated either."""


def as_date(value: date | str, name: str = "day") -> date:
    """The day that somebody asks about, from a `date`, a `datetime` or ISO text.

    Raises BadSettingError, with the `name` of the argument, where it is none, or so far off that dates cannot be
    reckoned from it (before 1900 or after 9900).

    >>> as_date("2025-01-31")
    datetime.date(2025, 1, 31)
    """
    try:
        found = _plain_date(value)
        if 1900 <= found.year <= 9900:
            return found
    except (ValueError, TypeError, AttributeError):
        pass
    raise BadSettingError(name=name, value=str(value), allowed="a date such as 2025-01-31")


def _plain_date(value: date | str) -> date:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else date.fromisoformat(value.strip())


def to_day(value: date | str) -> int:
    """Whole days since 1970-01-01.

    >>> to_day("1970-01-02"), to_day(date(2025, 1, 31))
    (1, 20119)
    """
    return (_plain_date(value) - _EPOCH).days


def from_day(day: int) -> date | None:
    """The date of a day number; None for `NEVER` and `FAR`.

    >>> from_day(20119)
    datetime.date(2025, 1, 31)
    >>> from_day(NEVER) is None
    True
    """
    return None if day >= FAR else _EPOCH + timedelta(days=day)


def add_months(day: date, months: int) -> date:
    """The same day `months` later, clipped to the month's end.

    >>> add_months(date(2025, 1, 31), 1), add_months(date(2024, 3, 31), -1)
    (datetime.date(2025, 2, 28), datetime.date(2024, 2, 29))
    """
    month = day.year * 12 + day.month - 1 + months
    year, month = divmod(month, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_end(day: date, fiscal_month_end: int = 31) -> date:
    """The last day of the (fiscal) month that holds `day`.

    `fiscal_month_end` is the day on which a fiscal month ends (25: the month runs from the 26th to the
    25th); 31 means the calendar month.

    >>> month_end(date(2025, 2, 3)), month_end(date(2025, 2, 26), 25)
    (datetime.date(2025, 2, 28), datetime.date(2025, 3, 25))
    """
    own = date(day.year, day.month, min(fiscal_month_end, monthrange(day.year, day.month)[1]))
    if day <= own:
        return own
    later = add_months(date(day.year, day.month, 1), 1)
    return date(later.year, later.month, min(fiscal_month_end, monthrange(later.year, later.month)[1]))


def month_start(day: date, fiscal_month_end: int = 31) -> date:
    """The first day of the (fiscal) month that holds `day`.

    >>> month_start(date(2025, 2, 3)), month_start(date(2025, 2, 3), 25)
    (datetime.date(2025, 2, 1), datetime.date(2025, 1, 26))
    """
    end = month_end(day, fiscal_month_end)
    before = add_months(date(end.year, end.month, 1), -1)
    last = monthrange(before.year, before.month)[1]
    return date(before.year, before.month, min(fiscal_month_end, last)) + timedelta(days=1)


def last_month_end(today: date, fiscal_month_end: int = 31) -> date:
    """The newest month end before `today`: the as-of date where none is given.

    >>> last_month_end(date(2025, 3, 15)), last_month_end(date(2025, 3, 31))
    (datetime.date(2025, 2, 28), datetime.date(2025, 2, 28))
    """
    return month_start(today, fiscal_month_end) - timedelta(days=1)


def month_ends(as_of: date, months: int, fiscal_month_end: int = 31) -> list[date]:
    """`as_of` and the month ends before it, oldest first, `months` in all.

    >>> month_ends(date(2025, 3, 15), 3)
    [datetime.date(2025, 1, 31), datetime.date(2025, 2, 28), datetime.date(2025, 3, 15)]
    """
    ends = [as_of]
    while len(ends) < months:
        ends.append(month_start(ends[-1], fiscal_month_end) - timedelta(days=1))
    return ends[::-1]
