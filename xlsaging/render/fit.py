"""A sheet made narrower, where it would be too small to be read on paper: nothing is printed in letters below 7 points.

Headings are folded first, then columns that print may do without are left off the paper, and at last long words in
cells are folded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from xlsaging.report.model import Block, Column, Sheet, Table

from .canvas import Canvas
from .layout import lay_out, table_widths, unbroken
from .paper import READABLE, print_scale

__all__ = ["fit"]

_FOLDED = (20.0, 14.0)
"""Widths of columns whose words are folded."""
_LONGEST_WORD = 30.0
"""Widths up to which words are kept whole: longer than any code of ours."""
_MOST_ROWS = 50_000
"""Rows of a table in which words are folded: every row is measured for it."""


def fit(sheet: Sheet, canvas: Canvas) -> Sheet:
    """The sheet as it can be read on A4, upright where it is meant to stand so, with the widths of its columns laid
    out in the canvas. A sheet that is too wide for all that is laid out as narrow as it gets."""
    made = sheet
    for landscape in dict.fromkeys((sheet.landscape, True)):
        canvas.heading_folds = 2
        canvas.unprinted.clear()
        for made in _ever_narrower(sheet, canvas):
            lay_out(made, canvas)
            if print_scale(canvas.widths[: canvas.printed], landscape=landscape) >= READABLE:
                return _with_room(made, canvas)
    return _with_room(made, canvas)


def _ever_narrower(sheet: Sheet, canvas: Canvas) -> Iterator[Sheet]:
    yield sheet
    for canvas.heading_folds in (3, 4):
        yield sheet
    for table in _tables(sheet):
        for column in reversed(table.columns):
            if column.spare:
                canvas.unprinted.add((table.name, column.name))
                yield sheet
    for width in _FOLDED:
        yield _with_tables(sheet, width, canvas)


def _tables(sheet: Sheet) -> list[Table]:
    return [block for block in sheet.blocks if isinstance(block, Table)]


def _with_tables(sheet: Sheet, most: float, canvas: Canvas) -> Sheet:
    blocks: list[Block] = [
        _folded(block, most, canvas) if isinstance(block, Table) else block for block in sheet.blocks
    ]
    return replace(sheet, blocks=tuple(blocks))


def _folded(table: Table, most: float, canvas: Canvas) -> Table:
    """The table with its wide words in lines of a narrower column."""
    if len(table.rows) > _MOST_ROWS:
        return table

    def narrowed(position: int, column: Column, width: float) -> Column:
        if not _foldable(column) or width <= most:
            return column
        whole = unbroken(table, position, canvas)
        least = max(most, whole) if whole <= _LONGEST_WORD else most
        return replace(column, width=least) if width > least else column

    widths = enumerate(zip(table.columns, table_widths(table, canvas), strict=True))
    columns = tuple(narrowed(position, column, width) for position, (column, width) in widths)
    return replace(table, columns=columns) if columns != table.columns else table


def _with_room(sheet: Sheet, canvas: Canvas) -> Sheet:
    """The sheet whose folded words have the room that other tables give their column."""

    def roomy(table: Table) -> Table:
        places = zip(table.columns, canvas.columns[table.name], strict=True)
        return replace(table, columns=tuple(_as_wide(column, canvas.widths[place]) for column, place in places))

    return replace(sheet, blocks=tuple(roomy(each) if isinstance(each, Table) else each for each in sheet.blocks))


def _as_wide(column: Column, width: float) -> Column:
    return column if column.width is None else replace(column, width=width)


def _foldable(column: Column) -> bool:
    return column.format == "text" and column.width is None and not column.aside
