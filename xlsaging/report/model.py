"""A report as a plain value: what it says and how it should look, nothing of how it is drawn.

Words are keys (`Text`), translated by whoever draws; what came out of a ledger stays a plain `str` and is
never taken for a formula. One report feeds the workbook file, the live workbook and the terminal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

__all__ = [
    "Align",
    "Cell",
    "Chart",
    "Column",
    "Format",
    "KeyValues",
    "Link",
    "Note",
    "Report",
    "Series",
    "Sheet",
    "Table",
    "Text",
    "Total",
]

Format = Literal["text", "amount", "count", "days", "ratio", "percent", "date", "rate"]
Align = Literal["left", "right", "center"]


@dataclass(frozen=True, slots=True)
class Text:
    """Words by key, with parameters; a parameter may be a `Text` itself."""

    key: str
    params: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that leads somewhere: `target` is `Sheet!A1` in the same workbook, or `file#Sheet!A1` beside it."""

    text: str | Text | float | int | date | None
    target: str


Cell = str | Text | float | int | bool | date | Link | None
Total = Literal["sum", "max", "none"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: heading, format, what stands in the totals row, width in characters."""

    name: str
    heading: Text | str
    format: Format = "text"
    total: Total = "none"
    width: float | None = None
    help: Text | None = None
    alert: bool = False
    """Whether values above zero deserve the alert style (with a word or sign, never colour alone)."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings. `rows` are tuples in the order of `columns`; `totals` asks for a totals row of live
    formulas with cached values. `links` maps (row, column name) to a target."""

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Cell, ...]]
    title: Text | None = None
    totals: bool = False
    note: Text | None = None
    links: Mapping[tuple[int, str], str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Labelled single values, such as the cover's figures: (label, value, format, remark)."""

    name: str
    rows: tuple[tuple[Text | str, Cell, Format, Cell], ...]
    title: Text | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A paragraph."""

    text: Text | str
    style: Literal["plain", "good", "alert", "small"] = "plain"


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a chart: columns of a table by name."""

    heading: Text | str
    column: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart over a table of the same sheet."""

    name: str
    kind: Literal["column", "stacked_column", "bar", "line", "pareto", "waterfall"]
    table: str
    category: str
    series: tuple[Series, ...]
    title: Text | None = None
    alt_text: Text | None = None
    rows: int | None = None


Block = Table | KeyValues | Note | Chart


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a name, a heading, and blocks from top to bottom."""

    name: str
    """Stable key, such as `aging`; the drawn name is its translation."""
    title: Text
    blocks: tuple[Block, ...]
    landscape: bool = True


@dataclass(frozen=True, slots=True)
class Report:
    """Sheets, and what every page says about itself."""

    name: str
    title: Text
    sheets: tuple[Sheet, ...]
    as_of: date
    currency: str
    facts: tuple[tuple[Text, Cell], ...] = ()
    """What the report rests on: inputs' hash, settings, version."""
