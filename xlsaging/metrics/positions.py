"""The receivable on a day, split the way the periodic figures need it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import narwhals as nw

from xlsaging.model.buckets import Buckets
from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import from_day

from .attributes import own_columns, with_attributes
from .credit_sales import SOLD, Group
from .open_items import placed_items
from .scope import mark_consolidated
from .small import rows_of
from .windows import Periods

__all__ = ["Position", "positions", "positions_key", "sale_day", "summed_positions"]

_NINETY = 90
_NO_SALE, _MONEY = -(10**9), -(10**9) - 1


@dataclass(slots=True)
class Position:
    """What is owed on a day, in minor units of the base currency.

    outstanding = not_due + overdue + credits + undated, as in `aging`; `over_90` is part of `overdue`.
    `from_day` splits what is still open of documents that were sales by the day they came in (where asked
    for by group, by the last day of their period); what openings and revaluations leave open stands in
    `unsold`, free receipts in neither.
    """

    outstanding: int = 0
    not_due: int = 0
    overdue: int = 0
    over_90: int = 0
    credits: int = 0
    undated: int = 0
    unsold: int = 0
    from_day: dict[int, int] = field(default_factory=dict)

    def add(self, bucket: str, day: int, amount: int) -> None:
        """Put an amount where it belongs; `day` is that of a sale, _NO_SALE or _MONEY."""
        self.outstanding += amount
        name = bucket if bucket in ("not_due", "credits", "undated") else "overdue"
        setattr(self, name, getattr(self, name) + amount)
        if bucket == f"{_NINETY}+":
            self.over_90 += amount
        if day == _NO_SALE:
            self.unsold += amount
        elif day != _MONEY:
            self.from_day[day] = self.from_day.get(day, 0) + amount

    def from_periods(self, periods: Periods) -> list[int]:
        """`from_day` summed by period: before the first at 0, then one by one."""
        sums = [0] * len(periods.bounds)
        for day, amount in self.from_day.items():
            period = periods.position(day)
            if period < len(sums):
                sums[period] += amount
        return sums


def positions(
    ledger: Ledger,
    day: int,
    by: Sequence[str] = (),
    periods: Periods | None = None,
    *,
    consolidated: bool = False,
) -> dict[Group, Position]:
    """The position on day number `day` of each group; one without any open item is absent.

    Due basis, unapplied items as the settings say, balances at the closing rate. Customers that are
    consolidated are left out unless asked for. One aggregate by group, bucket and period is collected,
    once for each day.
    """
    shared: _Both | None = None if by else ledger.recall(positions_key(day, (), None))
    if shared is not None:
        # By the day of each sale: that tells any periods.
        return shared[consolidated]
    found: _Both = ledger.memo(positions_key(day, by, periods), lambda: _positions(ledger, day, tuple(by), periods))
    return found[consolidated]


_Both = dict[bool, dict[Group, Position]]


def positions_key(day: int, by: Sequence[str], periods: Periods | None) -> tuple[Any, ...]:
    """Under which the ledger remembers the positions of a day."""
    return ("positions", day, tuple(by), periods)


def _positions(ledger: Ledger, day: int, by: Group, periods: Periods | None) -> _Both:
    """Positions without consolidated customers, and with them."""
    as_of = from_day(day)
    if as_of is None:
        return {False: {}, True: {}}
    edges = Buckets.parse((_NINETY,), ledger.settings.bucket_edge)
    carry = tuple(name for name in own_columns(ledger, by) if name not in ("customer_id", "currency"))
    items = mark_consolidated(placed_items(ledger, as_of, "due_date", buckets=edges, carry=carry), ledger)
    items = with_attributes(items, ledger, by, day)
    if periods is not None:
        sale = periods.position_of("exists_day")
    else:
        sale = nw.lit(0, dtype=nw.Int64) if by else nw.col("exists_day")
    items = items.with_columns(sale_day(sale), nw.col("base_open").fill_null(0))
    sums = items.group_by(*by, "consolidated", "bucket", "sale").agg(nw.col("base_open").sum())
    rows = rows_of(sums.with_columns(nw.col("base_open").cast(nw.Int64)))
    if periods is not None:
        ends = periods.bounds
        rows = [(*row[:-2], row[-2] if row[-2] <= _NO_SALE else ends[min(row[-2], len(ends) - 1)], row[-1])
                for row in rows]  # fmt: skip
    return summed_positions(rows, len(by))


def sale_day(day: nw.Expr) -> nw.Expr:
    """`sale`: the `day` of what was sold; marks for what was not, and for money."""
    kinds = {_NO_SALE: ~nw.col("document_type").is_in(list(SOLD)), _MONEY: nw.col("item") != "document"}
    for mark, holds in kinds.items():
        day = nw.when(holds).then(nw.lit(mark, dtype=nw.Int64)).otherwise(day)
    return day.cast(nw.Int64).alias("sale")


def summed_positions(rows: Iterable[tuple[Any, ...]], width: int) -> _Both:
    """Positions without consolidated customers, and with them, from rows of `by…` (`width` of them), `consolidated`,
    `bucket`, `sale`, amount."""
    made: _Both = {False: {}, True: {}}
    for row in rows:
        group, (inside, bucket, sold_on, amount) = tuple(row[:width]), row[width:]
        for consolidated in (True,) if inside else (True, False):
            position = made[consolidated].get(group)
            if position is None:
                position = made[consolidated][group] = Position()
            position.add(bucket, sold_on, amount)
    return made
