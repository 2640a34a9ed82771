"""The sheets of a report as plain values: what stands in each cell, how it looks, and all that belongs to the sheet.

It takes the calls that XlsxWriter takes, so that a file and a live workbook are drawn by the same code; whoever puts
it into a workbook reads the values. Rows and columns count from 0.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

__all__ = ["POINTS_OF_A_PIXEL", "Area", "DrawnBook", "DrawnChart", "DrawnSheet", "Looks", "Page"]

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column."""
Looks = dict[str, Any]
POINTS_OF_A_PIXEL = 0.75
"""At 96 pixels to the inch, which the drawing counts in."""


@dataclass(slots=True)
class Page:
    """How a sheet prints."""

    landscape: bool = False
    pages_high: int = 0
    """0 for as many as it takes; a sheet is always one page wide."""
    margins: dict[str, float] = field(default_factory=dict)
    """In inches, by side."""
    repeated: tuple[int, int] | None = None
    breaks: tuple[int, ...] = ()
    """Rows before which a new page begins."""
    header: str = ""
    footer: str = ""


@dataclass(slots=True)
class DrawnChart:
    """A chart: its kind, its series in the order drawn, and what is said of its axes, title and legend."""

    kind: dict[str, str]
    series: list[Looks] = field(default_factory=list)
    options: dict[str, Looks] = field(default_factory=dict)
    combined: DrawnChart | None = None

    def add_series(self, given: Looks) -> None:
        """One series: `categories` and `values` are [sheet, first row, column, last row, column]."""
        self.series.append(given)

    def combine(self, other: DrawnChart) -> None:
        """Another chart in the same frame."""
        self.combined = other

    def set_x_axis(self, given: Looks) -> None:
        """The axis along which categories stand, or values where bars lie."""
        self.options["x_axis"] = given

    def set_y_axis(self, given: Looks) -> None:
        """The other axis."""
        self.options["y_axis"] = given

    def set_y2_axis(self, given: Looks) -> None:
        """The axis of a combined chart."""
        self.options["y2_axis"] = given

    def set_title(self, given: Looks) -> None:
        """The title."""
        self.options["title"] = given

    def set_legend(self, given: Looks) -> None:
        """The legend."""
        self.options["legend"] = given

    def set_chartarea(self, given: Looks) -> None:
        """Border and ground."""
        self.options["chartarea"] = given

    def set_size(self, given: Looks) -> None:
        """Width and height in pixels, 96 to the inch."""
        self.options["size"] = given

    def show_blanks_as(self, _how: str) -> None:
        """Gaps, which is what every host does by itself."""


