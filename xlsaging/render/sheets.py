"""The sheets of a Report, drawn on whatever takes XlsxWriter's calls: a file, or a drawing for a live workbook."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import LANGS, say
from xlsaging.report.frozen import FROZEN_SHEET, pack
from xlsaging.report.model import Block, KeyValues, Note, Report, Sheet, Signatures, Table

from .amounts import Amounts
from .blocks import draw_key_values, draw_note, draw_signatures, note_lines
from .canvas import ROW_HEIGHT, Canvas
from .categories import with_labels
from .cells import count_links
from .charts import draw_chart
from .fit import fit
from .page_setup import freeze_headings, set_up_page, sheet_facts
from .pages import page_breaks
from .paper import paper_for, without_remainder
from .places import Places
from .plan import drawable, plan_sheet
from .safe import clean, sheet_name
from .styles import Styles
from .tables import draw_table

__all__ = ["draw_report", "sheet_names"]


def draw_report(
    workbook: Any, report: Report, styles: Styles, lang: str, names: Sequence[str], most_links: int
) -> None:
    """Plan all sheets, then draw them under these names: links and charts may lead to what comes later.

    `workbook` makes formats, sheets and charts as XlsxWriter's does.
    """
    by_key = dict(zip((each.name for each in reversed(report.sheets)), reversed(names), strict=True))
    places = Places()
    planned = []
    for sheet, name in zip(report.sheets, names, strict=True):
        worksheet = workbook.add_worksheet(name)
        canvas = Canvas(worksheet, styles, lang, Amounts.of(report, sheet), by_key, places, most_links)
        canvas.typed_legend = _first_typed(sheet)
        labelled = with_labels(sheet, canvas)
        labelled = fit(labelled, canvas)
        top = _top_lines(canvas, report, labelled)
        planned.append((canvas, labelled, top, plan_sheet(canvas, labelled, len(top) + 2)))
    for canvas, sheet, top, starts in planned:
        _draw_sheet(canvas, workbook, report, sheet, top, starts)
    if report.frozen:
        _draw_frozen(workbook, report)


def _draw_frozen(workbook: Any, report: Report) -> None:
    worksheet = workbook.add_worksheet(FROZEN_SHEET)
    worksheet.very_hidden()
    for row, text in enumerate(pack(report.frozen)):
        worksheet.write_string(row, 0, text)


def sheet_names(report: Report, lang: str, taken: Collection[str] = ()) -> list[str]:
    """What the sheets are called in a language, none as one of `taken`."""
    names: list[str] = []
    for sheet in report.sheets:
        words = say(Text(f"sheet.{sheet.name}"), lang)
        names.append(sheet_name(words if sheet.part == 1 else f"{words} {sheet.part}", [*names, *taken, FROZEN_SHEET]))
    return names


def _first_typed(sheet: Sheet) -> str:
    """The table above which the legend of cells to type in stands."""
    tables = (block for block in sheet.blocks if isinstance(block, Table))
    return next((table.name for table in tables if any(column.typed for column in table.columns)), "")


def _draw_sheet(
    canvas: Canvas, workbook: Any, report: Report, sheet: Sheet, top: list[Note], starts: list[int]
) -> None:
    canvas.sheet.hide_gridlines(2)
    canvas.sheet.set_default_row(ROW_HEIGHT)
    for position, width in enumerate(canvas.widths):
        canvas.sheet.set_column(position, position, width)
    canvas.set_height(0, 26)
    canvas.write_text(0, 0, canvas.speak(sheet.title), canvas.styles.note("title"))
    for number, note in enumerate(top, 1):
        canvas.write_text(number, 0, canvas.speak(note.text), canvas.styles.note(note.style))
    for block, row in zip(sheet.blocks, starts, strict=False):
        _draw_block(canvas, workbook, sheet, block, row)
    if canvas.printed < len(canvas.widths):
        canvas.sheet.print_area(0, 0, starts[-1] - 1, canvas.printed - 1)
    headings = freeze_headings(canvas, sheet)
    points = canvas.points(0, starts[-1])
    paper = paper_for(canvas.widths[: canvas.printed], points, landscape=sheet.landscape)
    if not paper.pages and not page_breaks(canvas, sheet, starts, paper, headings):
        repeated = canvas.points(headings[0], headings[1] + 1) if headings else 0.0
        paper = without_remainder(paper, points, repeated)
    breaks = [] if paper.pages else page_breaks(canvas, sheet, starts, paper, headings, accompany=True)
    set_up_page(canvas.sheet, report, sheet, canvas.lang, canvas.styles.font, headings, paper, breaks)


def _top_lines(canvas: Canvas, report: Report, sheet: Sheet) -> list[Note]:
    """In a line for each language: whose figures, of which day, in what unit, aged from what; and links left out."""
    facts = [Text("page.as_of", {"day": report.as_of}), *sheet_facts(report, sheet)]
    if report.entity:
        facts.insert(0, Text("page.entity", {"names": report.entity}))
    lines: list[Note] = []
    for lang in LANGS[canvas.lang]:
        line = "   ".join(clean(say(fact, lang)) for fact in facts)
        lines += [Note(each, "small") for each in note_lines(canvas, line)]
    links = count_links(sheet)
    if links > canvas.most_links:
        told = Text("drawn.links", {"links": links, "most": canvas.most_links})
        lines += [Note(each, "small") for each in note_lines(canvas, told)]
    if unprinted := _unprinted(canvas, sheet):
        lines += [Note(each, "small") for each in note_lines(canvas, Text("drawn.unprinted", {"columns": unprinted}))]
    return lines


def _unprinted(canvas: Canvas, sheet: Sheet) -> list[Text | str]:
    """Headings of the columns that paper is too narrow for."""
    tables = (block for block in sheet.blocks if isinstance(block, Table))
    pairs = ((table, column) for table in tables for column in table.columns)
    return [column.heading for table, column in pairs if (table.name, column.name) in canvas.unprinted]


def _draw_block(canvas: Canvas, workbook: Any, sheet: Sheet, block: Block, row: int) -> None:
    if isinstance(block, Table):
        draw_table(canvas, block, row)
    elif isinstance(block, KeyValues):
        draw_key_values(canvas, block, row)
    elif isinstance(block, Signatures):
        draw_signatures(canvas, block, row)
    elif isinstance(block, Note):
        draw_note(canvas, block, row)
    elif (table := drawable(block, sheet)) is not None:
        draw_chart(canvas, workbook, block, table, row)
