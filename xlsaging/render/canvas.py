"""One sheet being drawn by XlsxWriter's calls: its words, styles and links, and what each value is in a cell.

Every text goes in as a string, so that no text becomes anything else.
"""

from __future__ import annotations

from datetime import date, datetime
from math import isfinite
from typing import Any

from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import say
from xlsaging.report.model import Column, Link, Spot, Table, Value
from xlsaging.report.totals import total_of

from .amounts import Amounts
from .places import Places
from .safe import clean
from .styles import Hue, Role, Styles

__all__ = ["LINE_HEIGHT", "MOST_LINKS", "ROW_HEIGHT", "Canvas"]

MOST_LINKS = 65_530
"""Links that one sheet may have; cells beyond it keep their text."""

ROW_HEIGHT = 16.5
LINE_HEIGHT = 14
_FIRST_DAY = date(1900, 3, 1)
_DAY_ZERO = date(1899, 12, 30).toordinal()
_SUBTOTALS = {"sum": 109, "max": 104}


class Canvas:
    """A worksheet with the words, styles and names that its blocks need."""

    def __init__(
        self, sheet: Any, styles: Styles, lang: str, amounts: Amounts, sheet_names: dict[str, str], places: Places,
        most_links: int = MOST_LINKS,
    ) -> None:  # fmt: skip
        self.sheet = sheet
        self.styles = styles
        self.lang = lang
        self.amounts = amounts
        self.sheet_names = sheet_names
        self.places = places
        self.most_links = most_links
        self.widths: list[float] = []
        self.printed = 0
        """Columns that print, from the first."""
        self.columns: dict[str, list[int]] = {}
        """The column of the sheet in which each column of a table stands."""
        self.heading_folds = 2
        """Lines that one line of a heading may take where that makes its column narrower."""
        self.unprinted: set[tuple[str, str]] = set()
        """Table and name of columns that paper is too narrow for."""
        self.heights: dict[int, float] = {}
        """Points of the rows that are not as high as the usual one."""
        self.links = 0
        self.typed_legend = ""
        """Name of the table above which stands what cells to type in look like."""
        self._spoken: dict[int, tuple[Text, str]] = {}
        self._totals: dict[tuple[str, str], float | None] = {}
        self.measured: dict[tuple[str, str], float] = {}
        """How wide the values of each column of a table are."""

    def set_height(self, row: int, points: float) -> None:
        """How high a row is."""
        self.sheet.set_row(row, points)
        self.heights[row] = points

    def points(self, first: int, end: int) -> float:
        """How high the rows from `first` to before `end` are together."""
        if end - first > len(self.heights):
            own = [points for row, points in self.heights.items() if first <= row < end]
        else:
            own = [self.heights[row] for row in range(first, end) if row in self.heights]
        return sum(own) + (end - first - len(own)) * ROW_HEIGHT

    @property
    def line_width(self) -> int:
        """Places in a line over all that prints."""
        return max(int(sum(self.widths[: self.printed])) - 2, 40)

    def speak(self, text: Text | str) -> str:
        """Words in the workbook's language, harmless."""
        if isinstance(text, str):
            return clean(text)
        known = self._spoken.get(id(text))
        if known is None:
            between = "\n" if text.key.startswith("issue.") else " "
            known = (text, clean(say(self.amounts.said(text), self.lang, between)))
            self._spoken[id(text)] = known
        return known[1]

    def heading(self, text: Text | str) -> str:
        """A column's heading: one line for each language."""
        return clean(say(text, self.lang, "\n"))

    def speak_cell(self, value: Any) -> str:
        """A value as words; nothing for None."""
        if value is None:
            return ""
        return self.speak(value if isinstance(value, (Text, str)) else str(value))

    def total(self, table: Table, column: Column) -> float | None:
        """What stands under a column, as the sheet counts."""
        key = (table.name, column.name)
        if key not in self._totals:
            value = total_of(table, column, self.amounts.currency)
            divisor = self.amounts.divisor(column)
            self._totals[key] = value if value is None or divisor == 1 else value / divisor
        return self._totals[key]

    def style(
        self, column: Column, role: Role = "body", *, currency: str = "", top: bool = False, link: bool = False
    ) -> Any:
        """The format of a column's cells; of amounts in a document's own `currency`, where one is given."""
        decimals = column.decimals
        if column.format == "amount" and decimals is None and not currency:
            decimals = self.amounts.decimals
        typed = column.typed and role == "body"
        wrap = column.format == "text" and column.width is not None
        hue: Hue = "link" if link else "typed" if typed else "aside" if column.aside else ""
        code = currency or self.amounts.currency
        return self.styles.cell(column.format, role, currency=code, decimals=decimals, wrap=wrap, top=top, hue=hue)

    def plain(self, value: Any) -> str | float | int | None:
        """What stands in a cell for a value: text, a number, or nothing for what is missing or no number."""
        if isinstance(value, str):
            return clean(value) or None
        if isinstance(value, Text):
            return self.speak(value)
        if isinstance(value, bool):
            return self.speak(Text("value.yes" if value else "value.no"))
        if isinstance(value, (int, float)):
            return value if isfinite(value) else None
        if isinstance(value, date):
            day = value.date() if isinstance(value, datetime) else value
            # Excel has no day before March 1900 that other programs would read alike.
            return day.isoformat() if day < _FIRST_DAY else day.toordinal() - _DAY_ZERO
        return None

    def write_text(self, row: int, column: int, text: str, style: Any) -> None:
        """Text as text, whatever it looks like."""
        self.sheet.write_string(row, column, text, style)

    def write(self, row: int, column: int, value: Any, style: Any, divisor: int = 1, *, top: bool = False) -> None:
        """A value as what it is, a number divided by `divisor`; `top` where it stands beside folded words."""
        if isinstance(value, Link):
            self.write_link(row, column, value.text, value.target)
        elif isinstance(value, Value):
            own = Column("", "", value.format)
            self.write(row, column, value.value, self.style(own, top=top), self.amounts.divisor(own))
        else:
            plain = self.plain(value)
            if isinstance(plain, str):
                self.sheet.write_string(row, column, plain, style)
            elif plain is None:
                self.sheet.write_blank(row, column, None, style)
            else:
                self.sheet.write_number(row, column, plain if divisor == 1 else plain / divisor, style)

    def write_link(
        self, row: int, column: int, value: Any, target: str | Spot, style: Any = None, divisor: int = 1,
        *, top: bool = False,
    ) -> None:  # fmt: skip
        """A cell that leads to a place of this workbook, or to `file#Sheet!A1` beside it.

        A number keeps being one: Excel shows the link on it. Where the place is unknown, or the sheet holds as many
        links as it may, the value stands there alone.
        """
        url = self._url(target)
        made = self.styles.link(top=top)
        if url is None or self.links >= self.most_links:
            self.write(row, column, value, style or (made if url is None else self.styles.cell("text", top=top)))
            return
        self.links += 1
        plain = self.plain(value)
        text = isinstance(plain, str)
        self.sheet.write_url(row, column, url, made if text else style or made, self.speak_cell(value) if text else "")
        if not text:
            self.write(row, column, value, style or made, divisor)

    def _url(self, target: str | Spot) -> str | None:
        if isinstance(target, Spot):
            found = self.places.of(target)
            return f"internal:{_quoted(found[0])}!A{found[1] + 1}" if found else None
        if "#" in target:
            return f"external:{target}" if len(target) < 2_000 else None
        key, _, cell = target.partition("!")
        name = self.sheet_names.get(key)
        return f"internal:{_quoted(name)}!{cell}" if name else None

    def write_total(self, row: int, position: int, column: Column, cells: tuple[int, int], value: float, style: Any,
                    *, subtotal: bool) -> None:  # fmt: skip
        """A live total over the rows `cells`, with its value."""
        from xlsxwriter.utility import xl_range

        area = xl_range(cells[0], position, cells[1], position)
        function = f"SUBTOTAL({_SUBTOTALS[column.total]},{area})" if subtotal else f"{column.total.upper()}({area})"
        self.sheet.write_formula(row, position, f"={function}", style, value)


def _quoted(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"
