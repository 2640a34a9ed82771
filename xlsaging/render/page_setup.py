"""How a sheet prints: A4, one page wide, headings repeated, and who, when, what unit on every page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import say
from xlsaging.report.model import Chart, KeyValues, Report, Sheet, Table

from .amounts import Amounts
from .canvas import Canvas
from .paper import BOTTOM, SIDE, TOP, Paper
from .safe import LONGEST_PAGE_TEXT, length, page_text
from .widths import display_width

__all__ = ["freeze_headings", "set_up_page", "sheet_facts"]

_A4 = 9
_LONGEST_HEADER = 255
_WIDEST_UPRIGHT, _WIDEST_LYING = 95, 145
"""Places that a line above the page has for what stands left and right; more takes two lines."""
_UNSCALED = {"scale_with_doc": False}
_MOST_FROZEN = 12
"""Rows that may stay in sight and leave room for others."""


def set_up_page(
    worksheet: Any, report: Report, sheet: Sheet, lang: str, font: str, headings: tuple[int, int] | None, paper: Paper,
    breaks: Sequence[int] = (),
) -> None:  # fmt: skip
    """Paper, margins, header and footer; the rows of `headings` repeat on every page, a page begins at each of
    `breaks`."""
    worksheet.set_paper(_A4)
    if paper.landscape:
        worksheet.set_landscape()
    worksheet.fit_to_pages(1, paper.pages)
    if breaks:
        worksheet.set_h_pagebreaks(list(breaks))
    worksheet.set_margins(left=SIDE, right=SIDE, top=TOP, bottom=BOTTOM)
    worksheet.center_horizontally()
    if headings is not None:
        worksheet.repeat_rows(*headings)
    face = f'&"{font},Regular"&10 '
    title = page_text(say(report.title, lang))
    facts = [Text("page.as_of", {"day": report.as_of}), *sheet_facts(report, sheet)[:1]]
    told = [page_text(say(fact, lang)) for fact in facts]
    entity = say(Text("page.entity", {"names": report.entity}), lang) if report.entity else ""
    wide = display_width("  ".join([title, entity, *told]))
    between = "  " if wide <= (_WIDEST_LYING if paper.landscape else _WIDEST_UPRIGHT) else "\n"
    left, right = f"&L{face}{title}", f"&R{face}{between.join(told)}"
    if entity:
        left += between
        left += page_text(entity, min(LONGEST_PAGE_TEXT, _LONGEST_HEADER - length(left + right)))
    worksheet.set_header(left + right, _UNSCALED)
    number = say(Text("page.number", {"page": "&P", "pages": "&N"}), lang)
    worksheet.set_footer(f"&L{face}{page_text(say(sheet.title, lang))}&R{face}{number}", _UNSCALED)


def freeze_headings(canvas: Canvas, sheet: Sheet) -> tuple[int, int] | None:
    """Freeze below the headings of the first table that asks for it; returns the rows to repeat in print.

    Headings repeat where nothing follows but charts of the same table: over other columns they would say what is not
    so.
    """
    blocks = [block for block in sheet.blocks if isinstance(block, (Table, Chart, KeyValues))]
    for number, table in enumerate(blocks):
        if isinstance(table, Table) and table.freeze and table.rows:
            shown = sum(not column.aside for column in table.columns)
            row = canvas.places.on(canvas.sheet.get_name(), table.name)
            if row <= _MOST_FROZEN:
                canvas.sheet.freeze_panes(row + 1, table.freeze)
            if not table.excel_table:
                canvas.sheet.autofilter(row, 0, row + len(table.rows), shown - 1)
            grouped = int(any(column.group for column in table.columns))
            own = all(isinstance(block, Chart) and block.table == table.name for block in blocks[number + 1 :])
            return (row - grouped, row) if own else None
    return None


def sheet_facts(report: Report, sheet: Sheet) -> list[Text | str]:
    """What the report rests on, with the unit that this sheet counts in and what its ages count from."""
    told: list[Text | str] = []
    for label, value in report.facts:
        if label.key == "cover.currency":
            told.append(Amounts.of(report, sheet).text)
        elif label.key == "cover.aged_by" and sheet.aged_by:
            told.append(Text(f"page.basis_{sheet.aged_by}"))
        elif isinstance(value, (Text, str)):
            told.append(value)
    return told
