"""What stands behind the figures of AR_COLLECTORS."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import narwhals as nw

from xlsaging.i18n.catalogue import Text
from xlsaging.metrics.windows import months_between
from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import FAR, month_end
from xlsaging.report.figures import Rows

from .collector_period import CollectorPeriod
from .contacting import accounts, contact_lines, months_without, promise_lines
from .items import is_overdue
from .lines import Explanation, Line, dicts, major, of_day, scaled
from .merit import commission_lines, expected_lines, rank_lines

__all__ = ["COLLECTOR_FIGURES", "collector_figure"]

COLLECTOR_FIGURES = (
    "accounts", "opening_overdue", "billed", "fell_due", "collected", "collected_overdue", "sales_collection_rate",
    "receivable_collection_rate", "due_collection_rate", "overdue_recovery_rate", "cycle_days", "open_cycle_days",
    "contacts", "accounts_contacted", "accounts_never_contacted", "months_without_contact", "promises_due",
    "promises_kept", "promise_kept_rate", "cei", "target_amount", "attainment_rate", "mix_adjusted_rate", "commission",
    "rank",
)  # fmt: skip
"""All figures of the collectors."""

_UNDEFINED = {"target_amount": "rule.no_target", "attainment_rate": "rule.no_target", "rank": "rule.not_ranked",
              "commission": "rule.no_tiers"}  # fmt: skip
"""Why there is no figure; for all others what they are divided by is not above zero."""


def collector_figure(ledger: Ledger, start: date, day: date, figure: str, collector: str) -> Explanation | None:
    """A figure of one collector from `start` to `day`; None where nobody is called so."""
    rows = _rows(ledger, start, day)
    if rows is None:
        return None
    wanted = collector.strip().casefold()
    every = [dict(zip(rows.columns, row, strict=True)) for row in rows.rows]
    named = [row for row in every if not wanted or row["collector"].casefold() == wanted]
    if len(named) != 1:
        return None
    (found,) = named
    rule = Text(f"rule.{figure}")
    if found[figure] is None:
        no_target = figure == "attainment_rate" and found["target_amount"] is not None
        reason = "rule.no_denominator" if no_target else _UNDEFINED.get(figure, "rule.no_denominator")
        return Explanation((), rule, Text(reason))
    return _explained(CollectorPeriod(ledger, start, day, found["collector"]), figure, rule, every)


def _rows(ledger: Ledger, start: date, day: date) -> Rows | None:
    from xlsaging.app.cells import collectors_of

    rows: Rows | None = ledger.memo(("collectors_behind", start, day), lambda: collectors_of(ledger, start, day, ""))
    return rows


def _explained(period: CollectorPeriod, figure: str, rule: Text, every: Sequence[Mapping[str, Any]]) -> Explanation:
    """An amount or a count is the sum of its lines; a rate is its numerator's lines, each over the denominator."""
    single: dict[str, Callable[[], list[Line]]] = {
        "accounts": lambda: accounts(period),
        "opening_overdue": period.opening_overdue,
        "billed": period.billed,
        "fell_due": period.fell_due,
        "collected": period.collected,
        "collected_overdue": period.collected_overdue,
        "contacts": lambda: contact_lines(period),
        "accounts_contacted": lambda: accounts(period, contacted=True),
        "accounts_never_contacted": lambda: accounts(period, contacted=False),
        "promises_due": lambda: promise_lines(period),
        "promises_kept": lambda: promise_lines(period, kept=True),
        "target_amount": lambda: _targets(period),
        "cei": lambda: _effectiveness(period),
        "commission": lambda: commission_lines(period, every),
        "rank": lambda: rank_lines(period.collector, every),
    }
    if figure in single:
        return Explanation(single[figure](), rule)
    if figure == "months_without_contact":
        return Explanation(months_without(period), rule, others=_told(contact_lines(period)))
    above, below = {
        "sales_collection_rate": lambda: (period.collected(), period.billed()),
        "receivable_collection_rate": lambda: (period.collected(), [*period.opening(), *period.billed()]),
        "due_collection_rate": lambda: (period.collected_on_due(), period.fell_due()),
        "overdue_recovery_rate": lambda: (period.collected_overdue(), period.opening_overdue()),
        "promise_kept_rate": lambda: (promise_lines(period, kept=True), promise_lines(period)),
        "attainment_rate": lambda: (period.collected(), _targets(period)),
        "mix_adjusted_rate": lambda: (period.collected_overdue(), expected_lines(period)),
        "cycle_days": lambda: _cycle(period),
        "open_cycle_days": lambda: _open_cycle(period),
    }[figure]()
    whole = sum(line.contribution or 0.0 for line in below)
    return Explanation(scaled(above, 1 / whole), rule, others=() if figure.endswith("cycle_days") else _told(below))


def _told(lines: Sequence[Line]) -> list[Line]:
    return [replace(line, contribution=None) for line in lines]


def _cycle(period: CollectorPeriod) -> tuple[list[Line], list[Line]]:
    late = [row for row in period.cash() if row["days_late"] > 0 and row["age_day"] < FAR]
    below = [period.receipt(row) for row in late]
    above = []
    for row, line in zip(late, below, strict=True):
        waited = max(row["age_day"] + row["days_late"] - max(row["age_day"] + 1, row["assigned_day"]), 0)
        above.append(replace(line, contribution=(line.contribution or 0.0) * waited, days_past_due=waited))
    return above, below


def _open_cycle(period: CollectorPeriod) -> tuple[list[Line], list[Line]]:
    below = [period.item(item, period.last) for item in period.hand(period.last, period.last) if is_overdue(item)]
    above = [replace(each, contribution=(each.contribution or 0.0) * (each.days_past_due or 0)) for each in below]
    return above, below


def _effectiveness(period: CollectorPeriod) -> list[Line]:
    """Opening and a mean month's sales less what of them is still there, each over what could be collected."""
    months = len(months_between(period.start, period.day, period.ledger.settings.fiscal_month_end).lengths)
    closing = period.hand(period.last, period.first)
    collectable = [*period.opening(), *scaled(period.billed(), 1 / months)]
    current = sum(major(period.ledger, item["base"]) for item in closing if item["bucket"] == "not_due")
    whole = sum(line.contribution or 0.0 for line in collectable) - current
    left = [period.item(item, period.last) for item in closing]
    return [*scaled(collectable, 1 / whole), *scaled(left, -1 / whole)]


def _targets(period: CollectorPeriod) -> list[Line]:
    """The targets of the months whose end lies in the period."""
    ledger = period.ledger
    if not ledger.has("targets"):
        return []
    frame = ledger.typed("targets", ["collector", "month", "target_amount"])
    lines = []
    for row in dicts(frame.filter(nw.col("collector") == period.collector).sort("month")):
        named = of_day(row["month"])
        ends = named and month_end(named.replace(day=1), ledger.settings.fiscal_month_end)
        if ends and period.start <= ends <= period.day:
            amount = major(ledger, row["target_amount"])
            lines.append(Line("target", amount, day=ends, amount=amount))
    return lines