class DrawnSheet:
    """One sheet."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.values: dict[int, dict[int, Any]] = {}
        """What stands in the cells, by column and row."""
        self.looks: dict[int, dict[int, Looks]] = {}
        """How they look, by column and row."""
        self.formulas: dict[tuple[int, int], str] = {}
        self.links: dict[tuple[int, int], str] = {}
        self.widths: dict[int, float] = {}
        self.heights: dict[int, float] = {}
        self.usual_height = 15.0
        self.rules: list[tuple[Area, Looks]] = []
        self.tables: list[tuple[Area, Looks]] = []
        self.charts: list[tuple[int, int, DrawnChart, Looks]] = []
        self.printed: Area | None = None
        self.frozen: tuple[int, int] | None = None
        self.filtered: Area | None = None
        self.page = Page()
        self.hidden = False
        self.table_cells: Any = None

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns that hold something, or look like something."""
        rows = max((max(column, default=-1) for column in self.looks.values()), default=-1)
        rows = max(rows, max((max(column, default=-1) for column in self.values.values()), default=-1))
        return rows + 1, max([*self.looks, *self.values], default=-1) + 1

    def get_name(self) -> str:
        """Its name."""
        return self.name

    def write_string(self, row: int, column: int, text: str, looks: Looks | None = None) -> None:
        """Text, whatever it looks like."""
        self.values.setdefault(column, {})[row] = text
        self.write_blank(row, column, None, looks)

    def write_number(self, row: int, column: int, number: float, looks: Looks | None = None) -> None:
        """A number; a date is one too."""
        self.values.setdefault(column, {})[row] = number
        self.write_blank(row, column, None, looks)

    def write_blank(self, row: int, column: int, _nothing: None, looks: Looks | None = None) -> None:
        """A cell that only looks like something."""
        if looks is not None:
            self.looks.setdefault(column, {})[row] = looks

    def write_formula(self, row: int, column: int, formula: str, looks: Looks, value: float) -> None:
        """A formula with the value that it has."""
        self.formulas[row, column] = formula
        self.write_number(row, column, value, looks)

    def write_url(self, row: int, column: int, url: str, looks: Looks, text: str = "") -> None:
        """A link, over its text where it has one."""
        self.links[row, column] = url
        if text:
            self.write_string(row, column, text, looks)
        else:
            self.write_blank(row, column, None, looks)

    def set_column(self, first: int, last: int, width: float) -> None:
        """How wide columns are, in characters."""
        self.widths.update(dict.fromkeys(range(first, last + 1), width))

    def set_row(self, row: int, points: float) -> None:
        """How high a row is."""
        self.heights[row] = points

    def set_default_row(self, points: float) -> None:
        """How high all others are."""
        self.usual_height = points

    def conditional_format(self, *given: Any) -> None:
        """A rule over first row, first column, last row, last column."""
        self.rules.append((given[:4], given[4]))

    def add_table(self, *given: Any) -> None:
        """A real table over first row, first column, last row, last column."""
        self.tables.append((given[:4], given[4]))

    def insert_chart(self, row: int, column: int, chart: DrawnChart, options: Looks) -> None:
        """A chart whose upper left corner is a cell."""
        self.charts.append((row, column, chart, options))

    def print_area(self, *area: int) -> None:
        """All that prints."""
        self.printed = (area[0], area[1], area[2], area[3])

    def freeze_panes(self, row: int, column: int) -> None:
        """The first cell that scrolls."""
        self.frozen = row, column

    def autofilter(self, *area: int) -> None:
        """Headings with rows below that may be filtered."""
        self.filtered = (area[0], area[1], area[2], area[3])

    def very_hidden(self) -> None:
        """Out of the sight of readers."""
        self.hidden = True

    def set_landscape(self) -> None:
        """Paper lies on its long side."""
        self.page.landscape = True

    def fit_to_pages(self, _wide: int, high: int) -> None:
        """One page wide, and so many high."""
        self.page.pages_high = high

    def set_margins(self, **inches: float) -> None:
        """Room at each side."""
        self.page.margins = inches

    def repeat_rows(self, first: int, last: int) -> None:
        """Rows that stand on every page."""
        self.page.repeated = first, last

    def set_h_pagebreaks(self, rows: list[int]) -> None:
        """Where pages begin."""
        self.page.breaks = tuple(rows)

    def set_header(self, text: str, _unscaled: Looks) -> None:
        """What stands above, with Excel's codes."""
        self.page.header = text

    def set_footer(self, text: str, _unscaled: Looks) -> None:
        """What stands below, with Excel's codes."""
        self.page.footer = text

    def set_paper(self, _size: int) -> None:
        """A4 always."""

    def center_horizontally(self) -> None:
        """Always."""

    def hide_gridlines(self, _option: int) -> None:
        """Always."""


class DrawnBook:
    """All sheets of a report."""

    def __init__(self) -> None:
        self.sheets: list[DrawnSheet] = []

    def add_worksheet(self, name: str) -> DrawnSheet:
        """The next sheet."""
        self.sheets.append(DrawnSheet(name))
        return self.sheets[-1]

    def add_format(self, looks: Looks) -> Looks:
        """Looks are what they say."""
        return looks

    def add_chart(self, kind: dict[str, str]) -> DrawnChart:
        """A chart of a kind."""
        return DrawnChart(kind)
