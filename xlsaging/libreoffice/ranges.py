"""Range: cells of one sheet, by place. What is in them, how they look and how they move stands in its parts."""

from __future__ import annotations

from typing import Any

from xlwings import base_classes

from xlsaging.libreoffice import bridge
from xlsaging.libreoffice.addresses import LAST_COLUMN, LAST_ROW, Box, address
from xlsaging.libreoffice.cell_formulas import CellFormulas
from xlsaging.libreoffice.cell_links import CellLinks
from xlsaging.libreoffice.copying import Copying
from xlsaging.libreoffice.looks import Looks
from xlsaging.libreoffice.searching import Searching
from xlsaging.libreoffice.sizes import Sizes
from xlsaging.libreoffice.structure import Structure
from xlsaging.libreoffice.values import Values

CONTENTS = 1 | 2 | 4 | 16
"""com.sun.star.sheet.CellFlags: numbers, dates, texts, formulas."""
FORMATS = 32 | 64 | 256
NOTES = 8
DIRECTIONS = {"d": "down", "u": "up", "l": "left", "r": "right"}


class Range(
    Values,
    CellFormulas,
    Looks,
    Sizes,
    Structure,
    Copying,
    Searching,
    CellLinks,
    bridge.Guarded,
    base_classes.Range,
):
    """A rectangle of cells, counted from 1 as Excel does; it may have no rows or no columns at all."""

    sheet: Any = None
    row = 0
    column = 0
    shape = (0, 0)

    def __init__(self, sheet: Any, row: int, column: int, rows: int = 1, columns: int = 1) -> None:
        self.sheet = sheet
        self.row = row
        self.column = column
        self.shape = (rows, columns)
        self.xr_kept: Any = None

    @property
    def box(self) -> Box:
        return Box(self.row, self.column, *self.shape)

    @property
    def xr(self) -> Any:
        """LibreOffice's own object: a cell, or a range of cells."""
        if self.xr_kept is None:
            (rows, columns), top, left = self.shape, self.row - 1, self.column - 1
            if rows == columns == 1:
                self.xr_kept = self.sheet.xs.getCellByPosition(left, top)
            else:
                self.xr_kept = self.sheet.xs.getCellRangeByPosition(left, top, left + columns - 1, top + rows - 1)
            self.sheet.app.following.range(self)
        return self.xr_kept

    def move_to(self, address: Any) -> None:
        """Stand for the cells at a UNO address from now on."""
        self.row, self.column = address.StartRow + 1, address.StartColumn + 1
        self.shape = (address.EndRow - address.StartRow + 1, address.EndColumn - address.StartColumn + 1)

    @property
    def block(self) -> Any:
        """LibreOffice's own object, a range of cells even for a single one."""
        (rows, columns), top, left = self.shape, self.row - 1, self.column - 1
        return self.sheet.xs.getCellRangeByPosition(left, top, left + columns - 1, top + rows - 1)

    @property
    def uno_address(self) -> Any:
        (rows, columns), top, left = self.shape, self.row - 1, self.column - 1
        return bridge.struct(
            "table.CellRangeAddress", self.sheet.index - 1, left, top, left + columns - 1, top + rows - 1
        )

    @property
    def cell_address(self) -> Any:
        """Where the first cell is."""
        return bridge.struct("table.CellAddress", self.sheet.index - 1, self.column - 1, self.row - 1)

    @property
    def api(self) -> Any:
        return self.xr if all(self.shape) else None

    @property
    def coords(self) -> tuple[Any, ...]:
        return (self.sheet, self.row, self.column, *self.shape)

    def part(self, down: int, across: int, rows: int = 1, columns: int = 1) -> Range:
        """Cells so many rows down and columns across from the first one; counted from 0."""
        return Range(self.sheet, self.row + down, self.column + across, rows, columns)

    def placed(self, box: Box) -> Range:
        return Range(self.sheet, *box)

    def __len__(self) -> int:
        return self.shape[0] * self.shape[1]

    def __call__(self, *args: Any) -> Range:
        """One cell: by its number row by row, or by row and column, also beyond the range."""
        if len(args) == 1:
            if isinstance(args[0], str):
                return self.sheet.range(args[0]).shifted(self.row - 1, self.column - 1)
            down, across = divmod(int(args[0]) - 1, self.shape[1])
        elif len(args) == 2:
            down, across = int(args[0]) - 1, int(args[1]) - 1
        else:
            raise ValueError("Invalid arguments")
        row, column = self.row + down, self.column + across
        if not (1 <= row <= LAST_ROW and 1 <= column <= LAST_COLUMN):
            raise IndexError(f"Row {row}, column {column} is outside the sheet.")
        return Range(self.sheet, row, column)

    def shifted(self, down: int, across: int) -> Range:
        return Range(self.sheet, self.row + down, self.column + across, *self.shape)

    def clipped(self) -> Range:
        """This range without what lies beyond the used cells; its first cell at least."""
        rows, columns = self.shape
        if rows * columns < 100_000:
            return self
        common = self.box.common(Box(1, 1, *_used_corner(self.sheet)))
        return self.part(0, 0) if common is None else self.part(0, 0, common.rows, common.columns)

    def clear_contents(self) -> None:
        if all(self.shape):
            self.xr.clearContents(CONTENTS)

    def clear_formats(self) -> None:
        if all(self.shape):
            self.xr.clearContents(FORMATS)
            self._unmerge_all()

    def clear(self) -> None:
        if all(self.shape):
            self.xr.clearContents(CONTENTS | FORMATS | NOTES)
            self._unmerge_all()

    def _unmerge_all(self) -> None:
        if self.merge_cells is not False:
            self.block.merge(False)

    def end(self, direction: str) -> Range:
        """Where Ctrl and an arrow lead from the first cell: the end of its block, or the next one's begin."""
        way = DIRECTIONS.get(direction, direction)
        if way not in DIRECTIONS.values():
            raise ValueError(f"A direction is up, down, left or right, not {direction!r}.")
        used_rows, used_columns = _used_corner(self.sheet)
        row, column = self.row, self.column
        if way in ("down", "up"):
            top, bottom = (row, max(used_rows, row)) if way == "down" else (1, row)
            line = [cells[0] for cells in Range(self.sheet, top, column, bottom - top + 1, 1).entered()]
            steps = _jump(line if way == "down" else line[::-1])
            if steps is None:
                return Range(self.sheet, LAST_ROW if way == "down" else 1, column)
            return Range(self.sheet, row + steps if way == "down" else row - steps, column)
        left, right = (column, max(used_columns, column)) if way == "right" else (1, column)
        line = list(Range(self.sheet, row, left, 1, right - left + 1).entered()[0])
        steps = _jump(line if way == "right" else line[::-1])
        if steps is None:
            return Range(self.sheet, row, LAST_COLUMN if way == "right" else 1)
        return Range(self.sheet, row, column + steps if way == "right" else column - steps)

    @property
    def current_region(self) -> Range:
        cursor = self.sheet.xs.createCursorByRange(self.part(0, 0).xr)
        cursor.collapseToCurrentRegion()
        return self.sheet.at(cursor.getRangeAddress())

    def get_address(self, row_absolute: bool = True, col_absolute: bool = True, external: bool = False) -> str:
        here = address(self.box, row_absolute, col_absolute)
        if not external:
            return here
        place = f"[{self.sheet.book.name}]{self.sheet.name}"
        plain = all(sign.isalnum() or sign in "_.[]" for sign in place)
        return f"{place}!{here}" if plain else "'" + place.replace("'", "''") + f"'!{here}"

    @property
    def address(self) -> str:
        if not all(self.shape):
            return f"{address(Box(self.row, self.column))}{{{self.shape[0]}x{self.shape[1]}}}"
        return self.get_address()

    def select(self) -> None:
        self.sheet.activate()
        self.sheet.book.controller.select(self.xr)

    @property
    def rows(self) -> Range:
        return self

    @property
    def columns(self) -> Range:
        return self


def _used_corner(sheet: Any) -> tuple[int, int]:
    """The last used row and column."""
    cursor = sheet.xs.createCursor()
    cursor.gotoEndOfUsedArea(False)
    end = cursor.getRangeAddress()
    return end.EndRow + 1, end.EndColumn + 1


def _jump(line: list[Any]) -> int | None:
    """Steps along a line of entries from its first one; None for the edge of the sheet.

    >>> _jump(["a", "b", "c", ""]), _jump(["a", "", "", "d"]), _jump(["", "", "c"]), _jump(["a", ""])
    (2, 3, 2, None)
    """
    full = [entry != "" for entry in line]
    if len(full) > 1 and full[0] and full[1]:
        return next((at - 1 for at in range(2, len(full)) if not full[at]), len(full) - 1)
    return next((at for at in range(1, len(full)) if full[at]), None)
