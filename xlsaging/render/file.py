"""A Report as an Excel workbook, written with XlsxWriter. The same report gives the same bytes."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import LANGS, say
from xlsaging.report.model import Block, KeyValues, Note, Report, Sheet, Signatures, Table

from .blocks import draw_key_values, draw_note, draw_signatures, draw_table
from .canvas import ROW_HEIGHT, Canvas
from .layout import column_widths
from .page_setup import set_up_page
from .safe import clean, sheet_name
from .styles import Styles

__all__ = ["write_workbook"]

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_workbook(report: Report, path: str | Path, lang: str = "en") -> None:
    """Draw `report` into the file `path`, in a language or in both on one page.

    Text from a ledger stays text: it never becomes a formula, a link, a name or a code of the page header. Raises
    OSError where the file cannot be written.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    workbook = Workbook(str(path), _OPTIONS)
    styles = Styles(workbook, lang)
    workbook.formats[0].set_font_name(styles.font)
    workbook.formats[0].set_font_size(10)
    _describe(workbook, report, lang)
    names = _sheet_names(report, lang)
    for sheet, name in zip(report.sheets, names, strict=True):
        by_key = dict(zip((each.name for each in reversed(report.sheets)), reversed(names), strict=True))
        _draw_sheet(workbook, report, sheet, name, styles, lang, by_key)
    try:
        workbook.close()
    except FileCreateError as error:
        raise error.args[0] if error.args and isinstance(error.args[0], OSError) else OSError(str(error)) from error


def _describe(workbook: Any, report: Report, lang: str) -> None:
    day = datetime(report.as_of.year, report.as_of.month, report.as_of.day)
    title = say(report.title, lang)
    workbook.set_properties({"title": title, "subject": clean(report.entity), "author": "xlsaging", "created": day})
    workbook.set_calc_mode("auto")


def _sheet_names(report: Report, lang: str) -> list[str]:
    names: list[str] = []
    for sheet in report.sheets:
        words = say(Text(f"sheet.{sheet.name}"), lang)
        names.append(sheet_name(words if sheet.part == 1 else f"{words} {sheet.part}", names))
    return names


def _draw_sheet(
    workbook: Any, report: Report, sheet: Sheet, name: str, styles: Styles, lang: str, names: dict[str, str]
) -> None:
    worksheet = workbook.add_worksheet(name)
    worksheet.hide_gridlines(2)
    worksheet.set_default_row(ROW_HEIGHT)
    canvas = Canvas(worksheet, styles, lang, report.currency, names)
    canvas.widths = column_widths(sheet, canvas.speak, canvas.heading, report.currency)
    for position, width in enumerate(canvas.widths):
        worksheet.set_column(position, position, width)
    row = _draw_top(canvas, report, sheet)
    for number, block in enumerate(sheet.blocks):
        row = _draw_block(canvas, block, row)
        following = sheet.blocks[number + 1] if number + 1 < len(sheet.blocks) else None
        row += 0 if _belongs(following) else 1
    set_up_page(worksheet, report, sheet, lang, styles.font, _frozen(canvas, sheet), row)


def _draw_top(canvas: Canvas, report: Report, sheet: Sheet) -> int:
    """Title, and in a line for each language: whose figures, of which day, in what unit, aged from what."""
    canvas.sheet.set_row(0, 26)
    canvas.write_text(0, 0, canvas.speak(sheet.title), canvas.styles.note("title"))
    facts = [Text("page.as_of", {"day": report.as_of}), *(value for _, value in report.facts)]
    if report.entity:
        facts.insert(0, Text("page.entity", {"names": report.entity}))
    row = 1
    for lang in LANGS[canvas.lang]:
        line = [clean(say(fact, lang)) for fact in facts if isinstance(fact, (Text, str))]
        row = draw_note(canvas, Note("   ".join(line), "small"), row)
    return row + 1


def _draw_block(canvas: Canvas, block: Block, row: int) -> int:
    if isinstance(block, Table):
        return draw_table(canvas, block, row)
    if isinstance(block, KeyValues):
        return draw_key_values(canvas, block, row)
    if isinstance(block, Signatures):
        return draw_signatures(canvas, block, row)
    if isinstance(block, Note):
        return draw_note(canvas, block, row)
    raise TypeError(f"nothing draws a {type(block).__name__} yet")


def _belongs(following: Block | None) -> bool:
    """Whether no empty row stands before a block: a paragraph belongs to what is above it."""
    return isinstance(following, Note) and following.style != "heading"


_MOST_FROZEN = 12
"""Rows that may stay in sight and leave room for others."""


def _frozen(canvas: Canvas, sheet: Sheet) -> int | None:
    """Freeze below the headings of the first table that asks for it; returns their row."""
    for block in sheet.blocks:
        if isinstance(block, Table) and block.freeze and block.rows:
            row = canvas.tables[block.name]
            if row > _MOST_FROZEN:
                return None
            canvas.sheet.freeze_panes(row + 1, block.freeze)
            if not block.excel_table:
                canvas.sheet.autofilter(row, 0, row + len(block.rows), len(block.columns) - 1)
            return row
    return None
