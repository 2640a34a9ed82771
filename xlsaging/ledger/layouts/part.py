"""What a layout makes of one input table: canonical rows, each of which knows the row it came from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from xlsaging.ledger.findings import limit_of, row_issues
from xlsaging.ledger.table import TypedTable
from xlsaging.model.issues import Issue
from xlsaging.model.schema import TABLES
from xlsaging.model.settings import Settings

__all__ = ["Context", "Normalised", "Part", "take"]

_KEPT = ("status", "summary", "voucher_no", "assignment", "reference", "terms_rule")
"""Columns that the schema does not know, kept as text for whoever looks a row up."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a layout may know beside its own table."""

    settings: Settings
    several_files: bool = False
    has_receipts: bool = False
    """Whether another table of the ledger lists receipts: settled dates are then not turned into receipts."""

    def at(self, typed: TypedTable, row: int, column: str | int | None = None) -> str:
        """The address of a cell, with its file where there are several."""
        return typed.located.at(row, column, file=self.several_files)

    def head(self, typed: TypedTable, column: str | int | None = None) -> str:
        """The address of a column's header, else of the leftmost one: for what concerns the whole table."""
        located = typed.located
        known = column if isinstance(column, int) else located.columns.get(column or "")
        leftmost = min((*located.columns.values(), *located.extra.values()), default=0)
        return self.at(typed, located.header_row, leftmost if known is None else known)

    def row_issues(
        self,
        code: str,
        typed: TypedTable,
        positions: Any,
        column: str | int,
        params: Callable[[int], Mapping[str, Any]] = lambda _: {},
    ) -> list[Issue]:
        """One issue for each input row at `positions`, up to the limit; `params` is called with the position."""
        rows = typed.frame.index.to_numpy()
        return row_issues(
            code,
            [int(position) for position in positions],
            lambda position: self.at(typed, int(rows[position]), column),
            params,
            place=self.head(typed, column),
            limit=limit_of(self.settings),
        )


@dataclass(slots=True)
class Part:
    """Rows of one canonical table.

    `frame` has canonical columns (amounts in major units), `_pos`, the position of the input row, and `_sign`:
    input amount = `_sign` × amount here, 0 for rows that are made and not read. `origin` names the input column
    behind a canonical one where the two differ. `numbered`: whether a document or receipt number belongs to
    one row alone, so that two equal rows are one row entered twice.
    """

    table: str
    frame: Any
    origin: Mapping[str, str] = field(default_factory=dict)
    numbered: bool = True


@dataclass(slots=True)
class Normalised:
    """One input table, normalised.

    `components` are the input columns (major units) and their signs that make up the amount of a row; `aside`
    gives, by position, the code under which a row was set aside (its issue is among `issues`).
    """

    typed: TypedTable
    layout: str
    parts: list[Part]
    components: list[tuple[Any, int]] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    aside: dict[int, str] = field(default_factory=dict)
    snapshot: date | None = None


def take(typed: TypedTable, table: str, where: Any = None, sign: int = 1, **columns: Any) -> Any:
    """The canonical frame of the input rows `where` holds, some `columns` (whole input columns) put in or replaced.

    Columns of the input that neither belong to the table nor are extra ones are left behind.
    """
    import numpy as np
    import pandas as pd

    source = typed.frame
    every = where is None or bool(np.all(where))
    positions = np.arange(len(source)) if every else np.flatnonzero(where)

    def chosen(value: Any) -> Any:
        whole = value if isinstance(value, pd.api.extensions.ExtensionArray) else np.asarray(value)
        return whole if every else whole[positions]

    own = [name for name in source.columns if name in TABLES[table].columns and name not in columns]
    kept = {*typed.located.extra, *_KEPT}
    extra = [name for name in source.columns if name in kept and name not in (*own, *columns)]
    frame = (source[own + extra] if every else source[own + extra].iloc[positions]).reset_index(drop=True)
    added = {name: value if np.ndim(value) == 0 else pd.Series(chosen(value)) for name, value in columns.items()}
    return frame.assign(**added, _pos=positions, _sign=np.int64(sign))
