"""How long customers take to pay."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import narwhals as nw

from xlsaging.model.frames import to_major
from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import FAR, NEVER, as_date

from .applications import applications
from .attributes import own_columns, with_attributes
from .booked import with_booked_base
from .scope import grouping
from .windows import days_between

__all__ = ["days_to_pay"]

_ZERO = nw.lit(0, dtype=nw.Int64)
_BEFORE = nw.lit(-(10**9), dtype=nw.Int64)
_SUMS = ("documents", "late", "paid", "dated_paid", "paid_days", "due_paid", "terms")
_LINE = (
    "customer_id", "entity", "account", "currency", "document_no", "instalment_no", "document_date", "due_date",
    "age_day", "line_amount",
)  # fmt: skip


def days_to_pay(ledger: Ledger, start: date | str, end: date | str, by: str | Sequence[str] = "customer_id") -> Any:
    """How long customers took to pay, from the receipts applied from `start` to `end`.

    - `documents`: how many documents (instalments each on their own) were fully settled in the period,
    the last application of any kind lying in it, with at least one receipt; - `paid_amount`: receipts
    applied in the period; a part payment counts with its part; - `weighted_days_to_pay`: Σ(paid × days
    from document to receipt) ÷ Σ paid; - `average_days_late`: mean of (last receipt − due date) over
    `documents`, early is negative; - `weighted_terms_days`: Σ(paid × days from document to due date) ÷
    Σ paid.

    A receipt belongs to the period in which it was applied, but a customer paid on the day the money
    came. Credit notes, write-offs and refunds are no payments; a returned receipt never was one. What
    has no document date (or no due date) stays out of the averages that need it. Amounts are turned
    into the base currency as the document was booked.

    Columns: `by…, documents, paid_amount, weighted_days_to_pay, average_days_late,
    weighted_terms_days`, sorted by `by`; `paid_amount` float64 in major units of the base currency,
    days float64, null where undefined. A frame of the ledger's kind, lazy if that is. Raises
    BadSettingError where `end` is before `start` or a column is unknown. Source: definitions §4;
    Business Central, Oracle Fusion.

    >>> import pandas as pd
    >>> invoices = pd.DataFrame({"document_no": ["A1"], "customer_id": ["C1"], "document_date": ["2025-01-01"],
    ...     "due_date": ["2025-01-31"], "amount": [100.0]})
    >>> receipts = pd.DataFrame({"receipt_no": ["R1", "R2"], "customer_id": ["C1", "C1"], "amount": [25.0, 75.0],
    ...     "receipt_date": ["2025-01-11", "2025-02-10"], "applied_to": ["A1", "A1"]})
    >>> days_to_pay(Ledger(invoices=invoices, receipts=receipts), "2025-01-01", "2025-03-31").values.tolist()
    [['C1', 1, 100.0, 32.5, 10.0, 30.0]]
    """
    names = grouping(by)
    first, _ = days_between(start, end)
    carry = tuple(name for name in own_columns(ledger, names) if name not in _LINE)
    found = applications(ledger, as_date(end, "end"), "due_date", carry=(*carry, *_rate_columns(ledger)))
    keys = list(dict.fromkeys((*_LINE, *carry)))
    closed = _closed(found, keys, first)
    paid = _paid(found, ledger, first)
    parts = [with_attributes(part, ledger, names, "asked_day").select(*names, *_SUMS) for part in (closed, paid)]
    sums = nw.concat(parts).with_columns(nw.lit("").alias("all")).group_by("all", *names)
    sums = sums.agg(*(nw.col(name).sum() for name in _SUMS))
    sums = sums.with_columns(
        nw.col("documents").cast(nw.Int64),
        to_major("paid", None, ledger.settings.base_currency).alias("paid_amount"),
        _mean("paid_days", "dated_paid").alias("weighted_days_to_pay"),
        _mean("late", "documents").alias("average_days_late"),
        _mean("terms", "due_paid").alias("weighted_terms_days"),
    )
    columns = ["documents", "paid_amount", "weighted_days_to_pay", "average_days_late", "weighted_terms_days"]
    sums = sums.select(*names, *columns)
    return (sums.sort(*names) if names else sums).to_native()


def _rate_columns(ledger: Ledger) -> tuple[str, ...]:
    return tuple(name for name in ("base_amount", "fx_rate") if ledger.has("invoices", name))


def _mean(total: str, count: str) -> nw.Expr:
    safe = nw.when(nw.col(count) > 0).then(nw.col(count)).otherwise(nw.lit(1)).cast(nw.Float64)
    return nw.when(nw.col(count) > 0).then(nw.col(total).cast(nw.Float64) / safe)


def _paid(found: Any, ledger: Ledger, first: int) -> Any:
    """Receipts applied in the period: what they paid, and the days that it took."""
    frame = found.filter(nw.col("source_table") == "receipts", nw.col("amount") > 0, nw.col("effective_day") >= first)
    frame = frame.with_columns(nw.col("amount").alias("applied"), nw.col("line_amount").alias("amount"))
    frame = with_booked_base(frame, ledger, "document_date", {"applied": "paid"})
    dated = nw.col("document_date") != NEVER
    due = dated & (nw.col("due_date") < FAR)
    frame = frame.with_columns(
        nw.when(dated).then(nw.col("paid")).otherwise(_ZERO).cast(nw.Int64).alias("dated_paid"),
        nw.when(due).then(nw.col("paid")).otherwise(_ZERO).cast(nw.Int64).alias("due_paid"),
        nw.when(dated).then(nw.col("source_day") - nw.col("document_date")).otherwise(_ZERO).alias("taken"),
        nw.when(due).then(nw.col("due_date") - nw.col("document_date")).otherwise(_ZERO).alias("granted"),
    )
    return frame.with_columns(
        (nw.col("dated_paid") * nw.col("taken")).cast(nw.Int64).alias("paid_days"),
        (nw.col("due_paid") * nw.col("granted")).cast(nw.Int64).alias("terms"),
        _ZERO.alias("documents"),
        _ZERO.alias("late"),
        nw.col("effective_day").alias("asked_day"),
    )


def _closed(found: Any, keys: list[str], first: int) -> Any:
    """Lines that nothing is open of any more, the last of it settled in the period, and how late their receipts."""
    receipt = (nw.col("source_table") == "receipts") & (nw.col("amount") > 0)
    frame = found.with_columns(nw.when(receipt).then(nw.col("source_day")).otherwise(_BEFORE).alias("pay_day"))
    lines = frame.group_by(*keys).agg(
        nw.col("amount").sum().alias("settled"),
        nw.col("pay_day").max(),
        nw.col("effective_day").max().alias("asked_day"),
    )
    lines = lines.filter(
        nw.col("settled") == nw.col("line_amount"),
        nw.col("asked_day") >= first,
        nw.col("pay_day") > _BEFORE,
        nw.col("age_day") < FAR,
    )
    rest = (name for name in _SUMS if name not in ("documents", "late"))
    return lines.with_columns(
        nw.lit(1, dtype=nw.Int64).alias("documents"),
        (nw.col("pay_day") - nw.col("age_day")).cast(nw.Int64).alias("late"),
        nw.col("asked_day").cast(nw.Int64),
        *(_ZERO.alias(name) for name in rest),
    )
