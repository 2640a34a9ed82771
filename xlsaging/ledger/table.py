"""A table found in a grid, and the same table with its cells parsed: what layouts work on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from xlsaging.model.issues import Issue

from .grid import Grid, address

__all__ = ["LocatedTable", "TypedTable"]


@dataclass(frozen=True, slots=True)
class LocatedTable:
    """Where a table is, and which of its columns is what.

    `columns` maps a column's name to its position. Names are those of `model.schema` and, for what only
    some layouts have, of `ledger.aliases.LAYOUT_COLUMNS` (`debit, credit, direction, balance, …`).
    `extra` holds the other columns by header: kept as text, for grouping.
    """

    grid: Grid
    columns: Mapping[str, int]
    extra: Mapping[str, int]
    headers: Mapping[int, str]
    header_row: int
    first_row: int
    last_row: int
    hint: str = ""
    """Table name that the place itself says (settings, Excel table `tblReceipts`, sheet 回款), else ""."""
    table: str = ""
    """Whose columns these are, decided from headers and place: a name of `model.schema.TABLES`, `account`
    (a customer account with debit and credit) or `aging` (balances by bucket, one line a customer)."""
    stated: Mapping[str, str] = field(default_factory=dict, hash=False)
    """What the lines above the headers say: `unit` (`10000` for 万元), `currency`, `year`, `as_of` (ISO text),
    `customer_id`, `customer_name`, `account`."""
    scales: Mapping[str, float] = field(default_factory=dict, hash=False)
    """What amounts of a column are multiplied by (10,000 under a header in 万元); the frame is multiplied already, by
    these and by `stated["unit"]`."""
    group_row: int = -1
    """The upper one of two header rows; -1 where there is one."""
    doubles: Mapping[int, str] = field(default_factory=dict, hash=False)
    """Headers that would have had a column, were there not a better one for it: position → column. They are extra."""

    def at(self, row: int, column: str | int | None = None, *, file: bool = False) -> str:
        """The address of a cell; of column A where the column is not known."""
        position = column if isinstance(column, int) else self.columns.get(column or "", 0)
        return address(self.grid.name, row, position, self.grid.file if file else "")


@dataclass(slots=True)
class TypedTable:
    """A table's data rows with typed columns.

    `frame` is a pandas frame whose index is the sheet's row (from 0), with one column for each name in
    `located.columns` — ids and texts str, dates int64 day numbers (NEVER), amounts **float64 in major units,
    NaN where blank or unreadable**, counts and rates float64 — and `located.extra` as text. `bad` marks cells
    that could not be read: column → {row: issue code}. Beyond `located.columns` the frame may have `document_date`
    put together from month and day, `currency` as headers or cells state it, and `customer_id` and
    `customer_name` from block headings. `left_out` counts rows that are not data, by kind: `blank`,
    `total`, `repeated_header`, `note`, `block_heading`, `filtered`. `missed` says which choice of rows left none
    here: the header, the value asked for, and the values there are.
    """

    located: LocatedTable
    frame: Any
    issues: list[Issue] = field(default_factory=list)
    bad: dict[str, dict[int, str]] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)
    missed: tuple[str, str, list[str]] | None = None
