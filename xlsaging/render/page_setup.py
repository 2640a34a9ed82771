"""How a sheet prints: A4, one page wide, headings repeated, and who, when, what unit on every page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import say
from xlsaging.report.model import Chart, KeyValues, Report, Sheet, Table

from .amounts import Amounts
from .canvas import Canvas
from .safe import LONGEST_PAGE_TEXT, length, page_text

__all__ = ["freeze_headings", "print_scale", "set_up_page", "sheet_facts"]

_A4 = 9
_LONG_SIDE, _SHORT_SIDE, _SIDE = 11.69, 8.27, 0.35
_LONGEST_HEADER = 255
_MOST_FROZEN = 12
"""Rows that may stay in sight and leave room for others."""
_PIXELS_OF_AN_INCH = 96
_ROWS_OF_ONE_PAGE = 90
"""A portrait sheet of no more rows than this still reads well on one page."""


def set_up_page(
    worksheet: Any, report: Report, sheet: Sheet, lang: str, font: str, headings: tuple[int, int] | None, rows: int
) -> None:
    """Paper, margins, header and footer; the rows of `headings` repeat on every page.

    A short portrait sheet, such as the cover, is kept on one page.
    """
    worksheet.set_paper(_A4)
    if sheet.landscape:
        worksheet.set_landscape()
    worksheet.fit_to_pages(1, 0 if sheet.landscape else int(rows <= _ROWS_OF_ONE_PAGE))
    worksheet.set_margins(left=_SIDE, right=_SIDE, top=0.8, bottom=0.7)
    worksheet.center_horizontally()
    if headings is not None:
        worksheet.repeat_rows(*headings)
    face = f'&"{font},Regular"&8 '
    title = page_text(say(report.title, lang))
    facts = [Text("page.as_of", {"day": report.as_of}), *sheet_facts(report, sheet)[:1]]
    right = page_text("  ".join(say(fact, lang) for fact in facts))
    left, right = f"&L{face}{title}", f"&R{face}{right}"
    if report.entity:
        room = min(LONGEST_PAGE_TEXT, _LONGEST_HEADER - length(f"{left}  {right}"))
        left += "  " + page_text(say(Text("page.entity", {"names": report.entity}), lang), room)
    worksheet.set_header(left + right)
    number = say(Text("page.number", {"page": "&P", "pages": "&N"}), lang)
    worksheet.set_footer(f"&L{face}{page_text(say(sheet.title, lang))}&R{face}{number}")


def freeze_headings(canvas: Canvas, sheet: Sheet) -> tuple[int, int] | None:
    """Freeze below the headings of the first table that asks for it; returns the rows to repeat in print.

    Headings repeat where nothing follows but charts of the same table: over other columns they would say what is not
    so.
    """
    blocks = [block for block in sheet.blocks if isinstance(block, (Table, Chart, KeyValues))]
    for number, table in enumerate(blocks):
        if isinstance(table, Table) and table.freeze and table.rows:
            shown = sum(not column.aside for column in table.columns)
            row = canvas.places.known[table.name][-1].heading
            if row <= _MOST_FROZEN:
                canvas.sheet.freeze_panes(row + 1, table.freeze)
            if not table.excel_table:
                canvas.sheet.autofilter(row, 0, row + len(table.rows), shown - 1)
            grouped = int(any(column.group for column in table.columns))
            own = all(isinstance(block, Chart) and block.table == table.name for block in blocks[number + 1 :])
            return (row - grouped, row) if own else None
    return None


def sheet_facts(report: Report, sheet: Sheet) -> list[Text | str]:
    """What the report rests on, with the unit that this sheet counts in."""
    told: list[Text | str] = []
    for label, value in report.facts:
        if label.key == "cover.currency":
            told.append(Amounts.of(report, sheet).text)
        elif isinstance(value, (Text, str)):
            told.append(value)
    return told


def print_scale(widths: Sequence[float], *, landscape: bool) -> float:
    """How much a sheet of these columns is reduced to fit the width of A4; 1 where it fits as it is.

    At 0.7 the letters of cells, 10 points high, are printed 7 points high.

    >>> print_scale([10.0] * 5, landscape=True), round(print_scale([12.0] * 20, landscape=True), 2)
    (1.0, 0.59)
    """
    paper = (_LONG_SIDE if landscape else _SHORT_SIDE) - 2 * _SIDE
    inches = sum(round(width * 7 + 5) for width in widths) / _PIXELS_OF_AN_INCH
    return min(1.0, paper / inches) if inches else 1.0
