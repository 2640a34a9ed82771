"""Which customers a figure is about, and by what it is split."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import narwhals as nw

from xlsaging.model.ledger import Ledger

__all__ = ["CONSOLIDATED", "grouping", "without_consolidated"]

CONSOLIDATED = "consolidated"
"""The `related_party` of a customer whose balance disappears in consolidation."""


def without_consolidated(frame: Any, ledger: Ledger) -> Any:
    """`frame` (with `customer_id`) without customers that are consolidated: what they owe is no receivable of the
    group, and nobody collects it."""
    if not ledger.has("customers", "related_party"):
        return frame
    customers = ledger.typed("customers", ["customer_id", "related_party"])
    inside = customers.filter(nw.col("related_party") == CONSOLIDATED).select("customer_id").unique()
    return frame.join(inside, on="customer_id", how="anti")


def grouping(by: str | Sequence[str] | None) -> tuple[str, ...]:
    """The columns to split by, however they were given.

    >>> grouping(None), grouping("region"), grouping(["region", "entity"])
    ((), ('region',), ('region', 'entity'))
    """
    if by is None:
        return ()
    return (by,) if isinstance(by, str) else tuple(by)
