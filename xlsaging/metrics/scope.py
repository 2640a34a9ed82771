"""Which customers a figure is about, and by what it is split."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import narwhals as nw

from xlsaging.model.ledger import Ledger
from xlsaging.model.schema import UNASSIGNED

from .small import rows_of

__all__ = [
    "CONSOLIDATED",
    "EXTERNAL",
    "consolidated_customers",
    "grouping",
    "mark_consolidated",
    "with_relation",
    "without_consolidated",
]

CONSOLIDATED = "consolidated"
"""The `related_party` of a customer whose balance disappears in consolidation."""
EXTERNAL = "external"
"""The `related_party` of everybody who is none."""


def without_consolidated(frame: Any, ledger: Ledger) -> Any:
    """`frame` (with `customer_id`) without customers that are consolidated: what they owe is no receivable of the
    group, and nobody collects it."""
    if not ledger.has("customers", "related_party"):
        return frame
    customers = ledger.typed("customers", ["customer_id", "related_party"])
    inside = customers.filter(nw.col("related_party") == CONSOLIDATED).select("customer_id").unique()
    return frame.join(inside, on="customer_id", how="anti")


def consolidated_customers(ledger: Ledger) -> frozenset[str]:
    """The customers that are consolidated; collected once."""
    if not ledger.has("customers", "related_party"):
        return frozenset()
    customers = ledger.typed("customers", ["customer_id", "related_party"])
    found = customers.filter(nw.col("related_party") == CONSOLIDATED).select("customer_id").unique()
    return frozenset(key for (key,) in rows_of(found))


def mark_consolidated(frame: Any, ledger: Ledger) -> Any:
    """`frame` (with `customer_id`) with `consolidated`: 1 for customers that are, else 0."""
    if not ledger.has("customers", "related_party"):
        return frame.with_columns(nw.lit(0, dtype=nw.Int64).alias("consolidated"))
    customers = ledger.typed("customers", ["customer_id", "related_party"])
    inside = customers.filter(nw.col("related_party") == CONSOLIDATED).select("customer_id").unique()
    inside = inside.with_columns(nw.lit(1, dtype=nw.Int64).alias("consolidated"))
    joined = frame.join(inside, on="customer_id", how="left")
    return joined.with_columns(nw.col("consolidated").fill_null(0).cast(nw.Int64))


def with_relation(frame: Any) -> Any:
    """`frame` whose `related_party` is filled in (`with_attributes`): who has no mark is external."""
    unmarked = nw.col("related_party") == UNASSIGNED
    relation = nw.when(unmarked).then(nw.lit(EXTERNAL)).otherwise(nw.col("related_party"))
    return frame.with_columns(relation.alias("related_party"))


def grouping(by: str | Sequence[str] | None) -> tuple[str, ...]:
    """The columns to split by, however they were given.

    >>> grouping(None), grouping("region"), grouping(["region", "entity"])
    ((), ('region',), ('region', 'entity'))
    """
    if by is None:
        return ()
    return (by,) if isinstance(by, str) else tuple(by)
