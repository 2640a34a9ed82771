"""What the terms of payment cost: late interest and early-payment discount."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from xlsaging.model.errors import BadSettingError

from .arguments import require_fraction, require_year_days
from .overdue import days_past_due

__all__ = ["discount_cost", "late_interest"]


def late_interest(
    amount: float,
    due_date: date | str,
    as_of: date | str,
    annual_rate: float,
    year_days: int = 365,
    grace_days: int = 0,
    rounding: Literal["end", "day"] = "end",
    decimals: int = 2,
) -> float:
    """Simple interest on a late payment, in the currency's unit.

    Formula: amount × annual rate × days ÷ `year_days`, with the days from the day after the due date to
    `as_of`. Within `grace_days` nothing is owed; after them all days count. `rounding="end"` rounds
    once; `"day"` rounds the interest of one day first, as gov.uk does it. Rounded half away from zero
    to `decimals` places. 0.0 where nothing is late or the amount is a credit. Raises BadSettingError
    for a rate that is no fraction (8 for 8 %), other year lengths, or unknown rounding.

    Source: ERPNext; UK Late Payment of Commercial Debts guidance; grace period as in Business Central.

    >>> late_interest(1_000, "2025-01-01", "2025-02-20", 0.085)
    11.64
    >>> late_interest(1_000, "2025-01-01", "2025-02-20", 0.085, rounding="day")
    11.5
    >>> late_interest(1_000, "2025-01-01", "2025-01-04", 0.085, grace_days=3)
    0.0
    """
    require_fraction("annual_rate", annual_rate)
    require_year_days(year_days)
    if rounding not in ("end", "day"):
        raise BadSettingError(name="rounding", value=rounding, allowed='"end" or "day"')
    if grace_days < 0:
        raise BadSettingError(name="grace_days", value=grace_days, allowed="0 or more")
    late = days_past_due(due_date, as_of)
    if late <= grace_days or not amount > 0:
        return 0.0
    unit = Decimal(1).scaleb(-decimals)
    of_year = Decimal(str(amount)) * Decimal(str(annual_rate))
    if rounding == "day":
        return float((of_year / year_days).quantize(unit, rounding=ROUND_HALF_UP) * late)
    return float((of_year * late / year_days).quantize(unit, rounding=ROUND_HALF_UP))


def discount_cost(
    discount_rate: float, discount_days: int, net_days: int, year_days: int = 365, compound: bool = False
) -> float | None:
    """The yearly cost of an early-payment discount: what a customer earns by paying early, a fraction.

    Formula: d ÷ (1 − d) × year ÷ (net days − discount days); compounded, (1 + d ÷ (1 − d)) ^ (year ÷
    (net days − discount days)) − 1. None where the discount period is not shorter than the terms.
    Raises BadSettingError unless 0 ≤ d < 1.

    Source: textbook; 2/10 net 30 costs 37.2 % on 365 days and 36.73 % on 360.

    >>> round(discount_cost(0.02, 10, 30), 3), round(discount_cost(0.02, 10, 30, 360), 4)
    (0.372, 0.3673)
    >>> round(discount_cost(0.02, 10, 30, compound=True), 4)
    0.4459
    """
    require_year_days(year_days)
    if not 0 <= discount_rate < 1:
        raise BadSettingError(name="discount_rate", value=discount_rate, allowed="a fraction from 0 to below 1")
    if net_days <= discount_days:
        return None
    once = discount_rate / (1 - discount_rate)
    times = year_days / (net_days - discount_days)
    return float((1 + once) ** times - 1) if compound else once * times
