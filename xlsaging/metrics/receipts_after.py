"""Receipts after period end (期后回款): what came in afterwards, and how much of the balance it covers."""

from __future__ import annotations

from datetime import date
from typing import Any

import narwhals as nw

from xlsaging.model.errors import BadSettingError
from xlsaging.model.frames import round_half_away, to_major
from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import as_date, to_day

from .applications import applications
from .open_items import placed_items
from .rates import RATE_COLUMNS, with_base
from .sources import RECEIPT, money

__all__ = ["RECEIPTS_AFTER_COLUMNS", "receipts_after"]

RECEIPTS_AFTER_COLUMNS = ("customer_id", "receipts", "covered")
_DOCUMENT = ("customer_id", "entity", "currency", "document_no")
_ZERO = nw.lit(0, dtype=nw.Int64)


def receipts_after(ledger: Ledger, as_of: date | str, until: date | str) -> Any:
    """What each customer paid after `as_of` up to `until`, and how much of his balance on `as_of` that covers.

    `receipts`: cash dated in (as_of, until] and not returned by `until`, less refunds dated then; a row that only
    uses up a credit note is no cash. `covered`: for each document, what such cash was applied to it for by
    `until`, not below zero and no more than was open of the document on `as_of`. Cash that stays unapplied covers
    nothing, unless the settings apply it to the oldest item (`unapplied="fifo"`); cash for documents that came
    after `as_of` covers nothing either. Divided by the balance it may be more than 1, where free credits make the
    balance smaller than what is open.

    Columns `RECEIPTS_AFTER_COLUMNS`, a row for each customer who paid, sorted by customer; float64 in major units of
    the base currency at the closing rate of `as_of`, as the balance is; null where there is no rate. A frame of the
    ledger's kind, lazy if that is. Raises BadSettingError where `until` is not after `as_of`. Source: convention;
    auditors call it the subsequent-receipts test of existence.

    >>> import pandas as pd
    >>> invoices = pd.DataFrame({"document_no": ["A1", "A2"], "customer_id": ["C1", "C1"], "amount": [100.0, 50.0],
    ...                          "document_date": ["2025-01-01", "2025-02-05"]})
    >>> receipts = pd.DataFrame({"receipt_no": ["R1", "R2"], "customer_id": ["C1", "C1"], "amount": [80.0, 50.0],
    ...                          "receipt_date": ["2025-02-11", "2025-02-20"], "applied_to": ["A1", "A2"]})
    >>> receipts_after(Ledger(invoices=invoices, receipts=receipts), "2025-01-31", "2025-02-28").values.tolist()
    [['C1', 130.0, 80.0]]
    """
    start, end = to_day(as_date(as_of, "as_of")), to_day(as_date(until, "until"))
    if end <= start:
        raise BadSettingError(name="until", value=str(until), allowed=f"a day after {as_date(as_of, 'as_of')}")
    parts = [_cash(ledger, start, end), _covered(ledger, as_date(as_of, "as_of"), start, as_date(until, "until"))]
    columns = ["receipts", "covered", "unknown_receipts", "unknown_covered"]
    grouped = nw.concat([part.select("customer_id", *columns) for part in parts]).group_by("customer_id")
    summed = grouped.agg(*(nw.col(name).sum() for name in columns))
    summed = summed.with_columns(nw.col(name).cast(nw.Int64) for name in columns)
    summed = summed.with_columns(
        nw.when(nw.col(f"unknown_{name}") == 0).then(nw.col(name)).alias(name) for name in columns[:2]
    )
    base = ledger.settings.base_currency
    summed = summed.filter((nw.col("receipts").fill_null(1) != 0) | (nw.col("covered").fill_null(1) != 0))
    return (
        summed.sort("customer_id")
        .select("customer_id", *(to_major(name, None, base) for name in columns[:2]))
        .to_native()
    )


def _cash(ledger: Ledger, start: int, end: int) -> Any:
    foreign = any(ledger.has(table, "currency") for table in ("invoices", "receipts"))
    cash = money(ledger, end, RATE_COLUMNS if foreign else ()).cash
    cash = cash.filter(nw.col("priority") == RECEIPT, nw.col("source_day") > start)
    return _with_blanks(with_base(cash, ledger, start, "closing", {"amount": "base"}), "base", "receipts")


def _covered(ledger: Ledger, as_of: date, start: int, until: date) -> Any:
    """Document by document the lesser of what was open and what later cash brought, in the base currency."""
    items = placed_items(ledger, as_of).filter(nw.col("item") == "document", nw.col("open") > 0)
    items = items.with_columns(_unknown("base_open").alias("unknown"), nw.col("base_open").fill_null(0))
    names = ("open", "base_open", "unknown")
    owed = items.group_by(*_DOCUMENT).agg(*(nw.col(name).sum() for name in names))
    applied = applications(ledger, until).filter(nw.col("source_table") == "receipts", nw.col("source_day") > start)
    brought = applied.group_by(*_DOCUMENT).agg(nw.col("amount").sum().alias("brought"))
    met = brought.join(owed, on=list(_DOCUMENT), how="inner")
    met = met.with_columns(nw.col(name).cast(nw.Int64) for name in (*names, "brought"))
    met = met.with_columns(nw.min_horizontal("open", "brought").cast(nw.Int64).alias("size"))
    met = met.filter(nw.col("size") > 0)
    rate = nw.col("base_open").cast(nw.Float64) / nw.col("open").cast(nw.Float64)
    met = met.with_columns(rate.alias("rate"))
    met = met.with_columns(round_half_away(nw.col("size").cast(nw.Float64) * nw.col("rate")).alias("base"))
    known = nw.when(nw.col("unknown") == 0).then(nw.col("base"))
    return _with_blanks(met.with_columns(known.alias("base")), "base", "covered")


def _with_blanks(frame: Any, column: str, name: str) -> Any:
    """`frame` with `column` under `name`, what has no rate counted, and zeros for the other figure."""
    other = "covered" if name == "receipts" else "receipts"
    return frame.with_columns(
        nw.col(column).fill_null(0).cast(nw.Int64).alias(name),
        _unknown(column).alias(f"unknown_{name}"),
        _ZERO.alias(other),
        _ZERO.alias(f"unknown_{other}"),
    )


def _unknown(column: str) -> nw.Expr:
    return nw.when(nw.col(column).is_null()).then(nw.lit(1)).otherwise(nw.lit(0)).cast(nw.Int64)
