"""What keeps input tables from being changed: said before the first of them is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from xlsaging.model.input_sheets import INPUT_SHEETS
from xlsaging.model.workbook_errors import RowsHiddenError, SheetProtectedError, StructureProtectedError
from xlsaging.render.live.host import Host

from .tables import find_table, positions

__all__ = ["refuse_adding", "refuse_deleting"]


def refuse_adding(book: Any, names: Iterable[str], host: Host) -> None:
    """Nothing may keep rows from being added to these tables, or a table from being made that is not there.

    Raises SheetProtectedError, MissingColumnError or StructureProtectedError.
    """
    for name in names:
        table = find_table(book, INPUT_SHEETS[name].excel_table)
        if table is not None:
            _refuse_protected(table, host)
            positions(table, INPUT_SHEETS[name])
        elif host.is_structure_protected(book):
            raise StructureProtectedError(path=book.name)


def refuse_deleting(book: Any, names: Iterable[str], host: Host) -> None:
    """Rows of these tables may be deleted, and none of them is out of sight: of a filtered table Excel deletes only
    what is shown.

    Raises SheetProtectedError or RowsHiddenError.
    """
    for name in names:
        table = find_table(book, INPUT_SHEETS[name].excel_table)
        _refuse_protected(table, host)
        body = table.data_body_range
        if host.visible_rows(body) < body.shape[0]:
            raise RowsHiddenError(at=f"{table.range.sheet.name}!{table.range.address.replace('$', '')}")


def _refuse_protected(table: Any, host: Host) -> None:
    if host.is_protected(table.range.sheet):
        raise SheetProtectedError(at=table.range.sheet.name)
