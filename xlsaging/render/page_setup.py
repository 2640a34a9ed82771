"""How a sheet prints: A4, one page wide, headings repeated, and who, when, what unit on every page."""

from __future__ import annotations

from typing import Any

from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import say
from xlsaging.report.model import Report, Sheet

from .safe import page_text

__all__ = ["set_up_page"]

_A4 = 9
_ROWS_OF_ONE_PAGE = 80
"""A portrait sheet of no more rows than this still reads well on one page."""


def set_up_page(
    worksheet: Any, report: Report, sheet: Sheet, lang: str, font: str, heading_row: int | None, rows: int
) -> None:
    """Paper, margins, header and footer; `heading_row` repeats on every page.

    A short portrait sheet, such as the cover, is kept on one page.
    """
    worksheet.set_paper(_A4)
    if sheet.landscape:
        worksheet.set_landscape()
    worksheet.fit_to_pages(1, 0 if sheet.landscape else int(rows <= _ROWS_OF_ONE_PAGE))
    worksheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
    worksheet.center_horizontally()
    if heading_row is not None:
        worksheet.repeat_rows(heading_row)
    face = f'&"{font},Regular"&8 '
    title = page_text(say(report.title, lang))
    who = page_text(say(Text("page.entity", {"names": report.entity}), lang)) if report.entity else ""
    facts = [Text("page.as_of", {"day": report.as_of}), *(value for _, value in report.facts[:1])]
    right = page_text("  ".join(say(fact, lang) for fact in facts if isinstance(fact, (Text, str))))
    worksheet.set_header(f"&L{face}{title}{'  ' + who if who else ''}&R{face}{right}")
    number = say(Text("page.number", {"page": "&P", "pages": "&N"}), lang)
    worksheet.set_footer(f"&L{face}{page_text(say(sheet.title, lang))}&R{face}{number}")
