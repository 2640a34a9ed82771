"""Open items: every document, instalment and receipt that is not settled on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

import narwhals as nw

from xlsaging.model.buckets import Basis, Buckets
from xlsaging.model.days import days_to_dates
from xlsaging.model.errors import BadSettingError
from xlsaging.model.frames import to_major
from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import FAR, NEVER, as_date, last_month_end, to_day
from xlsaging.model.settings import Unapplied

from .attributes import with_attributes
from .rates import RATE_COLUMNS, Rate, with_base
from .settlement import settle

__all__ = ["OPEN_ITEM_COLUMNS", "bucket_of", "open_items", "placed_items"]

OPEN_ITEM_COLUMNS = (
    "entity", "account", "customer_id", "customer_name", "document_no", "instalment_no", "document_type", "item_class",
    "document_date", "due_date", "days_past_due", "bucket", "currency", "amount", "open_amount", "base_open_amount",
    "collector", "sales_rep", "disputed",
)  # fmt: skip


def open_items(
    ledger: Ledger,
    as_of: date | str,
    basis: Basis | None = None,
    unapplied: Unapplied | None = None,
    *,
    rate: Rate = "closing",
    extra: tuple[str, ...] = (),
) -> Any:
    """What is open on `as_of`, one row a document line; free credit notes and unapplied receipts are rows of
    their own with negative `open_amount`, receipts under `document_type` "receipt" and their own number.

    Columns are `OPEN_ITEM_COLUMNS` (and `extra` columns of invoices), sorted by customer, due date and document. Amounts are float64 in
    major units: `amount` and `open_amount` in the row's currency, `base_open_amount` in the base currency at `rate`.
    `days_past_due` counts from the day of the basis (null: undated or not due for now); `bucket` is a label, `credits`
    or `undated`. Rows that net to zero are absent; the sum is what `aging` calls outstanding. Lazy in, lazy out.
    Source: definitions §1.

    >>> import pandas as pd
    >>> invoices = pd.DataFrame({"document_no": ["A1"], "customer_id": ["C1"], "document_date": ["2025-01-01"],
    ...                          "due_date": ["2025-01-31"], "amount": [100.0]})
    >>> items = open_items(Ledger(invoices=invoices), "2025-03-05")
    >>> items[["document_no", "days_past_due", "bucket", "open_amount"]].values.tolist()
    [['A1', 33, '31-60', 100.0]]
    """
    settings = ledger.settings
    day = to_day(as_date(as_of))
    own = ("customer_name", "collector", "sales_rep", *extra)
    items = placed_items(ledger, as_of, basis, unapplied, rate=rate, carry=own)
    items = with_attributes(items, ledger, ["customer_name", "collector", "sales_rep", *extra], day)
    late = nw.when(nw.col("age_day") < FAR).then(nw.lit(day, dtype=nw.Int64) - nw.col("age_day"))
    disputed = (nw.col("dispute_reason") != "") | (nw.col("dispute_date") <= day)
    base = settings.base_currency
    items = items.with_columns(
        late.alias("days_past_due"),
        nw.when(disputed).then(nw.lit(True)).otherwise(nw.lit(False)).alias("disputed"),
        to_major("amount", "currency", base),
        to_major("open", "currency", base).alias("open_amount"),
        to_major("base_open", None, base).alias("base_open_amount"),
    )
    items = items.sort("customer_id", "due_date", "document_no", "instalment_no", "open_amount")
    return days_to_dates(items.select(*OPEN_ITEM_COLUMNS, *extra), "document_date", "due_date").to_native()


def placed_items(
    ledger: Ledger,
    as_of: date | str,
    basis: Basis | None = None,
    unapplied: Unapplied | None = None,
    *,
    buckets: Buckets | str | tuple[int | str, ...] | None = None,
    rate: Rate = "closing",
    carry: tuple[str, ...] = (),
) -> Any:
    """Open items in minor units (`settlement.ITEM_COLUMNS`, `carry`) with `bucket` and `base_open`.

    The common ground of open items, aging and tie-out; a Narwhals frame.
    """
    settings = ledger.settings
    basis = basis or settings.basis
    unapplied = unapplied or settings.unapplied
    if unapplied not in ("separate", "net", "fifo"):
        raise BadSettingError(name="unapplied", value=unapplied, allowed="separate, net or fifo")
    edges = Buckets.parse(buckets if buckets is not None else settings.buckets, settings.bucket_edge)
    day = to_day(as_date(as_of))
    wanted = tuple(dict.fromkeys((*_rate_columns(ledger), *carry)))
    items = settle(ledger, day, basis, unapplied, wanted)
    items = with_base(items, ledger, day, rate, {"open": "base_open"})
    return items.with_columns(bucket_of(edges, as_date(as_of), basis, unapplied).alias("bucket"))


def _rate_columns(ledger: Ledger) -> tuple[str, ...]:
    return RATE_COLUMNS if ledger.has("invoices", "currency") else ()


def bucket_of(buckets: Buckets, as_of: date, basis: str, unapplied: str) -> nw.Expr:
    """The bucket label of a row by `age_day` and `open`; negative rows are `credits` unless netted."""
    labels = buckets.labels(basis)
    label = nw.lit(labels[-1])
    for cutoff, name in reversed(list(zip(buckets.cutoffs(as_of, basis), labels, strict=False))):
        label = nw.when(nw.col("age_day") >= cutoff).then(nw.lit(name)).otherwise(label)
    dated = nw.when(nw.col("age_day") == NEVER).then(nw.lit("undated")).otherwise(label)
    if unapplied == "net":
        return dated
    return nw.when(nw.col("open") < 0).then(nw.lit("credits")).otherwise(dated)


def resolve_as_of(ledger: Ledger, as_of: date | str | None, today: date) -> date:
    """The day of a report: the argument, the setting, else the last month end before `today`."""
    chosen = as_of or ledger.settings.as_of
    return as_date(chosen) if chosen else last_month_end(today, ledger.settings.fiscal_month_end)
