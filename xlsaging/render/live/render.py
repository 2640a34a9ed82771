"""A Report put into an open workbook, sheet by sheet; a report drawn before is replaced where it stands."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from typing import Any

from xlsaging.model.workbook_errors import SheetProtectedError, StructureProtectedError
from xlsaging.render.sheets import draw_report, sheet_names
from xlsaging.render.styles import Styles
from xlsaging.report.frozen import FROZEN_SHEET
from xlsaging.report.model import Report

from .cells import write_cells
from .charts import draw_charts
from .drawing import DrawnBook, DrawnSheet
from .host import Host, host_of
from .keeping import Kept, put_back, remember
from .looks import format_numbers, set_looks, set_sizes
from .own import OwnSheet, Place, mark, own_sheets, places_of, shape_of
from .places import cells_at
from .rules import set_rules

__all__ = ["MOST_LINKS", "draw", "remove_own", "render_report"]

MOST_LINKS = 2_000
"""Links on one sheet: each is a call to the host, and more would take longer than anybody waits for them."""
_VERY_HIDDEN = 2
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Setting:
    """What all sheets of a report have in common where they are drawn."""

    host: Host
    font: str
    digit: float
    """How wide a digit is, by what widths of columns are counted in."""
    tables: set[str]
    """Names of tables that are taken."""


def draw(report: Report, lang: str, names: list[str]) -> list[DrawnSheet]:
    """The sheets of a report as plain values, under these names."""
    book = DrawnBook()
    draw_report(book, report, Styles(book, lang), lang, names, MOST_LINKS)
    return book.sheets


def render_report(book: Any, report: Report, lang: str, progress: Progress = lambda _done, _all: None) -> list[Any]:
    """Draw `report` into the open workbook, and show its first sheet; returns its sheets.

    No sheet but ours is touched: names that the user's sheets have are left to them. Raises SheetProtectedError or
    StructureProtectedError before anything is changed.
    """
    host = host_of(book)
    known = {each.place: each for each in own_sheets(book) if each.place[0] == report.name}
    places = places_of(report)
    _refuse_protected(book, host, known, places)
    foreign = {sheet.name for sheet in book.sheets} - {each.sheet.name for each in known.values()}
    names = sheet_names(report, lang, foreign)
    drawn = [each for each in draw(report, lang, names) if each.name not in foreign]
    shapes = [*(shape_of(sheet, lang) for sheet in report.sheets), ""]
    remove_own(book, [each for place, each in known.items() if place not in places])
    _rename(known, places, names)
    tables = _table_names(book, {each.sheet.name for each in known.values()})
    sheets: list[Any] = []
    font = Styles(None, lang).font
    digit = host.digit_width(book, font)
    for number, (place, sheet, shape) in enumerate(zip(places, drawn, shapes, strict=False)):
        progress(number, len(drawn))
        own = known.get(place)
        kept = remember(own.sheet, sheet) if own and own.shape == shape else None
        # On the sheet that nobody sees no row is given a height.
        with nullcontext() if sheet.hidden else host.heights_kept(book):
            live = _emptied(own.sheet, host) if own else _added(book, sheet.name, sheets)
            _put(live, sheet, Setting(host, font, digit, tables), kept)
        mark(live, place, shape, host)
        sheets.append(live)
    sheets[0].activate()
    return sheets


def _refuse_protected(book: Any, host: Host, known: dict[Place, OwnSheet], places: list[Place]) -> None:
    if host.is_structure_protected(book) and set(places) != set(known):
        raise StructureProtectedError(path=book.name)
    for own in known.values():
        if host.is_protected(own.sheet):
            raise SheetProtectedError(at=own.sheet.name)


def remove_own(book: Any, sheets: list[OwnSheet]) -> None:
    """Take sheets of ours out of the workbook, without a question and without touching any other.

    Raises StructureProtectedError where the workbook lets none go.
    """
    if not sheets:
        return
    if host_of(book).is_structure_protected(book):
        raise StructureProtectedError(path=book.name)
    alerts = book.app.display_alerts
    book.app.display_alerts = False
    try:
        for each in sheets:
            if not any(other.name != each.sheet.name and other.visible in (True, -1) for other in book.sheets):
                book.sheets.add(after=book.sheets[-1])
            each.sheet.visible = True
            each.sheet.delete()
    finally:
        book.app.display_alerts = alerts


def _rename(known: dict[Place, OwnSheet], places: list[Place], names: list[str]) -> None:
    """Names in another language; by way of names that none has, since two sheets may trade theirs."""
    changed = [
        (known[place].sheet, name)
        for place, name in zip(places, [*names, FROZEN_SHEET], strict=False)
        if place in known and known[place].sheet.name != name
    ]
    for number, (sheet, _) in enumerate(changed):
        sheet.name = f"~{number}~"
    for sheet, name in changed:
        sheet.name = name


def _added(book: Any, name: str, before: list[Any]) -> Any:
    return book.sheets.add(name, after=before[-1] if before else book.sheets[-1])


def _emptied(sheet: Any, host: Host) -> Any:
    sheet.visible = True
    for chart in list(sheet.charts):
        chart.delete()
    for table in sheet.tables:
        with suppress(Exception):
            table.autofilter.clear()
    host.untabular(sheet)
    used = sheet.used_range
    # Rows that a filter hid would stay hidden under what is drawn now.
    used.rows.hidden = False
    with suppress(NotImplementedError):
        used.conditional_formats.clear()
    used.clear()
    sheet.page_setup.print_area = None
    return sheet


def _put(sheet: Any, drawn: DrawnSheet, setting: Setting, kept: Kept | None) -> None:
    """All of one sheet, in the order in which hosts take it best: the page is laid out while it is empty."""
    host, font = setting.host, setting.font
    if drawn.hidden:
        write_cells(sheet, drawn, host)
        sheet.visible = _VERY_HIDDEN
        return
    host.set_up_page(sheet, drawn.page)
    format_numbers(sheet, drawn, host)
    write_cells(sheet, drawn, host)
    set_looks(sheet, drawn, font, host)
    set_sizes(sheet, drawn, setting.digit, widths=kept is None)
    for area, options in drawn.tables:
        below = int(bool(options["total_row"]))
        host.tabular(
            sheet, (area[0], area[1], area[2] - below, area[3]), _free_table_name(options["name"], setting.tables)
        )
    if drawn.filtered is not None:
        host.filter_by(sheet, drawn.filtered)
    set_rules(sheet, drawn, host)
    if kept is not None:
        put_back(sheet, drawn, kept)
    draw_charts(sheet, drawn, font, host)
    sheet.show_gridlines = False
    if drawn.frozen is not None:
        host.freeze(sheet, *drawn.frozen)
    if drawn.printed is not None:
        sheet.page_setup.print_area = cells_at(sheet, drawn.printed).address


def _table_names(book: Any, but: set[str]) -> set[str]:
    """The names of the tables on all sheets but those that are drawn anew."""
    return {table.name.casefold() for sheet in book.sheets if sheet.name not in but for table in sheet.tables}


def _free_table_name(name: str, taken: set[str]) -> str:
    """A name that no table of the workbook has: another report may have drawn the same table."""
    made, number = name, 2
    while made.casefold() in taken:
        made, number = f"{name}_{number}", number + 1
    taken.add(made.casefold())
    return made
