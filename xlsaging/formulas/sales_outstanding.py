"""Days sales outstanding in all its readings, and turnover.

Receivables and sales must stand on the same basis of VAT; all are in one currency and unit. Days come out as
floats, unrounded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, isfinite

from .arguments import quotient, require_positive, require_same_length, require_year_days

__all__ = [
    "Countback",
    "average_days_delinquent",
    "averaged_dso",
    "best_possible_dso",
    "countback",
    "countback_dso",
    "dso",
    "true_dso",
    "turnover",
    "turnover_days",
]


def dso(receivable: float, credit_sales: float, days: float) -> float | None:
    """Days sales outstanding at the end of a period: how many days of its sales are still owed.

    Formula: closing receivable ÷ credit sales of the period × days in the period. Sales are net of
    returns and without cash sales. None where sales are not above zero, or the receivable is negative;
    0.0 where nothing is owed. Raises BadSettingError unless `days` is above zero.

    Source: Credit Research Foundation style; creditguru.com; JD Edwards.

    >>> dso(300_000, 900_000, 90)
    30.0
    >>> dso(300_000, 0, 90) is None, dso(-1, 900_000, 90) is None, dso(0, 900_000, 90)
    (True, True, 0.0)
    """
    require_positive("days", days)
    ratio = quotient(receivable, credit_sales)
    return None if ratio is None or ratio < 0 else ratio * days


def averaged_dso(opening: float, closing: float, credit_sales: float, days: float) -> float | None:
    """DSO on the mean of opening and closing receivable.

    Formula: (opening + closing) ÷ 2 ÷ credit sales × days. With revenue without VAT, receivables and
    notes before the allowance, and 360 days for a year, this is the figure of published accounts
    (应收账款周转天数). None where sales are not above zero
    or the mean is negative; 0.0 where the mean is zero.

    Source: textbook turnover form; Chinese CPA practice for the published one.

    >>> averaged_dso(200_000, 400_000, 900_000, 90), averaged_dso(200_000, 400_000, 3_600_000, 360)
    (30.0, 30.0)
    """
    return dso((opening + closing) / 2, credit_sales, days)


def best_possible_dso(current_receivable: float, credit_sales: float, days: float) -> float | None:
    """The DSO that would be left if nobody paid late.

    Formula: receivable not yet due ÷ credit sales × days. Edge rules as `dso`.

    Source: creditguru.com; the Credit Research Foundation's calculators.

    >>> best_possible_dso(240_000, 900_000, 90)
    24.0
    """
    return dso(current_receivable, credit_sales, days)


def average_days_delinquent(overdue: float, credit_sales: float, days: float) -> float | None:
    """The part of DSO that late payment makes.

    Formula: overdue receivable ÷ credit sales × days; equal to `dso − best_possible_dso` where there are no
    separate credits and no undated items. Edge rules as `dso`.

    Source: creditguru.com.

    >>> average_days_delinquent(60_000, 900_000, 90)
    6.0
    """
    return dso(overdue, credit_sales, days)


@dataclass(frozen=True, slots=True)
class Countback:
    """DSO by countback with what it rests on.

    `days` is final where `exhausted` is False; where sales on record end before the receivable is used
    up it is a lower bound ("more than `days`"). `flagged_months` are positions, newest first, of months
    used whose sales were not above zero. `days` is None where the receivable is negative or not a
    number.
    """

    days: float | None
    exhausted: bool = False
    flagged_months: tuple[int, ...] = ()


def countback(receivable: float, sales_newest_first: Sequence[float], days_newest_first: Sequence[float]) -> Countback:
    """DSO by countback (exhaustion method): how far back the sales lie that are still owed, in full detail.

    The newest month's sales are taken off the receivable first; each month used up adds its days, the
    last one adds remainder ÷ its sales × its days. A month with sales of zero or below adds its days,
    uses up nothing and is flagged. Raises BadSettingError where the sequences differ in length or a
    month has no days.

    Source: benjipays.com, Anaplan, QlikView and Oracle HFM describe the method; the treatment of months
    without sales is a convention (Oracle HFM stops there instead).

    >>> countback(250, [100, 200, 300], [31, 28, 31])
    Countback(days=52.0, exhausted=False, flagged_months=())
    >>> countback(250, [100, 0, 300], [31, 28, 31])
    Countback(days=74.5, exhausted=False, flagged_months=(1,))
    >>> countback(700, [100, 200, 300], [31, 28, 31])
    Countback(days=90.0, exhausted=True, flagged_months=())
    """
    require_same_length("sales_newest_first, days_newest_first", [sales_newest_first, days_newest_first])
    for length in days_newest_first:
        require_positive("days_newest_first", length)
    if not isfinite(receivable) or receivable < 0:
        return Countback(None)
    rest, total = float(receivable), 0.0
    # What binary fractions leave behind after exact money has been used up must not open another month.
    nothing = abs(rest) * 1e-12
    flagged: list[int] = []
    for position, (sales, length) in enumerate(zip(sales_newest_first, days_newest_first, strict=True)):
        if rest <= nothing:
            break
        if not sales > 0:
            flagged.append(position)
            total += length
        elif rest < sales:
            total += rest / sales * length
            rest = 0.0
        else:
            total += length
            rest -= sales
    return Countback(total, rest > nothing, tuple(flagged))


def countback_dso(
    receivable: float, sales_newest_first: Sequence[float], days_newest_first: Sequence[float]
) -> float | None:
    """DSO by countback where the sales given reach back far enough, else None.

    A number that looks final is never returned for sales that end too early: `countback` gives the lower
    bound. Method, units and edge rules as there; 0.0 where nothing is owed.

    >>> countback_dso(250, [100, 200, 300], [31, 28, 31]), countback_dso(0, [100], [31])
    (52.0, 0.0)
    >>> countback_dso(700, [100, 200, 300], [31, 28, 31]) is None
    True
    """
    found = countback(receivable, sales_newest_first, days_newest_first)
    return None if found.exhausted else found.days


def true_dso(
    open_by_month: Sequence[float], sales_by_month: Sequence[float], days_by_month: Sequence[float]
) -> float | None:
    """DSO weighted by the sales that the open items came from.

    Formula: Σ over months of invoicing (open from the month ÷ its net credit sales × its days). Months in any
    order. A month with nothing open adds nothing; None where a month has something open without sales above
    zero, or where the sum is negative. Raises BadSettingError where the sequences differ in length.

    Source: Oracle community.

    >>> true_dso([10, 50, 90], [100, 100, 100], [31, 28, 31])
    45.0
    >>> true_dso([10], [0], [31]) is None
    True
    """
    require_same_length("open_by_month, sales_by_month, days_by_month", [open_by_month, sales_by_month, days_by_month])
    terms: list[float] = []
    for still_open, sales, length in zip(open_by_month, sales_by_month, days_by_month, strict=True):
        require_positive("days_by_month", length)
        if still_open == 0:
            continue
        ratio = quotient(still_open, sales)
        if ratio is None:
            return None
        terms.append(ratio * length)
    total = fsum(terms)
    return None if total < 0 else total


def turnover(credit_sales: float, opening: float, closing: float) -> float | None:
    """How many times the receivable was turned into sales in the period (应收账款周转率).

    Formula: credit sales ÷ mean of opening and closing receivable; times per period. None where the mean is
    not above zero, or sales are negative.

    Source: textbook.

    >>> turnover(1_200_000, 200_000, 400_000)
    4.0
    """
    ratio = quotient(credit_sales, (opening + closing) / 2)
    return None if ratio is None or ratio < 0 else ratio


def turnover_days(turnover: float | None, year_days: int = 365) -> float | None:
    """Days that one turn of the receivable takes (应收账款周转天数).

    Formula: `year_days` ÷ turnover of a year. None where the turnover is None or not above zero. Raises
    BadSettingError unless `year_days` is 360, 365 or 366.

    Source: textbook; 360 in Chinese published figures.

    >>> turnover_days(4.0, 360), turnover_days(4.0)
    (90.0, 91.25)
    """
    require_year_days(year_days)
    return None if turnover is None else quotient(year_days, turnover)
