"""Setting off what is owed against what is owed back, inside a group."""

from __future__ import annotations

from typing import Any

import narwhals as nw

from xlsaging.model.periods import NEVER

__all__ = ["offset", "set_off"]

_ZERO = nw.lit(0, dtype=nw.Int64)
_ORDER = ["age_day", "due_date", "document_date", "document_no", "instalment_no", "amount", "open"]
_MADE = ("used_debit", "used_credit", "debit_end", "credit_end", "cleared_day")


def offset(items: Any, ready: nw.Expr, group: list[str]) -> Any:
    """`items` with debits and credits set off inside each `group`, oldest first on both sides.

    Only rows where `ready` holds take part. The sum of `open` in each group does not change; rows that
    come to zero leave.
    """
    done = set_off(items, ready, group)
    left = nw.col("open") - nw.col("used_debit") + nw.col("used_credit")
    return done.with_columns(left.cast(nw.Int64).alias("open")).drop(*_MADE).filter(nw.col("open") != 0)


def set_off(items: Any, ready: nw.Expr, group: list[str]) -> Any:
    """`items` with what each gives to the setting-off, `open` untouched.

    `used_debit` and `used_credit`: minor units; `debit_end` and `credit_end`: where the row's used stretch ends when
    those of its side are laid one after another; `cleared_day`: the day a clearing number counts from, else 0.
    """
    items = items.with_columns(nw.when(ready).then(nw.col("open")).otherwise(_ZERO).cast(nw.Int64).alias("at_hand"))
    items = items.with_columns(
        nw.max_horizontal(nw.col("at_hand"), _ZERO).cast(nw.Int64).alias("debit"),
        nw.max_horizontal(-nw.col("at_hand"), _ZERO).cast(nw.Int64).alias("credit"),
    )
    both = nw.min_horizontal(nw.col("debit").sum().over(*group), nw.col("credit").sum().over(*group))
    items = items.with_columns(both.cast(nw.Int64).alias("both"))
    items = items.with_columns(
        nw.col(side).cum_sum().over(*group, order_by=_ORDER).cast(nw.Int64).alias(f"{side}_through")
        for side in ("debit", "credit")
    )
    known = nw.col("clearing_date") < (NEVER if "clearing_no" in group else 0)
    cleared = nw.when(known).then(nw.col("clearing_date"))
    return items.with_columns(
        *(_used(side).cast(nw.Int64).alias(f"used_{side}") for side in ("debit", "credit")),
        *(
            nw.min_horizontal(f"{side}_through", "both").cast(nw.Int64).alias(f"{side}_end")
            for side in ("debit", "credit")
        ),
        cleared.otherwise(_ZERO).cast(nw.Int64).alias("cleared_day"),
    ).drop("at_hand", "debit", "credit", "both", "debit_through", "credit_through")


def _used(side: str) -> nw.Expr:
    reach = nw.max_horizontal(nw.col("both") - nw.col(f"{side}_through") + nw.col(side), _ZERO)
    return nw.min_horizontal(reach, nw.col(side))
