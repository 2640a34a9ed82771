"""Open items: every document, instalment and receipt that is not settled on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

import narwhals as nw

from xlsaging.model.buckets import Basis, Buckets
from xlsaging.model.days import days_to_dates
from xlsaging.model.errors import AsOfRefusedError, BadSettingError
from xlsaging.model.frames import to_major
from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import FAR, NEVER, as_date, last_month_end, to_day
from xlsaging.model.settings import Unapplied

from .attributes import with_attributes
from .rates import RATE_COLUMNS, Rate, with_base
from .settlement import disputed, settle

__all__ = ["OPEN_ITEM_COLUMNS", "label_of", "open_items", "place_of", "placed_items", "places"]

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

    Columns are `OPEN_ITEM_COLUMNS` (and `extra` columns of invoices), sorted by customer, due date and document.
    Amounts are float64 in major units: `amount` and `open_amount` in the row's currency, `base_open_amount` in the
    base currency at `rate` (null where there is none).
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
    day = to_day(as_date(as_of, "as_of"))
    own = ("customer_name", "collector", "sales_rep", *extra)
    items = placed_items(ledger, as_of, basis, unapplied, rate=rate, carry=own)
    items = with_attributes(items, ledger, ["customer_name", "collector", "sales_rep", *extra], day)
    late = nw.when(nw.col("age_day") < FAR).then(nw.lit(day, dtype=nw.Int64) - nw.col("age_day"))
    base = settings.base_currency
    items = items.with_columns(
        late.alias("days_past_due"),
        nw.when(disputed(day)).then(nw.lit(True)).otherwise(nw.lit(False)).alias("disputed"),
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
    narrow: bool = False,
) -> Any:
    """Open items in minor units (`settlement.ITEM_COLUMNS`, `carry`) with `bucket` and `base_open`.

    The common ground of open items, aging and tie-out; a Narwhals frame. With `narrow`, columns that the ledger
    does not have are left out, and instead of `bucket` there is `bucket_no`, its number in `places`.
    """
    settings = ledger.settings
    if settings.snapshot_date not in (None, as_date(as_of, "as_of")):
        raise AsOfRefusedError(at="invoices", snapshot=settings.snapshot_date, as_of=as_date(as_of, "as_of"))
    basis = basis or settings.basis
    unapplied = unapplied or settings.unapplied
    if unapplied not in ("separate", "net", "fifo"):
        raise BadSettingError(name="unapplied", value=unapplied, allowed="separate, net or fifo")
    edges = Buckets.parse(buckets if buckets is not None else settings.buckets, settings.bucket_edge)
    day = to_day(as_date(as_of, "as_of"))
    wanted = tuple(dict.fromkeys((*_rate_columns(ledger), *carry)))
    items = settle(ledger, day, basis, unapplied, wanted, narrow=narrow)
    items = with_base(items, ledger, day, rate, {"open": "base_open"})
    items = items.with_columns(place_of(edges, as_date(as_of, "as_of"), basis, unapplied).alias("bucket_no"))
    if narrow:
        return items
    return items.with_columns(label_of(places(edges, basis)).alias("bucket"))


def _rate_columns(ledger: Ledger) -> tuple[str, ...]:
    foreign = any(ledger.has(table, "currency") for table in ("invoices", "receipts"))
    return RATE_COLUMNS if foreign else ()


def places(buckets: Buckets, basis: str) -> tuple[str, ...]:
    """The columns that an open item can stand in: buckets, youngest first, `credits`, `undated`."""
    return (*buckets.labels(basis), "credits", "undated")


def place_of(buckets: Buckets, as_of: date, basis: str, unapplied: str) -> nw.Expr:
    """The number of a row's place by `age_day` and `open`; negative rows are credits unless netted."""
    names = places(buckets, basis)
    place = nw.lit(len(names) - 3, dtype=nw.Int64)
    for number, cutoff in reversed(list(enumerate(buckets.cutoffs(as_of, basis)))):
        place = nw.when(nw.col("age_day") >= cutoff).then(nw.lit(number, dtype=nw.Int64)).otherwise(place)
    undated = nw.lit(len(names) - 1, dtype=nw.Int64)
    place = nw.when(nw.col("age_day") == NEVER).then(undated).otherwise(place)
    if unapplied == "net":
        return place
    return nw.when(nw.col("open") < 0).then(nw.lit(len(names) - 2, dtype=nw.Int64)).otherwise(place)


def label_of(names: tuple[str, ...]) -> nw.Expr:
    label = nw.lit(names[0])
    for number, name in enumerate(names[1:], 1):
        label = nw.when(nw.col("bucket_no") == number).then(nw.lit(name)).otherwise(label)
    return label


def resolve_as_of(ledger: Ledger, as_of: date | str | None, today: date) -> date:
    """The day of a report: the argument, the setting, else the last month end before `today`."""
    chosen = as_of or ledger.settings.as_of
    return as_date(chosen) if chosen else last_month_end(today, ledger.settings.fiscal_month_end)
