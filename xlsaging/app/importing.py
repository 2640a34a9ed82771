"""A ledger from elsewhere, made ready for the input tables: what was recognised, and the rows to append."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import say
from xlsaging.model.errors import SnapshotDateNeededError
from xlsaging.model.input_sheets import CHOICES, INPUT_SHEETS
from xlsaging.model.ledger import Ledger
from xlsaging.model.schema import TABLES
from xlsaging.report.import_preview import Recognised, preview_report
from xlsaging.report.model import Report

from .as_of import resolve_as_of
from .collect import plain_rows
from .engine import for_reports
from .provenance import Provenance, context_of

if TYPE_CHECKING:
    from xlsaging.ledger.read import FoundTables

__all__ = ["ImportTable", "Imported", "import_ledger", "import_rows", "settings_said"]

_READING = ("as_of", "date_order", "columns", "where", "tables")
"""Settings of the workbook that decide how a file is read: which of several days, in which order dates stand, what
headers mean, which rows count, and where tables are."""
_MADE_BY = ("base_currency", "terms_days", "terms_rule")
"""Settings that fill what rows leave out, currencies and due dates, and so are written into the input tables. What a
file says of itself goes before them, for it knows its own books better."""
_DAY = "snapshot_date"


@dataclass(frozen=True, slots=True)
class ImportTable:
    """Rows for one input table: names of columns as in `model.schema`, dates as dates, amounts in major units."""

    table: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file holds: the preview to look at, and the tables to append once that is confirmed."""

    preview: Report
    tables: tuple[ImportTable, ...]
    snapshot: date | None = None
    """The day of a list of open items, which rows do not say: without it any other day could be asked for."""


def import_ledger(path: Path, lang: str, said: Mapping[str, Any] | None = None) -> Imported:
    """Read whatever `read_ledger` reads; nothing is written.

    `said` are the settings of the workbook that the rows are to go into. They say where the tables of the file are,
    what its headers mean, which rows count and how dates read; and, where the file does not, the currency of its books,
    the terms, and the day of a list of open items. Raises what `read_ledger` raises.
    """
    ledger, found = _read(path, said or {})
    recognised = [
        Recognised(located.table, located.headers.get(place, ""), name, located.at(located.header_row, place))
        for located in (typed.located for typed in found.tables)
        for name, place in sorted(located.columns.items(), key=lambda pair: pair[1])
    ]
    ready = for_reports(ledger)
    context = context_of(ready, resolve_as_of(ready), Provenance((path,), path))
    return Imported(preview_report(recognised, context), import_rows(ready, lang), ready.settings.snapshot_date)


def settings_said(pairs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The settings in the rows of a table of settings; what is none is left out.

    >>> settings_said([("快照日期", "2025-03-31"), ("date_order", ""), ("colour", "red")])
    {'snapshot_date': '2025-03-31'}
    """
    from xlsaging.ledger.settings_sources import sheet_values

    return sheet_values(pairs)[0]


def _read(path: Path, said: Mapping[str, Any]) -> tuple[Ledger, FoundTables]:
    from xlsaging.ledger.read import read_with_tables

    given, otherwise = ({name: said[name] for name in names if name in said} for names in (_READING, _MADE_BY))
    try:
        return read_with_tables(path, given, otherwise)
    except SnapshotDateNeededError:
        if _DAY not in said:
            raise
        return read_with_tables(path, {**given, _DAY: said[_DAY]}, otherwise)


def import_rows(ledger: Ledger, lang: str) -> tuple[ImportTable, ...]:
    """The rows of each table that has an input sheet, in words that the sheets of this language offer."""
    return tuple(_table(ledger, name, lang) for name in INPUT_SHEETS if ledger.has(name))


def _table(ledger: Ledger, name: str, lang: str) -> ImportTable:
    frame = plain_rows(ledger.frame(name))
    wanted = {column.name for column in INPUT_SHEETS[name].columns}
    columns = [column for column in frame.columns if column in wanted]
    made = [_column(name, column, frame.column(column), lang) for column in columns]
    kept = [number for number, values in enumerate(made) if any(value is not None for value in values)]
    rows = list(zip(*(made[number] for number in kept), strict=True))
    return ImportTable(name, tuple(columns[number] for number in kept), rows)


def _column(table: str, name: str, values: Sequence[Any], lang: str) -> list[Any]:
    """What is to be written: nothing where nothing was said, and the word of a choice."""
    choices = CHOICES.get((table, name), ())
    column = TABLES[table].columns[name]
    said = {value: say(Text(f"choice.{value}"), _one(lang)) for value in choices}

    def written(value: Any) -> Any:
        if value is None or value == "":
            return None
        if isinstance(value, str):
            return said.get(value, value)
        if column.required or isinstance(value, date):
            return value
        # A missing amount reads as 0, so that a 0 need not be written where none has to be.
        return value or None

    return [written(value) for value in values]


def _one(lang: str) -> str:
    """A word to choose from is in one language, even where sheets are in two."""
    return "en" if lang == "en" else "zh_CN"
