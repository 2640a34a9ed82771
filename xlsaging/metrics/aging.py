"""Aging: what is owed, by how late it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

import narwhals as nw

from xlsaging.model.buckets import Basis, Buckets
from xlsaging.model.days import days_to_dates
from xlsaging.model.errors import BadSettingError
from xlsaging.model.frames import to_major
from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import FAR, as_date, to_day
from xlsaging.model.schema import TABLES
from xlsaging.model.settings import Unapplied

from .attributes import own_columns, with_attributes
from .open_items import placed_items, places
from .rates import Rate

__all__ = ["aging", "aging_of", "attributed_items"]

_MADE = {"currency", "document_type", "item_class"}
"""What rows are split by although the ledger may not say it."""


def aging(
    ledger: Ledger,
    as_of: date | str,
    by: str | Sequence[str] = "customer_id",
    buckets: Buckets | str | tuple[int | str, ...] | None = None,
    basis: Basis | None = None,
    unapplied: Unapplied | None = None,
    currency: Literal["base", "document"] = "base",
    rate: Rate = "closing",
) -> Any:
    """Outstanding receivables on `as_of`, split by age, one row for each value of `by`.

    outstanding = not_due + buckets + credits + undated, to the minor unit, in every row and in total.

    `by` is a column or several of any table that tells of items or customers: invoices, receipts, write-offs,
    customers, assignments (as of the day), or the collection log (the newest entry up to the day: overdue by cause); an
    empty value is `unassigned`. `buckets` are edges in
    days, calendar months ("3M,6M") or years ("1Y,2Y"); an edge belongs to the bucket it ends (`31-60` holds
    both 31 and 60) unless settings say "lower". `basis` says which date age counts from; `not_due` exists on the
    due basis only. `currency="document"` adds `currency` to `by` and converts nothing; "base" converts at `rate`.

    Columns: `by…, outstanding, [not_due,] buckets…, credits, undated, max_days_past_due`; amounts float64 in major
    units, null throughout a row where an item has no rate; sorted by outstanding, falling, then by `by`. A frame
    of the ledger's kind, lazy if that is. Raises BadSettingError for a name or edge that makes no sense. Source:
    definitions §1.

    >>> import pandas as pd
    >>> invoices = pd.DataFrame({"document_no": ["A1", "A2"], "customer_id": ["C1", "C1"],
    ...     "document_date": ["2025-01-01", "2025-03-01"], "due_date": ["2025-01-31", "2025-03-31"],
    ...     "amount": [100.0, 50.0]})
    >>> aging(Ledger(invoices=invoices), "2025-03-05", buckets=(30, 60)).to_dict("list")["31-60"]
    [100.0]
    """
    settings = ledger.settings
    names = [by] if isinstance(by, str) else list(by)
    if currency not in ("base", "document"):
        raise BadSettingError(name="currency", value=currency, allowed="base or document")
    if currency == "document" and "currency" not in names:
        names.append("currency")
    edges = Buckets.parse(buckets if buckets is not None else settings.buckets, settings.bucket_edge)
    items = attributed_items(
        ledger, as_of, names, basis, unapplied, buckets=edges, rate=rate, narrow=not _MADE & set(names)
    )
    return aging_of(items, ledger, as_of, names, buckets=edges, basis=basis, currency=currency)


def attributed_items(
    ledger: Ledger,
    as_of: date | str,
    names: Sequence[str],
    basis: Basis | None = None,
    unapplied: Unapplied | None = None,
    *,
    buckets: Buckets | str | tuple[int | str, ...] | None = None,
    rate: Rate = "closing",
    carry: tuple[str, ...] = (),
    narrow: bool = False,
) -> Any:
    """`open_items.placed_items` with the columns `names` (see `aging`) filled by precedence.

    What several groupings and lists of one day are made of. Raises BadSettingError for a name that no table has.
    """
    own = tuple(name for name in own_columns(ledger, names) if name not in ("customer_id", "currency"))
    wanted = tuple(dict.fromkeys((*own, *carry)))
    items = placed_items(ledger, as_of, basis, unapplied, buckets=buckets, rate=rate, carry=wanted, narrow=narrow)
    day = to_day(as_date(as_of, "as_of"))
    return with_attributes(items, ledger, [name for name in names if not _is_date(name)], day)


def aging_of(
    items: Any,
    ledger: Ledger,
    as_of: date | str,
    by: Sequence[str],
    *,
    buckets: Buckets | str | tuple[int | str, ...] | None = None,
    basis: Basis | None = None,
    currency: Literal["base", "document"] = "base",
) -> Any:
    """The aging of items at hand (see `attributed_items`), as `aging` gives it; `buckets` and `basis` are those that
    they were placed by. `currency` must be among `by` for amounts in document currency."""
    settings = ledger.settings
    basis = basis or settings.basis
    edges = Buckets.parse(buckets if buckets is not None else settings.buckets, settings.bucket_edge)
    day, names = to_day(as_date(as_of, "as_of")), list(by)
    value = nw.col("open" if currency == "document" else "base_open")
    columns = places(edges, basis)
    late = nw.when((nw.col("open") > 0) & (nw.col("age_day") < FAR) & (nw.col("age_day") <= day))
    items = items.select(
        *names,
        "bucket_no",
        value.fill_null(0).cast(nw.Int64).alias("outstanding"),
        nw.when(value.is_null()).then(nw.lit(1)).otherwise(nw.lit(0)).cast(nw.Int64).alias("unknown"),
        late.then(nw.lit(day, dtype=nw.Int64) - nw.col("age_day"))
        .otherwise(nw.lit(0, dtype=nw.Int64))
        .alias("max_days_past_due"),
    )
    unit = "currency" if currency == "document" else None
    amounts = ("outstanding", *columns)
    grouped = _sums(items, names, columns)
    grouped = grouped.with_columns(*(to_major(name, unit, settings.base_currency) for name in amounts))
    grouped = grouped.sort("outstanding", *names, descending=[True, *(False for _ in names)], nulls_last=True)
    dates = (name for name in names if _is_date(name))
    return days_to_dates(grouped.select(*names, *amounts, "max_days_past_due"), *dates).to_native()


def _is_date(name: str) -> bool:
    tables = (TABLES[table].columns for table in ("invoices", "receipts", "write_offs"))
    return any(name in columns and columns[name].kind == "date" for columns in tables)


def _sums(items: Any, names: list[str], columns: tuple[str, ...]) -> Any:
    """One row for each group; null amounts where an item in it has no rate."""
    # Summed by group and place first: what is spread into columns then is a few rows a group.
    by_place = items.group_by(*names, "bucket_no").agg(
        nw.col("outstanding").sum(), nw.col("unknown").sum(), nw.col("max_days_past_due").max()
    )
    zero = nw.lit(0, dtype=nw.Int64)
    spread = (
        nw.when(nw.col("bucket_no") == number).then(nw.col("outstanding")).otherwise(zero).alias(name)
        for number, name in enumerate(columns)
    )
    sums = ("outstanding", "unknown", *columns)
    grouped = by_place.with_columns(*spread).group_by(*names)
    grouped = grouped.agg(*(nw.col(name).sum() for name in sums), nw.col("max_days_past_due").max())
    grouped = grouped.with_columns(nw.col(name).cast(nw.Int64) for name in (*sums, "max_days_past_due"))
    return grouped.with_columns(
        nw.when(nw.col("unknown") == 0).then(nw.col(name)).alias(name) for name in ("outstanding", *columns)
    )
