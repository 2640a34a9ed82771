"""Cells that move, merge, sort and fill."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any

from xlsaging.libreoffice import bridge
from xlsaging.libreoffice.addresses import LAST_COLUMN, LAST_ROW
from xlsaging.libreoffice.following import ChartsAside


class Structure:
    """What changes the place of cells; mixed into Range."""

    sheet: Any
    shape: tuple[int, int]
    row: int
    column: int
    box: Any
    xr: Any
    block: Any
    uno_address: Any
    cell_address: Any
    part: Callable[..., Any]

    @property
    def arg1_input(self) -> str:
        """The address, where it names whole rows or columns; what xlwings guesses "rows" or "columns" from."""
        whole = self.shape[0] == LAST_ROW or self.shape[1] == LAST_COLUMN
        return self.get_address(False, False) if whole else ""

    get_address: Callable[..., str]

    def insert(self, shift: str | None = None, copy_origin: str | None = None) -> None:
        """Move cells down or right and leave new ones in their place, looking like those above or left of them."""
        rows, columns = self.shape
        ways = {"down": "DOWN", "right": "RIGHT", None: "DOWN" if columns >= rows else "RIGHT"}
        mode = "ROWS" if columns == LAST_COLUMN else "COLUMNS" if rows == LAST_ROW else ways[shift]
        place = self.part(0, 0, rows, columns)
        with self._charts_aside(mode), self.sheet.app.following.moving():
            self.sheet.xs.insertCells(self.uno_address, bridge.enum("sheet.CellInsertMode", mode))
        if copy_origin == "format_from_right_or_below":
            down, across = (rows, 0) if mode in ("ROWS", "DOWN") else (0, columns)
            place.part(down, across, rows, columns).transfer_to(place, "T")

    def delete(self, shift: str | None = None) -> None:
        rows, columns = self.shape
        ways = {"up": "UP", "left": "LEFT", None: "LEFT" if rows >= columns else "UP"}
        mode = "ROWS" if columns == LAST_COLUMN else "COLUMNS" if rows == LAST_ROW else ways[shift]
        with self._charts_aside(mode), self.sheet.app.following.moving():
            self.sheet.xs.removeRange(self.uno_address, bridge.enum("sheet.CellDeleteMode", mode))

    def _charts_aside(self, mode: str) -> Any:
        sideways = mode in ("LEFT", "RIGHT")
        return ChartsAside(self.sheet, self.box) if sideways else contextlib.nullcontext()

    def move(self, destination: Any) -> None:
        """Cut and paste: formulas elsewhere that point here follow."""
        target = getattr(destination, "impl", destination)
        with self.sheet.app.following.moving():
            self.sheet.xs.moveRange(target.cell_address, self.uno_address)

    @property
    def merge_area(self) -> Any:
        cursor = self.sheet.xs.createCursorByRange(self.part(0, 0).xr)
        cursor.collapseToMergedArea()
        return self.sheet.at(cursor.getRangeAddress())

    @property
    def merge_cells(self) -> bool | None:
        """Whether the cells are merged; None where some are and some are not."""
        if self.shape == (1, 1):
            return bool(self.merge_area.shape != (1, 1))
        area = self.merge_area
        if self.box.common(area.box) == self.box and area.shape != (1, 1):
            return True
        return None if self.block.getIsMerged() else False

    def merge(self, across: bool = False) -> None:
        """Make one cell of these, or one of each row; what the first one holds stays, the rest is lost."""
        rows, columns = self.shape
        parts = [self.part(at, 0, 1, columns) for at in range(rows)] if across else [self.part(0, 0, rows, columns)]
        for part in parts:
            part.block.merge(False)
            for hidden in part.all_but_the_first():
                hidden.clear_contents()
            part.block.merge(True)

    def all_but_the_first(self) -> list[Any]:
        """The cells beside the first one: the rest of its row, and the rows below."""
        rows, columns = self.shape
        rest = [self.part(0, 1, 1, columns - 1)] if columns > 1 else []
        return rest + ([self.part(1, 0, rows - 1, columns)] if rows > 1 else [])

    def unmerge(self) -> None:
        self.merge_area.block.merge(False)
        self.block.merge(False)

    def sort(self, keys: Any, ascending: Any, has_headers: bool) -> None:
        """Sort the rows by columns counted from 1."""
        fields = []
        for key, upward in zip(keys, ascending, strict=True):
            field = bridge.struct("table.TableSortField")
            field.Field, field.IsAscending, field.IsCaseSensitive = key - 1, bool(upward), False
            fields.append(field)
        self.block.sort(
            bridge.properties(
                ContainsHeader=bool(has_headers),
                IsSortColumns=False,
                BindFormatsToContent=True,
                SortFields=bridge.typed("[]com.sun.star.table.TableSortField", tuple(fields)),
            )
        )
