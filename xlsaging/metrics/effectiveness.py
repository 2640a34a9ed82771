"""Collection effectiveness: how much of what could be collected was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from xlsaging import formulas
from xlsaging.model.ledger import Ledger
from xlsaging.model.money import scale
from xlsaging.model.periods import from_day, month_end

from .credit_sales import Group, credit_sales
from .losses import in_kind_losses, written_off
from .month_ends import share_positions
from .positions import Position, positions
from .scope import grouping
from .small import ColumnKind, frame_like
from .windows import Periods, months_between

__all__ = ["WHOLE", "WHOLE_MEAN_MONTH", "collection_effectiveness"]

WHOLE, WHOLE_MEAN_MONTH = "whole", "whole_mean_month"
"""What stands under `month` in the rows of the whole period: its two readings."""

_COLUMNS: dict[str, ColumnKind] = {
    "month": "text",
    **dict.fromkeys(
        ("opening", "credit_sales", "closing_total", "closing_current", "losses", "cei", "cei_adjusted"), "float"
    ),
}


def collection_effectiveness(
    ledger: Ledger, start: date | str, end: date | str, by: str | Sequence[str] | None = None
) -> Any:
    """The collection effectiveness index (CEI) of each (fiscal) month from `start` to `end`, and of the whole.

    cei = (opening + credit sales − closing total) ÷ (opening + credit sales − closing not yet due), a
    fraction. `cei_adjusted` adds `losses` back to the closing total: what was written off (without
    recoveries), and what payment in kind or offset fell short of, was not collected. Months are named
    `2025-01` by the month they end in; a first or last month that `start` or `end` cuts is measured
    over its part.

    After the months, sorted last, stands `whole`: the period as one, with all its sales. Over more than
    one month `whole_mean_month` follows, the original wording of the index, where sales are those of a
    mean month (a month cut counts as one); its `credit_sales` says so. The same data can give 55.9 % in
    one reading and 79.6 % in the other: month by month they coincide.

    Columns: `by…, month, opening, credit_sales, closing_total, closing_current, losses, cei,
    cei_adjusted`; amounts float64 in major units of the base currency. Null where nothing was there to
    collect; above 1 where customers paid in advance. Receivable, sales and customers as in `dso`. A
    frame of the ledger's kind; one aggregate a month is collected on the way. Raises BadSettingError
    where `end` is before `start`. Source: definitions §3.

    >>> import pandas as pd
    >>> invoices = pd.DataFrame({"document_no": ["A1", "A2"], "customer_id": ["C1", "C1"],
    ...     "document_date": ["2024-12-01", "2025-01-10"], "due_date": ["2024-12-31", "2025-02-09"],
    ...     "amount": [100.0, 50.0]})
    >>> receipts = pd.DataFrame({"receipt_no": ["R1"], "customer_id": ["C1"], "receipt_date": ["2025-01-20"],
    ...     "amount": [75.0], "applied_to": ["A1"]})
    >>> frame = collection_effectiveness(Ledger(invoices=invoices, receipts=receipts), "2025-01-01", "2025-01-31")
    >>> frame[["month", "opening", "closing_total", "closing_current", "cei"]].values.tolist()[0]
    ['2025-01', 100.0, 75.0, 50.0, 0.75]
    """
    names = grouping(by)
    periods = months_between(start, end, ledger.settings.fiscal_month_end)
    found = _Found(ledger, periods, names)
    rows = [(*group, *row) for group in found.groups for row in found.rows(group)]
    rows.sort(key=lambda row: row[: len(names) + 1])
    return frame_like(ledger, {**dict.fromkeys(names, "text"), **_COLUMNS}, rows)


class _Found:
    """Balances at the ends of all periods, and what happened in them."""

    def __init__(self, ledger: Ledger, periods: Periods, by: Group) -> None:
        self.periods = periods
        self.fiscal_month_end = ledger.settings.fiscal_month_end
        self.scale = scale(ledger.settings.base_currency)
        if not by:
            share_positions(ledger, periods.bounds)
        self.balances = [positions(ledger, bound, by) for bound in periods.bounds]
        self.sales = credit_sales(ledger, periods, by)
        self.written_off = written_off(ledger, periods, by)["write_offs"]
        self.in_kind = in_kind_losses(ledger, periods, by)
        sold = (group for group, amounts in self.sales.gross.items() if any(amounts[1:]))
        self.groups = {*sold, *(group for balance in self.balances for group in balance)} or ({()} if not by else set())

    def rows(self, group: Group) -> list[tuple[str | float | None, ...]]:
        count = len(self.periods.bounds) - 1
        made = [self._row(group, self._name(month), month, month) for month in range(1, count + 1)]
        made.append(self._row(group, WHOLE, 1, count))
        if count > 1:
            made.append(self._row(group, WHOLE_MEAN_MONTH, 1, count, months=count))
        return made

    def _name(self, month: int) -> str:
        last = from_day(self.periods.bounds[month])
        return "" if last is None else f"{month_end(last, self.fiscal_month_end):%Y-%m}"

    def _row(self, group: Group, name: str, first: int, last: int, months: int = 1) -> tuple[str | float | None, ...]:
        opening = self.balances[first - 1].get(group, Position()).outstanding
        closing = self.balances[last].get(group, Position())
        sales = self.sales.of(group, first, last)
        lost = sum(sum(table.get(group, ())[first : last + 1]) for table in (self.written_off, self.in_kind))
        totals = (closing.outstanding, closing.outstanding + lost)
        published, adjusted = (
            formulas.collection_effectiveness_index(opening, sales, total, closing.not_due, months) for total in totals
        )
        amounts = (opening, sales / months, closing.outstanding, closing.not_due, lost)
        return (name, *(amount / self.scale for amount in amounts), published, adjusted)
