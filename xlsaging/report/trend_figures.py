"""What the sheets about a period are given: trends, effectiveness, losses, coverage, concentration, the bridge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from .figures import Rows

__all__ = ["Coverage", "CoverageLine", "TrendFigures"]


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """A customer's or collector's months in order: contacts, overdue at the start and the end, whether something was
    overdue and nobody was contacted (`bare`), and how much the overdue balance grew in such months."""

    name: str
    contacts: tuple[int, ...]
    opening: tuple[float, ...]
    closing: tuple[float, ...]
    bare: tuple[bool, ...]
    bare_growth: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """Months such as `2025-06`, the lines shown, the `rest` in one (of so many `others`), and the whole."""

    months: tuple[str, ...]
    lines: tuple[CoverageLine, ...]
    rest: CoverageLine | None
    others: int
    whole: CoverageLine


@dataclass(frozen=True, slots=True)
class TrendFigures:
    """Figures about the twelve months, the year and the month that end on the day of the report.

    Rows have the columns of the metric that they come from; those of the bridge are by customer.
    """

    start: date
    """First of the twelve months' days."""
    year_start: date
    month_start: date
    dso: Rows
    undefined: tuple[tuple[date, str, str], ...]
    """(month end, method, reason) of each figure of `dso` that there is not."""
    window: int
    """Months that each DSO looks back over."""
    cei: Rows
    month_ratios: Rows
    year_ratios: Rows
    write_offs: Rows
    """Of the year; without rows where the ledger has none."""
    days_to_pay: Rows
    """The customers who paid most, the largest first."""
    days_to_pay_whole: Rows
    days_to_pay_others: int
    concentration: Rows
    consolidated: Rows
    """`customer_id, outstanding` of consolidated parties, who have no share."""
    month_bridge: Rows
    year_bridge: Rows
    coverage: Coverage | None = None
    collector_coverage: Coverage | None = None
    names: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Name of each customer."""
