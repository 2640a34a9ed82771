"""ArCollect's own input tables, told from tables of somebody's own by their names and their headers.

They read without being told where they are or what their headers mean. Where a workbook has no other tables, a place
or a header that its settings name and that it does not have is meant for the files that are imported into it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from xlsaging.i18n.speak import say
from xlsaging.model.input_sheets import INPUT_SHEETS, InputSheet
from xlsaging.model.settings import LANGUAGES

from .aliases import header_keys
from .grid import Grid
from .table import LocatedTable

__all__ = ["input_tables_only", "is_input_table", "without_own_headers"]


def input_tables_only(tables: Iterable[LocatedTable], grids: Iterable[Grid]) -> bool:
    """Whether there are input tables, be they empty, and every table with rows is one of them.

    The settings are not counted: whoever has a ledger of their own may have a table of settings beside it.
    """
    names = {region.name for grid in grids for region in grid.regions}
    data = [located for located in tables if located.table != "settings"]
    return not names.isdisjoint(_sheets()) and all(is_input_table(located) for located in data)


def is_input_table(located: LocatedTable) -> bool:
    """Whether a table is named as an input sheet's, and what each row must have stands under that sheet's own headers.

    Columns of a user's own beside them change nothing; a table of the same name with other headers is a user's own.
    """
    sheet = next((_sheets()[name] for name in _names_of(located) if name in _sheets()), None)
    if sheet is None or sheet.table != located.table:
        return False
    words = _words(sheet.table)
    required = [column.name for column in sheet.columns if column.required]
    return all(
        name in located.columns and not words[name].isdisjoint(header_keys(located.headers[located.columns[name]]))
        for name in required
    )


def without_own_headers(columns: Mapping[str, str]) -> dict[str, str]:
    """What columns are called in files, without what input tables call theirs: those mean what they always mean.

    >>> without_own_headers({"open_amount": "Amount", "due_date": "Pay before"})
    {'due_date': 'Pay before'}
    """
    own = {key for sheet in INPUT_SHEETS for words in _words(sheet).values() for key in words}
    return {name: header for name, header in columns.items() if own.isdisjoint(header_keys(header))}


def _names_of(located: LocatedTable) -> Sequence[str]:
    """Names of the Excel tables whose headers are this table's."""
    first = min(located.headers, default=-1)
    return [
        region.name
        for region in located.grid.regions
        if region.first_row == located.header_row and region.first_column <= first <= region.last_column
    ]


@cache
def _sheets() -> Mapping[str, InputSheet]:
    return {sheet.excel_table: sheet for sheet in INPUT_SHEETS.values()}


@cache
def _words(table: str) -> Mapping[str, frozenset[str]]:
    """Keys of what an input sheet says over each column, in any language."""
    return {
        column.name: frozenset(key for lang in LANGUAGES for key in header_keys(say(column.header, lang)))
        for column in INPUT_SHEETS[table].columns
    }
