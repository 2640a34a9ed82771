"""The day of a list of open items that is taken over: it goes into the table of settings, for rows do not say it.

A list is of one day and of no other, and counts by itself: with other documents or receipts beside it, figures would
be wrong without a sign of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from xlsaging.app.importing import Imported
from xlsaging.i18n.catalogue import Text
from xlsaging.model.input_sheets import INPUT_SHEETS
from xlsaging.model.periods import as_date
from xlsaging.model.schema import TABLES
from xlsaging.model.workbook_errors import ListMixedError, SheetProtectedError, StructureProtectedError
from xlsaging.render.live.host import Host

from .settings_table import set_setting
from .tables import find_table, is_empty

__all__ = ["DAY", "question", "refuse_mixing", "say_day"]

DAY = "snapshot_date"


def refuse_mixing(book: Any, found: Imported, said: Mapping[str, Any], host: Host) -> None:
    """Raise where rows that came and rows that are there would be a list and something else in the same tables.

    Raises ListMixedError; SheetProtectedError or StructureProtectedError where the day could not be written.
    """
    there = {name: _rows_at(book, name) for name in ("invoices", "receipts")}
    coming = {each.table for each in found.tables if each.rows}
    kept = _day_of(said)
    if found.snapshot is not None:
        other = there["receipts"] or (there["invoices"] if kept != found.snapshot else "")
        _refuse_setting(book, found.snapshot != kept, host)
    else:
        other = there["invoices"] if kept is not None and "receipts" in coming else ""
    if other:
        raise ListMixedError(at=other, day=found.snapshot or kept)


def question(found: Imported, said: Mapping[str, Any], told: Mapping[str, Any]) -> Text:
    """What is asked before anything is written: the day too, and the one that it would replace."""
    kept = _day_of(said)
    if found.snapshot is None or found.snapshot == kept:
        return Text("macro.ask_import", told)
    key = "macro.ask_import_list" if kept is None else "macro.ask_import_other_list"
    return Text(key, {**told, "day": found.snapshot, "before": kept})


def say_day(book: Any, found: Imported, said: Mapping[str, Any], lang: str, host: Host) -> None:
    """Write the day into the settings, where it is not there already."""
    if found.snapshot is not None and found.snapshot != _day_of(said):
        set_setting(book, DAY, found.snapshot, lang, host)


def _day_of(said: Mapping[str, Any]) -> date | None:
    return as_date(said[DAY]) if said.get(DAY) else None


def _rows_at(book: Any, name: str) -> str:
    """Where an input table with rows stands; "" where it has none."""
    table = find_table(book, INPUT_SHEETS[name].excel_table)
    if table is None or is_empty(table):
        return ""
    return f"{table.range.sheet.name}!{table.range.address.replace('$', '')}"


def _refuse_setting(book: Any, wanted: bool, host: Host) -> None:
    table = find_table(book, TABLES["settings"].excel_table) if wanted else None
    if table is not None and host.is_protected(table.range.sheet):
        raise SheetProtectedError(at=table.range.sheet.name)
    if wanted and table is None and host.is_structure_protected(book):
        raise StructureProtectedError(path=book.name)
