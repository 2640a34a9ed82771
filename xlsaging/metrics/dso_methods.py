"""The methods of DSO over one case: a receivable, the sales it came from, and their days.

Each gives a Measure: the figure, its parts, and why it is undefined or needs a remark.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from xlsaging import formulas
from xlsaging.model.measure import Measure

from .positions import Position

__all__ = ["METHODS", "Case", "delinquent", "measure"]


@dataclass(frozen=True, slots=True)
class Case:
    """All that DSO of one group at one day is made of, in minor units of the base currency.

    `sales`, `net_sales` (without VAT, None where unknown) and `days` belong to the window;
    `published_days` is its length in a year of 360. `month_sales` and `month_days` are the months on
    record up to the day, oldest first; `month_open` is what each left open, with what came before the first
    of them in front. `remark` qualifies figures that are defined.
    """

    closing: Position
    opening: int
    sales: int
    days: int
    scale: int
    net_sales: int | None = None
    published_days: int = 0
    month_sales: Sequence[int] = ()
    month_days: Sequence[int] = ()
    month_open: Sequence[int] = (0,)
    remark: str | None = None
    net_remark: str | None = None


def measure(case: Case, method: str) -> Measure:
    """The DSO of a case by one of `METHODS`."""
    return METHODS[method](case)


def delinquent(case: Case) -> Measure:
    """Average days delinquent: overdue items ÷ credit sales × days."""
    return _over_sales(case, case.closing.overdue, case.sales, case.days)


def _over_sales(case: Case, receivable: float, sales: int, days: int, remark: str | None = None) -> Measure:
    value = formulas.dso(receivable, sales, days)
    if sales <= 0:
        reason: str | None = "no_credit_sales"
    elif receivable < 0:
        reason = "negative_receivable"
    else:
        reason = "no_receivable" if receivable == 0 else remark or case.remark
    return Measure(value, reason, receivable / case.scale, sales / case.scale, days)


def _period_end(case: Case) -> Measure:
    return _over_sales(case, case.closing.outstanding, case.sales, case.days)


def _averaged(case: Case) -> Measure:
    return _over_sales(case, (case.opening + case.closing.outstanding) / 2, case.sales, case.days)


def _best_possible(case: Case) -> Measure:
    return _over_sales(case, case.closing.not_due, case.sales, case.days)


def _published(case: Case) -> Measure:
    mean = (case.opening + case.closing.outstanding) / 2
    if case.net_sales is None:
        return Measure(None, "no_net_amount", mean / case.scale, None, case.published_days)
    return _over_sales(case, mean, case.net_sales, case.published_days, case.net_remark)


def _countback(case: Case) -> Measure:
    """Where sales on record end first, `value` is None and `days` is the lower bound: more than that."""
    owed, scale = case.closing.outstanding, case.scale
    sales, lengths = list(case.month_sales)[::-1], list(case.month_days)[::-1]
    if owed < 0:
        return Measure(None, "negative_receivable", owed / scale, None, None)
    if owed > 0 and not any(amount > 0 for amount in sales):
        return Measure(None, "no_credit_sales", owed / scale, 0.0, None)
    found = formulas.countback(owed, sales, lengths)
    used = _months_used(found.days or 0.0, lengths)
    parts = (owed / scale, sum(sales[:used]) / scale, int(sum(lengths[:used])))
    if found.exhausted:
        return Measure(None, "history_exhausted", *parts)
    remark = "months_without_sales" if found.flagged_months else case.remark
    return Measure(found.days, "no_receivable" if owed == 0 else remark, *parts)


def _months_used(days: float, lengths: Sequence[int]) -> int:
    """How many months, newest first, a countback of so many days went into."""
    total = 0
    for used, length in enumerate(lengths):
        if total >= days:
            return used
        total += length
    return len(lengths)


def _true(case: Case) -> Measure:
    """What is open from months without sales, or from before the first, has no days; it is left out and said so."""
    earlier, *opened = case.month_open
    months = list(zip(opened, case.month_sales, case.month_days, strict=True))
    counted = [month for month in months if month[1] > 0]
    left_out = bool(case.closing.unsold or earlier)
    left_out = left_out or any(still_open and sales <= 0 for still_open, sales, _ in months)
    if not counted:
        return Measure(None, "no_credit_sales", case.closing.outstanding / case.scale, 0.0, None)
    value = formulas.true_dso(*zip(*counted, strict=True))
    touched = [month for month in counted if month[0]]
    parts = (
        sum(month[0] for month in touched) / case.scale,
        sum(month[1] for month in touched) / case.scale,
        sum(month[2] for month in touched),
    )
    if value is None:
        return Measure(None, "negative_receivable", *parts)
    if left_out:
        return Measure(value, "open_without_sales", *parts)
    return Measure(value, case.remark if touched else "no_receivable", *parts)


METHODS: dict[str, Callable[[Case], Measure]] = {
    "period_end": _period_end,
    "averaged": _averaged,
    "countback": _countback,
    "best_possible": _best_possible,
    "true": _true,
    "published": _published,
}
"""Every method of `settings.DSO_METHODS`."""
