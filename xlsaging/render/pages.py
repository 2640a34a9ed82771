"""Where a sheet of several pages goes on to the next: no chart, no short table and no list of values is cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xlsaging.report.model import Block, Note, Sheet, Signatures, Table

from .canvas import ROW_HEIGHT, Canvas
from .paper import Paper, page_points
from .plan import belongs

__all__ = ["page_breaks"]

_FEWEST = 6 * ROW_HEIGHT
"""What must fit of a block that goes on over pages: a title, headings and the first rows."""
_LONG = 300
"""Rows of a list that is too long to say where each of its pages begins."""
_EMPTY, _EMPTY_WITHOUT = 0.4, 0.2
"""How full a page must be before a table that fits on one begins on the next; the second where no headings are
repeated, so that rows which go on would stand without any."""


_COMPANY = 4
"""Rows of a long table that go to the last page with its total, where not even so many would come there: programs
differ by a row or two in what they print on a page."""


def page_breaks(
    canvas: Canvas,
    sheet: Sheet,
    starts: Sequence[int],
    paper: Paper,
    repeated: tuple[int, int] | None,
    *,
    accompany: bool = False,
) -> list[int]:
    """The rows before which a new page begins, where rows of `starts` are the first of each block.

    What is longer than a page goes on over the next ones by itself, under the headings that are `repeated`. Where its
    total alone would come to the last page, some rows go with it if `accompany` says so.
    """
    first = page_points(paper)
    later = first - (canvas.points(repeated[0], repeated[1] + 1) if repeated else 0.0)
    breaks: list[int] = []
    empty = _EMPTY if repeated else _EMPTY_WITHOUT
    used, room = canvas.points(0, starts[0]), first
    for start, end, table in _groups(sheet, starts):
        points = canvas.points(start, end)
        last = _last_rows(canvas, table, start)
        goes_on = points > later or (table is not None and used < empty * room)
        if start > starts[0] and used + (_FEWEST if goes_on else points) > room:
            breaks.append(start)
            used, room = 0.0, later
        if used + points > room and end < starts[-1]:
            cuts, used = _cuts(canvas, (start, end), last, room - used, later)
            breaks += cuts
            room = later
            continue
        used += points
        over = used > room
        while used > room:
            used, room = used - room, later
        if over and accompany and last is not None and used <= canvas.points(last, end):
            breaks.append(last)
    return breaks


def _cuts(canvas: Canvas, rows: tuple[int, int], last: int | None, left: float, room: float) -> tuple[list[int], float]:
    """Where rows that others follow go on, `left` being free on their first page, and how much is used of the last:
    if programs cut them where they like, nobody knows where what follows begins. After a long list a page begins."""
    start, end = rows
    if end - start > _LONG:
        return [end], 0.0
    cuts: list[int] = []
    used = 0.0
    for row in range(start, end):
        points = canvas.points(row, row + 1)
        if used + points > left:
            cuts.append(row)
            used, left = 0.0, room
        used += points
    if cuts and last is not None and cuts[-1] >= last + _COMPANY - 1:
        cuts[-1] = last
        used = canvas.points(last, end)
    return cuts, used


def _last_rows(canvas: Canvas, table: Table | None, start: int) -> int | None:
    """The first of the last rows above a table's total; None where there is no total, or no more than these."""
    if table is None or not table.totals:
        return None
    last = canvas.places.on(canvas.sheet.get_name(), table.name) + 1 + len(table.rows) - _COMPANY
    return last if last > start else None


def _stays(block: Block) -> bool:
    """Whether a block stays on the page of what is above it: a paragraph, and lines to sign on."""
    return belongs(block) or isinstance(block, Signatures)


def _groups(sheet: Sheet, starts: Sequence[int]) -> Iterator[tuple[int, int, Table | None]]:
    """Rows that stay together, and the table in them: a block with the paragraphs below it, and a heading with what
    it is above."""
    first = 0
    for number in range(1, len(sheet.blocks) + 1):
        before = sheet.blocks[number - 1]
        heading = isinstance(before, Note) and before.style == "heading"
        if number == len(sheet.blocks) or (not heading and not _stays(sheet.blocks[number])):
            tables = (block for block in sheet.blocks[first:number] if isinstance(block, Table))
            yield starts[first], starts[number], next(tables, None)
            first = number
