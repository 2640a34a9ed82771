"""An open workbook's sheets as plain cells: one range read a sheet, all of it, hidden and filtered rows too."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from xlsaging.app.open_workbook import NamedArea, OpenSheet
from xlsaging.model.own_sheet import BUILT_NAMES
from xlsaging.render.live.host import Host

__all__ = ["MOST_CELLS", "read_sheet", "read_sheets"]

MOST_CELLS = 20_000_000
"""Cells that are read at once; a stray cell in the last row and column makes a sheet of 17 thousand million."""
_MOST_NAMES = 200
_VISIBLE = (True, -1)


def read_sheets(book: Any, own: set[str], host: Host) -> list[OpenSheet]:
    """All sheets but ours, whose names are `own`."""
    areas = _named(book)
    built = {name for name, known in areas.items() if any(area.name in BUILT_NAMES for area in known)}
    sheets = (sheet for sheet in book.sheets if sheet.name not in own | built)
    found = (read_sheet(sheet, areas.get(sheet.name, ()), host) for sheet in sheets)
    return [each for each in found if each is not None]


def read_sheet(sheet: Any, names: tuple[NamedArea, ...] = (), host: Host | None = None) -> OpenSheet | None:
    """One sheet; None where nothing is on it."""
    cells = _used(sheet)
    if cells is None:
        return None
    rows = cells.options(ndim=2, err_to_str=True).value
    areas = (*(_table(table) for table in sheet.tables), *names)
    hidden = max(len(rows) - host.visible_rows(cells), 0) if host is not None and _can_hide(sheet) else 0
    return OpenSheet(sheet.name, rows, cells.row - 1, cells.column - 1, areas, sheet.visible not in _VISIBLE, hidden)


def _used(sheet: Any) -> Any:
    """What the sheet uses; where a stray cell makes that senseless, its tables, else the block at its beginning."""
    used = sheet.used_range
    rows, columns = used.shape
    if rows * columns == 1 and used.options(err_to_str=True).value is None:
        return None
    if rows * columns <= MOST_CELLS:
        return used
    blocks = [table.range for table in sheet.tables] or [sheet.range("A1").current_region]
    first_row, first_column = (min(getattr(block, way) for block in blocks) for way in ("row", "column"))
    last = [block.last_cell for block in blocks]
    return sheet.range((first_row, first_column), (max(c.row for c in last), max(c.column for c in last)))


def _can_hide(sheet: Any) -> bool:
    return sheet.visible in _VISIBLE


def _table(table: Any) -> NamedArea:
    return _area(str(table.name), table.range, is_table=True, has_totals=bool(table.show_totals))


def _area(name: str, cells: Any, *, is_table: bool, has_totals: bool = False) -> NamedArea:
    last = cells.last_cell
    return NamedArea(name, (cells.row - 1, last.row - 1), (cells.column - 1, last.column - 1), is_table, has_totals)


def _named(book: Any) -> dict[str, tuple[NamedArea, ...]]:
    """The defined names that stand for cells, by sheet."""
    found: dict[str, list[NamedArea]] = {}
    for name, cells in _names(book):
        found.setdefault(cells.sheet.name, []).append(_area(name, cells, is_table=False))
    return {sheet: tuple(areas) for sheet, areas in found.items()}


def _names(book: Any) -> Iterator[tuple[str, Any]]:
    for name in list(book.names)[:_MOST_NAMES]:
        # A name may stand for a number, a formula or cells that are gone.
        with suppress(Exception):
            cells = name.refers_to_range
            if cells is not None:
                yield str(name.name), cells
