"""What stands behind contacts, promises, and the months without either."""

from __future__ import annotations

from collections.abc import Sequence

import narwhals as nw

from xlsaging.metrics.attributes import with_attributes
from xlsaging.metrics.contacts import is_kept, promises_due
from xlsaging.metrics.scope import without_consolidated
from xlsaging.metrics.windows import months_between
from xlsaging.model.periods import from_day

from .collector_period import CollectorPeriod
from .lines import Line, dicts, major, of_day

__all__ = ["accounts", "contact_lines", "months_without", "promise_lines"]


def accounts(period: CollectorPeriod, *, contacted: bool | None = None) -> list[Line]:
    """His customers with open items at the opening or the closing; those that he contacted, or those that not."""
    hands = (period.hand(period.first - 1, period.first), period.hand(period.last, period.last))
    customers: Sequence[str] = sorted({item["customer_id"] for hand in hands for item in hand})
    called = {line.customer_id for line in contact_lines(period)} if contacted is not None else set()
    kept = [each for each in customers if contacted is None or (each in called) is contacted]
    return [Line("account", 1.0, customer_id=customer) for customer in kept]


def contact_lines(period: CollectorPeriod) -> list[Line]:
    """His contacts of the period: those that name him, else those with customers that were his on the day."""
    ledger = period.ledger
    if not ledger.has("activities"):
        return []
    log = ledger.typed("activities", ["activity_date", "customer_id", "collector"])
    log = log.filter(nw.col("activity_date") >= period.first, nw.col("activity_date") <= period.last)
    log = with_attributes(without_consolidated(log, ledger), ledger, ["collector"], "activity_date")
    found = dicts(log.filter(nw.col("collector") == period.collector).sort("activity_date", "customer_id"))
    return [Line("contact", 1.0, customer_id=row["customer_id"], day=from_day(row["activity_date"])) for row in found]


def months_without(period: CollectorPeriod) -> list[Line]:
    """The months of the period, by their last day, in which he contacted nobody."""
    months = months_between(period.start, period.day, period.ledger.settings.fiscal_month_end)
    called = {line.day for line in contact_lines(period)}
    lines = []
    for before, end in zip(months.bounds, months.bounds[1:], strict=False):
        days = {from_day(day) for day in range(before + 1, end + 1)}
        if not days & called:
            lines.append(Line("month_without_contact", 1.0, day=from_day(end)))
    return lines


def promise_lines(period: CollectorPeriod, *, kept: bool = False) -> list[Line]:
    """The promises that were due to him in the period, or those of them that were kept; the day is that on which it
    was given, the due date that promised with the days of grace, the amount in the base currency what was paid."""
    ledger = period.ledger
    if not ledger.has("activities", "promise_date"):
        return []
    made = promises_due(ledger, period.first, period.last).filter(nw.col("collector") == period.collector)
    lines = []
    for row in dicts(made.sort("deadline", "customer_id", "activity_date", "document_no")):
        held = is_kept(row["promised"], row["paid"])
        if kept and not held:
            continue
        lines.append(
            Line(
                kind="promise_kept" if held else "promise_broken",
                contribution=1.0,
                document_no=row["document_no"],
                customer_id=row["customer_id"],
                day=of_day(row["activity_date"]),
                due_date=of_day(row["deadline"]),
                amount=None if row["promised"] is None else major(ledger, row["promised"]),
                base_amount=major(ledger, row["paid"]),
            )
        )
    return lines
