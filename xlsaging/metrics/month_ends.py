"""Open items and positions on several days at once: what trends, effectiveness and coverage rest on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import narwhals as nw

from xlsaging.model.buckets import Buckets
from xlsaging.model.errors import AsOfRefusedError
from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import from_day

from .materialise import keep
from .open_items import label_of, place_of, places
from .positions import positions_key, sale_day, summed_positions
from .rates import RATE_COLUMNS, with_base
from .scope import mark_consolidated
from .settlement import settle
from .small import rows_of
from .stacked import stacked, unstacked

__all__ = ["items_at", "share_positions"]

_NINETY = 90


def items_at(ledger: Ledger, days: Sequence[int], carry: tuple[str, ...] = ()) -> Any:
    """Open items on each of `days` (day numbers), under `bound`: a Narwhals frame in minor units.

    Columns: `bound, customer_id, currency, item, document_type, exists_day, open, base_open, bucket` and the invoice
    columns `carry`; due basis, unapplied items as the settings say, `base_open` at the closing rate of `bound` (0
    where there is none); buckets are `not_due, 1-90, 90+, credits, undated` (or those from 0, where lower edges belong
    to their buckets). On each day it is what `placed_items` says of that day; one settlement serves them all.
    Raises AsOfRefusedError where the ledger is a snapshot of another day.
    """
    snapshot = ledger.settings.snapshot_date
    for day in days:
        if snapshot not in (None, from_day(day)):
            raise AsOfRefusedError(at="invoices", snapshot=snapshot, as_of=from_day(day))
    known: tuple[frozenset[int], frozenset[str], Any] | None = ledger.recall("items_at")
    if known is None or not (set(days) <= known[0] and set(carry) <= known[1]):
        every = sorted(set(days) | (known[0] if known else set()))
        columns = tuple(dict.fromkeys((*carry, *sorted(known[1] if known else ()))))
        known = (frozenset(every), frozenset(columns), keep(_items_at(ledger, every, columns)))
        ledger.remember("items_at", known)
    found = known[2]
    return found if set(days) == known[0] else found.filter(nw.col("bound").is_in(sorted(days)))


def _items_at(ledger: Ledger, days: Sequence[int], carry: tuple[str, ...]) -> Any:
    last = from_day(max(days))
    assert last is not None, "a period has real days"
    settings = ledger.settings
    foreign = any(ledger.has(table, "currency") for table in ("invoices", "receipts"))
    wanted = tuple(dict.fromkeys((*(RATE_COLUMNS if foreign else ()), *carry)))
    items = settle(stacked(ledger, days), max(days), "due_date", settings.unapplied, wanted)
    edges = Buckets.parse((_NINETY,), settings.bucket_edge)
    items = items.with_columns(place_of(edges, last, "due_date", settings.unapplied).alias("bucket_no"))
    items = items.with_columns(label_of(places(edges, "due_date")).alias("bucket"))
    items = unstacked(items, ledger, days, ["exists_day"])
    items = with_base(items, ledger, "bound", "closing", {"open": "base_open"})
    own = ["bound", "customer_id", "currency", "item", "document_type", "exists_day", "open", "base_open", "bucket"]
    base = nw.col("base_open").fill_null(0).cast(nw.Int64)
    return items.with_columns(base).select(*own, *(name for name in carry if name not in own))


def share_positions(ledger: Ledger, days: Sequence[int]) -> None:
    """Have `positions` know each of `days`, for all customers together, from one settlement."""
    wanted = [day for day in days if ledger.recall(positions_key(day, (), None)) is None]
    if not wanted:
        return
    items = mark_consolidated(items_at(ledger, wanted), ledger).with_columns(sale_day(nw.col("exists_day")))
    sums = items.group_by("bound", "consolidated", "bucket", "sale").agg(nw.col("base_open").sum())
    by_day: dict[int, list[tuple[Any, ...]]] = {day: [] for day in wanted}
    for day, *row in rows_of(sums.with_columns(nw.col("base_open").cast(nw.Int64))):
        by_day[day].append(tuple(row))
    for day, rows in by_day.items():
        ledger.remember(positions_key(day, (), None), summed_positions(rows, 0))
