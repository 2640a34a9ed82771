"""One sheet being drawn with XlsxWriter: every cell goes through here, so that no text becomes anything else."""

from __future__ import annotations

from datetime import date
from math import isnan
from typing import Any

from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import say
from xlsaging.report.model import Column, Link, Spot, Table, Value
from xlsaging.report.totals import total_of

from .safe import clean
from .styles import Styles
from .widths import fold

__all__ = ["LINE_HEIGHT", "MOST_LINKS", "ROW_HEIGHT", "Canvas"]

MOST_LINKS = 65_530
"""Links that one sheet may have; cells beyond it keep their text."""

ROW_HEIGHT = 16.5
LINE_HEIGHT = 14
_PROPORTIONAL = 1.08
"""Letters are narrower on the whole than the digits that a column's width is counted in."""
_FIRST_DAY = date(1900, 3, 1)
_DAY_ZERO = date(1899, 12, 30).toordinal()
_SUBTOTALS = {"sum": 109, "max": 104}


class Canvas:
    """A worksheet with the words, styles and names that its blocks need."""

    def __init__(self, sheet: Any, styles: Styles, lang: str, currency: str, sheet_names: dict[str, str]) -> None:
        self.sheet = sheet
        self.styles = styles
        self.lang = lang
        self.currency = currency
        self.sheet_names = sheet_names
        self.widths: list[float] = []
        self.tables: dict[str, int] = {}
        """The row of each table's headings."""
        self.links = 0
        self._spoken: dict[int, tuple[Text, str]] = {}

    @property
    def line_width(self) -> int:
        """Places in a line over the whole sheet."""
        return max(int(sum(self.widths)) - 2, 40)

    def speak(self, text: Text | str) -> str:
        """Words in the workbook's language, harmless."""
        if isinstance(text, str):
            return clean(text)
        known = self._spoken.get(id(text))
        if known is None:
            between = "\n" if text.key.startswith("issue.") else " "
            known = (text, clean(say(text, self.lang, between)))
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

    def row_height(self, values: tuple[Any, ...], columns: tuple[Column, ...]) -> float:
        """The height that the folded texts of a row need: no host fits rows by itself alike."""
        lines = 1
        for value, column in zip(values, columns, strict=True):
            if column.width is not None and isinstance(value, (str, Text)):
                lines = max(lines, len(fold(self.speak(value), int(column.width * _PROPORTIONAL))))
        return ROW_HEIGHT if lines == 1 else LINE_HEIGHT * lines + 4

    def write_text(self, row: int, column: int, text: str, style: Any) -> None:
        """Text as text, whatever it looks like."""
        self.sheet.write_string(row, column, text, style)

    def write(self, row: int, column: int, value: Any, style: Any) -> None:
        """A value as what it is; nothing for what is missing or no number."""
        if isinstance(value, str):
            self.sheet.write_string(row, column, clean(value), style)
        elif isinstance(value, Text):
            self.sheet.write_string(row, column, self.speak(value), style)
        elif isinstance(value, bool):
            self.sheet.write_string(row, column, self.speak(Text("value.yes" if value else "value.no")), style)
        elif isinstance(value, (int, float)):
            if isnan(value):
                self.sheet.write_blank(row, column, None, style)
            else:
                self.sheet.write_number(row, column, value, style)
        elif isinstance(value, date):
            self._write_date(row, column, value, style)
        elif isinstance(value, Link):
            self.write_link(row, column, value.text, value.target)
        elif isinstance(value, Value):
            self.write(row, column, value.value, self.styles.cell(value.format, currency=self.currency))
        else:
            self.sheet.write_blank(row, column, None, style)

    def _write_date(self, row: int, column: int, value: date, style: Any) -> None:
        """A day as Excel's number; Excel has none before March 1900 that other programs would read alike."""
        if value < _FIRST_DAY:
            self.sheet.write_string(row, column, value.isoformat()[:10], style)
        else:
            self.sheet.write_number(row, column, value.toordinal() - _DAY_ZERO, style)

    def write_link(self, row: int, column: int, value: Any, target: str | Spot, *, wrap: bool = False) -> None:
        """A cell that leads to `Sheet!A1` of this workbook or `file#Sheet!A1` beside it."""
        style = self.styles.link(wrap=wrap)
        url = self._url(target)
        if url is None or self.links >= MOST_LINKS:
            self.write(row, column, value, style if url is None else self.styles.cell("text", wrap=wrap))
            return
        self.links += 1
        self.sheet.write_url(row, column, url, style, self.speak_cell(value))

    def _url(self, target: str | Spot) -> str | None:
        if isinstance(target, Spot):
            return None
        if "#" in target:
            return f"external:{target}" if len(target) < 2_000 else None
        key, _, cell = target.partition("!")
        name = self.sheet_names.get(key)
        return f"internal:'{name}'!{cell}" if name else None

    def write_total(self, row: int, position: int, column: Column, cells: tuple[int, int], value: float, style: Any,
                    *, subtotal: bool) -> None:  # fmt: skip
        """A live total over the rows `cells`, with its value."""
        from xlsxwriter.utility import xl_range

        area = xl_range(cells[0], position, cells[1], position)
        function = f"SUBTOTAL({_SUBTOTALS[column.total]},{area})" if subtotal else f"{column.total.upper()}({area})"
        self.sheet.write_formula(row, position, f"={function}", style, value)

    def add_table(self, table: Table, first: int, last: int, end: int) -> None:
        """A real Excel table over what has been written, its totals row included."""
        columns: list[dict[str, Any]] = []
        used: set[str] = set()
        for position, column in enumerate(table.columns):
            title = self._unique(self.heading(column.heading), used)
            given: dict[str, Any] = {"header": title, "header_format": self.styles.heading(column.format)}
            value = total_of(table, column, self.currency) if end > last else None
            if value is not None:
                given |= {"total_function": column.total, "total_value": value}
            elif end > last and position == 0:
                given["total_string"] = self.speak(Text("page.total"))
            columns.append(given)
        options = {"name": table.excel_table, "columns": columns, "total_row": end > last, "style": None}
        self.sheet.add_table(first, 0, end, len(table.columns) - 1, options)

    @staticmethod
    def _unique(title: str, used: set[str]) -> str:
        made, number = title, 2
        while made.casefold() in used:
            made, number = f"{title} {number}", number + 1
        used.add(made.casefold())
        return made
