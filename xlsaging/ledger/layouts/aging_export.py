"""Layout 3b: balances that have been aged already, one line a customer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from xlsaging.ledger.minor import minor_column
from xlsaging.ledger.table import TypedTable
from xlsaging.model.buckets import Buckets
from xlsaging.model.issues import Issue
from xlsaging.model.periods import NEVER, to_day

from .one_period import lines_told_apart, require_one_period
from .open_items import text_column
from .part import Context, Normalised, Part, take
from .snapshot import other_days_aside, require_day

__all__ = ["Span", "bucket_spans", "normalise_aging_export"]

_SPAN = re.compile(r"bucket:(\d+)-(\d*)")
_YEAR = 365


@dataclass(frozen=True, slots=True)
class Span:
    """One bucket of an export: its column, its label, and what stands for it as a due date."""

    column: str
    label: str
    due_day: int
    years: bool


def bucket_spans(columns: list[str], day: date) -> list[Span]:
    """The buckets among `columns`, each with the earliest day that lies in it on `day`.

    That is `day` less the upper edge, `day` less the lower edge for the open last one, `day` itself for what is
    not due. Where every edge is a number of years (365 days each), they are counted by the calendar.

    >>> [(span.label, to_day(date(2025, 3, 31)) - span.due_day)
    ...  for span in bucket_spans(["bucket:not_due", "bucket:1-30", "bucket:31-60", "bucket:61-"], date(2025, 3, 31))]
    [('not_due', 0), ('1-30', 30), ('31-60', 60), ('60+', 61)]
    >>> from xlsaging.model.periods import from_day
    >>> [(span.label, from_day(span.due_day).isoformat())
    ...  for span in bucket_spans(["bucket:0-365", "bucket:366-730", "bucket:731-"], date(2025, 3, 31))]
    [('0Y-1Y', '2024-03-31'), ('1Y-2Y', '2023-03-31'), ('2Y+', '2023-03-30')]
    """
    found = [(name, int(match[1]), int(match[2] or 0)) for name in columns if (match := _SPAN.fullmatch(name))]
    edges = {high for _, _, high in found if high} | {low - 1 for _, low, high in found if not high}
    years = bool(edges) and all(edge > 0 and edge % _YEAR == 0 for edge in edges)
    spans = [Span("bucket:not_due", "not_due", to_day(day), years=False)] if "bucket:not_due" in columns else []
    return spans + [_span(name, low, high, day, years) for name, low, high in found]


def _span(name: str, low: int, high: int, day: date, years: bool) -> Span:
    size = _YEAR if years else 1
    unit = "Y" if years else ""
    edge = (high or low - 1) // size
    earliest = to_day(day) if edge == 0 else Buckets.parse(f"{edge}{unit or 'D'}").cutoffs(day, "due_date")[1]
    if not high:
        return Span(name, f"{edge}{unit}+", earliest - 1, years)
    start = low // size if years else low
    return Span(name, f"{start}{unit}-{edge}{unit}", earliest, years)


def normalise_aging_export(typed: TypedTable, context: Context) -> Normalised:
    """One document for each bucket that is not empty, due on the earliest day that lies in the bucket.

    Documents are `C001/31-60`. Their statutory age is undated unless the buckets are years. Raises
    SnapshotDateNeededError or SeveralPeriodsError.
    """
    require_one_period(typed, context, "customer_id", "customer_name", "document_no")
    day = require_day(typed, context)
    spans = bucket_spans(list(typed.frame.columns), day)
    values = {span.column: typed.frame[span.column].to_numpy(dtype=np.float64) for span in spans}
    parts = [_documents(typed, span, values[span.column], day) for span in spans]
    frame = pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)
    frame["document_no"] = _told_apart(frame)
    first = next((span.column for span in spans if span.column != "bucket:not_due"), spans[0].column)
    made = Normalised(
        typed,
        "aging_export",
        [Part("invoices", frame, {"amount": first, "document_no": "customer_id"}, numbered=False)],
        [(values[span.column], 1) for span in spans],
        [Issue("aged_by_bucket_only", at=context.head(typed, first), params={"count": len(frame), "snapshot": day})],
    )
    made.issues += _sums_checked(typed, context, values) + lines_told_apart(typed, context)
    _unreadable_aside(typed, made, spans)
    other_days_aside(typed, context, made, day)
    return made


def _documents(typed: TypedTable, span: Span, values: Any, day: date) -> Any:
    filled = np.nan_to_num(values) != 0
    owner = text_column(typed, "document_no")
    for name in ("customer_id", "customer_name"):
        owner = np.where(owner == "", text_column(typed, name), owner)
    return take(
        typed,
        "invoices",
        filled,
        document_no=np.array([f"{name}/{span.label}" for name in owner.tolist()], dtype=object),
        document_date=np.int64(min(span.due_day, to_day(day))),
        due_date=np.int64(span.due_day),
        origin_date=np.int64(span.due_day if span.years else NEVER),
        document_type="opening",
        amount=values,
    )


def _told_apart(frame: Any) -> Any:
    again = frame.groupby("document_no", sort=False).cumcount().to_numpy() + 1
    numbers = frame["document_no"].to_numpy().tolist()
    return np.array(
        [number if count == 1 else f"{number}#{count}" for number, count in zip(numbers, again.tolist(), strict=True)],
        dtype=object,
    )


def _sums_checked(typed: TypedTable, context: Context, values: dict[str, Any]) -> list[Issue]:
    if "bucket_total" not in typed.frame.columns:
        return []
    total = typed.frame["bucket_total"].to_numpy(dtype=np.float64)
    found = np.zeros(len(total), dtype=np.int64)
    for column in values.values():
        found += minor_column(column, 2)
    expected = minor_column(total, 2)
    odd = np.flatnonzero(~np.isnan(total) & (found != expected))
    return context.row_issues(
        "bucket_sum_differs",
        typed,
        odd,
        "bucket_total",
        lambda position: {"total": expected[position] / 100, "found": found[position] / 100},
    )


def _unreadable_aside(typed: TypedTable, made: Normalised, spans: list[Span]) -> None:
    rows = {int(row): position for position, row in enumerate(typed.frame.index)}
    for span in spans:
        for row, code in typed.bad.get(span.column, {}).items():
            made.aside.setdefault(rows[row], code)
