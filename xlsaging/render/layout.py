"""How wide the columns of a sheet are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from xlsaging.i18n.catalogue import Text
from xlsaging.model.money import exponent
from xlsaging.report.model import Column, KeyValues, Link, Sheet, Signatures, Table
from xlsaging.report.totals import total_of

from .widths import display_width, fold

__all__ = ["VALUE_COLUMN", "column_widths", "heading_lines", "table_widths"]

VALUE_COLUMN = 2
"""Labels stand in the first column and run on into the second, values in the third, remarks from the fourth."""

_SAMPLE = 2_000
_WIDEST, _NARROWEST = 36.0, 6.0
_DATE_WIDTH = 11
_ONE_LINE = 12

Speak = Callable[[Text | str], str]


def column_widths(sheet: Sheet, speak: Speak, heading: Speak, currency: str) -> list[float]:
    """The width of each column of a sheet in characters, fitted to what stands in it."""
    widths: list[float] = []
    for block in sheet.blocks:
        if isinstance(block, Table):
            _widen(widths, table_widths(block, speak, heading, currency))
        elif isinstance(block, KeyValues):
            _widen(widths, _key_widths(block, speak, currency))
        elif isinstance(block, Signatures):
            _widen(widths, [10.0] * 6)
    return widths


def _widen(widths: list[float], more: Sequence[float]) -> None:
    widths.extend([0.0] * (len(more) - len(widths)))
    for position, width in enumerate(more):
        widths[position] = max(widths[position], width)


def table_widths(table: Table, speak: Speak, heading: Speak, currency: str) -> list[float]:
    """The width of each column of a table; of long tables, a sample spread over all rows is measured."""
    step = max(1, len(table.rows) // _SAMPLE)
    sample = table.rows[::step]
    widths = []
    for position, column in enumerate(table.columns):
        if column.width is not None:
            widths.append(column.width)
            continue
        values = [row[position] for row in sample]
        size = max((_cell_width(value, column, speak, currency) for value in values), default=0)
        total = total_of(table, column, currency) if table.totals else None
        size = max(size, _cell_width(total, column, speak, currency))
        widths.append(min(max(size + 2.5, _heading_width(heading(column.heading)), _NARROWEST), _WIDEST))
    return widths


def _key_widths(block: KeyValues, speak: Speak, currency: str) -> list[float]:
    label = max((display_width(speak(row[0])) for row in block.rows), default=0) + 2
    values = [_value_width(value, kind, speak, currency) for _, value, kind, _ in block.rows if kind != "text"]
    return [label * 0.6, label * 0.4, max(values, default=0) + 2.0]


def _cell_width(value: Any, column: Column, speak: Speak, currency: str) -> int:
    return _value_width(value, column.format, speak, currency)


def _value_width(value: Any, kind: str, speak: Speak, currency: str) -> int:
    if value is None:
        return 0
    if isinstance(value, Link):
        return _value_width(value.text, kind, speak, currency)
    if isinstance(value, (Text, str)):
        lines = speak(value).split("\n")
        return max(display_width(line) for line in lines)
    if isinstance(value, date):
        return _DATE_WIDTH
    if isinstance(value, (int, float)):
        places = exponent(currency) if kind == "amount" else 1 if kind in ("days", "percent") else 0
        return len(f"{value:,.{places}f}") + 1
    return 1


def _heading_width(text: str) -> float:
    """The widest of a heading's lines; a long line may fold once, but no word is cut."""
    return max(_line_width(line) for line in text.split("\n")) + 2.5


def _line_width(line: str) -> int:
    whole = display_width(line)
    longest = max((len(word) for word in line.split() if word.isascii()), default=0)
    return whole if whole <= _ONE_LINE else max(longest, _ONE_LINE, -(-whole // 2) + 2)


def heading_lines(text: str, width: float) -> int:
    """Lines that a heading takes in a column of that width."""
    return len(fold(text, max(int(width - 1.5), 1)))
