"""Which sheets of a workbook are ours: each carries a defined name of its own that says what was drawn there.

A sheet that the user has renamed, or copied, is the user's from then on.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from xlsaging.model.own_sheet import BUILT, OWN_SHEET, Place, own_place, own_text
from xlsaging.report.frozen import FROZEN_SHEET
from xlsaging.report.model import Report, Sheet, Table

from .host import Host

__all__ = ["OwnSheet", "Place", "mark", "own_sheets", "places_of", "reports_in", "shape_of", "unmark"]


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """A sheet of ours in a workbook: what it shows, and the shape of its tables when it was drawn."""

    sheet: Any
    place: Place
    shape: str


def own_sheets(book: Any) -> list[OwnSheet]:
    """Our sheets, in the workbook's order."""
    found = (_own(sheet) for sheet in book.sheets)
    return [each for each in found if each is not None]


def reports_in(book: Any) -> list[OwnSheet]:
    """Our sheets that a report drew: not those that came with the workbook."""
    return [each for each in own_sheets(book) if each.place[0] != BUILT]


def _own(sheet: Any) -> OwnSheet | None:
    if not sheet.names.contains(OWN_SHEET):
        return None
    found = own_place(str(sheet.names(OWN_SHEET).refers_to), sheet.name)
    return OwnSheet(sheet, *found) if found else None


def mark(sheet: Any, place: Place, shape: str, host: Host) -> None:
    """Make a sheet ours."""
    text = own_text(place, shape, sheet.name)
    if sheet.names.contains(OWN_SHEET) and sheet.names(OWN_SHEET).refers_to == text:
        return
    unmark(sheet)
    host.quiet_name(sheet.names.add(OWN_SHEET, text))


def unmark(sheet: Any) -> None:
    """Make a sheet the user's."""
    with suppress(KeyError):
        if sheet.names.contains(OWN_SHEET):
            sheet.names(OWN_SHEET).delete()


def places_of(report: Report) -> list[Place]:
    """The place of each sheet that a report draws, the one that nobody sees last."""
    shown = [(report.name, sheet.name, sheet.part) for sheet in report.sheets]
    return [*shown, (report.name, FROZEN_SHEET, 1)] if report.frozen else shown


def shape_of(sheet: Sheet, lang: str) -> str:
    """Which tables with which columns a sheet has: the same where widths and filters of the last time still fit.

    >>> from xlsaging.i18n.catalogue import Text
    >>> empty = Sheet("aging", Text("title.aging"), ())
    >>> shape_of(empty, "en") == shape_of(empty, "en"), shape_of(empty, "en") == shape_of(empty, "zh_CN")
    (True, False)
    """
    tables = (block for block in sheet.blocks if isinstance(block, Table))
    columns: Sequence[object] = [(table.name, [column.name for column in table.columns]) for table in tables]
    return blake2b(repr((lang, columns)).encode(), digest_size=6).hexdigest()
