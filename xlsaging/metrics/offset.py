"""Setting off what is owed against what is owed back, inside a group."""

from __future__ import annotations

from typing import Any

import narwhals as nw

__all__ = ["offset"]

_ZERO = nw.lit(0, dtype=nw.Int64)
_ORDER = ["age_day", "due_date", "document_date", "document_no", "instalment_no", "amount", "open"]


def offset(items: Any, ready: nw.Expr, group: list[str]) -> Any:
    """`items` with debits and credits set off inside each `group`, oldest first on both sides.

    Only rows where `ready` holds take part. The sum of `open` in each group does not change; rows that
    come to zero leave.
    """
    items = items.with_columns(
        nw.when(ready).then(nw.col("open")).otherwise(_ZERO).cast(nw.Int64).alias("at_hand")
    )
    items = items.with_columns(
        nw.max_horizontal(nw.col("at_hand"), _ZERO).cast(nw.Int64).alias("debit"),
        nw.max_horizontal(-nw.col("at_hand"), _ZERO).cast(nw.Int64).alias("credit"),
    )
    both = nw.min_horizontal(nw.col("debit").sum().over(*group), nw.col("credit").sum().over(*group))
    items = items.with_columns(both.cast(nw.Int64).alias("both"))
    items = items.with_columns(
        (nw.col(side).cum_sum().over(*group, order_by=_ORDER) - nw.col(side))
        .cast(nw.Int64)
        .alias(f"{side}_before")
        for side in ("debit", "credit")
    )
    left = nw.col("open") - _used("debit") + _used("credit")
    items = items.with_columns(left.cast(nw.Int64).alias("open"))
    gone = ["at_hand", "debit", "credit", "both", "debit_before", "credit_before"]
    return items.drop(*gone).filter(nw.col("open") != 0)


def _used(side: str) -> nw.Expr:
    reach = nw.max_horizontal(nw.col("both") - nw.col(f"{side}_before"), _ZERO)
    return nw.min_horizontal(reach, nw.col(side))
