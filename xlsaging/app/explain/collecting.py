"""What stands behind the figures of AR_COLLECTORS."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import narwhals as nw

from xlsaging.i18n.catalogue import Text
from xlsaging.metrics.collected import LINE_KEY, collected_by
from xlsaging.metrics.portfolio import fell_due, lines_in_hand
from xlsaging.metrics.windows import months_between
from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import FAR, from_day, month_end, to_day

from .items import Item, is_overdue
from .lines import Explanation, Line, dicts, major, of_day, scaled
from .sales import sales_lines

__all__ = ["COLLECTOR_FIGURES", "collector_figure"]

COLLECTOR_FIGURES = (
    "accounts", "opening_overdue", "billed", "fell_due", "collected", "collected_overdue", "sales_collection_rate",
    "receivable_collection_rate", "due_collection_rate", "overdue_recovery_rate", "cycle_days", "open_cycle_days",
    "contacts", "accounts_contacted", "accounts_never_contacted", "cei", "target_amount", "attainment_rate",
)  # fmt: skip
"""Figures of the collectors that can be explained line by line."""


def collector_figure(ledger: Ledger, start: date, day: date, figure: str, collector: str) -> Explanation | None:
    """A figure of one collector from `start` to `day`; None where nobody is called so."""
    from xlsaging.app.cells import collectors_of

    rows = collectors_of(ledger, start, day, collector)
    if rows is None or len(rows) != 1:
        return None
    found = dict(zip(rows.columns, rows.rows[0], strict=True))
    behind = _Behind(ledger, start, day, found["collector"])
    rule = Text(f"rule.{figure}")
    if found[figure] is None:
        return Explanation((), rule, Text("rule.no_denominator"))
    return behind.explained(figure, rule)


class _Behind:
    """The lines of one collector's period."""

    def __init__(self, ledger: Ledger, start: date, day: date, collector: str) -> None:
        self.ledger, self.start, self.day, self.collector = ledger, start, day, collector
        self.first, self.last = to_day(start), to_day(day)

    def explained(self, figure: str, rule: Text) -> Explanation:
        """An amount is the sum of its lines; a rate is its numerator's lines, each over the denominator."""
        single = {
            "accounts": self._accounts,
            "opening_overdue": self._opening_overdue,
            "billed": self._billed,
            "fell_due": self._fell_due,
            "collected": self._collected,
            "collected_overdue": self._collected_overdue,
            "contacts": self._contacts,
            "target_amount": self._targets,
            "accounts_contacted": lambda: self._accounts(contacted=True),
            "accounts_never_contacted": lambda: self._accounts(contacted=False),
            "cei": self._effectiveness,
        }
        if figure in single:
            return Explanation(single[figure](), rule)
        above, below = {
            "sales_collection_rate": lambda: (self._collected(), self._billed()),
            "receivable_collection_rate": lambda: (self._collected(), [*self._opening(), *self._billed()]),
            "due_collection_rate": lambda: (self._collected_on_due(), self._fell_due()),
            "overdue_recovery_rate": lambda: (self._collected_overdue(), self._opening_overdue()),
            "attainment_rate": lambda: (self._collected(), self._targets()),
            "cycle_days": self._cycle,
            "open_cycle_days": self._open_cycle,
        }[figure]()
        whole = sum(line.contribution or 0.0 for line in below)
        told = [replace(line, contribution=None) for line in below]
        return Explanation(scaled(above, 1 / whole), rule, others=() if figure.endswith("cycle_days") else told)

    def _hand(self, day: int, assigned_on: int) -> list[Item]:
        frame = lines_in_hand(self.ledger, day, assigned_on).filter(nw.col("collector") == self.collector)
        return list(dicts(frame))

    def _opening(self) -> list[Line]:
        return [self._item(item, self.first - 1) for item in self._hand(self.first - 1, self.first)]

    def _opening_overdue(self) -> list[Line]:
        return [self._item(i, self.first - 1) for i in self._hand(self.first - 1, self.first) if is_overdue(i)]

    def _item(self, item: Item, day: int, **changes: Any) -> Line:
        late = day - item["age_day"] if item["age_day"] < FAR else None
        line = Line(
            kind=item["document_type"],
            contribution=major(self.ledger, item["base"]),
            document_no=item["document_no"],
            customer_id=item["customer_id"],
            day=of_day(item["document_date"]),
            due_date=of_day(item["due_date"]),
            days_past_due=late,
            bucket=item.get("bucket", ""),
            currency=item["currency"],
            amount=major(self.ledger, item["amount"], item["currency"]),
            base_amount=major(self.ledger, item["base"]),
        )
        return replace(line, **changes) if changes else line

    def _billed(self) -> list[Line]:
        return sales_lines(self.ledger, self.start, self.day, self.collector)

    def _fell_due(self) -> list[Line]:
        frame = fell_due(self.ledger, self.first, self.last).filter(nw.col("collector") == self.collector)
        return [self._item(item, self.last) for item in dicts(frame)]

    def _cash(self) -> list[Item]:
        if not self.ledger.has("receipts"):
            return []
        cash = collected_by(self.ledger, self.first, self.last).filter(nw.col("collector") == self.collector)
        overdue = lines_in_hand(self.ledger, self.first - 1, self.first)
        overdue = overdue.filter(nw.col("open") > 0, nw.col("item") == "document")
        buckets = overdue.group_by(*LINE_KEY).agg(nw.col("bucket").max())
        cash = cash.join(buckets, on=list(LINE_KEY), how="left").with_columns(nw.col("bucket").fill_null(""))
        return list(dicts(cash))

    def _receipt(self, row: Item) -> Line:
        return Line(
            kind="receipt",
            contribution=major(self.ledger, row["base"]),
            document_no=row["document_no"],
            customer_id=row["customer_id"],
            day=of_day(row["event_day"]),
            due_date=of_day(row["age_day"]),
            days_past_due=row["days_late"],
            bucket=row["bucket"],
            source_no=row["receipt_no"],
            currency=row["currency"],
            amount=major(self.ledger, row["amount"], row["currency"]),
            base_amount=major(self.ledger, row["base"]),
        )

    def _collected(self) -> list[Line]:
        return [self._receipt(row) for row in self._cash()]

    def _collected_overdue(self) -> list[Line]:
        return [self._receipt(row) for row in self._cash() if row["bucket"] and is_overdue(row)]

    def _collected_on_due(self) -> list[Line]:
        return [self._receipt(row) for row in self._cash() if self.first <= row["age_day"] <= self.last]

    def _cycle(self) -> tuple[list[Line], list[Line]]:
        late = [row for row in self._cash() if row["days_late"] > 0 and row["age_day"] < FAR]
        below = [self._receipt(row) for row in late]
        above = []
        for row, line in zip(late, below, strict=True):
            waited = max(row["age_day"] + row["days_late"] - max(row["age_day"] + 1, row["assigned_day"]), 0)
            above.append(replace(line, contribution=(line.contribution or 0.0) * waited, days_past_due=waited))
        return above, below

    def _open_cycle(self) -> tuple[list[Line], list[Line]]:
        hand = [item for item in self._hand(self.last, self.last) if is_overdue(item)]
        below = [self._item(item, self.last) for item in hand]
        return [
            replace(each, contribution=(each.contribution or 0.0) * (each.days_past_due or 0)) for each in below
        ], below

    def _effectiveness(self) -> list[Line]:
        """Opening and a mean month's sales less what of them is still there, each over what could be collected."""
        months = len(months_between(self.start, self.day, self.ledger.settings.fiscal_month_end).lengths)
        closing = self._hand(self.last, self.first)
        collectable = [*self._opening(), *scaled(self._billed(), 1 / months)]
        current = sum(major(self.ledger, item["base"]) for item in closing if item["bucket"] == "not_due")
        whole = sum(line.contribution or 0.0 for line in collectable) - current
        left = [self._item(item, self.last) for item in closing]
        return [*scaled(collectable, 1 / whole), *scaled(left, -1 / whole)]

    def _accounts(self, contacted: bool | None = None) -> list[Line]:
        hands = (self._hand(self.first - 1, self.first), self._hand(self.last, self.last))
        customers: Sequence[str] = sorted({item["customer_id"] for hand in hands for item in hand})
        called = {line.customer_id for line in self._contacts()} if contacted is not None else set()
        kept = [each for each in customers if contacted is None or (each in called) is contacted]
        return [Line("account", 1.0, customer_id=customer) for customer in kept]

    def _targets(self) -> list[Line]:
        """The targets of the months whose end lies in the period."""
        if not self.ledger.has("targets"):
            return []
        frame = self.ledger.typed("targets", ["collector", "month", "target_amount"])
        lines = []
        for row in dicts(frame.filter(nw.col("collector") == self.collector).sort("month")):
            named = of_day(row["month"])
            ends = named and month_end(named.replace(day=1), self.ledger.settings.fiscal_month_end)
            if ends and self.start <= ends <= self.day:
                amount = major(self.ledger, row["target_amount"])
                lines.append(Line("target", amount, day=ends, amount=amount))
        return lines

    def _contacts(self) -> list[Line]:
        from xlsaging.metrics.attributes import with_attributes
        from xlsaging.metrics.scope import without_consolidated

        if not self.ledger.has("activities"):
            return []
        log = self.ledger.typed("activities", ["activity_date", "customer_id", "collector"])
        log = log.filter(nw.col("activity_date") >= self.first, nw.col("activity_date") <= self.last)
        log = with_attributes(without_consolidated(log, self.ledger), self.ledger, ["collector"], "activity_date")
        found = dicts(log.filter(nw.col("collector") == self.collector).sort("activity_date", "customer_id"))
        return [
            Line("contact", 1.0, customer_id=row["customer_id"], day=from_day(row["activity_date"])) for row in found
        ]
