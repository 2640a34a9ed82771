"""How wide the columns of a sheet are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from xlsaging.i18n.catalogue import Text
from xlsaging.report.model import Column, KeyValues, Link, Sheet, Signatures, Table, Value

from .canvas import Canvas
from .styles import RIGHT
from .widths import display_width, fold, longest_word

__all__ = ["VALUE_COLUMN", "button_room", "heading_lines", "lay_out", "table_widths", "unbroken"]

VALUE_COLUMN = 2
"""Labels stand in the first column and run on into the second, values in the third, remarks from the fourth."""

_SAMPLE = 2_000
_WIDEST, _NARROWEST = 36.0, 6.0
_DATE_WIDTH = 10
_ONE_LINE = 12
_ONE_WORD = 6
"""A heading that may take three lines is not folded where it is no longer than this."""
_PLACES = {"days": 1, "ratio": 2, "rate": 4}
"""Decimals of numbers as their formats show them."""
_PADDING = 1.8
"""For indents and the room that a closing bracket would take."""
_BOLD = 1.08
"""By how much bold letters are wider."""
_BUTTON, _EDGES = 2.6, 2.0
"""Places that a filter button takes from a heading, 18 pixels, and those that stand free at both of its ends."""
_TWO_CHARACTERS = 4
"""Places that even the narrowest heading has beside its button, so that Chinese ones are not counted as columns."""
_ROOM_OF_A_CHART, _SPARE = 92.0, 10.0
"""Widths that print beside columns that do not, and of the empty columns that make up for them."""


def lay_out(sheet: Sheet, canvas: Canvas) -> None:
    """Give each column of the sheet its width, and those that do not print a place beyond those that do."""
    widths: list[float] = []
    tables = [block for block in sheet.blocks if isinstance(block, Table)]
    sizes = [table_widths(table, canvas) for table in tables]
    for table, each in zip(tables, sizes, strict=True):
        pairs = zip(each, table.columns, strict=True)
        _widen(widths, [width for width, column in pairs if _prints(canvas, table, column)])
    for block in sheet.blocks:
        if isinstance(block, KeyValues):
            _widen(widths, _key_widths(block, canvas))
        elif isinstance(block, Signatures):
            _widen(widths, [10.0] * 6)
    if any(column.aside and not table.excel_table for table in tables for column in table.columns):
        while sum(widths) < _ROOM_OF_A_CHART:
            widths.append(_SPARE)
    canvas.printed = len(widths)
    for table, each in zip(tables, sizes, strict=True):
        canvas.columns[table.name] = _positions(canvas, table)
        for position, width in zip(canvas.columns[table.name], each, strict=True):
            _widen(widths, [0.0] * position + [width])
    canvas.widths = widths


def _prints(canvas: Canvas, table: Table, column: Column) -> bool:
    """A real Excel table is of one piece: what feeds a chart stays beside its other columns."""
    return (table.name, column.name) not in canvas.unprinted and (not column.aside or bool(table.excel_table))


def _positions(canvas: Canvas, table: Table) -> list[int]:
    """The column of the sheet in which each column of a table stands; columns that paper is too narrow for are the
    last of their table, and follow the others at once."""
    positions = []
    near, far = 0, canvas.printed
    for column in table.columns:
        if _prints(canvas, table, column) or (table.name, column.name) in canvas.unprinted:
            positions.append(near)
            near += 1
        else:
            positions.append(far)
            far += 1
    return positions


def _widen(widths: list[float], more: Sequence[float]) -> None:
    widths.extend([0.0] * (len(more) - len(widths)))
    for position, width in enumerate(more):
        widths[position] = max(widths[position], width)


def table_widths(table: Table, canvas: Canvas) -> list[float]:
    """The width of each column of a table."""
    widths = []
    for position, column in enumerate(table.columns):
        if column.width is not None:
            widths.append(column.width)
            continue
        key = (table.name, column.name)
        if key not in canvas.measured:
            canvas.measured[key] = _measured(table, position, canvas)
        text = canvas.heading(column.heading)
        heading = _heading_width(text, canvas.heading_folds, button_room(table, column))
        widths.append(min(max(canvas.measured[key] + _PADDING, heading, _NARROWEST), _WIDEST))
    return widths


def button_room(table: Table, column: Column) -> float:
    """Places that a filter button and what stands free take from a heading of several words; 0 where there is no
    button.

    Real Excel tables have buttons, and those whose headings stay in sight. LibreOffice wraps a heading beside its
    button, and cuts words that do not fit there; one over numbers has the room that a sign and a bracket would take.
    """
    buttons = bool(table.rows and (table.freeze or table.excel_table))
    return _BUTTON + _EDGES if buttons and column.format not in RIGHT and column.format != "date" else 0.0


def _measured(table: Table, position: int, canvas: Canvas) -> float:
    """How wide the values of a column are; of long tables, a sample spread over all rows is measured."""
    column = table.columns[position]
    step = max(1, len(table.rows) // _SAMPLE)
    divisor = canvas.amounts.divisor(column)
    values = (row[position] for row in table.rows[::step])
    size = max((_value_width(value, column.format, canvas, divisor) for value in values), default=0)
    total = canvas.total(table, column) if table.totals else None
    return max(size, _value_width(total, column.format, canvas))


def unbroken(table: Table, position: int, canvas: Canvas) -> float:
    """How wide a column of words must be for none of them to be cut, nor one of its heading; of long tables, a sample
    is measured."""
    column = table.columns[position]
    heading = _heading_width(canvas.heading(column.heading), canvas.heading_folds, button_room(table, column))
    step = max(1, len(table.rows) // _SAMPLE)
    values = (row[position] for row in table.rows[::step])
    words = (canvas.speak_cell(value.text if isinstance(value, Link) else value) for value in values)
    return max(max(map(longest_word, words), default=0) + _PADDING, heading)


def _key_widths(block: KeyValues, canvas: Canvas) -> list[float]:
    label = max((display_width(canvas.speak(row[0])) for row in block.rows), default=0) + 2
    unit = canvas.amounts.unit
    values = [
        _value_width(value, kind, canvas, unit if kind == "amount" else 1)
        for _, value, kind, _ in block.rows
        if kind != "text"
    ]
    return [label * 0.6, label * 0.4, max(values, default=0) + 2.0]


def _value_width(value: Any, kind: str, canvas: Canvas, divisor: int = 1) -> int:
    if value is None:
        return 0
    if isinstance(value, Link):
        return _value_width(value.text, kind, canvas, divisor)
    if isinstance(value, Value):
        return _value_width(value.value, value.format, canvas, canvas.amounts.unit if value.format == "amount" else 1)
    if isinstance(value, (Text, str)):
        lines = canvas.speak(value).split("\n")
        return max(display_width(line) for line in lines)
    if isinstance(value, date):
        return _DATE_WIDTH
    if isinstance(value, (int, float)):
        if kind == "percent":
            return len(f"{value:,.1%}") + 1
        places = canvas.amounts.decimals if kind == "amount" else _PLACES.get(kind, 0)
        return len(f"{value / divisor:,.{places}f}") + 1
    return 1


def _heading_width(text: str, folds: int, taken: float) -> float:
    """The widest of a heading's lines; a long line may fold, but no word is cut, not by a button either that takes
    its room."""
    whole = max(_line_width(line, folds) for line in text.split("\n")) * _BOLD + _PADDING
    foldable = [line for line in text.replace("-", "- ").split("\n") if len(line.split()) > 1]
    return max(whole, *(longest_word(line) * _BOLD + taken for line in foldable)) if foldable else whole


def _line_width(line: str, folds: int) -> int:
    whole = display_width(line)
    least = _ONE_LINE if folds == 2 else _ONE_WORD
    longest = max((len(word) for word in line.replace("-", "- ").split() if word.isascii()), default=0)
    return whole if whole <= least else max(longest, least, -(-whole // folds) + 2)


def heading_lines(text: str, width: float, taken: float = 0.0) -> int:
    """Lines that a heading takes in a column of that width; one that needs several may have lost some of it to a
    filter button."""
    lines = len(fold(text, _heading_room(width, 0.0)))
    return lines if lines == 1 else len(fold(text, _heading_room(width, taken)))


def _heading_room(width: float, taken: float) -> int:
    return max(int(width - max(taken, 1.5)), _TWO_CHARACTERS)
