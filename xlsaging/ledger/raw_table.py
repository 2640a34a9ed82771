"""A located table's cells as they were read, before anything is decided about rows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import numpy as np

from .aliases import column_kind
from .amount_column import AmountColumn, NumberKind
from .columns import as_arrow, filled_cells
from .date_column import DateColumn
from .grid import CellKind, ColumnData
from .table import LocatedTable
from .terms_column import TermsColumn

__all__ = ["RawTable"]

_NUMBERS: dict[str, NumberKind] = {"amount": "amount", "number": "number", "rate": "rate", "count": "count"}

_WHOLE_MONTHS: dict[str, Literal["first", "last"]] = {"month": "first", "snapshot_date": "last"}
"""Columns in which a month without a day means a day: balances of a month are those at its end."""


@dataclass
class RawTable:
    """Columns of a located table by name: read from the grid, numbers and dates parsed, rows not yet sorted out."""

    located: LocatedTable

    def __post_init__(self) -> None:
        located, grid = self.located, self.located.grid
        self.positions = {**located.columns, **located.extra}
        self.kinds = {name: column_kind(name, located.table) for name in located.columns}
        self.kinds.update(dict.fromkeys(located.extra, "text"))
        self.data: dict[str, ColumnData] = {}
        self._arrow: dict[str, Any] = {}
        kinds: tuple[CellKind, ...] = ("text", "number", "date")
        for kind in kinds:
            names = [name for name in self.positions if self._cell_kind(name) == kind]
            columns = dict.fromkeys((self.positions[name] for name in names), kind)
            found = grid.columns(columns, located.first_row, located.last_row) if columns else {}
            self.data.update({name: found[self.positions[name]] for name in names})
        self.n_rows = max((len(data.values) for data in self.data.values()), default=0)

    def _cell_kind(self, name: str) -> CellKind:
        if self.located.grid.text_only:
            return "text"
        kind = self.kinds[name]
        return "number" if kind in _NUMBERS else "date" if kind == "date" else "text"

    @cached_property
    def filled(self) -> Any:
        """Rows × columns: whether a cell holds anything, columns in the order of `data`."""
        if not self.data:
            return np.zeros((self.n_rows, 0), dtype=bool)
        return np.column_stack([filled_cells(data, self.arrow(name)) for name, data in self.data.items()])

    def arrow(self, name: str) -> Any:
        """A text column as an Arrow array, made once; None for numbers and dates."""
        if name not in self._arrow:
            data = self.data[name]
            made = as_arrow(data.values) if data.texts is None and data.values.dtype.kind == "O" else data.texts
            self._arrow[name] = made
        return self._arrow[name]

    def column_filled(self, name: str) -> Any:
        """Whether each cell of a column holds anything."""
        return self.filled[:, list(self.data).index(name)]

    def parse(self, keep: Any) -> None:
        """Parse number and date columns over the rows in `keep`."""
        self.amounts: dict[str, AmountColumn | TermsColumn] = {
            name: TermsColumn(self.data[name], keep)
            if name == "terms_days"
            else AmountColumn(self.data[name], keep, _NUMBERS[kind])
            for name, kind in self.kinds.items()
            if kind in _NUMBERS
        }
        self.dates = {
            name: DateColumn(self.data[name], keep, month=_WHOLE_MONTHS.get(name, ""))
            for name, kind in self.kinds.items()
            if kind == "date"
        }

    def raw(self, name: str, position: int) -> object:
        """What a cell holds: text, a number, a day number, or something odd; None where blank."""
        data = self.data[name]
        if position in data.odd:
            return data.odd[position]
        value = data.values[position]
        if data.values.dtype.kind == "O":
            return value or None
        if not self.column_filled(name)[position]:
            return None
        return value.item()

    def text(self, name: str, position: int) -> str:
        """A cell's text; "" where it holds none."""
        raw = self.raw(name, position)
        return raw.strip() if isinstance(raw, str) else ""
