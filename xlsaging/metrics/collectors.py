"""Collector performance: who collected what, how fast, and after how many calls."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import narwhals as nw

from xlsaging.formulas import collection_effectiveness_index
from xlsaging.model.frames import round_half_away
from xlsaging.model.ledger import Ledger
from xlsaging.model.money import scale
from xlsaging.model.periods import FAR, from_day, month_end, to_day
from xlsaging.model.schema import UNASSIGNED

from .collected import LINE_KEY, collected_by
from .contacts import Contacts, contacts, promises
from .credit_sales import credit_sales
from .portfolio import Portfolio, fell_due, lines_in_hand, portfolios
from .small import ColumnKind, frame_like, rows_of
from .windows import Periods, days_between, months_between

__all__ = ["COLLECTOR_COLUMNS", "collector_performance"]

COLLECTOR_COLUMNS: dict[str, ColumnKind] = {
    "collector": "text",
    "accounts": "whole",
    **dict.fromkeys(("opening_overdue", "billed", "fell_due", "collected", "collected_overdue"), "float"),
    **dict.fromkeys(
        ("sales_collection_rate", "receivable_collection_rate", "due_collection_rate", "overdue_recovery_rate"), "float"
    ),
    **dict.fromkeys(("cycle_days", "open_cycle_days"), "float"),
    **dict.fromkeys(("contacts", "accounts_contacted", "accounts_never_contacted", "months_without_contact"), "whole"),
    **dict.fromkeys(("promises_due", "promises_kept"), "whole"),
    **dict.fromkeys(
        ("promise_kept_rate", "cei", "target_amount", "attainment_rate", "mix_adjusted_rate", "commission"), "float"
    ),
    "rank": "whole",
}  # fmt: skip
"""Columns of `collector_performance` in order, and what each holds."""


@dataclass(slots=True)
class _Cash:
    """One collector's cash of the period, minor units of the base currency."""

    all: int = 0
    on_due: int = 0
    on_overdue: int = 0
    late: int = 0
    late_days: int = 0
    fee: int = 0
    by_bucket: dict[str, int] = field(default_factory=lambda: defaultdict(int))


def collector_performance(ledger: Ledger, start: date | str, end: date | str) -> Any:
    """Each collector's figures from `start` to `end`, both inclusive; a row `unassigned` for what nobody has.

    Amounts are float64 in the base currency at the closing rate of `end` (billed: as booked); rates are
    fractions; null where undefined. Columns in order: `COLLECTOR_COLUMNS`, sorted by rank.

    - The opening portfolio is frozen at the period's start, by the assignment of that day. A receipt counts for
      whoever was assigned on its date, unless `credits` names another (see `metrics.collected`).
    - Four rates, never one word: `sales_collection_rate` 销售回款率 = collected ÷ billed; `receivable_collection_rate`
      应收回款率 = collected ÷ (opening + billed); `due_collection_rate` 到期回款率 = collected on what fell due in the
      period ÷ what fell due and was still open; `overdue_recovery_rate` 逾期清收率 = collected on what was overdue at
      the opening ÷ that overdue.
    - `cycle_days` 催收周期: days from the later of due + 1 and assignment to cash, weighted by amount, over what came
      late; `open_cycle_days`: days past due, weighted, over what is still overdue at the end.
    - `months_without_contact` counts months of the period without any contact; promises see `metrics.contacts`.
    - `cei` over the whole period, its sales divided by its months (the wording of the Credit Research Foundation).
    - `mix_adjusted_rate`: collected on opening overdue ÷ what the whole portfolio's rate in each bucket would give.
    - `commission`: each receipt at the tier of `commission_tiers` for its lateness at collection, rounded case by case,
      times `department_share`; a returned receipt takes it back; nothing on credit notes or write-offs.
    - `rank` by `mix_adjusted_rate`, then by collected; the unassigned are not ranked.

    Customers that are consolidated are left out. Aggregates by collector and customer are collected once each; the
    result is a frame of the ledger's kind. Source: definitions §7.

    >>> import pandas as pd
    >>> ledger = Ledger(
    ...     invoices=pd.DataFrame({"document_no": ["A1"], "customer_id": ["C1"], "document_date": ["2025-01-01"],
    ...                            "due_date": ["2025-01-21"], "amount": [100.0]}),
    ...     receipts=pd.DataFrame({"receipt_no": ["R1"], "customer_id": ["C1"], "receipt_date": ["2025-02-11"],
    ...                            "amount": [80.0], "applied_to": ["A1"]}),
    ...     customers=pd.DataFrame({"customer_id": ["C1"], "collector": ["Li"]}))
    >>> row = collector_performance(ledger, "2025-02-01", "2025-02-28").iloc[0]
    >>> [row["collector"], *(float(row[name]) for name in ("collected_overdue", "overdue_recovery_rate", "cycle_days"))]
    ['Li', 80.0, 0.8, 20.0]
    """
    months = months_between(start, end, ledger.settings.fiscal_month_end)
    first, last = days_between(start, end)
    opening = portfolios(ledger, first - 1, first)
    closing = portfolios(ledger, last, last)
    frozen = portfolios(ledger, last, first)
    cash = _cash(ledger, first, last)
    billed = _billed(ledger, first, last)
    due = _fell_due(ledger, first, last)
    called = contacts(ledger, months)
    promised = promises(ledger, first, last)
    targets = _targets(ledger, first, last)
    names = {*opening, *closing, *cash, *billed, *due, *called, *promised, *targets}
    bucket_rates = _bucket_rates(opening, cash)
    rows = [
        _row(
            name,
            ledger,
            months,
            opening.get(name, Portfolio()),
            closing.get(name, Portfolio()),
            frozen.get(name, Portfolio()),
            cash.get(name, _Cash()),
            billed.get(name, 0),
            due.get(name, 0),
            called.get(name, Contacts()),
            promised.get(name, (0, 0)),
            targets.get(name),
            bucket_rates,
        )
        for name in names
    ]
    return frame_like(ledger, COLLECTOR_COLUMNS, _ranked(rows))


