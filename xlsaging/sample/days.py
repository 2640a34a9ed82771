"""The days of the sample: from when to when, which are worked, how the year goes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from xlsaging.model.periods import from_day, month_end, to_day

from .draws import Flags, Whole

__all__ = ["END", "OPENING", "SILENT", "START", "Calendar"]

START, END = to_day("2025-05-01"), to_day("2026-10-31")
OPENING = START - 1
"""The day from which balances are carried forward."""
SILENT = (to_day("2026-06-01"), to_day("2026-06-30"))
"""The month in which nobody was called."""

_FIRST, _LAST = to_day("2023-06-01"), to_day("2027-06-30")
_BUSY = 5
"""Working days at the end of a month in which half as much again is invoiced."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Working days under one country's holidays, and the months sold in.

    >>> easter = Calendar.of(["2026-04-03", "2026-04-06"], [10] * 12)
    >>> [str(from_day(int(day))) for day in easter.workday(np.array([to_day("2026-04-06")]))]
    ['2026-04-02']
    """

    worked: Flags
    last_worked: Whole
    starts: tuple[int, ...]
    """First day of each month, and of the one after the last."""
    season: tuple[int, ...]
    """How much is sold in each of these months, against one another."""

    @classmethod
    def of(cls, holidays: Iterable[str], season: Iterable[int]) -> Calendar:
        """A calendar from ISO days off and the weights of January to December."""
        days = np.arange(_FIRST, _LAST + 1)
        worked = (days + 3) % 7 < 5
        worked[[to_day(day) - _FIRST for day in holidays]] = False
        last = np.maximum.accumulate(np.where(worked, days, 0))
        starts = [START]
        while starts[-1] <= END:
            starts.append(to_day(month_end(_date(starts[-1])) + timedelta(days=1)))
        weights = tuple(season)
        by_month = tuple(weights[_date(start).month - 1] for start in starts[:-1])
        return cls(worked, last, tuple(starts), by_month)

    def workday(self, days: Whole) -> Whole:
        """Each day itself, or the last working day before it."""
        return self.last_worked[np.clip(days, _FIRST, _LAST) - _FIRST]

    def month_of(self, days: Whole) -> Whole:
        """The place of each day's month among those sold in."""
        return np.searchsorted(np.asarray(self.starts), days, side="right") - 1

    def days_sold(self, month: int, count: int, places: Whole) -> Whole:
        """The day of each of a month's `count` lines by its place: working days in order, busier towards the end."""
        days = np.arange(self.starts[month], self.starts[month + 1])
        days = days[self.worked[days - _FIRST]]
        weights = np.full(len(days), 2)
        weights[-_BUSY:] = 3
        edges = np.cumsum(weights) * count
        return days[np.searchsorted(edges, places * int(weights.sum()), side="right")]


def _date(day: int) -> date:
    found = from_day(day)
    assert found is not None
    return found
