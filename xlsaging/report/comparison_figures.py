"""What the pack compares the day of the report with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from .figures import Rows

__all__ = ["MOMENTS", "ComparisonFigures", "KeptReasons", "Moment", "MomentName"]

MomentName = Literal["this_month", "last_month", "year_start", "last_year"]
MOMENTS: tuple[MomentName, ...] = ("this_month", "last_month", "year_start", "last_year")
"""The day of the report, the end of the month before, the end of the year before, the same month a year before."""


@dataclass(frozen=True, slots=True)
class Moment:
    """The position and the key figures of one day, in major units; None throughout where `known` is False, which is
    a day before the ledger's first document. `overdue` and `overdue_share` are None on other bases than the due date.
    """

    name: MomentName
    day: date
    known: bool
    outstanding: float | None = None
    overdue: float | None = None
    overdue_share: float | None = None
    over_90: float | None = None
    dso: float | None = None
    cei: float | None = None
    top_share: float | None = None
    hhi: float | None = None


@dataclass(frozen=True, slots=True)
class KeptReasons:
    """What was found in the file that the pack replaces.

    `notice` says why nothing was taken over: `damaged`, `foreign`, `other_day`, or "" where there is nothing to say.
    """

    by_customer: tuple[tuple[str, str], ...] = ()
    notice: Literal["", "damaged", "foreign", "other_day"] = ""
    day: date | None = None
    """The day of the pack that was found."""


@dataclass(frozen=True, slots=True)
class ComparisonFigures:
    """Balances by customer at each moment, what came in afterwards, and the reasons that were typed before."""

    moments: tuple[Moment, ...]
    customers: Rows
    """customer_id, customer_name, MOMENTS, change, change_rate, and receipts, covered, covered_rate where
    `receipts_until` is given; the largest balance first."""
    first_day: date | None
    """Day of the ledger's first document."""
    receipts_until: date | None = None
    """Last day of the receipts after period end; None: there are none."""
    receipts_asked_until: date | None = None
    """The day that the settings gave."""
    reasons: KeptReasons = KeptReasons()
