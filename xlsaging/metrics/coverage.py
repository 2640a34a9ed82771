"""Coverage: who was contacted in which month, and what a month without contact cost."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import narwhals as nw

from xlsaging.model.frames import to_major
from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import from_day, month_end

from .attributes import own_columns, with_attributes
from .materialise import keep
from .month_ends import items_at
from .scope import grouping, without_consolidated
from .small import frame_like
from .windows import Periods, months_between

__all__ = ["coverage"]

_ZERO = nw.lit(0, dtype=nw.Int64)
_SUMS = ("contacts", "overdue_opening", "overdue_closing")


def coverage(ledger: Ledger, start: date | str, end: date | str, by: str | Sequence[str] = "customer_id") -> Any:
    """Contacts by (fiscal) month from `start` to `end`, beside the overdue balance at each month's start and end.

    Every group that was contacted in the period, or had something overdue at one of the months' ends,
    has a row for every month, so that a month without any collection (6月份一直没催收) stands there with 0
    contacts, and `overdue_growth` says what became of the overdue balance in it. `uncovered` is true
    where something was overdue at the start of a month and nobody was contacted in it.

    A contact counts for its own collector, else for the one assigned on its day; overdue balances stand
    with whom the customer is assigned to at the month's end. Customers that are consolidated are left
    out. Without the `activities` table there are no contacts.

    Columns: `by…, month, contacts, overdue_opening, overdue_closing, overdue_growth, uncovered`, sorted
    by `by` and month; `month` is text such as `2025-06`, amounts are float64 in major units of the base
    currency. A frame of the ledger's kind, lazy if that is. Raises BadSettingError where `end` is
    before `start` or a column is unknown.

    >>> import pandas as pd
    >>> invoices = pd.DataFrame({"document_no": ["A1"], "customer_id": ["C1"], "document_date": ["2025-01-01"],
    ...     "due_date": ["2025-05-15"], "amount": [100.0]})
    >>> calls = pd.DataFrame({"activity_date": ["2025-05-20"], "customer_id": ["C1"]})
    >>> frame = coverage(Ledger(invoices=invoices, activities=calls), "2025-05-01", "2025-06-30")
    >>> frame[["month", "contacts", "overdue_opening", "overdue_growth", "uncovered"]].values.tolist()
    [['2025-05', 1, 0.0, 100.0, False], ['2025-06', 0, 100.0, 0.0, True]]
    """
    names = grouping(by)
    fiscal = ledger.settings.fiscal_month_end
    periods = months_between(start, end, fiscal)
    months = [(at, _label(bound, fiscal)) for at, bound in enumerate(periods.bounds[1:], start=1)]
    labels = nw.from_native(frame_like(ledger, {"period": "whole", "month": "text"}, months))
    found = keep(nw.concat([*_overdue(ledger, periods, names), *_contacts(ledger, periods, names)]))
    sums = found.group_by(*names, "period").agg(*(nw.col(name).sum() for name in _SUMS))
    every = found.select(*names).unique().join(labels, how="cross") if names else labels
    sums = every.join(sums, on=[*names, "period"], how="left")
    sums = sums.with_columns(nw.col(name).fill_null(0).cast(nw.Int64) for name in _SUMS)
    base = ledger.settings.base_currency
    bare = (nw.col("contacts") == 0) & (nw.col("overdue_opening") > 0)
    growth = nw.col("overdue_closing") - nw.col("overdue_opening")
    return (
        sums.with_columns(growth.alias("overdue_growth"))
        .with_columns(
            *(to_major(name, None, base) for name in (*_SUMS[1:], "overdue_growth")),
            nw.when(bare).then(nw.lit(True)).otherwise(nw.lit(False)).alias("uncovered"),
        )
        .select(*names, "month", *_SUMS, "overdue_growth", "uncovered")
        .sort(*names, "month")
        .to_native()
    )


def _label(bound: int, fiscal_month_end: int) -> str:
    day = from_day(bound)
    return "" if day is None else f"{month_end(day, fiscal_month_end):%Y-%m}"


def _overdue(ledger: Ledger, periods: Periods, names: tuple[str, ...]) -> list[Any]:
    """What each group has overdue at every bound: the closing of one month and the opening of the next."""
    carry = tuple(name for name in own_columns(ledger, names) if name not in ("customer_id", "currency"))
    items = items_at(ledger, periods.bounds, carry)
    items = items.filter(~nw.col("bucket").is_in(["not_due", "credits", "undated"]))
    items = with_attributes(without_consolidated(items, ledger), ledger, names, "bound")
    sums = items.group_by(*names, "bound").agg(nw.col("base_open").sum().alias("value"))
    sums = sums.with_columns(periods.position_of("bound").alias("period"), nw.col("value").cast(nw.Int64))
    frame = keep(sums)
    opening = frame.filter(nw.col("period") < len(periods.bounds) - 1).with_columns(nw.col("period") + 1)
    closing = frame.filter(nw.col("period") > 0)
    return [_row(opening, names, "overdue_opening"), _row(closing, names, "overdue_closing")]


def _row(frame: Any, names: Sequence[str], column: str) -> Any:
    """`value` of a frame under `column`, nothing under the other sums."""
    values = (nw.col("value").alias(name) if name == column else _ZERO.alias(name) for name in _SUMS)
    return frame.select(*names, "period", *values)


def _contacts(ledger: Ledger, periods: Periods, names: tuple[str, ...]) -> list[Any]:
    """How often each group was contacted in each month."""
    if not ledger.has("activities"):
        return []
    own = [name for name in (*names, "collector") if ledger.has("activities", name)]
    calls = ledger.typed("activities", list(dict.fromkeys(("activity_date", "customer_id", *own))))
    calls = calls.filter(nw.col("activity_date") > periods.bounds[0], nw.col("activity_date") <= periods.bounds[-1])
    calls = with_attributes(without_consolidated(calls, ledger), ledger, names, "activity_date")
    one = nw.lit(1, dtype=nw.Int64).alias("value")
    calls = calls.select(*names, periods.position_of("activity_date").alias("period"), one)
    return [_row(calls, names, "contacts")]
