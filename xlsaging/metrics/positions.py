"""The receivable on a day, split the way the periodic figures need it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

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

__all__ = ["Position", "positions"]

_NINETY = 90
_NO_SALE, _MONEY = -1, -2


@dataclass(slots=True)
class Position:
    """What is owed on a day, in minor units of the base currency.

    outstanding = not_due + overdue + credits + undated, as in `aging`; `over_90` is part of `overdue`.
    `from_period` splits what is still open of documents that were sales by the period they came in;
    what openings and revaluations leave open comes from none and stands in `unsold`, free receipts in
    neither.
    """

    outstanding: int = 0
    not_due: int = 0
    overdue: int = 0
    over_90: int = 0
    credits: int = 0
    undated: int = 0
    unsold: int = 0
    from_period: dict[int, int] = field(default_factory=dict)

    def add(self, bucket: str, period: int, amount: int) -> None:
        """Put an amount where it belongs."""
        self.outstanding += amount
        name = bucket if bucket in ("not_due", "credits", "undated") else "overdue"
        setattr(self, name, getattr(self, name) + amount)
        if bucket == f"{_NINETY}+":
            self.over_90 += amount
        if period == _NO_SALE:
            self.unsold += amount
        elif period != _MONEY:
            self.from_period[period] = self.from_period.get(period, 0) + amount


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
    key = ("positions", day, tuple(by), periods)
    found: _Both = ledger.memo(key, lambda: _positions(ledger, day, tuple(by), periods))
    return found[consolidated]


_Both = dict[bool, dict[Group, Position]]


def _positions(ledger: Ledger, day: int, by: Group, periods: Periods | None) -> _Both:
    """Positions without consolidated customers, and with them."""
    made: _Both = {False: {}, True: {}}
    as_of = from_day(day)
    if as_of is None:
        return made
    edges = Buckets.parse((_NINETY,), ledger.settings.bucket_edge)
    carry = tuple(name for name in own_columns(ledger, by) if name not in ("customer_id", "currency"))
    items = mark_consolidated(placed_items(ledger, as_of, "due_date", buckets=edges, carry=carry), ledger)
    items = with_attributes(items, ledger, by, day)
    sold = nw.col("document_type").is_in(list(SOLD))
    place = periods.position_of("exists_day") if periods else nw.lit(0, dtype=nw.Int64)
    from_document = nw.when(sold).then(place).otherwise(nw.lit(_NO_SALE, dtype=nw.Int64))
    document = nw.col("item") == "document"
    period = nw.when(document).then(from_document).otherwise(nw.lit(_MONEY, dtype=nw.Int64))
    items = items.with_columns(period.cast(nw.Int64).alias("period"), nw.col("base_open").fill_null(0))
    sums = items.group_by(*by, "consolidated", "bucket", "period").agg(nw.col("base_open").sum())
    for *group, inside, bucket, period_no, amount in rows_of(sums.with_columns(nw.col("base_open").cast(nw.Int64))):
        made[True].setdefault(tuple(group), Position()).add(bucket, period_no, amount)
        if not inside:
            made[False].setdefault(tuple(group), Position()).add(bucket, period_no, amount)
    return made
