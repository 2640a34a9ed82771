"""Laying two series of amounts along one line and finding where they meet."""

from __future__ import annotations

from typing import Any

import narwhals as nw

__all__ = ["overlaps"]

_BEYOND = 2**62


def overlaps(debits: Any, credits: Any, group: list[str], debit_end: str, credit_end: str) -> Any:
    """Stretches on which one debit meets one credit: `group…, debit_end, credit_end, size`.

    In each group both sides are stretches that follow one another from 0; a row's end says which it is. The work
    grows with the number of rows, not with debits times credits: every end is a cut, and a cut's stretch belongs
    to the first debit and the first credit that end at or after it.
    """
    far = nw.lit(_BEYOND, dtype=nw.Int64)
    cuts = nw.concat(
        [
            debits.select(*group, nw.col(debit_end).alias("cut"), nw.col(debit_end).alias("owed"), far.alias("paid")),
            credits.select(
                *group, nw.col(credit_end).alias("cut"), far.alias("owed"), nw.col(credit_end).alias("paid")
            ),
        ]
    )
    cuts = cuts.group_by(*group, "cut").agg(nw.col("owed").min(), nw.col("paid").min())
    before = nw.col("cut").shift(1).over(*group, order_by="cut")
    cuts = cuts.with_columns(
        (nw.col("cut") - before.fill_null(0).cast(nw.Int64)).cast(nw.Int64).alias("size"),
        nw.col("owed").cum_min(reverse=True).over(*group, order_by="cut").cast(nw.Int64).alias(debit_end),
        nw.col("paid").cum_min(reverse=True).over(*group, order_by="cut").cast(nw.Int64).alias(credit_end),
    )
    met = cuts.filter(nw.col(debit_end) < _BEYOND, nw.col(credit_end) < _BEYOND, nw.col("size") > 0)
    return met.select(*group, debit_end, credit_end, "size")