def _row(
    name: str,
    ledger: Ledger,
    months: Periods,
    opening: Portfolio,
    closing: Portfolio,
    frozen: Portfolio,
    cash: _Cash,
    billed: int,
    due: int,
    called: Contacts,
    promised: tuple[int, int],
    target: int | None,
    bucket_rates: dict[str, float],
) -> dict[str, Any]:
    unit = scale(ledger.settings.base_currency)
    accounts = opening.customers | closing.customers
    contacted = accounts & called.customers
    expected = sum(amount * bucket_rates.get(bucket, 0.0) for bucket, amount in opening.overdue.items())
    count = len(months.lengths)
    fee = Decimal(cash.fee) * Decimal(repr(ledger.settings.department_share))
    return {
        "collector": name,
        "accounts": len(accounts),
        "opening_overdue": opening.overdue_total / unit,
        "billed": billed / unit,
        "fell_due": due / unit,
        "collected": cash.all / unit,
        "collected_overdue": cash.on_overdue / unit,
        "sales_collection_rate": _ratio(cash.all, billed),
        "receivable_collection_rate": _ratio(cash.all, opening.outstanding + billed),
        "due_collection_rate": _ratio(cash.on_due, due),
        "overdue_recovery_rate": _ratio(cash.on_overdue, opening.overdue_total),
        "cycle_days": _ratio(cash.late_days, cash.late),
        "open_cycle_days": _ratio(closing.overdue_days, closing.overdue_total),
        "contacts": called.count,
        "accounts_contacted": len(contacted),
        "accounts_never_contacted": len(accounts - called.customers),
        "months_without_contact": count - len(called.months),
        "promises_due": promised[0],
        "promises_kept": promised[1],
        "promise_kept_rate": _ratio(promised[1], promised[0]),
        "cei": collection_effectiveness_index(
            opening.outstanding, billed, frozen.outstanding, frozen.not_due, months=count
        ),
        "target_amount": None if target is None else target / unit,
        "attainment_rate": None if target is None else _ratio(cash.all, target),
        "mix_adjusted_rate": _ratio(cash.on_overdue, expected),
        "commission": _half_away(fee) / unit if ledger.settings.commission_tiers else None,
        "rank": None,
    }


def _ratio(part: float, whole: float) -> float | None:
    return part / whole if whole > 0 else None


