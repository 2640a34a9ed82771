"""What stands behind the mix-adjusted rate, the commission and the rank of a collector."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import floor
from typing import Any

from xlsaging.model.money import scale
from xlsaging.model.settings import Settings

from .collector_period import CollectorPeriod
from .items import is_overdue
from .lines import Line, major

__all__ = ["commission_lines", "expected_lines", "rank_lines"]


def expected_lines(period: CollectorPeriod) -> list[Line]:
    """What the whole portfolio's rate in each bucket would have collected of his opening overdue, a line a bucket: the
    amount is his overdue, the rate what everybody together collected of theirs."""
    ledger = period.ledger
    owed, mine, paid = (defaultdict[str, int](int) for _ in range(3))
    for item in period.everybodys_hand(period.first - 1, period.first):
        if is_overdue(item):
            owed[item["bucket"]] += item["base"]
            if item["collector"] == period.collector:
                mine[item["bucket"]] += item["base"]
    for row in period.everybodys_cash():
        if row["bucket"] and is_overdue(row):
            paid[row["bucket"]] += row["base"]
    lines = []
    for bucket, amount in mine.items():
        rate = paid[bucket] / owed[bucket] if owed[bucket] > 0 else 0.0
        part = major(ledger, amount) * rate
        lines.append(Line("expected", part, bucket=bucket, amount=major(ledger, amount), rate=rate, base_amount=part))
    return lines


def commission_lines(period: CollectorPeriod, every: Sequence[Mapping[str, Any]]) -> list[Line]:
    """Each receipt at the tier of its lateness, rounded, times the department's share; and what rounding the sum of
    them made of it."""
    settings = period.ledger.settings
    unit = scale(settings.base_currency)
    lines = []
    for row in period.cash():
        rate = tier_rate(settings, row["days_late"])
        fee = _half_away(row["base"] * rate) * settings.department_share / unit
        lines.append(period.receipt(row, contribution=fee, rate=rate))
    whole = next(row["commission"] for row in every if row["collector"] == period.collector)
    rest = whole - sum(line.contribution or 0.0 for line in lines)
    return [*lines, Line("rounding", rest)] if abs(rest) > 1e-9 else lines


def tier_rate(settings: Settings, days_late: int) -> float:
    """The rate of the highest tier that a lateness reaches; none below the first.

    >>> tier_rate(Settings(commission_tiers=((0, 0.01), (90, 0.03))), 89)
    0.01
    """
    reached = [float(share) for days, share in sorted(settings.commission_tiers) if days_late >= int(days)]
    return reached[-1] if reached else 0.0


def _half_away(value: float) -> int:
    """As `round_half_away` does for frames."""
    size = abs(value)
    whole = floor(size)
    size = whole + floor(size - whole + min(size * 4e-16, 0.1) + 0.5)
    return -size if value < 0 else size


def rank_lines(collector: str, every: Sequence[Mapping[str, Any]]) -> list[Line]:
    """The collectors up to this one, best first; each counts one. The rate is the mix-adjusted one, the amount what was
    collected, by which equals are ranked."""
    place = next(row["rank"] for row in every if row["collector"] == collector)
    ahead = sorted((row for row in every if row["rank"] and row["rank"] <= place), key=lambda row: int(row["rank"]))
    return [
        Line("ranked", 1.0, rate=row["mix_adjusted_rate"], base_amount=row["collected"], remark=row["collector"])
        for row in ahead
    ]
