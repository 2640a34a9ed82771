"""A grid held as rows of Python objects: live workbooks, small files, tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from xlsaging.ledger.grid import CellKind, ColumnData, Grid, Region

from .values import blank, column_of

__all__ = ["MemoryGrid", "MemorySource"]

Place = tuple[int, int]


@dataclass(slots=True, kw_only=True)
class MemoryGrid:
    """One sheet whose cells are Python objects already.

    Rows may be ragged. White space alone counts as blank. A cell is None, str, int, float, bool, date,
    datetime, CellError or Uncached.

    >>> grid = MemoryGrid.from_rows("Ledger", [["No", "Amount"], ["007", 12.5], ["008", "n/a"]])
    >>> grid.n_rows, grid.n_columns
    (3, 2)
    >>> grid.columns({1: "number"}, 1, 2)[1].odd
    {1: 'n/a'}
    """

    name: str
    rows: Sequence[Sequence[object]]
    file: str = ""
    hidden: bool = False
    hidden_rows: int = 0
    hidden_columns: int = 0
    text_only: bool = False
    regions: Sequence[Region] = ()
    outside: Sequence[Place] = ()
    unended_row: int = -1
    n_rows: int = field(init=False)
    n_columns: int = field(init=False)

    def __post_init__(self) -> None:
        self.n_rows = self.n_columns = 0
        for number, row in enumerate(self.rows):
            width = len(row)
            while width and blank(row[width - 1]):
                width -= 1
            if width:
                self.n_rows = number + 1
                self.n_columns = max(self.n_columns, width)

    @classmethod
    def from_rows(
        cls,
        name: str,
        rows: Sequence[Sequence[object]],
        *,
        file: str = "",
        hidden: bool = False,
        hidden_rows: int = 0,
        hidden_columns: int = 0,
        regions: Sequence[Region] = (),
    ) -> MemoryGrid:
        """A grid of `rows`, the first of which is row 1 of the sheet."""
        return cls(
            name=name,
            rows=rows,
            file=file,
            hidden=hidden,
            hidden_rows=hidden_rows,
            hidden_columns=hidden_columns,
            regions=regions,
        )

    def cells(self, first_row: int, last_row: int) -> list[list[object]]:
        """Rows `first_row` to `last_row` inclusive, each `n_columns` wide; blank cells are None."""
        last_row = min(last_row, self.n_rows - 1)
        width = self.n_columns
        found = []
        for row in self.rows[first_row : last_row + 1]:
            cells = [None if blank(cell) else cell for cell in row[:width]]
            found.append(cells + [None] * (width - len(cells)))
        return found

    def columns(self, kinds: Mapping[int, CellKind], first_row: int, last_row: int) -> dict[int, ColumnData]:
        """Columns by position, rows `first_row` to `last_row` inclusive."""
        rows = self.rows[first_row : min(last_row, self.n_rows - 1) + 1]
        return {
            column: column_of([row[column] if column < len(row) else None for row in rows], kind)
            for column, kind in kinds.items()
        }


@dataclass(frozen=True, slots=True)
class MemorySource:
    """Grids at hand, as a source."""

    label: str
    grids: Sequence[Grid]
