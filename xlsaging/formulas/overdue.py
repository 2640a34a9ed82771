"""How late, and in which bucket."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache

from xlsaging.model.buckets import Buckets
from xlsaging.model.errors import BadSettingError
from xlsaging.model.periods import to_day

__all__ = ["bucket", "days_past_due"]


def days_past_due(due_date: date | str, as_of: date | str) -> int:
    """Days late on `as_of`; zero or negative means not yet due (the due day itself is not late).

    Formula: as-of date − due date, in whole days. Dates are `date` or ISO text; a time of day is dropped.

    Raises ValueError for text that is no date. Source: common ageing practice; IFRS 9, example 12.

    >>> days_past_due(date(2025, 1, 31), date(2025, 2, 2))
    2
    >>> days_past_due("2025-01-31", "2025-01-31"), days_past_due("2025-01-31", "2025-01-01")
    (0, -30)
    """
    return to_day(as_of) - to_day(due_date)


def bucket(
    days_past_due: float,
    buckets: str | Sequence[int | str] | Buckets = (30, 60, 90, 180, 360),
    edge: str = "upper",
) -> str:
    """The label of the ageing bucket that holds an item `days_past_due` days late.

    `buckets` are rising edges in days, as numbers or text; a `Buckets` brings its own edge rule. With
    `edge="upper"` an age equal to an edge stays in the bucket that ends there, and age 0 is `not_due`; with
    `"lower"` it opens the next one, and age 0 opens the first. Exactly one label fits each age.

    Raises BadSettingError for edges in months or years: these are counted by calendar and need both
    dates. Source: upper edges as in IFRS 9 example 12 and OCA's aged balance; lower edges as in Tryton
    and LedgerSMB.

    >>> bucket(30), bucket(31), bucket(0), bucket(400)
    ('1-30', '31-60', 'not_due', '360+')
    >>> bucket(30, "30,60", edge="lower"), bucket(0, "30,60", edge="lower"), bucket(-1, "30,60", edge="lower")
    ('30-59', '0-29', 'not_due')
    """
    return _bucket_of(buckets if isinstance(buckets, (str, Buckets)) else tuple(buckets), edge)(days_past_due)


@lru_cache(maxsize=64)
def _bucket_of(buckets: str | tuple[int | str, ...] | Buckets, edge: str) -> Callable[[float], str]:
    """Which bucket an age is in: a column of formulas asks the same edges thousands of times."""
    parsed = Buckets.parse(buckets, edge)
    if parsed.unit != "D":
        raise BadSettingError(name="buckets", value=buckets, allowed="edges in days: months and years need the dates")
    find = bisect_left if parsed.edge == "upper" else bisect_right
    edges, labels = (0, *parsed.edges), parsed.labels("due_date")
    return lambda days: labels[find(edges, days)]
