"""A report as a plain value: what it says and how it should look, nothing of how it is drawn.

Words are keys (`Text`), translated by whoever draws; what came out of a ledger stays a plain `str` and is
never taken for a formula. One report feeds the workbook file, the live workbook and the terminal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from xlsaging.i18n.catalogue import Text
from xlsaging.model.issues import Issue

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
    "Signatures",
    "Spot",
    "Table",
    "Text",
    "Total",
    "Value",
]

Format = Literal["text", "amount", "count", "days", "ratio", "percent", "date", "rate"]
Align = Literal["left", "right", "center"]
Look = Literal["", "alert", "bar", "gap", "heat"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a table of the same report, wherever that is drawn: the first cell of a row, or of the headings."""

    table: str
    row: int | None = None
    """Position in the table's rows; None means the headings."""


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that leads somewhere: to a `Spot`, to `sheet!A1` of the same report by the sheet's key, or to
    `file#Sheet!A1` beside it."""

    text: str | Text | float | int | date | None
    target: str | Spot


@dataclass(frozen=True, slots=True)
class Value:
    """A value with a format of its own, where one column holds amounts, days and rates below each other."""

    value: str | Text | float | int | date | None
    format: Format


Cell = str | Text | float | int | bool | date | Link | Value | None
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
    look: Look = ""
    """A conditional format over the rows: `alert` marks values above zero, `bar` draws a bar in each cell, `gap` marks
    words among numbers (a dash is none), `heat` shades from nothing to the largest value."""
    group: Text | None = None
    """A second heading above this and the neighbours of the same group, such as 年末 over three columns."""
    typed: bool = False
    """Whether the user types here: drawn as an input cell, and kept when the report is made again."""
    aside: bool = False
    """Whether it only feeds a chart: drawn quietly and left out of print."""
    spare: bool = False
    """Whether print may do without it where the sheet is too wide to be read on paper; such columns stand last."""
    currency: str | None = None
    """Name of the column that holds the currency of this amount in each row; None: the report's currency."""
    decimals: int | None = None
    """Decimals of days and ratios where they are not the format's own."""


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
    links: Mapping[tuple[int, str], str | Spot] = field(default_factory=dict, hash=False)
    excel_table: str = ""
    """Name of the real Excel table it becomes in a workbook (`tblReportOpenItems`); "" for a plain range."""
    freeze: int = 0
    """Columns that stay in sight beside the frozen header, in the first table of a sheet that asks for it."""
    empty: Text | None = None
    """What is said where there are no rows."""

    def column(self, name: str) -> list[Cell]:
        """The values of one column.

        >>> Table("t", (Column("a", "A"), Column("b", "B")), [(1, 2), (3, 4)]).column("b")
        [2, 4]
        """
        position = [column.name for column in self.columns].index(name)
        return [row[position] for row in self.rows]


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
    style: Literal["plain", "good", "alert", "small", "heading"] = "plain"


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a chart: columns of a table by name."""

    heading: Text | str
    column: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart over a table of the same sheet, drawn where it stands among the blocks.

    `pareto` draws its last series as a line against a second axis from 0 to 100 %. `waterfall` has three series:
    what is below the step and not seen, the steps that rise (totals too), the steps that fall.
    """

    name: str
    kind: Literal["column", "stacked_column", "bar", "stacked_bar", "line", "pareto", "waterfall"]
    table: str
    category: str
    series: tuple[Series, ...]
    title: Text | None = None
    alt_text: Text | None = None
    rows: int | None = None
    """How many rows of the table are drawn, from the first; None draws all."""
    height: int = 16
    """Rows of the sheet that it covers."""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on: a role, a name and a date each."""

    name: str
    roles: tuple[Text, ...]


Block = Table | KeyValues | Note | Chart | Signatures


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a name, a heading, and blocks from top to bottom."""

    name: str
    """Stable key, such as `aging`; the drawn name is its translation."""
    title: Text
    blocks: tuple[Block, ...]
    landscape: bool = True
    part: int = 1
    """Which of several sheets of this name it is."""
    exact: bool = False
    """Whether amounts stand in single units of the currency even where the report counts in larger ones: documents."""
    aged_by: str = ""
    """The basis that ages on this sheet count from, where it is not the report's."""


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
    entity: str = ""
    """Whose receivables these are, where the ledger says it."""
    main: str = ""
    """Name of the table whose rows the report is asked for: what `--json` prints."""
    totals: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """The totals by name, in major units of `currency`."""
    issues: tuple[Issue, ...] = ()
    """What was found wrong with the ledger."""
    unit: int = 1
    """Units of the currency that amounts on sheets are counted in: 1, 1,000 or 10,000 (万元). Values here are in
    single units always; whoever draws divides."""
    frozen: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """What a later run needs to know of this one, as plain JSON values; drawn where no reader stumbles over it."""

    log: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """What the log of the run says beside settings and times, as plain JSON values."""

    def table(self, name: str) -> Table | None:
        """The table of that name on any sheet."""
        blocks = (block for sheet in self.sheets for block in sheet.blocks)
        return next((block for block in blocks if isinstance(block, Table) and block.name == name), None)