def _half_away(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _ranked(rows: list[dict[str, Any]]) -> list[list[Any]]:
    def merit(row: dict[str, Any]) -> tuple[Any, ...]:
        rate = row["mix_adjusted_rate"]
        return row["collector"] == UNASSIGNED, rate is None, -(rate or 0.0), -row["collected"], row["collector"]

    rows.sort(key=merit)
    for place, row in enumerate(rows, 1):
        row["rank"] = None if row["collector"] == UNASSIGNED else place
    return [[row[name] for name in COLLECTOR_COLUMNS] for row in rows]


def _cash(ledger: Ledger, first: int, last: int) -> dict[str, _Cash]:
    """Cash by collector, split by what it was collected on."""
    if not ledger.has("receipts"):
        return {}
    cash = collected_by(ledger, first, last)
    overdue = lines_in_hand(ledger, first - 1, first).filter(nw.col("open") > 0, nw.col("item") == "document")
    buckets = overdue.group_by(*LINE_KEY).agg(nw.col("bucket").max())
    cash = cash.join(buckets, on=list(LINE_KEY), how="left").with_columns(nw.col("bucket").fill_null(""))
    begins = nw.max_horizontal(nw.col("age_day") + 1, nw.col("assigned_day"))
    in_period = (nw.col("age_day") >= first) & (nw.col("age_day") <= last)
    late = (nw.col("days_late") > 0) & (nw.col("age_day") < FAR)
    zero = nw.lit(0, dtype=nw.Int64)
    waited = (nw.col("age_day") + nw.col("days_late") - begins).cast(nw.Int64)
    cash = cash.with_columns(
        nw.when(in_period).then(nw.col("base")).otherwise(zero).cast(nw.Int64).alias("on_due"),
        nw.when(late).then(nw.col("base")).otherwise(zero).cast(nw.Int64).alias("late"),
        nw.max_horizontal(waited, zero).cast(nw.Int64).alias("waited"),
        _fee(ledger).alias("fee"),
    )
    cash = cash.with_columns((nw.col("late") * nw.col("waited")).cast(nw.Int64).alias("late_days"))
    names = ("base", "on_due", "late", "late_days", "fee")
    sums = cash.group_by("collector", "bucket").agg(*(nw.col(name).sum() for name in names))
    found: dict[str, _Cash] = defaultdict(_Cash)
    for collector, bucket, *amounts in rows_of(sums.select("collector", "bucket", *names)):
        base, on_due, late_base, late_days, fee = (int(amount) for amount in amounts)
        mine = found[collector]
        mine.all += base
        mine.on_due += on_due
        mine.late += late_base
        mine.late_days += late_days
        mine.fee += fee
        if bucket not in ("", "not_due", "credits", "undated"):
            mine.on_overdue += base
            mine.by_bucket[bucket] += base
    return dict(found)


def _fee(ledger: Ledger) -> nw.Expr:
    rate = nw.lit(0.0)
    for days, share in sorted(ledger.settings.commission_tiers):
        rate = nw.when(nw.col("days_late") >= int(days)).then(nw.lit(float(share))).otherwise(rate)
    return round_half_away(nw.col("base").cast(nw.Float64) * rate)


def _billed(ledger: Ledger, first: int, last: int) -> dict[str, int]:
    sales = credit_sales(ledger, Periods((first - 1, last)), ("collector",))
    return {group[0]: amounts[1] for group, amounts in sales.gross.items() if amounts[1]}


def _fell_due(ledger: Ledger, first: int, last: int) -> dict[str, int]:
    sums = fell_due(ledger, first, last).group_by("collector").agg(nw.col("base").sum())
    return {collector: int(base) for collector, base in rows_of(sums.select("collector", "base"))}


def _targets(ledger: Ledger, first: int, last: int) -> dict[str, int]:
    """Targets of the months whose end lies in the period."""
    if not ledger.has("targets"):
        return {}
    frame = ledger.typed("targets", ["collector", "month", "target_amount"])
    sums = frame.group_by("collector", "month").agg(nw.col("target_amount").sum())
    found: dict[str, int] = defaultdict(int)
    for collector, month, amount in rows_of(sums.select("collector", "month", "target_amount")):
        named = from_day(month)
        if named is None:
            continue
        ends = to_day(month_end(date(named.year, named.month, 1), ledger.settings.fiscal_month_end))
        if first <= ends <= last:
            found[collector] += int(amount)
    return dict(found)


def _bucket_rates(opening: dict[str, Portfolio], cash: dict[str, _Cash]) -> dict[str, float]:
    """What the whole portfolio collected of each bucket's opening overdue."""
    owed: dict[str, int] = defaultdict(int)
    paid: dict[str, int] = defaultdict(int)
    for portfolio in opening.values():
        for bucket, amount in portfolio.overdue.items():
            owed[bucket] += amount
    for mine in cash.values():
        for bucket, amount in mine.by_bucket.items():
            paid[bucket] += amount
    return {bucket: paid[bucket] / amount for bucket, amount in owed.items() if amount > 0}
