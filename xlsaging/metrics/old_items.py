"""Items that have been open for more than a year (一年以上应收款项)."""

from __future__ import annotations

from datetime import date
from typing import Any

import narwhals as nw

from xlsaging.model.buckets import Buckets
from xlsaging.model.days import days_to_dates
from xlsaging.model.frames import to_major
from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import NEVER, as_date, to_day

from .settlement import disputed
from .statutory import BASIS, statutory_items

__all__ = ["OLD_ITEM_COLUMNS", "over_one_year"]

OLD_ITEM_COLUMNS = (
    "customer_id", "customer_name", "document_no", "instalment_no", "document_type", "origin_date", "due_date",
    "age_days", "age_years", "currency", "open_amount", "base_open_amount", "collector", "last_receipt_date",
    "last_contact_date", "disputed", "dispute_reason",
)  # fmt: skip


def over_one_year(ledger: Ledger, as_of: date | str, items: Any = None) -> Any:
    """Documents that the customer owes for more than one year on `as_of`, counted from their origin by the calendar.

    Columns are `OLD_ITEM_COLUMNS`, sorted by customer, origin and document. `age_years` is days ÷ 365.25;
    `last_receipt_date` is when the customer last paid anything (returned receipts and used credit notes are no
    payment), `last_contact_date` when anybody last asked for it. Undated items are not here: their age is not known.
    `items` are `statutory.statutory_items`, where they are at hand. Lazy in, lazy out. Source: definitions §1.

    >>> import pandas as pd
    >>> invoices = pd.DataFrame({"document_no": ["A1", "A2"], "customer_id": ["C1", "C1"],
    ...     "document_date": ["2024-01-31", "2024-02-01"], "amount": [100.0, 50.0]})
    >>> over_one_year(Ledger(invoices=invoices), "2025-02-01")[["document_no", "age_days"]].values.tolist()
    [['A1', 367]]
    """
    settings = ledger.settings
    day = to_day(as_date(as_of, "as_of"))
    items = statutory_items(ledger, as_of) if items is None else items
    cutoff = Buckets.parse(("1Y",), settings.bucket_edge).cutoffs(as_date(as_of, "as_of"), BASIS)[0]
    old = items.filter(nw.col("open") > 0, nw.col("age_day") < cutoff)
    old = _with_last(old, _receipts(ledger, day), "last_receipt_date")
    old = _with_last(old, _contacts(ledger, day), "last_contact_date")
    old = old.with_columns(
        nw.col("age_day").alias("origin_date"),
        (nw.lit(day, dtype=nw.Int64) - nw.col("age_day")).alias("age_days"),
        nw.when(disputed(day)).then(nw.lit(True)).otherwise(nw.lit(False)).alias("disputed"),
        to_major("open", "currency", settings.base_currency).alias("open_amount"),
        to_major("base_open", None, settings.base_currency).alias("base_open_amount"),
    )
    old = old.with_columns((nw.col("age_days").cast(nw.Float64) / 365.25).alias("age_years"))
    old = old.sort("customer_id", "origin_date", "document_no", "instalment_no")
    dates = ("origin_date", "due_date", "last_receipt_date", "last_contact_date")
    return days_to_dates(old.select(*OLD_ITEM_COLUMNS), *dates).to_native()


def _with_last(items: Any, last: Any, name: str) -> Any:
    if last is None:
        return items.with_columns(nw.lit(NEVER, dtype=nw.Int64).alias(name))
    joined = items.join(last.rename({"last": name}), on="customer_id", how="left")
    return joined.with_columns(nw.col(name).fill_null(NEVER).cast(nw.Int64))


def _receipts(ledger: Ledger, day: int) -> Any:
    if not ledger.has("receipts"):
        return None
    paid = ledger.typed("receipts", ["customer_id", "receipt_no", "receipt_date", "amount", "returned_date"])
    paid = paid.filter(nw.col("amount") > 0, nw.col("receipt_date") <= day, nw.col("returned_date") > day)
    notes = ledger.typed("invoices", ["customer_id", "document_no", "amount"]).filter(nw.col("amount") < 0)
    notes = notes.select("customer_id", nw.col("document_no").alias("receipt_no")).unique()
    paid = paid.join(notes, on=["customer_id", "receipt_no"], how="anti")
    return paid.group_by("customer_id").agg(nw.col("receipt_date").max().alias("last"))


def _contacts(ledger: Ledger, day: int) -> Any:
    if not ledger.has("activities"):
        return None
    made = ledger.typed("activities", ["customer_id", "activity_date"]).filter(nw.col("activity_date") <= day)
    return made.group_by("customer_id").agg(nw.col("activity_date").max().alias("last"))
