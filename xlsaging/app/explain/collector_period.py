"""One collector's period: what he had in hand, what he billed, and the cash that counts for him, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import narwhals as nw

from xlsaging.metrics.collected import LINE_KEY, collected_by
from xlsaging.metrics.portfolio import fell_due, lines_in_hand
from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import FAR, to_day

from .items import Item, is_overdue
from .lines import Line, dicts, major, of_day, rate_of, recent
from .sales import sales_lines

__all__ = ["CollectorPeriod"]


@dataclass(frozen=True, slots=True)
class CollectorPeriod:
    """A collector from `start` to `day`, both inclusive."""

    ledger: Ledger
    start: date
    day: date
    collector: str

    @property
    def first(self) -> int:
        """The number of the first day."""
        return to_day(self.start)

    @property
    def last(self) -> int:
        """The number of the last day."""
        return to_day(self.day)

    def everybodys_hand(self, day: int, assigned_on: int) -> Sequence[Item]:
        """Everybody's open items on a day, by the assignment of another."""
        return self._once(("hand", day, assigned_on), lambda: lines_in_hand(self.ledger, day, assigned_on))

    def hand(self, day: int, assigned_on: int) -> list[Item]:
        """His open items on a day, by the assignment of another."""
        return [item for item in self.everybodys_hand(day, assigned_on) if item["collector"] == self.collector]

    def everybodys_cash(self) -> Sequence[Item]:
        """Everybody's cash of the period; `bucket` is where its document stood at the opening, "" if not there."""
        if not self.ledger.has("receipts"):
            return []
        return self._once(("cash", self.first, self.last), self._cash)

    def cash(self) -> list[Item]:
        """His cash of the period."""
        return [row for row in self.everybodys_cash() if row["collector"] == self.collector]

    def _cash(self) -> Any:
        cash = collected_by(self.ledger, self.first, self.last)
        overdue = lines_in_hand(self.ledger, self.first - 1, self.first)
        overdue = overdue.filter(nw.col("open") > 0, nw.col("item") == "document")
        buckets = overdue.group_by(*LINE_KEY).agg(nw.col("bucket").max())
        cash = cash.join(buckets, on=list(LINE_KEY), how="left")
        return cash.with_columns(nw.col("bucket").fill_null(""))

    def _once(self, key: tuple[Any, ...], frame: Any) -> Sequence[Item]:
        found: Sequence[Item] = recent(self.ledger, ("collector_period", *key), lambda: list(dicts(frame())))
        return found

    def item(self, item: Item, day: int, **changes: Any) -> Line:
        """An item's line; the amount is that of the document, the base amount what was open of it."""
        opened = major(self.ledger, item["began"] if "began" in item else item["open"], item["currency"])
        line = Line(
            kind=item["document_type"],
            contribution=major(self.ledger, item["base"]),
            document_no=item["document_no"],
            customer_id=item["customer_id"],
            day=of_day(item["document_date"]),
            due_date=of_day(item["due_date"]),
            days_past_due=day - item["age_day"] if item["age_day"] < FAR else None,
            bucket=item.get("bucket", ""),
            currency=item["currency"],
            amount=major(self.ledger, item["amount"], item["currency"]),
            rate=rate_of(major(self.ledger, item["base"]), opened),
            base_amount=major(self.ledger, item["base"]),
        )
        return replace(line, **changes) if changes else line

    def receipt(self, row: Item, **changes: Any) -> Line:
        """The line of cash that was applied to a document."""
        line = Line(
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
            rate=rate_of(major(self.ledger, row["base"]), major(self.ledger, row["amount"], row["currency"])),
            base_amount=major(self.ledger, row["base"]),
        )
        return replace(line, **changes) if changes else line

    def opening(self) -> list[Line]:
        """What he had in hand at the opening."""
        return [self.item(item, self.first - 1) for item in self.hand(self.first - 1, self.first)]

    def opening_overdue(self) -> list[Line]:
        """What of it was overdue."""
        hand = self.hand(self.first - 1, self.first)
        return [self.item(item, self.first - 1) for item in hand if is_overdue(item)]

    def billed(self) -> list[Line]:
        """The sales of the period that were his on their day."""
        return sales_lines(self.ledger, self.start, self.day, ("collector",), (self.collector,))

    def fell_due(self) -> list[Line]:
        """What fell due to him in the period."""
        items = self._once(("fell_due", self.first, self.last), lambda: fell_due(self.ledger, self.first, self.last))
        return [self.item(item, self.last) for item in items if item["collector"] == self.collector]

    def collected(self) -> list[Line]:
        """His cash, all of it."""
        return [self.receipt(row) for row in self.cash()]

    def collected_overdue(self) -> list[Line]:
        """His cash on what was overdue at the opening."""
        return [self.receipt(row) for row in self.cash() if row["bucket"] and is_overdue(row)]

    def collected_on_due(self) -> list[Line]:
        """His cash on what fell due in the period."""
        return [self.receipt(row) for row in self.cash() if self.first <= row["age_day"] <= self.last]
