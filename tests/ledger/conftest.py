"""Typed tables written as text, so that a test shows its ledger beside what it expects."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from xlsaging.i18n.speak import issue_text
from xlsaging.ledger.aliases import column_kind
from xlsaging.ledger.assemble import assemble
from xlsaging.ledger.sources.memory import MemoryGrid
from xlsaging.ledger.table import LocatedTable, TypedTable
from xlsaging.model.issues import Issue
from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import NEVER, to_day
from xlsaging.model.schema import TABLES

KNOWN = {name for table in TABLES.values() for name in table.columns}


def _values(kind: str, cells: list[str]) -> Any:
    if kind == "date":
        return np.array([to_day(cell) if cell else NEVER for cell in cells], dtype=np.int64)
    if kind in ("amount", "number", "rate", "count"):
        return np.array([float(cell) if cell else np.nan for cell in cells], dtype=np.float64)
    return pd.Series(cells, dtype="str").to_numpy()


def _is_extra(name: str, table: str) -> bool:
    try:
        kind = column_kind(name, table)
    except LookupError:
        return True
    return name not in KNOWN and kind == "text" and name not in ("direction", "summary")


def make_typed(
    table: str, text: str, *, sheet: str = "Ledger", file: str = "", bad: Any = None, **stated: str
) -> TypedTable:
    """A typed table from lines of cells parted by `|`, canonical names first; `document_no` is column A."""
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    names, rows = lines[0], [line + [""] * (len(lines[0]) - len(line)) for line in lines[1:]]
    index = pd.Index(range(1, len(rows) + 1))
    frame = pd.DataFrame(index=index)
    for position, name in enumerate(names):
        values = _values(column_kind(name, table), [row[position] for row in rows])
        frame[name] = pd.Series(values, index=index, dtype="str" if values.dtype == object else None)
    extra = {name: place for place, name in enumerate(names) if _is_extra(name, table)}
    located = LocatedTable(
        grid=MemoryGrid.from_rows(sheet, lines, file=file),
        columns={name: place for place, name in enumerate(names) if name not in extra},
        extra=extra,
        headers=dict(enumerate(names)),
        header_row=0,
        first_row=1,
        last_row=len(rows),
        table=table,
        stated=stated,
    )
    return TypedTable(located, frame, bad=bad or {})


@pytest.fixture(name="typed", scope="session")
def typed_fixture() -> Callable[..., TypedTable]:
    """Makes a typed table from text."""
    return make_typed


class Read:
    """A ledger, looked at as lists."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    def rows(self, table: str, *columns: str) -> list[tuple[Any, ...]]:
        """Rows of a typed table, only these columns; days stay numbers, money minor units."""
        native = self.ledger.typed(table, columns).to_native()
        return list(native.itertuples(index=False, name=None))

    def codes(self, *ignored: str) -> list[str]:
        """Issue codes in order, those that only say how a table was read left out."""
        return [issue.code for issue in self.ledger.issues if issue.code not in ("layout_recognised", *ignored)]

    def found(self, code: str) -> list[Issue]:
        """The issues with this code."""
        return [issue for issue in self.ledger.issues if issue.code == code]


@pytest.fixture
def read() -> Callable[..., Read]:
    """Assembles typed tables into a ledger. Whatever it found must be sayable in both languages."""

    def build(*tables: TypedTable, **options: Any) -> Read:
        ledger = assemble(tables, **options)
        for issue in ledger.issues:
            assert issue_text(issue, "zh_CN+en")
        return Read(ledger)

    return build
