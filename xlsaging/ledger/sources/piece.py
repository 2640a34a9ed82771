"""A piece of a sheet as a grid: rows at hand, which keep the addresses that they have on their sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from xlsaging.ledger.grid import CellError, CellKind, ColumnData, Region

from .memory import MemoryGrid
from .values import column_of

__all__ = ["PieceGrid", "piece_grid"]

_ERRORS = frozenset({"#N/A", "#VALUE!", "#REF!", "#DIV/0!", "#NUM!", "#NAME?", "#NULL!", "#SPILL!", "#CALC!",
                     "#GETTING_DATA", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!"})  # fmt: skip


class PieceGrid:
    """A grid that begins somewhere inside its sheet; the cells before it are blank."""

    hidden: bool = False
    hidden_rows: int = 0
    hidden_columns: int = 0
    text_only = False
    file = ""
    unended_row = -1

    def __init__(self, inner: MemoryGrid, first_row: int, first_column: int, table: str = "") -> None:
        self._inner = inner
        self._row, self._column = first_row, first_column
        self.name = inner.name
        self.n_rows = first_row + inner.n_rows if inner.n_rows else 0
        self.n_columns = first_column + inner.n_columns if inner.n_rows else 0
        region = Region(table, first_row, self.n_rows - 1, first_column, self.n_columns - 1)
        self.regions: Sequence[Region] = (region,) if table and inner.n_rows else ()

    def cells(self, first_row: int, last_row: int) -> list[list[object]]:
        """Rows `first_row` to `last_row` of the sheet inclusive."""
        before: list[object] = [None] * self._column
        blank: list[list[object]] = [[None] * self.n_columns for _ in range(first_row, min(last_row + 1, self._row))]
        rest = self._inner.cells(max(first_row - self._row, 0), last_row - self._row) if last_row >= self._row else []
        return blank + [before + row for row in rest]

    def columns(self, kinds: Mapping[int, CellKind], first_row: int, last_row: int) -> dict[int, ColumnData]:
        """Columns of the sheet, rows `first_row` to `last_row` inclusive."""
        inside = {column - self._column: kind for column, kind in kinds.items() if column >= self._column}
        if first_row < self._row or len(inside) < len(kinds):
            rows = self.cells(first_row, last_row)
            return {column: column_of([row[column] for row in rows], kind) for column, kind in kinds.items()}
        found = self._inner.columns(inside, first_row - self._row, last_row - self._row)
        return {column + self._column: data for column, data in found.items()}


def piece_grid(
    sheet: str, rows: Sequence[Sequence[Any]], first_row: int = 0, first_column: int = 0, table: str = ""
) -> PieceGrid:
    """The grid of a rectangle of a sheet, as Excel's object model gives it: error values as text, money as Decimal.

    >>> grid = piece_grid("Ledger", [["No", "Amount"], ["A1", "#N/A"]], first_row=4, first_column=1)
    >>> grid.n_rows, grid.n_columns, grid.cells(5, 5)
    (6, 3, [[None, 'A1', CellError(text='#N/A')]])
    """
    return PieceGrid(MemoryGrid.from_rows(sheet, [list(_typed(row)) for row in rows]), first_row, first_column, table)


def _typed(row: Sequence[Any]) -> Iterator[object]:
    for cell in row:
        if isinstance(cell, str) and cell[:1] == "#" and cell in _ERRORS:
            yield CellError(cell)
        else:
            yield float(cell) if isinstance(cell, Decimal) else cell
