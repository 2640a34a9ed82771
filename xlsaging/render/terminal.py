"""A Report in the terminal, drawn with rich. Text is never markup.

Amounts stand in single units of the currency whatever unit a workbook counts in. Charts, lines to sign on and columns
that only feed charts are left out.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import say
from xlsaging.model.money import exponent
from xlsaging.report.model import Block, Column, KeyValues, Link, Note, Report, Table, Value
from xlsaging.report.totals import total_of

from .safe import clean
from .widths import display_width

__all__ = ["print_report", "value_text"]

MOST_ROWS = 40
_WIDEST = 60
_STYLES = {"heading": "bold", "alert": "bold red", "good": "green", "small": "dim", "plain": ""}
_RIGHT = ("amount", "count", "days", "ratio", "percent", "rate")


def print_report(report: Report, console: Any, lang: str = "en", most_rows: int = MOST_ROWS) -> None:
    """Every sheet of `report`, long tables cut after `most_rows` rows with the number of those left out."""
    from rich.text import Text as Line

    facts = [Text("page.as_of", {"day": report.as_of}), *(value for _, value in report.facts)]
    shown = [say(fact, lang) for fact in facts if isinstance(fact, (Text, str))]
    if report.entity:
        shown.insert(0, say(Text("page.entity", {"names": clean(report.entity)}), lang))
    for sheet in report.sheets:
        console.print(Line(say(sheet.title, lang), style="bold"))
        console.print(Line("  ".join(shown), style="dim"))
        console.print()
        for block in sheet.blocks:
            _print_block(block, console, lang, report.currency, most_rows)


def _print_block(block: Block, console: Any, lang: str, currency: str, most_rows: int) -> None:
    from rich.text import Text as Line

    if isinstance(block, Note):
        console.print(Line(clean(say(block.text, lang)), style=_STYLES[block.style]))
    elif isinstance(block, Table):
        _print_table(block, console, lang, currency, most_rows)
    elif isinstance(block, KeyValues):
        _print_key_values(block, console, lang, currency)


def _print_table(table: Table, console: Any, lang: str, currency: str, most_rows: int) -> None:
    from rich.text import Text as Line

    block = _without_aside(table)
    if block.title:
        console.print(Line(say(block.title, lang), style="bold"))
    if block.note:
        console.print(Line(say(block.note, lang), style="dim"))
    if not block.rows:
        console.print(Line(say(block.empty or Text("page.no_rows"), lang)))
        return
    shown = [_shown_row(block, row, lang, currency) for row in block.rows[:most_rows]]
    totals = [_shown_total(block, position, lang, currency) for position in range(len(block.columns))]
    headings = [_heading(column, lang) for column in block.columns]
    widths = [
        max(_widest_word(headings[position]), *(_widest_line(row[position]) for row in [*shown, totals]))
        for position in range(len(block.columns))
    ]
    fitting = [min(width, _WIDEST) for width in widths]
    grid = _grid(block, headings, totals, fitting)
    for values, texts in zip(block.rows, shown, strict=False):
        grid.add_row(
            *(_cell(value, text, column) for value, text, column in zip(values, texts, block.columns, strict=True))
        )
    # A line that the terminal folds is still whole; a number cut to fit would be another number.
    console.print(grid, width=max(console.width, sum(fitting) + 3 * len(fitting)), crop=False)
    if len(block.rows) > most_rows:
        console.print(Line(say(Text("page.rows_left", {"rows": len(block.rows) - most_rows}), lang), style="dim"))


def _without_aside(table: Table) -> Table:
    """The table without columns that only feed a chart."""
    if not any(column.aside for column in table.columns):
        return table
    kept = [position for position, column in enumerate(table.columns) if not column.aside]
    rows = [tuple(row[position] for position in kept) for row in table.rows]
    return replace(table, columns=tuple(table.columns[position] for position in kept), rows=rows)


def _heading(column: Column, lang: str) -> str:
    """A heading under that of its group."""
    parts = (column.group, column.heading) if column.group else (column.heading,)
    return "\n".join(clean(say(part, lang, "\n")) for part in parts)


def _grid(block: Table, headings: list[str], totals: list[str], widths: list[int]) -> Any:
    from rich import box
    from rich.table import Table as Grid
    from rich.text import Text as Line

    grid = Grid(box=box.SIMPLE_HEAD, show_footer=block.totals, pad_edge=False, header_style="bold", footer_style="bold")
    for column, heading, total, width in zip(block.columns, headings, totals, widths, strict=True):
        side: Any = "right" if column.format in _RIGHT else "left"
        grid.add_column(Line(heading), Line(total), justify=side, min_width=width, overflow="fold")
    return grid


def _shown_row(block: Table, row: tuple[Any, ...], lang: str, currency: str) -> list[str]:
    codes = {column.name: position for position, column in enumerate(block.columns)}
    texts = []
    for column, value in zip(block.columns, row, strict=True):
        own = str(row[codes[column.currency]]) if column.currency in codes else currency
        texts.append(value_text(value, column, lang, own))
    return texts


def _shown_total(block: Table, position: int, lang: str, currency: str) -> str:
    column = block.columns[position]
    total = total_of(block, column, currency) if block.totals else None
    if total is not None:
        return value_text(total, column, lang, currency)
    return say(Text("page.total"), lang) if block.totals and position == 0 else ""


def _cell(value: Any, text: str, column: Column) -> Any:
    from rich.text import Text as Line

    if isinstance(value, (Link, Value)):
        return _cell(value.text if isinstance(value, Link) else value.value, text, column)
    negative = isinstance(value, (int, float)) and value < 0 and column.format == "amount"
    return Line(text, style="red" if negative else "")


def _widest_word(heading: str) -> int:
    return max(
        (display_width(word) if word.isascii() else min(display_width(word), 8) for word in heading.split()), default=1
    )


def _widest_line(text: str) -> int:
    return max((display_width(line) for line in text.split("\n")), default=0)


def _print_key_values(block: KeyValues, console: Any, lang: str, currency: str) -> None:
    from rich.table import Table as Grid
    from rich.text import Text as Line

    if block.title:
        console.print(Line(say(block.title, lang), style="bold"))
    grid = Grid.grid(padding=(0, 2))
    grid.add_column()
    grid.add_column(justify="right")
    grid.add_column(style="dim", overflow="fold")
    for label, value, kind, remark in block.rows:
        shown = Text("value.not_available") if value is None else value
        texts = (clean(say(label, lang)), value_text(shown, Column("", "", kind), lang, currency))
        remarked = Line(value_text(remark, Column("", ""), lang, currency))
        grid.add_row(Line(texts[0]), Line(texts[1], justify="left" if kind in ("text", "date") else "right"), remarked)
    console.print(grid)
    console.print()


def value_text(value: Any, column: Column, lang: str, currency: str) -> str:
    """A value as a person reads it.

    >>> value_text(-1234.5, Column("a", "A", "amount"), "en", "CNY")
    '-1,234.50'
    """
    if value is None:
        return ""
    if isinstance(value, Link):
        return value_text(value.text, column, lang, currency)
    if isinstance(value, Value):
        return value_text(value.value, Column("", "", value.format), lang, currency)
    if isinstance(value, (Text, str)):
        return clean(say(value, lang, "\n" if isinstance(value, Text) and value.key.startswith("issue.") else " "))
    if isinstance(value, bool):
        return say(Text("value.yes" if value else "value.no"), lang)
    if isinstance(value, date):
        return value.isoformat()
    places = {"amount": exponent(currency), "days": 1, "ratio": 2, "rate": 4}.get(column.format)
    if column.format == "percent":
        return f"{value:.1%}"
    if column.format == "count":
        return f"{value:,.0f}"
    return f"{value:,}" if places is None else f"{value:,.{places if column.decimals is None else column.decimals}f}"
