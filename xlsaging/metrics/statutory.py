"""Statutory aging (账龄): balances by years since the claim arose, and what loss rates apply to."""

from __future__ import annotations

from datetime import date
from typing import Any

import narwhals as nw

from xlsaging.model.buckets import Basis, Buckets
from xlsaging.model.frames import to_major
from xlsaging.model.ledger import Ledger
from xlsaging.model.money import scale
from xlsaging.model.periods import add_months, as_date

from .aging import attributed_items
from .open_items import places
from .small import frame_like, rows_of

__all__ = ["BASIS", "age_jumps", "statutory_balances", "statutory_items"]

BASIS: Basis = "origin_date"
_OWNER = ("customer_id", "entity", "account", "currency")
_ZERO = nw.lit(0, dtype=nw.Int64)


def statutory_items(ledger: Ledger, as_of: date | str) -> Any:
    """Open items on `as_of` placed in the statutory buckets by their origin, with names and collectors."""
    names = ("customer_name", "entity", "account", "collector")
    return attributed_items(ledger, as_of, names, BASIS, buckets=ledger.settings.statutory_buckets)


def statutory_balances(ledger: Ledger, as_of: date | str, items: Any = None) -> Any:
    """What is owed on `as_of` by statutory bucket, and how much of it an allowance is counted on.

    Rows are the buckets, youngest first, then `credits` and `undated`; columns `bucket, balance, loss_base`, in
    major units of the base currency. Unapplied credits lower the base of the oldest items of the same customer,
    entity, account and currency (undated ones last, retention never); what is left of them stands, negative, under
    `credits` and lowers no other customer's loss. Balance and base have the same sum: what is outstanding.

    `items` are `statutory_items`, where they are at hand. A row a bucket is collected on the way. A frame of the
    ledger's kind. Source: definitions §1 and §6; 企业会计准则第22号.

    >>> import pandas as pd
    >>> invoices = pd.DataFrame({"document_no": ["A1", "A2"], "customer_id": ["C1", "C1"],
    ...     "document_date": ["2023-01-31", "2025-01-31"], "amount": [100.0, 50.0]})
    >>> receipts = pd.DataFrame({"receipt_no": ["R1"], "customer_id": ["C1"], "receipt_date": ["2025-02-01"],
    ...     "amount": [30.0]})
    >>> frame = statutory_balances(Ledger(invoices=invoices, receipts=receipts), "2025-03-31")
    >>> frame[frame["balance"] != 0].values.tolist()
    [['0Y-1Y', 50.0, 50.0], ['2Y-3Y', 100.0, 70.0], ['credits', -30.0, 0.0]]
    """
    settings = ledger.settings
    items = statutory_items(ledger, as_of) if items is None else items
    names = places(Buckets.parse(settings.statutory_buckets, settings.bucket_edge), BASIS)
    items = items.with_columns(nw.col("base_open").fill_null(0).cast(nw.Int64).alias("value"))
    by_place = rows_of(items.group_by("bucket_no").agg(nw.col("value").sum()).select("bucket_no", "value"))
    balances = {int(number): int(value) for number, value in by_place}
    bases = _bases(items, len(names))
    unit = scale(settings.base_currency)
    rows = [(name, balances.get(at, 0) / unit, bases[at] / unit) for at, name in enumerate(names)]
    return frame_like(ledger, {"bucket": "text", "balance": "float", "loss_base": "float"}, rows)


def _bases(items: Any, count: int) -> list[int]:
    """The base of each place: each owner's credits are taken off his oldest items first."""
    credits, undated = count - 2, count - 1
    value, owed = nw.col("value"), nw.col("value") > 0
    kept = owed & (nw.col("item_class") == "retention")
    own = (
        nw.when(owed & ~kept & (nw.col("bucket_no") == at)).then(value).otherwise(_ZERO).alias(f"own_{at}")
        for at in range(count)
    )
    kept_back = (
        nw.when(kept & (nw.col("bucket_no") == at)).then(value).otherwise(_ZERO).alias(f"kept_{at}")
        for at in range(count)
    )
    credit = nw.when(value < 0).then(-value).otherwise(_ZERO).alias("credit")
    spread = items.select(*_OWNER, *own, *kept_back, credit)
    names = [name for name in spread.collect_schema().names() if name not in _OWNER]
    wide = spread.group_by(*_OWNER).agg(nw.col(name).sum() for name in names)
    wide = wide.with_columns(nw.col(name).cast(nw.Int64) for name in names)
    for at in (*range(credits - 1, -1, -1), undated):
        taken = nw.min_horizontal(f"own_{at}", "credit")
        wide = wide.with_columns(taken.cast(nw.Int64).alias("taken"))
        wide = wide.with_columns((nw.col(f"own_{at}") - nw.col("taken")), (nw.col("credit") - nw.col("taken")))
    row = [int(value or 0) for value in rows_of(wide.select(nw.col(name).sum() for name in names))[0]]
    bases = [own + kept for own, kept in zip(row[:count], row[count : 2 * count], strict=True)]
    bases[credits] -= row[-1]
    return bases


def age_jumps(ledger: Ledger, as_of: date | str, items: Any = None) -> Any:
    """Customers who owe more from one to two years old than they owed within one year a year before: what is so old
    now must have been there. Something came in late, came back, or changed its date of origin.

    Columns `customer_id, customer_name, currency, closing, opening, excess`, in major units of `currency`, the
    largest excess first. Meaningful where the first two statutory edges are 1Y and 2Y, and the ledger reaches back
    a year. `items` are `statutory_items` on `as_of`. Source: definitions §1.

    >>> import pandas as pd
    >>> invoices = pd.DataFrame({"document_no": ["A1"], "customer_id": ["C1"], "posting_date": ["2025-03-01"],
    ...     "document_date": ["2024-01-31"], "amount": [100.0]})
    >>> age_jumps(Ledger(invoices=invoices), "2025-03-31")[["closing", "opening", "excess"]].values.tolist()
    [[100.0, 0.0, 100.0]]
    """
    base = ledger.settings.base_currency
    now = statutory_items(ledger, as_of) if items is None else items
    key = ("customer_id", "currency")
    closing = _owed(now, 1, "closing").group_by(*key).agg(nw.col("closing").sum(), nw.col("customer_name").max())
    before = _owed(statutory_items(ledger, add_months(as_date(as_of, "as_of"), -12)), 0, "opening")
    opening = before.group_by(*key).agg(nw.col("opening").sum())
    both = closing.join(opening, on=list(key), how="left")
    both = both.with_columns(nw.col("opening").fill_null(0).cast(nw.Int64), nw.col("closing").cast(nw.Int64))
    both = both.with_columns((nw.col("closing") - nw.col("opening")).alias("excess")).filter(nw.col("excess") > 0)
    both = both.with_columns(*(to_major(name, "currency", base) for name in ("closing", "opening", "excess")))
    both = both.sort("excess", *key, descending=[True, False, False])
    return both.select("customer_id", "customer_name", "currency", "closing", "opening", "excess").to_native()


def _owed(items: Any, place: int, name: str) -> Any:
    owed = items.filter(nw.col("bucket_no") == place, nw.col("open") > 0)
    return owed.select("customer_id", "customer_name", "currency", nw.col("open").alias(name))
