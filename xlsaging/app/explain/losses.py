"""What stands behind the ratios of AR_BAD_DEBTS."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import narwhals as nw

from xlsaging.app.collect import plain_rows
from xlsaging.i18n.catalogue import Text
from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import to_day

from .groups import group_name, group_of
from .items import Item, item_lines, without_applications
from .lines import Explanation, Line, dicts, major, of_day, rate_of, scaled
from .sales import sales_lines
from .trend import receivable_items

__all__ = ["PARTS", "loss_figure"]

PARTS = ("ratio", "numerator", "denominator")


def loss_figure(
    ledger: Ledger, start: date, day: date, ratio: str, part: str, by: Sequence[str] = (), key: str = ""
) -> Explanation | None:
    """A ratio of `bad_debt_ratios` from `start` to `day`, or one of its parts; split by `by`, that of the group `key`
    (of several columns: `North/Li`). None where there is no such group."""
    found = _row(ledger, start, day, ratio, tuple(by), key)
    if found is None:
        return None
    rule = Text(f"ratio.{ratio}")
    if found[part] is None:
        return Explanation((), rule, Text("refused.no_table" if found["numerator"] is None else "rule.no_denominator"))
    behind = _Behind(ledger, start, day, tuple(by), group_of(found, by))
    if part == "numerator":
        return Explanation(behind.numerator(ratio), rule)
    below = behind.denominator(ratio)
    if part == "denominator":
        return Explanation(below, rule)
    told = [replace(line, contribution=None) for line in below]
    return Explanation(scaled(behind.numerator(ratio), 1 / found["denominator"]), rule, others=told)


def _row(ledger: Ledger, start: date, day: date, ratio: str, by: tuple[str, ...], key: str) -> Mapping[str, Any] | None:
    from xlsaging.metrics.bad_debt import bad_debt_ratios

    rows = ledger.memo(
        ("ratios_behind", start, day, by), lambda: plain_rows(bad_debt_ratios(ledger, start, day, by=by or None))
    )
    named = [made for row in rows.rows if (made := dict(zip(rows.columns, row, strict=True)))["name"] == ratio]
    wanted = key.strip().casefold()
    chosen = [row for row in named if not by or group_name([row[name] for name in by]).casefold() == wanted]
    return chosen[0] if len(chosen) == 1 else None


@dataclass(frozen=True, slots=True)
class _Behind:
    """The lines of one group's period."""

    ledger: Ledger
    start: date
    day: date
    by: tuple[str, ...]
    group: tuple[str, ...]

    def numerator(self, ratio: str) -> Sequence[Line]:
        """What was lost, provided for, or is long overdue."""
        if ratio == "allowance_to_receivable":
            return self._allowance()
        if ratio == "overdue_90_to_receivable":
            old = [item for item in self._items(self.day) if item["bucket"] == "90+"]
            return item_lines(self.ledger, self.day, old, "due_date")
        return self._write_offs(recoveries=ratio.startswith("net_"))

    def denominator(self, ratio: str) -> Sequence[Line]:
        """Sales, or the receivable at the closing, or half of it and half of that at the opening."""
        if ratio.endswith("_credit_sales"):
            return sales_lines(self.ledger, self.start, self.day, self.by, self.group)
        inside = ratio == "allowance_to_receivable"
        closing = without_applications(self.ledger, self.day, self._items(self.day, consolidated=inside))
        if ratio != "write_offs_to_average_receivable":
            return closing
        before = self.start - timedelta(days=1)
        opening = without_applications(self.ledger, before, self._items(before))
        return scaled([*opening, *closing], 0.5)

    def _items(self, day: date, *, consolidated: bool = False) -> list[Item]:
        items = receivable_items(self.ledger, day, self.by, consolidated=consolidated)
        return [item for item in items if group_of(item, self.by) == self.group]

    def _mine(self, frame: Any) -> list[Mapping[str, Any]]:
        return [row for row in dicts(frame) if group_of(row, self.by) == self.group]

    def _allowance(self) -> list[Line]:
        """The newest allowance of each account; the ledger may hold it with either sign."""
        from xlsaging.metrics.bad_debt import newest_allowances
        from xlsaging.metrics.windows import Periods

        period = Periods((to_day(self.start) - 1, to_day(self.day)))
        rows = self._mine(newest_allowances(self.ledger, period, self.by))
        sign = -1 if sum(row["base"] for row in rows) < 0 else 1
        return [
            Line(
                kind="allowance",
                contribution=sign * major(self.ledger, row["base"]),
                day=of_day(row["balance_date"]),
                currency=row["currency"],
                amount=major(self.ledger, row["allowance"], row["currency"]),
                base_amount=major(self.ledger, row["base"]),
                remark=group_name(filter(None, (row["entity"], row["account"]))),
            )
            for row in rows
        ]

    def _write_offs(self, *, recoveries: bool) -> list[Line]:
        from xlsaging.metrics.losses import losses_split

        if not self.ledger.has("write_offs"):
            return []
        day = nw.col("write_off_date")
        frame = losses_split(self.ledger, self.by).filter(day >= to_day(self.start), day <= to_day(self.day))
        rows = self._mine(frame.sort("write_off_date", "customer_id", "document_no", "amount"))
        return [self._loss(row) for row in rows if recoveries or not row["recoveries"]]

    def _loss(self, row: Mapping[str, Any]) -> Line:
        lost = major(self.ledger, row["write_offs"] - row["recoveries"])
        amount = major(self.ledger, row["amount"], row["currency"])
        return Line(
            kind="recovery" if row["recoveries"] else "write_off",
            contribution=lost,
            document_no=row["document_no"],
            customer_id=row["customer_id"],
            day=of_day(row["write_off_date"]),
            currency=row["currency"],
            amount=amount,
            rate=rate_of(lost, amount),
            base_amount=lost,
        )
