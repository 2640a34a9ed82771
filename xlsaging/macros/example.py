"""The example ledger in the input tables: the same each time, so that its rows are known again."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from xlsaging.app.importing import ImportTable, import_rows
from xlsaging.app.read import read
from xlsaging.app.sample import Wanted, write_sample
from xlsaging.model.input_sheets import INPUT_SHEETS
from xlsaging.model.workbook_errors import TableNotEmptyError
from xlsaging.render.live.host import Host

from .hindrances import refuse_adding, refuse_deleting
from .tables import append, columns_known, delete_rows, find_table, is_empty

__all__ = ["EXAMPLE_ROWS", "load", "remove"]

EXAMPLE_ROWS = 300
_SEED = 5
_LANGS = ("zh_CN", "en")


def load(book: Any, lang: str, host: Host) -> int:
    """Put the example into the input tables; returns its rows. Raises TableNotEmptyError where one holds any row."""
    for sheet in INPUT_SHEETS.values():
        table = find_table(book, sheet.excel_table)
        if table is not None and not is_empty(table):
            raise TableNotEmptyError(at=f"{table.range.sheet.name}!{table.range.address.replace('$', '')}")
    tables = _example("en" if lang == "en" else "zh_CN")
    refuse_adding(book, (each.table for each in tables if each.rows), host)
    return sum(append(book, each, lang, host) for each in tables)


def remove(book: Any, host: Host) -> int:
    """Take the example's rows out, in whichever language they are; returns how many. A row that differs in any cell
    from the example's is somebody's own, and stays. Raises SheetProtectedError, RowsHiddenError."""
    doomed: dict[str, set[int]] = {}
    for rows in (each for lang in _LANGS for each in _example(lang)):
        table = find_table(book, INPUT_SHEETS[rows.table].excel_table)
        if table is not None and not is_empty(table) and (numbers := _known(table, rows)):
            doomed.setdefault(rows.table, set()).update(numbers)
    refuse_deleting(book, doomed, host)
    for name, found in doomed.items():
        delete_rows(find_table(book, INPUT_SHEETS[name].excel_table), sorted(found))
    return sum(map(len, doomed.values()))


def _known(table: Any, rows: ImportTable) -> list[int]:
    """Which rows of a table are the example's."""
    sheet = INPUT_SHEETS[rows.table]
    places = columns_known(table, sheet)
    if any(column.required and column.name not in places for column in sheet.columns):
        return []
    columns = [(number, places[name]) for number, name in enumerate(rows.columns) if name in places]
    known = {tuple(_plain(row[number]) for number, _ in columns) for row in rows.rows}
    cells = table.data_body_range.options(ndim=2).value
    return [number for number, row in enumerate(cells) if tuple(_plain(row[at]) for _, at in columns) in known]


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, (date, str)):
        return value
    return None if value is None else round(float(value), 6)


@cache
def _example(lang: str) -> tuple[ImportTable, ...]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "example.xlsx"
        write_sample(Wanted(path, EXAMPLE_ROWS, lang, _SEED))
        return import_rows(read([path], {}), lang)
