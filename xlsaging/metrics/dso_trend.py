"""DSO month by month, in every method side by side."""

from __future__ import annotations

from datetime import date
from typing import Any

from xlsaging import formulas
from xlsaging.model.errors import BadSettingError
from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import as_date, from_day, to_day
from xlsaging.model.settings import DSO_METHODS

from .dso import cases, history
from .dso_methods import Case, delinquent, measure
from .month_ends import share_positions
from .small import ColumnKind, frame_like
from .windows import Periods, months_window

__all__ = ["DSO_TREND_COLUMNS", "dso_trend", "undefined_dso"]

DSO_TREND_COLUMNS: dict[str, ColumnKind] = {
    "month_end": "day",
    "receivable": "float",
    "credit_sales": "float",
    "days": "whole",
    **dict.fromkeys(DSO_METHODS, "float"),
    "average_days_delinquent": "float",
    "turnover": "float",
    "turnover_days": "float",
}


def dso_trend(ledger: Ledger, as_of: date | str, months: int = 12, *, window: int = 3) -> Any:
    """DSO by every method at the end of each of the `months` (fiscal) months up to `as_of`, oldest first.

    Each row looks back over the `window` months that end there, so that the last row is `dso(ledger,
    as_of, months=window)`; `credit_sales` and `days` are those of that window.
    `average_days_delinquent` is overdue ÷ credit sales × days. `turnover` is times a year: credit sales
    ÷ mean of opening and closing receivable, brought from the window's days to `settings.year_days`;
    `turnover_days` is `year_days` ÷ that.

    Columns: DSO_TREND_COLUMNS; `month_end` a date, amounts float64 in major units of the base currency,
    the rest days (or times). Undefined is null; `dso` says why. A frame of the ledger's kind; one
    aggregate a month is collected on the way, and what makes it is plain Python. Raises BadSettingError
    where `months` or `window` is below 1. Source: definitions §2.

    >>> import pandas as pd
    >>> invoices = pd.DataFrame({"document_no": ["A1", "A2"], "customer_id": ["C1", "C1"],
    ...     "document_date": ["2025-02-10", "2025-03-10"], "amount": [280.0, 310.0]})
    >>> trend = dso_trend(Ledger(invoices=invoices), "2025-03-31", months=2, window=1)
    >>> trend[["credit_sales", "period_end", "countback"]].values.tolist()
    [[280.0, 28.0, 28.0], [310.0, 59.0, 59.0]]
    """
    rows = [(day, *_figures(case, ledger.settings.year_days)) for day, case in _cases(ledger, as_of, months, window)]
    return frame_like(ledger, DSO_TREND_COLUMNS, rows)


def undefined_dso(
    ledger: Ledger, as_of: date | str, months: int = 12, *, window: int = 3
) -> list[tuple[date, str, str]]:
    """Why figures of `dso_trend` are missing: (month end, method, reason), reasons as in `dso`, months oldest first.

    >>> import pandas as pd
    >>> invoices = pd.DataFrame({"document_no": ["A1"], "customer_id": ["C1"], "document_date": ["2025-03-10"],
    ...                          "amount": [310.0]})
    >>> undefined_dso(Ledger(invoices=invoices), "2025-03-31", months=2, window=1)[0]
    (datetime.date(2025, 2, 28), 'period_end', 'no_credit_sales')
    """
    found = []
    for day, case in _cases(ledger, as_of, months, window):
        at = from_day(day)
        measures = ((method, measure(case, method)) for method in DSO_METHODS)
        found += [(at, method, each.reason or "") for method, each in measures if each.value is None and at]
    return found


def _cases(ledger: Ledger, as_of: date | str, months: int, window: int) -> list[tuple[int, Case]]:
    """What the DSO of each month's end is made of."""
    for name, value in (("months", months), ("window", window)):
        if value < 1:
            raise BadSettingError(name=name, value=value, allowed="1 or more")
    past = history(ledger, to_day(as_date(as_of, "as_of")))
    needed = months_window(as_of, months + window - 1, ledger.settings.fiscal_month_end)
    if len(needed.bounds) > len(past.bounds):
        past = needed
    share_positions(ledger, past.bounds[-months - window :])
    ends = range(len(past.bounds) - months, len(past.bounds))
    stretches = [Periods(past.bounds[end - window : end + 1]) for end in ends]
    return [(stretch.bounds[-1], cases(ledger, stretch, past)[()]) for stretch in stretches]


def _figures(case: Case, year_days: int) -> tuple[float | int | None, ...]:
    of_window = formulas.turnover(case.sales, case.opening, case.closing.outstanding)
    turnover = None if of_window is None else of_window * year_days / case.days
    return (
        case.closing.outstanding / case.scale,
        case.sales / case.scale,
        case.days,
        *(measure(case, method).value for method in DSO_METHODS),
        delinquent(case).value,
        turnover,
        formulas.turnover_days(turnover, year_days),
    )
