"""Days sales outstanding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import date
from typing import Any, overload

from xlsaging.model.errors import BadSettingError
from xlsaging.model.ledger import Ledger
from xlsaging.model.measure import Measure
from xlsaging.model.money import scale
from xlsaging.model.periods import as_date, from_day, month_end, month_start, to_day
from xlsaging.model.settings import DSO_METHODS

from .credit_sales import CreditSales, Group, credit_sales, first_sale
from .dso_methods import Case, measure
from .positions import Position, positions
from .scope import grouping
from .small import ColumnKind, frame_like
from .windows import Periods, days_window, months_between, months_window

__all__ = ["HISTORY_MONTHS", "cases", "dso", "history", "published_days"]

HISTORY_MONTHS = 120
"""How many months of sales countback and the sales-weighted method look back at most."""

_MEASURE_COLUMNS: dict[str, ColumnKind] = {
    "value": "float",
    "reason": "text",
    "numerator": "float",
    "denominator": "float",
    "days": "whole",
}


@overload
def dso(
    ledger: Ledger,
    as_of: date | str,
    method: str | None = None,
    months: int = 3,
    by: None = None,
    days: int | None = None,
) -> Measure: ...
@overload
def dso(
    ledger: Ledger,
    as_of: date | str,
    method: str | None = None,
    months: int = 3,
    *,
    by: str | Sequence[str],
    days: int | None = None,
) -> Any: ...
def dso(
    ledger: Ledger,
    as_of: date | str,
    method: str | None = None,
    months: int = 3,
    by: str | Sequence[str] | None = None,
    days: int | None = None,
) -> Measure | Any:
    """Days sales outstanding on `as_of`, over the `months` (or `days`) that end there.

    `method` (None: `settings.dso_method`):

    - `period_end`: closing receivable ÷ credit sales × days; - `averaged`: mean of opening and closing
      receivable ÷ credit sales × days; - `countback`: how many months' sales, newest first, the
      receivable uses up; - `best_possible`: items not yet due ÷ credit sales × days; - `true`: Σ over
      months of invoicing (open from the month ÷ its sales × its days); - `published`: mean receivable ÷
      sales without VAT × days of a year of 360 (30 a month): to be compared with published figures
      only.

    The receivable is what `aging` calls outstanding: net of free receipts and credit notes, before any
    allowance, with VAT. Credit sales are net of credit notes, with VAT, from the `sales` table or,
    without one, from the invoices (`credit_sales`). Customers that are consolidated are left out of
    both. `months=3` are the month of `as_of` up to that day and the two (fiscal) months before it;
    `days=90` are (as_of − 90, as_of]. Countback and `true` look at all months on record, at most
    HISTORY_MONTHS.

    Returns a `Measure`; with `by`, a frame of the ledger's kind with `by…, value, reason, numerator,
    denominator, days`, sorted by `by` (a row a group is collected on the way). Amounts are in major
    units of the base currency. Undefined is None with a reason: `no_credit_sales`,
    `negative_receivable`, `no_net_amount`, `history_exhausted` (`days` then is the lower bound),
    `open_items_only` (a snapshot without a sales table does not know what was sold and paid). A
    defined value may carry a remark: `no_receivable`, `months_without_sales`, `open_without_sales` (left
    out of `true`), `net_partly`, `sales_prorated`.

    Raises BadSettingError for an unknown method, column, or a window without days. Source: definitions §2.

    >>> import pandas as pd
    >>> invoices = pd.DataFrame({"document_no": ["A1", "A2"], "customer_id": ["C1", "C1"],
    ...     "document_date": ["2025-01-31", "2025-03-31"], "due_date": ["2025-03-02", "2025-04-30"],
    ...     "amount": [600.0, 300.0]})
    >>> dso(Ledger(invoices=invoices), "2025-03-31", days=90)
    Measure(value=90.0, reason=None, numerator=900.0, denominator=900.0, days=90)
    >>> dso(Ledger(invoices=invoices), "2025-03-31", "best_possible", days=90).value
    30.0
    """
    method = method or ledger.settings.dso_method
    if method not in DSO_METHODS:
        raise BadSettingError(name="method", value=method, allowed=", ".join(DSO_METHODS))
    names = grouping(by)
    fiscal = ledger.settings.fiscal_month_end
    window = days_window(as_of, days) if days is not None else months_window(as_of, months, fiscal)
    past = history(ledger, to_day(as_date(as_of, "as_of"))) if method in ("countback", "true") else window
    found = cases(ledger, window, past, names, with_opening=method in ("averaged", "published"))
    blind = ledger.settings.snapshot_date is not None and not ledger.has("sales")
    told = {
        group: Measure(None, "open_items_only") if blind else measure(case, method) for group, case in found.items()
    }
    if not names:
        return told[()]
    rows = [(*group, *astuple(each)) for group, each in sorted(told.items())]
    return frame_like(ledger, {**dict.fromkeys(names, "text"), **_MEASURE_COLUMNS}, rows)


def history(ledger: Ledger, day: int) -> Periods:
    """The months from the first sale on record to day number `day`, at most HISTORY_MONTHS, at least one."""
    first = first_sale(ledger)
    as_of = from_day(day) or date.max
    start = from_day(min(first if first is not None else day, day)) or as_of
    months = (as_of.year - start.year) * 12 + as_of.month - start.month + 2
    past = months_window(as_of, min(months, HISTORY_MONTHS), ledger.settings.fiscal_month_end)
    kept = [bound for bound in past.bounds if bound >= to_day(start)]
    return past.last(max(1, min(len(kept), len(past.bounds) - 1)))


def published_days(window: Periods, fiscal_month_end: int = 31) -> int:
    """The length of a window in a year of 360 days: 30 for each whole month.

    >>> published_days(months_window("2025-12-31", 12)), published_days(days_window("2025-12-31", 90))
    (360, 89)
    """
    first, last = from_day(window.bounds[0] + 1), from_day(window.bounds[-1])
    if first is None or last is None:
        return window.days
    if first == month_start(first, fiscal_month_end) and last == month_end(last, fiscal_month_end):
        return 30 * len(months_between(first, last, fiscal_month_end).lengths)
    return round(window.days * 360 / 365.25)


def cases(
    ledger: Ledger, window: Periods, past: Periods, by: Group = (), *, with_opening: bool = True
) -> dict[Group, Case]:
    """What DSO at the end of `window` is made of, for every group that owes or bought something.

    `past` are the months that countback looks back over; the figures of several days that are given the same
    `past` share one collection of sales. Without `by` there is always one group, `()`.
    """
    day = window.bounds[-1]
    closing = positions(ledger, day, by, past)
    opening = positions(ledger, window.bounds[0], by) if with_opening else {}
    by_month = credit_sales(ledger, past, by)
    sold, first, last = by_month, 1, len(window.bounds) - 1
    if set(window.bounds) <= set(past.bounds):
        first, last = past.bounds.index(window.bounds[0]) + 1, past.bounds.index(day)
    else:
        sold = credit_sales(ledger, window, by)
    groups = {*closing, *opening, *(group for group in sold.gross if any(sold.gross[group][first : last + 1]))}
    shared = _Shared(ledger, window, past, by_month, sold, first, last)
    return {group: shared.case(group, closing, opening) for group in groups or ({()} if not by else set())}


@dataclass(frozen=True, slots=True)
class _Shared:
    """What the cases of all groups at one day have in common."""

    ledger: Ledger
    window: Periods
    past: Periods
    by_month: CreditSales
    sold: CreditSales
    first: int
    last: int

    def case(self, group: Group, closing: dict[Group, Position], opening: dict[Group, Position]) -> Case:
        sold, months = self.sold, self.past.bounds.index(self.window.bounds[-1])
        remark = "sales_prorated" if sold.prorated else None
        return Case(
            closing=closing.get(group, Position()),
            opening=opening.get(group, Position()).outstanding,
            sales=sold.of(group, self.first, self.last),
            days=self.window.days,
            scale=scale(self.ledger.settings.base_currency),
            net_sales=sold.of(group, self.first, self.last, net=True) if sold.net_known else None,
            published_days=published_days(self.window, self.ledger.settings.fiscal_month_end),
            month_sales=[self.by_month.of(group, month, month) for month in range(1, months + 1)],
            month_days=self.past.lengths[:months],
            month_open=closing.get(group, Position()).from_periods(self.past)[: months + 1],
            remark=remark,
            net_remark="net_partly" if sold.net_partly else remark,
        )
