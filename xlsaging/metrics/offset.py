"""Setting off what is owed against what is owed back, inside a group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import narwhals as nw

from .basis import in_turn, with_turns

__all__ = ["BY_AGE", "BY_DUE_DAY", "USED", "Round", "offset", "set_off"]

_ZERO = nw.lit(0, dtype=nw.Int64)
USED = ("used_debit", "used_credit", "debit_end", "credit_end")
"""Columns that `set_off` adds."""
_TIES = ("document_no", "instalment_no", "item_class", "entity", "account", "amount", "open")
BY_AGE = ("age_day", "due_date", "document_date", *_TIES)
"""Oldest first on both sides, by the basis in use."""
BY_DUE_DAY = ("turn", "due_day", *_TIES)
"""What is due first, whatever the basis; receipts are used before credit notes."""


@dataclass(frozen=True, slots=True)
class Round:
    """Which items are set off against each other: those that are `ready`, inside each `group`, in `order`."""

    ready: nw.Expr
    group: list[str]
    order: tuple[str, ...]


def offset(items: Any, each: Round) -> Any:
    """`items` with debits and credits set off in one round.

    The sum of `open` in each group does not change; rows that come to zero leave.
    """
    done = set_off(items, each)
    left = nw.col("open") - nw.col("used_debit") + nw.col("used_credit")
    return done.with_columns(left.cast(nw.Int64).alias("open")).drop(*USED).filter(nw.col("open") != 0)


def set_off(items: Any, each: Round) -> Any:
    """`items` with what each gives to the setting-off, `open` untouched.

    `used_debit` and `used_credit`: minor units; `debit_end` and `credit_end`: where the row's used stretch ends when
    those of its side are laid one after another.
    """
    columns = items.collect_schema().names()
    at_hand = nw.when(each.ready).then(nw.col("open")).otherwise(_ZERO).cast(nw.Int64)
    items = items.with_columns(at_hand.alias("at_hand"))
    items = items.with_columns(
        nw.max_horizontal(nw.col("at_hand"), _ZERO).cast(nw.Int64).alias("debit"),
        nw.max_horizontal(-nw.col("at_hand"), _ZERO).cast(nw.Int64).alias("credit"),
    )
    both = nw.min_horizontal(nw.col("debit").sum().over(*each.group), nw.col("credit").sum().over(*each.group))
    items = items.with_columns(both.cast(nw.Int64).alias("both"))
    meets = (nw.col("both") > 0) & (nw.col("at_hand") != 0)
    if isinstance(items, nw.DataFrame):
        # Sorting is what costs; most rows of a frame at hand have nothing to meet.
        rest = items.filter(~meets).with_columns(*(_ZERO.alias(name) for name in USED))
        met = _laid_out(items.filter(meets), each)
        return nw.concat([part.select(*columns, *USED) for part in (met, rest)])
    return _laid_out(items, each).select(*columns, *USED)


def _laid_out(items: Any, each: Round) -> Any:
    """The rows of each group and side one after another, up to what the other side has."""
    kind = nw.when(nw.col("item") == "receipt").then(nw.lit(0)).otherwise(nw.lit(1))
    turn = nw.when(nw.col("item") == "write_off").then(nw.lit(2)).otherwise(kind)
    items = with_turns(items.with_columns(turn.cast(nw.Int64).alias("turn")))
    present = items.collect_schema().names()
    order = [name for name in in_turn(present, each.order) if name in present and name not in each.group]
    through = nw.col("debit", "credit").cum_sum().over(*each.group, order_by=order)
    items = items.with_columns(through.cast(nw.Int64).name.suffix("_through"))
    return items.with_columns(
        *(_used(side).cast(nw.Int64).alias(f"used_{side}") for side in ("debit", "credit")),
        *(
            nw.min_horizontal(f"{side}_through", "both").cast(nw.Int64).alias(f"{side}_end")
            for side in ("debit", "credit")
        ),
    )


def _used(side: str) -> nw.Expr:
    reach = nw.max_horizontal(nw.col("both") - nw.col(f"{side}_through") + nw.col(side), _ZERO)
    return nw.min_horizontal(reach, nw.col(side))
