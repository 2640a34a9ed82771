"""A Report in the terminal, drawn with rich. Text is never markup."""

from __future__ import annotations

from datetime import date
from typing import Any

from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import say
from xlsaging.model.money import exponent
from xlsaging.report.model import Block, Column, KeyValues, Link, Note, Report, Signatures, Table
from xlsaging.report.totals import total_of

from .safe import clean

__all__ = ["print_report", "value_text"]

MOST_ROWS = 40
_STYLES = {"heading": "bold", "alert": "bold red", "good": "green", "small": "dim", "plain": ""}
_RIGHT = ("amount", "count", "days", "ratio", "percent", "rate")


def print_report(report: Report, console: Any, lang: str = "en", most_rows: int = MOST_ROWS) -> None:
    """Every sheet of `report`, long tables cut after `most_rows` rows with the number of those left out."""
    from rich.text import Text as Line

    facts = [Text("page.as_of", {"day": report.as_of}), *(value for _, value in report.facts)]
    shown = [say(fact, lang) for fact in facts if isinstance(fact, (Text, str))]
    for sheet in report.sheets:
        console.print(Line(say(sheet.title, lang), style="bold"))
        console.print(Line(clean("  ".join([report.entity, *shown] if report.entity else shown)), style="dim"))
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
    elif not isinstance(block, Signatures):
        raise TypeError(f"nothing draws a {type(block).__name__} yet")


def _print_table(block: Table, console: Any, lang: str, currency: str, most_rows: int) -> None:
    from rich import box
    from rich.table import Table as Grid
    from rich.text import Text as Line

    if block.title:
        console.print(Line(say(block.title, lang), style="bold"))
    if not block.rows:
        console.print(Line(say(block.empty or Text("page.no_rows"), lang)))
        return
    grid = Grid(box=box.SIMPLE_HEAD, show_footer=block.totals, pad_edge=False, header_style="bold", footer_style="bold")
    for position, column in enumerate(block.columns):
        total = total_of(block, column, currency) if block.totals else None
        footer = value_text(total, column, lang, currency) if total is not None else ""
        if block.totals and position == 0:
            footer = say(Text("page.total"), lang)
        grid.add_column(
            Line(clean(say(column.heading, lang))),
            Line(footer),
            justify="right" if column.format in _RIGHT else "left",
            overflow="fold",
            no_wrap=column.format in _RIGHT,
        )
    codes = {column.name: position for position, column in enumerate(block.columns)}
    for row in block.rows[:most_rows]:
        cells = []
        for column, value in zip(block.columns, row, strict=True):
            own = str(row[codes[column.currency]]) if column.currency in codes else currency
            negative = isinstance(value, (int, float)) and value < 0 and column.format == "amount"
            cells.append(Line(value_text(value, column, lang, own), style="red" if negative else ""))
        grid.add_row(*cells)
    console.print(grid)
    if len(block.rows) > most_rows:
        console.print(Line(say(Text("page.rows_left", {"rows": len(block.rows) - most_rows}), lang), style="dim"))


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
    if isinstance(value, (Text, str)):
        return clean(say(value, lang, "\n" if isinstance(value, Text) and value.key.startswith("issue.") else " "))
    if isinstance(value, bool):
        return say(Text("value.yes" if value else "value.no"), lang)
    if isinstance(value, date):
        return value.isoformat()
    places = {"amount": exponent(currency), "days": 1, "ratio": 2, "rate": 4}.get(column.format)
    if column.format == "percent":
        return f"{value:.1%}"
    return f"{value:,}" if places is None else f"{value:,.{column.decimals or places}f}"
