"""What each collector has in hand on a day, and what fell due to him in a period."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import narwhals as nw

from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import FAR, from_day

from .attributes import with_attributes
from .collected import LINE_KEY
from .materialise import keep
from .open_items import placed_items
from .rates import with_base
from .reference import settle_by_reference
from .scope import without_consolidated
from .settlement import basis_columns, opening_items
from .small import rows_of

__all__ = ["Portfolio", "fell_due", "lines_in_hand", "portfolios"]

_ZERO = nw.lit(0, dtype=nw.Int64)


@dataclass(slots=True)
class Portfolio:
    """One collector's receivables on a day, minor units of the base currency."""

    outstanding: int = 0
    not_due: int = 0
    overdue: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    overdue_days: int = 0
    """Σ overdue amount × days in hand past due, for the open cycle."""
    customers: set[str] = field(default_factory=set)

    @property
    def overdue_total(self) -> int:
        """Overdue in all buckets."""
        return sum(self.overdue.values())


def lines_in_hand(ledger: Ledger, day: int, assigned_on: int) -> Any:
    """Open items on `day` (base minor units in `base`, `bucket`, `collector` as assigned on `assigned_on`)."""
    key = ("lines_in_hand", day, assigned_on)
    return ledger.memo(key, lambda: keep(_lines_in_hand(ledger, day, assigned_on)))


def _lines_in_hand(ledger: Ledger, day: int, assigned_on: int) -> Any:
    as_of = from_day(day)
    assert as_of is not None, "a period has real days"
    items = placed_items(ledger, as_of, "due_date", carry=("collector",))
    items = without_consolidated(items, ledger)
    items = with_attributes(items, ledger, ["collector"], assigned_on)
    return items.with_columns(nw.col("base_open").fill_null(0).cast(nw.Int64).alias("base"))


def portfolios(ledger: Ledger, day: int, assigned_on: int) -> dict[str, Portfolio]:
    """Each collector's portfolio on `day`; who has nothing is absent."""
    items = lines_in_hand(ledger, day, assigned_on)
    late = nw.when((nw.col("age_day") < FAR) & (nw.col("bucket") != "credits")).then(nw.lit(day) - nw.col("age_day"))
    items = items.with_columns((nw.col("base") * late.otherwise(_ZERO)).cast(nw.Int64).alias("amount_days"))
    sums = items.group_by("collector", "customer_id", "bucket").agg(nw.col("base").sum(), nw.col("amount_days").sum())
    sums = sums.select(
        "collector", "customer_id", "bucket", *(nw.col(n).cast(nw.Int64) for n in ("base", "amount_days"))
    )
    found: dict[str, Portfolio] = defaultdict(Portfolio)
    for collector, customer, bucket, base, amount_days in rows_of(sums):
        mine = found[collector]
        mine.outstanding += base
        mine.customers.add(customer)
        if bucket == "not_due":
            mine.not_due += base
        elif bucket not in ("credits", "undated"):
            mine.overdue[bucket] += base
            mine.overdue_days += amount_days
    return dict(found)


def fell_due(ledger: Ledger, start: int, end: int) -> Any:
    """Document lines whose due day lies from `start` to `end`, with `base`, what was open of them when the period or
    they themselves began, and `collector` as assigned on their due day; a Narwhals frame."""
    existing = settle_by_reference(
        ledger, end, tuple(dict.fromkeys((*basis_columns("due_date"), "collector", *_rates(ledger))))
    )
    lines = opening_items(existing, ledger, "due_date", ("collector", *_rates(ledger)), settled=True)
    lines = lines.filter(nw.col("age_day") >= start, nw.col("age_day") <= end, nw.col("amount") > 0)
    before = lines_in_hand(ledger, start - 1, start).filter(nw.col("open") > 0)
    before = before.group_by(*LINE_KEY).agg(nw.col("open").sum().alias("left"))
    lines = lines.join(before, on=list(LINE_KEY), how="left")
    left = nw.col("left").fill_null(0).cast(nw.Int64)
    began = nw.when(nw.col("exists_day") < start).then(left).otherwise(nw.col("amount")).cast(nw.Int64)
    lines = lines.with_columns(began.alias("began"))
    lines = with_base(without_consolidated(lines, ledger), ledger, end, "closing", {"began": "base"})
    lines = with_attributes(lines, ledger, ["collector"], "age_day")
    return lines.with_columns(nw.col("base").fill_null(0).cast(nw.Int64))


def _rates(ledger: Ledger) -> tuple[str, ...]:
    return ("base_amount", "fx_rate") if ledger.has("invoices", "currency") else ()
