"""Free credits: cash that nobody claimed or applied, and credit notes that lower no document yet."""

from __future__ import annotations

from datetime import date
from typing import Any

import narwhals as nw

from xlsaging.model.buckets import DEFAULT_BUCKETS, Basis, Buckets
from xlsaging.model.days import days_to_dates
from xlsaging.model.frames import to_major
from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import NEVER, as_date, to_day

from .aging import aging_of, attributed_items
from .open_items import place_of

__all__ = ["FREE_CREDIT_COLUMNS", "KINDS", "free_credits", "free_credits_aging"]

KINDS = ("unclaimed", "unapplied", "credit_note", "write_off")
"""A receipt without a customer; with one, but without a document; a credit note; a write-off that names nothing."""

FREE_CREDIT_COLUMNS = (
    "kind", "customer_id", "customer_name", "document_no", "instalment_no", "document_type", "document_date",
    "age_days", "currency", "open_amount", "base_open_amount", "collector",
)  # fmt: skip
_BASIS: Basis = "document_date"


def free_credits(ledger: Ledger, as_of: date | str, min_days: int | None = None, items: Any = None) -> Any:
    """What was free on `as_of`, for more than `min_days` days where that is given, whatever basis ages count from.

    Columns are `FREE_CREDIT_COLUMNS`; `kind` is one of `KINDS`, `age_days` counts from the day of the receipt or the
    note (null: not dated; such a row is always there). Amounts are negative. Sorted by kind, customer and day. All of
    them are the column `credits` of `aging`, unless that nets them into buckets.
    `items` are `aging.attributed_items` with `customer_name` and `collector`. Lazy in, lazy out.

    >>> import pandas as pd
    >>> invoices = pd.DataFrame({"document_no": ["A1", "N1"], "customer_id": ["C1", "C1"],
    ...     "document_date": ["2025-01-01", "2025-02-01"], "amount": [100.0, -20.0]})
    >>> receipts = pd.DataFrame({"receipt_no": ["R1"], "customer_id": ["C1"], "receipt_date": ["2025-03-01"],
    ...     "amount": [30.0]})
    >>> frame = free_credits(Ledger(invoices=invoices, receipts=receipts), "2025-03-31", 30)
    >>> frame[["kind", "document_no", "age_days", "open_amount"]].values.tolist()
    [['credit_note', 'N1', 58, -20.0]]
    """
    base = ledger.settings.base_currency
    free = _free(ledger, as_of, items)
    day = to_day(as_date(as_of, "as_of"))
    age = nw.when(nw.col("document_date") != NEVER).then(nw.lit(day, dtype=nw.Int64) - nw.col("document_date"))
    free = free.with_columns(age.alias("age_days"))
    if min_days is not None:
        free = free.filter((nw.col("document_date") == NEVER) | (nw.col("document_date") < day - min_days))
    free = free.with_columns(
        to_major("open", "currency", base).alias("open_amount"),
        to_major("base_open", None, base).alias("base_open_amount"),
    )
    free = free.sort("kind_no", "customer_id", "document_date", "document_no", "instalment_no")
    return days_to_dates(free.select(*FREE_CREDIT_COLUMNS), "document_date").to_native()


def free_credits_aging(ledger: Ledger, as_of: date | str, items: Any = None) -> Any:
    """Free credits by kind and age: `kind, outstanding, 0-30, …, undated`; in base currency, negative.

    Ages count from the day of the receipt or the note. The sum is that of all items below zero: the column `credits`
    of `aging`, unless that nets them into buckets.
    """
    edges = Buckets.parse(DEFAULT_BUCKETS, ledger.settings.bucket_edge)
    free = _free(ledger, as_of, items).with_columns(nw.col("document_date").alias("age_day"))
    free = free.with_columns(place_of(edges, as_date(as_of, "as_of"), _BASIS, "net").alias("bucket_no"))
    made = nw.from_native(aging_of(free, ledger, as_of, ("kind_no", "kind"), buckets=edges, basis=_BASIS))
    return made.sort("kind_no").drop("kind_no", "credits", "max_days_past_due").to_native()


def _free(ledger: Ledger, as_of: date | str, items: Any) -> Any:
    """Items below zero with `kind`, and `kind_no`, its place in KINDS."""
    if items is None:
        items = attributed_items(ledger, as_of, ("customer_name", "collector"))
    number = nw.when(nw.col("item") == "document").then(nw.lit(2)).otherwise(nw.lit(3))
    receipt = nw.when(nw.col("customer_id") == "").then(nw.lit(0)).otherwise(nw.lit(1))
    number = nw.when(nw.col("item") == "receipt").then(receipt).otherwise(number)
    free = items.filter(nw.col("open") < 0).with_columns(number.cast(nw.Int64).alias("kind_no"))
    kind = nw.lit(KINDS[0])
    for at, name in enumerate(KINDS[1:], 1):
        kind = nw.when(nw.col("kind_no") == at).then(nw.lit(name)).otherwise(kind)
    return free.with_columns(kind.alias("kind"))
