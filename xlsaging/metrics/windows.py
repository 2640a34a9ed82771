"""Stretches of days that figures are taken over."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import narwhals as nw

from xlsaging.model.errors import BadSettingError
from xlsaging.model.periods import as_date, month_end, month_ends, month_start, to_day

__all__ = ["Periods", "days_between", "days_window", "months_between", "months_window"]


@dataclass(frozen=True, slots=True)
class Periods:
    """Periods that follow one another: period k (from 1) holds the days after `bounds[k-1]` up to `bounds[k]`.

    Period 0 stands for every day up to `bounds[0]`.

    >>> Periods((9, 19, 29)).lengths, Periods((9, 19, 29)).position(10)
    ((10, 10), 1)
    """

    bounds: tuple[int, ...]

    @property
    def lengths(self) -> tuple[int, ...]:
        """Days of each period, the first one first."""
        return tuple(end - start for start, end in pairwise(self.bounds))

    @property
    def days(self) -> int:
        """Days of all periods together."""
        return self.bounds[-1] - self.bounds[0]

    def position(self, day: int) -> int:
        """The period that holds `day`; one more than there are where it lies after the last."""
        return bisect_left(self.bounds, day)

    def position_of(self, column: str) -> nw.Expr:
        """`position` of a column of day numbers."""
        late = [nw.when(nw.col(column) > bound).then(nw.lit(1)).otherwise(nw.lit(0)) for bound in self.bounds]
        # Added in pairs: a chain as long as a ledger's history is too deep for some engines.
        while len(late) > 1:
            late = [late[at] + late[at + 1] if at + 1 < len(late) else late[at] for at in range(0, len(late), 2)]
        return late[0].cast(nw.Int64)

    def last(self, count: int) -> Periods:
        """The last `count` periods."""
        return Periods(self.bounds[-count - 1 :])


def months_window(as_of: date | str, months: int, fiscal_month_end: int = 31) -> Periods:
    """The (fiscal) months that end on `as_of`, the last one cut there.

    >>> months_window("2025-03-15", 2).lengths
    (28, 15)
    """
    if months < 1:
        raise BadSettingError(name="months", value=months, allowed="1 or more")
    ends = month_ends(as_date(as_of, "as_of"), months, fiscal_month_end)
    return Periods((to_day(month_start(ends[0], fiscal_month_end)) - 1, *(to_day(end) for end in ends)))


def days_window(as_of: date | str, days: int) -> Periods:
    """The `days` days that end on `as_of`, as one period."""
    if days < 1:
        raise BadSettingError(name="days", value=days, allowed="1 or more")
    today = to_day(as_date(as_of, "as_of"))
    return Periods((today - days, today))


def days_between(start: date | str, end: date | str) -> tuple[int, int]:
    """The first and the last day of a period, as day numbers.

    Raises BadSettingError where one is no day, or `end` is before `start`.

    >>> days_between("1970-01-02", "1970-01-31")
    (1, 30)
    """
    first, last = as_date(start, "start"), as_date(end, "end")
    if last < first:
        raise BadSettingError(name="end", value=str(last), allowed=f"a day from {first} on")
    return to_day(first), to_day(last)


def months_between(start: date | str, end: date | str, fiscal_month_end: int = 31) -> Periods:
    """The (fiscal) months from `start` to `end`, both inclusive; the first and the last cut there.

    Raises BadSettingError where `end` is before `start`.

    >>> months_between("2025-01-15", "2025-03-31").lengths
    (17, 28, 31)
    """
    days_between(start, end)
    first, last = as_date(start), as_date(end)
    bounds, day = [to_day(first) - 1], first
    while day <= last:
        end_of_month = min(month_end(day, fiscal_month_end), last)
        bounds.append(to_day(end_of_month))
        day = end_of_month + timedelta(days=1)
    return Periods(tuple(bounds))
