"""What stands behind the figures of AR_DSO_TREND."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from xlsaging import formulas
from xlsaging.i18n.catalogue import Text
from xlsaging.metrics.dso import cases, history
from xlsaging.metrics.dso_methods import METHODS, Case, delinquent, measure
from xlsaging.metrics.scope import consolidated_customers
from xlsaging.metrics.windows import Periods, months_window
from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import from_day, to_day

from .items import Item, is_overdue, item_lines, items_behind
from .lines import Explanation, Line, scaled
from .sales import sales_lines

__all__ = ["TREND_FIGURES", "receivable_items", "trend_figure"]

TREND_FIGURES = ("receivable", "credit_sales", "days", *METHODS, "average_days_delinquent", "turnover", "turnover_days")


def trend_figure(ledger: Ledger, day: date, figure: str, window: int) -> Explanation:
    """A figure of the DSO trend at the month's end `day`, over the `window` months that end there."""
    stretch = months_window(day, window, ledger.settings.fiscal_month_end)
    past = history(ledger, to_day(day))
    if len(stretch.bounds) > len(past.bounds):
        past = stretch
    case = cases(ledger, stretch, past)[()]
    rule = Text(f"rule.{figure}")
    found = measure(case, figure) if figure in METHODS else delinquent(case)
    if (figure in METHODS or figure == "average_days_delinquent") and found.value is None:
        return Explanation((), rule, Text(f"reason.{found.reason}"))
    return _Behind(ledger, day, stretch, past, case).explained(figure, rule)


def receivable_items(ledger: Ledger, day: date, by: Sequence[str] = (), *, consolidated: bool = False) -> list[Item]:
    """The items of a receivable as the periodic figures see it: due basis, without consolidated customers."""
    inside = frozenset() if consolidated else consolidated_customers(ledger)
    items = items_behind(ledger, day, by, "due_date", buckets=(90,))
    return [item for item in items if item["customer_id"] not in inside]


class _Behind:
    """The lines behind the figures of one case."""

    def __init__(self, ledger: Ledger, day: date, window: Periods, past: Periods, case: Case) -> None:
        self.ledger, self.day, self.window, self.past, self.case = ledger, day, window, past, case

    def explained(self, figure: str, rule: Text) -> Explanation:
        """The lines whose contributions sum to the figure; sales beside them where it is divided by them."""
        case = self.case
        if figure == "days":
            return Explanation((Line("period", float(case.days), day=self.day),), rule)
        if figure == "countback":
            return Explanation(self._countback(), rule)
        if figure == "true":
            return Explanation(self._true(), rule)
        if figure == "credit_sales":
            return Explanation(self._sales(), rule)
        if figure in ("turnover", "turnover_days"):
            return self._turnover(figure, rule)
        if figure == "receivable":
            return Explanation(self._items(self.day), rule)
        sales, days = (case.net_sales or 0, case.published_days) if figure == "published" else (case.sales, case.days)
        per_unit = days * case.scale / sales
        return Explanation(scaled(self._receivable(figure), per_unit), rule, others=self._told_sales())

    def _receivable(self, figure: str) -> list[Line]:
        if figure in ("averaged", "published"):
            return self._mean()
        if figure == "best_possible":
            return self._items(self.day, "not_due")
        if figure == "average_days_delinquent":
            return self._items(self.day, "overdue")
        return self._items(self.day)

    def _items(self, day: date, part: str = "") -> list[Line]:
        items = receivable_items(self.ledger, day)
        if part == "overdue":
            items = [item for item in items if is_overdue(item)]
        elif part:
            items = [item for item in items if item["bucket"] == part]
        return item_lines(self.ledger, day, items, "due_date")

    def _mean(self) -> list[Line]:
        """Half of what was open at the opening, half of what is at the closing."""
        opening = from_day(self.window.bounds[0])
        before = self._items(opening) if opening else []
        return scaled([*before, *self._items(self.day)], 0.5)

    def _sales(self) -> list[Line]:
        first = (from_day(self.window.bounds[0]) or self.day) + timedelta(days=1)
        return sales_lines(self.ledger, first, self.day)

    def _told_sales(self) -> Sequence[Line]:
        return [replace(line, contribution=None) for line in self._sales()]

    def _turnover(self, figure: str, rule: Text) -> Explanation:
        case, year = self.case, self.ledger.settings.year_days
        once = formulas.turnover(case.sales, case.opening, case.closing.outstanding)
        if once is None:
            return Explanation((), rule, Text("reason.no_receivable"))
        if figure == "turnover":
            mean = (case.opening + case.closing.outstanding) / 2 / case.scale
            mean_lines = [replace(line, contribution=None) for line in self._mean()]
            return Explanation(scaled(self._sales(), year / case.days / mean), rule, others=mean_lines)
        if once <= 0:
            return Explanation((), rule, Text("reason.no_credit_sales"))
        per_unit = case.days * case.scale / case.sales
        return Explanation(scaled(self._mean(), per_unit), rule, others=self._told_sales())

    def _countback(self) -> list[Line]:
        """Month by month, the newest first: what was owed of its sales, and the days that it adds."""
        case = self.case
        rest, lines = case.closing.outstanding, []
        ends = self.past.bounds[1 : len(case.month_sales) + 1]
        for sales, length, end in list(zip(case.month_sales, case.month_days, ends, strict=True))[::-1]:
            if rest <= 0:
                break
            taken = min(rest, sales) if sales > 0 else 0
            added = length if sales <= 0 else taken / sales * length
            lines.append(self._month(end, added, sales, taken))
            rest -= taken
        return lines

    def _true(self) -> list[Line]:
        case = self.case
        ends = self.past.bounds[1 : len(case.month_sales) + 1]
        months = zip(case.month_open[1:], case.month_sales, case.month_days, ends, strict=True)
        return [
            self._month(end, still_open / sales * length, sales, still_open)
            for still_open, sales, length, end in months
            if sales > 0 and still_open
        ]

    def _month(self, end: int, days: float, sales: int, owed: int) -> Line:
        unit = self.case.scale
        return Line("sales_of_month", days, day=from_day(end), amount=owed / unit, base_amount=sales / unit)
