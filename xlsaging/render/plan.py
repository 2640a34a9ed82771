"""How many rows each block of a sheet takes, so that charts and links find tables that are drawn later."""

from __future__ import annotations

from xlsaging.report.model import Block, Chart, KeyValues, Note, Sheet, Signatures, Table

from .blocks import key_value_lines, note_lines
from .canvas import Canvas
from .places import Place
from .tables import heading_offset, table_height

__all__ = ["belongs", "drawable", "plan_sheet"]


def plan_sheet(canvas: Canvas, sheet: Sheet, first: int) -> list[int]:
    """The first row of each block, and last the row after all; notes the place of each table."""
    starts = []
    row = first
    for number, block in enumerate(sheet.blocks):
        starts.append(row)
        if isinstance(block, Table):
            heading = row + heading_offset(canvas, block)
            canvas.places.add(sheet, block, Place(canvas.sheet.get_name(), heading, len(block.rows)))
        height = _height(canvas, block, sheet)
        following = sheet.blocks[number + 1] if number + 1 < len(sheet.blocks) else None
        row += height + (0 if belongs(following) or not height else 1)
    return [*starts, row]


def drawable(chart: Chart, sheet: Sheet) -> Table | None:
    """The table that a chart is drawn over; None where there is none on its sheet, or no row in it."""
    tables = (block for block in sheet.blocks if isinstance(block, Table) and block.name == chart.table)
    table = next(tables, None)
    return table if table is not None and table.rows else None


def _height(canvas: Canvas, block: Block, sheet: Sheet) -> int:
    if isinstance(block, Table):
        return table_height(canvas, block)
    if isinstance(block, KeyValues):
        title = len(note_lines(canvas, block.title)) if block.title else 0
        return title + sum(len(lines) for *_, lines in key_value_lines(canvas, block))
    if isinstance(block, Signatures):
        return 1 + len(block.roles)
    if isinstance(block, Chart):
        return block.height if drawable(block, sheet) else 0
    return len(note_lines(canvas, block.text))


def belongs(following: Block | None) -> bool:
    """Whether no empty row stands before a block: a paragraph belongs to what is above it."""
    return isinstance(following, Note) and following.style != "heading"
