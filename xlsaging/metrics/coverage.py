"""Coverage: who was contacted in which month, and what a month without contact cost."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import narwhals as nw

from xlsaging.model.buckets import Buckets
from xlsaging.model.ledger import Ledger
from xlsaging.model.money import scale
from xlsaging.model.periods import from_day, month_end

from .attributes import own_columns, with_attributes
from .materialise import keep
from .open_items import placed_items
from .scope import grouping, without_consolidated
from .small import ColumnKind, frame_like
from .windows import Periods, months_between

__all__ = ["coverage"]

_ZERO = nw.lit(0, dtype=nw.Int64)
_SUMS = ("contacts", "overdue_opening", "overdue_closing")
_ROW: dict[str, ColumnKind] = {"month": "text", **dict.fromkeys(_SUMS, "whole")}


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
    labels = [_label(bound, fiscal) for bound in periods.bounds[1:]]
    found = keep(nw.concat([*_overdue(ledger, periods, names, labels), *_contacts(ledger, periods, names, labels)]))
    found = nw.concat([found, *_every_month(ledger, found, names, labels)])
    sums = found.group_by(*names, "month").agg(*(nw.col(name).sum() for name in _SUMS))
    sums = sums.with_columns(nw.col(name).cast(nw.Int64) for name in _SUMS)
    unit = float(scale(ledger.settings.base_currency))
    bare = (nw.col("contacts") == 0) & (nw.col("overdue_opening") > 0)
    growth = nw.col("overdue_closing") - nw.col("overdue_opening")
    return (
        sums.with_columns(
            *((nw.col(name).cast(nw.Float64) / unit).alias(name) for name in _SUMS[1:]),
            (growth.cast(nw.Float64) / unit).alias("overdue_growth"),
            nw.when(bare).then(nw.lit(True)).otherwise(nw.lit(False)).alias("uncovered"),
        )
        .select(*names, "month", *_SUMS, "overdue_growth", "uncovered")
        .sort(*names, "month")
        .to_native()
    )


def _label(bound: int, fiscal_month_end: int) -> str:
    day = from_day(bound)
    return "" if day is None else f"{month_end(day, fiscal_month_end):%Y-%m}"


def _every_month(ledger: Ledger, found: Any, names: tuple[str, ...], labels: list[str]) -> list[Any]:
    """Rows of nothing for every group in every month."""
    if not names:
        blank = frame_like(ledger, _ROW, [(label, *(0 for _ in _SUMS)) for label in labels])
        return [nw.from_native(blank)]
    groups = keep(found.select(*names).unique())
    return [_row(groups, names, label) for label in labels]


def _row(frame: Any, names: Sequence[str], label: str, **sums: nw.Expr) -> Any:
    values = (sums.get(name, _ZERO).alias(name) for name in _SUMS)
    return frame.select(*names, nw.lit(label).alias("month"), *values)


def _overdue(ledger: Ledger, periods: Periods, names: tuple[str, ...], labels: list[str]) -> list[Any]:
    """What each group has overdue at every bound: the closing of one month and the opening of the next."""
    at_bounds = [_overdue_at(ledger, bound, names) for bound in periods.bounds]
    opening = [
        _row(frame, names, label, overdue_opening=nw.col("overdue"))
        for frame, label in zip(at_bounds, labels, strict=False)
    ]
    closing = [
        _row(frame, names, label, overdue_closing=nw.col("overdue"))
        for frame, label in zip(at_bounds[1:], labels, strict=True)
    ]
    return opening + closing


def _overdue_at(ledger: Ledger, bound: int, names: tuple[str, ...]) -> Any:
    edges = Buckets.parse((1,), ledger.settings.bucket_edge)
    carry = tuple(name for name in own_columns(ledger, names) if name not in ("customer_id", "currency"))
    items = placed_items(ledger, from_day(bound) or date.max, "due_date", buckets=edges, carry=carry)
    items = items.filter(~nw.col("bucket").is_in(["not_due", "credits", "undated"]))
    items = with_attributes(without_consolidated(items, ledger), ledger, names, bound)
    items = items.with_columns(nw.lit("").alias("all"), nw.col("base_open").fill_null(0))
    sums = items.group_by("all", *names).agg(nw.col("base_open").sum().alias("overdue"))
    return keep(sums.select(*names, nw.col("overdue").cast(nw.Int64)))


def _contacts(ledger: Ledger, periods: Periods, names: tuple[str, ...], labels: list[str]) -> list[Any]:
    """How often each group was contacted in each month."""
    if not ledger.has("activities"):
        return []
    own = [name for name in (*names, "collector") if ledger.has("activities", name)]
    calls = ledger.typed("activities", list(dict.fromkeys(("activity_date", "customer_id", *own))))
    calls = calls.filter(nw.col("activity_date") > periods.bounds[0], nw.col("activity_date") <= periods.bounds[-1])
    calls = with_attributes(without_consolidated(calls, ledger), ledger, names, "activity_date")
    calls = calls.with_columns(periods.position_of("activity_date").alias("period"))
    sums = calls.group_by(*names, "period").agg(nw.len().alias("calls"))
    sums = keep(sums.select(*names, "period", nw.col("calls").cast(nw.Int64)))
    return [
        _row(sums.filter(nw.col("period") == period), names, label, contacts=nw.col("calls"))
        for period, label in enumerate(labels, start=1)
    ]
