"""What builders are given: figures as plain values, already computed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from xlsaging.model.accounting import RowAccount
from xlsaging.model.issues import Issue
from xlsaging.model.measure import Measure
from xlsaging.model.settings import Settings

if TYPE_CHECKING:
    from .changes_figures import AgainstFigures
    from .comparison_figures import ComparisonFigures
    from .split_figures import SplitFigures
    from .trend_figures import TrendFigures

__all__ = ["CeiMonth", "CloseFigures", "Concentration", "Context", "Position", "Rows"]


@dataclass(frozen=True, slots=True)
class Rows:
    """The result of a metric as plain values: names of columns, and rows of str, float, int, date, bool or None.

    >>> Rows(("a", "b"), [(1, 2.5), (3, None)]).column("b")
    [2.5, None]
    """

    columns: tuple[str, ...]
    rows: Sequence[tuple[Any, ...]] = ()

    def column(self, name: str) -> list[Any]:
        """The values of one column."""
        position = self.columns.index(name)
        return [row[position] for row in self.rows]

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(frozen=True, slots=True)
class Position:
    """What is owed, split: not_due + overdue + credits + undated = outstanding, in major units.

    On other bases than the due date `not_due` is None and `overdue` holds all that has an age.
    """

    outstanding: float
    not_due: float | None
    overdue: float
    credits: float
    undated: float


@dataclass(frozen=True, slots=True)
class CeiMonth:
    """The collection effectiveness of one month with its parts."""

    month: date | str
    opening: float
    credit_sales: float
    closing_total: float
    closing_current: float
    cei: float | None


@dataclass(frozen=True, slots=True)
class Concentration:
    """How far the balance hangs on few customers."""

    top: int
    top_share: float | None
    index: float | None
    effective_customers: float | None
    largest_name: str = ""
    largest_amount: float | None = None
    customers: int = 0
    """How many owe anything."""
    credit_customers: int = 0
    credit_amount: float = 0.0


@dataclass(frozen=True, slots=True)
class Context:
    """What every sheet of a report needs to know, whichever it is."""

    as_of: date
    settings: Settings
    entity: str = ""
    entities: int = 0
    sources: tuple[str, ...] = ()
    """Names of the files read, without folders."""
    links: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Path of each file, seen from the report's folder, by the file's name; files that cells can be linked in."""
    hashes: tuple[tuple[str, str], ...] = ()
    """(table, SHA-256) of the normalised tables, and of all of them under `inputs`."""
    version: str = ""
    issues: tuple[Issue, ...] = ()
    accounts: tuple[RowAccount, ...] = ()


@dataclass(frozen=True, slots=True)
class CloseFigures:
    """Everything the close is made of."""

    position: Position
    aging: Rows
    open_items: Rows
    customer_names: Mapping[str, str] = field(default_factory=dict, hash=False)
    tie_out: Rows | None = None
    causes: Rows | None = None
    dso: Measure | None = None
    cei: CeiMonth | None = None
    concentration: Concentration | None = None
    collectors: Rows | None = None
    split: SplitFigures | None = None
    start: date | None = None
    """First day of the month that ends on the day of the report."""
    comparison: ComparisonFigures | None = None
    trend: TrendFigures | None = None
    """Of twelve months; None where the ledger is a snapshot."""
    against: AgainstFigures | None = None
    """What changed since an earlier pack, where one was given."""
    frozen: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """What a later run needs to know of the ledger as it is now."""
