"""The rows of a table, a column at a time: what a column holds is asked once, not in each cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import repeat
from math import isfinite
from types import NoneType
from typing import Any

from xlsaging.i18n.catalogue import Text
from xlsaging.report.model import Cell, Column, Link, Sheet, Spot, Table, Value

from .canvas import LINE_HEIGHT, ROW_HEIGHT, Canvas
from .widths import fold

__all__ = ["count_links", "draw_rows"]

_PROPORTIONAL = 1.08
"""Letters are narrower on the whole than the digits that a column's width is counted in."""
_INDENTED = 1.7
"""What the step from the edge takes of a folded cell, and the room at its ends."""
_HIGHEST = 409
"""Points that Excel allows a row."""
_NUMBERS = {float, int, NoneType}
_WORDS = {str, NoneType}
_SPECIAL = {Link, Value}

Values = Sequence[Any]


def draw_rows(canvas: Canvas, table: Table, first: int) -> None:
    """All rows, the first of them in row `first` of the sheet."""
    if wrapped := any(column.width is not None for column in table.columns):
        _set_heights(canvas, table, first)
    names = [column.name for column in table.columns]
    columns: list[Values] = list(zip(*table.rows, strict=True))
    links: dict[str, dict[int, str | Spot]] = {}
    for (row, name), target in table.links.items():
        links.setdefault(name, {})[row] = target
    for position, column, values in zip(canvas.columns[table.name], table.columns, columns, strict=True):
        codes = columns[names.index(column.currency)] if column.currency in names else None
        styles = _styles(canvas, column, codes, top=wrapped)
        linked = links.get(column.name)
        if linked or _SPECIAL & set(map(type, values)):
            _draw_special(canvas, first, position, column, values, styles, linked or {}, top=wrapped)
        else:
            _draw_plain(canvas, first, position, _plain(canvas, column, values), styles)


def count_links(sheet: Sheet) -> int:
    """Cells of a sheet that lead somewhere."""
    tables = [block for block in sheet.blocks if isinstance(block, Table)]
    return sum(len(table.links) + sum(Link in set(map(type, row)) for row in table.rows) for table in tables)


def _styles(canvas: Canvas, column: Column, codes: Values | None, *, top: bool) -> Iterable[Any]:
    """The format of each row: one for all, or that of the row's own currency."""
    if codes is None:
        return repeat(canvas.style(column, top=top))
    made = {code: canvas.style(column, currency=str(code), top=top) for code in dict.fromkeys(codes)}
    return [made[code] for code in codes]


def _plain(canvas: Canvas, column: Column, values: Values) -> Iterable[str | float | int | None]:
    """What stands in the cells; a value that comes again is made once."""
    kinds = set(map(type, values))
    divisor = canvas.amounts.divisor(column)
    if kinds <= _NUMBERS:
        if float in kinds and not all(map(isfinite, (value for value in values if value is not None))):
            values = [value if value is not None and isfinite(value) else None for value in values]
        return values if divisor == 1 else [value if value is None else value / divisor for value in values]
    if kinds <= _WORDS or kinds <= {date, NoneType}:
        known = {value: canvas.plain(value) for value in set(values)}
        return map(known.__getitem__, values)
    if kinds <= {Text, str, NoneType}:
        # One Text stands in many rows; to hash it would cost more than to say it.
        said = {id(value): value for value in values}
        spoken = {key: canvas.plain(value) for key, value in said.items()}
        return map(spoken.__getitem__, map(id, values))
    shown = map(canvas.plain, values)
    return shown if divisor == 1 else (each if isinstance(each, (str, NoneType)) else each / divisor for each in shown)


def _draw_plain(
    canvas: Canvas, first: int, position: int, values: Iterable[str | float | int | None], styles: Iterable[Any]
) -> None:
    string, number, blank = canvas.sheet.write_string, canvas.sheet.write_number, canvas.sheet.write_blank
    for row, (value, style) in enumerate(zip(values, styles, strict=False), first):
        if value is None:
            blank(row, position, None, style)
        elif type(value) is str:
            string(row, position, value, style)
        else:
            number(row, position, value, style)


def _draw_special(
    canvas: Canvas, first: int, position: int, column: Column, values: Values, styles: Iterable[Any],
    linked: dict[int, str | Spot], *, top: bool,
) -> None:  # fmt: skip
    """A column in which cells lead somewhere or have formats of their own."""
    divisor = canvas.amounts.divisor(column)
    link_style = canvas.style(column, top=top, link=True)
    for number, (value, style) in enumerate(zip(values, styles, strict=False)):
        if number in linked:
            canvas.write_link(first + number, position, value, linked[number], link_style, divisor, top=top)
        elif isinstance(value, Link):
            canvas.write_link(first + number, position, value.text, value.target, link_style, divisor, top=top)
        else:
            canvas.write(first + number, position, value, style, divisor, top=top)


def _set_heights(canvas: Canvas, table: Table, first: int) -> None:
    """The heights that folded texts need: no two hosts fit rows by themselves alike."""
    folding = [
        (position, max(int((column.width - _INDENTED) * _PROPORTIONAL), 1))
        for position, column in enumerate(table.columns)
        if column.width is not None
    ]
    for number, values in enumerate(table.rows, first):
        lines = 1
        for position, width in folding:
            value: Cell = values[position]
            if isinstance(value, (str, Text)):
                lines = max(lines, len(fold(canvas.speak(value), width)))
        canvas.set_height(number, ROW_HEIGHT if lines == 1 else min(LINE_HEIGHT * lines + 4, _HIGHEST))
