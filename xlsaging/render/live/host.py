"""What xlwings has no name for, asked of the program behind it: Excel, or LibreOffice Calc.

Everything else of the live renderer uses the public API of xlwings alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from .drawing import Area, Page

__all__ = ["Host", "host_of"]


class Host(Protocol):
    """One program's way of doing these things."""

    def tabular(self, sheet: Any, area: Area, name: str) -> None:
        """Make a real table without colours of its own of headings and rows."""

    def untabular(self, sheet: Any) -> None:
        """Make plain cells of all tables, and drop filters, links, print titles and frozen panes."""

    def digit_width(self, book: Any, font: str) -> float:
        """How wide a digit of ten points is, by what widths of columns are counted in."""

    def heights_kept(self, book: Any) -> AbstractContextManager[None]:
        """A block in which no row is fitted to what is written into it: each is given its height."""

    def filter_by(self, sheet: Any, area: Area) -> None:
        """Put filter buttons on the headings, the first row of the area."""

    def link(self, sheet: Any, row: int, column: int, address: str, value: Any) -> None:
        """Let a cell, which holds `value` already, lead to `#'Sheet'!A1` or to a file."""

    def alike(self, sheet: Any, areas: Sequence[Area]) -> Sequence[Any]:
        """The cells of all areas as few ranges, to set a number format, a font or a line below on."""

    def centre_across(self, cells: Any) -> None:
        """Centre the text of the first cell over all of them."""

    def indent(self, cells: Any, steps: int) -> None:
        """Move text away from the edge."""

    def underline(self, cells: Any) -> None:
        """Draw a line under the letters."""

    def mark_number(self, cells: Any, formula: str, colour: str, number_format: str) -> None:
        """A rule that makes numbers bold, coloured and formatted where `formula` holds."""

    def series(self, sheet: Any, chart: Any, values: Sequence[Area], categories: Area, headings: Sequence[str]) -> None:
        """Draw these columns, one series each."""

    def dress(self, chart: Any, looks: Sequence[dict[str, Any]], font: str, alt: str) -> None:
        """Lines, fonts and gaps of a chart that xlwings cannot set, and the words for who cannot see it."""

    def set_up_page(self, sheet: Any, page: Page) -> None:
        """Paper, margins, repeated rows, header and footer."""

    def freeze(self, sheet: Any, row: int, column: int) -> None:
        """Keep what is above and left of a cell in sight."""

    def quiet_name(self, name: Any) -> None:
        """Keep a defined name out of the list that users see."""

    def visible_rows(self, cells: Any) -> int:
        """How many rows of a range are in sight."""

    def is_protected(self, sheet: Any) -> bool:
        """Whether cells of the sheet may not be changed."""

    def is_structure_protected(self, book: Any) -> bool:
        """Whether sheets may neither come nor go."""

    def is_busy(self, app: Any) -> bool:
        """Whether somebody is typing into a cell, or a dialog is open: nothing can be done meanwhile."""

    def is_fixed(self, book: Any) -> bool:
        """Whether the workbook was opened for reading only, and the program lets nothing in it be changed."""

    def compute(self, book: Any) -> None:
        """Have all formulas right whose cells were written while nothing was computed."""

    def copied(self, book: Any, names: Sequence[str], path: str) -> Any:
        """A new workbook at `path`, open, that holds copies of these sheets and nothing else."""

    def ask_file(self, app: Any, title: str) -> str | None:
        """A file that the user chooses; None where they change their mind."""


def host_of(book: Any) -> Host:
    """The program that shows a workbook."""
    if book.app.engine.name == "libreoffice":
        from .calc import Calc

        return Calc()
    from .excel import Excel

    return Excel()
