"""The ledger in an open workbook: its sheets in, a `Ledger` out, as `read_ledger` would read the saved file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from xlsaging.model.ledger import Ledger
from xlsaging.model.settings import Settings

from .engine import for_reports

if TYPE_CHECKING:
    from xlsaging.ledger.grid import Grid

__all__ = ["NamedArea", "OpenSheet", "grids_of", "language_of", "ledger_in_workbook"]


@dataclass(frozen=True, slots=True)
class NamedArea:
    """A real table or a defined name: first and last row, first and last column, from 0, as the whole sheet counts."""

    name: str
    rows: tuple[int, int]
    columns: tuple[int, int]
    is_table: bool = True
    has_totals: bool = False


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """What a sheet holds: its cells from the first used one on, an error value as its text."""

    name: str
    rows: Sequence[Sequence[Any]]
    first_row: int = 0
    first_column: int = 0
    areas: tuple[NamedArea, ...] = ()
    hidden: bool = False
    hidden_rows: int = 0


def grids_of(sheets: Sequence[OpenSheet]) -> list[Grid]:
    """The sheets as the reader of ledgers takes them."""
    from xlsaging.ledger.grid import Region
    from xlsaging.ledger.sources.piece import piece_grid

    grids: list[Grid] = []
    for sheet in sheets:
        grid = piece_grid(sheet.name, sheet.rows, sheet.first_row, sheet.first_column)
        grid.regions = [
            Region(area.name, *area.rows, *area.columns, "table" if area.is_table else "name", area.has_totals)
            for area in sheet.areas
        ]
        grid.hidden, grid.hidden_rows = sheet.hidden, sheet.hidden_rows
        grids.append(grid)
    return grids


def ledger_in_workbook(sheets: Sequence[OpenSheet], label: str, given: Mapping[str, Any] | None = None) -> Ledger:
    """The ledger in the sheets of a workbook, which messages call `label`.

    Raises what `read_source` raises: NothingFoundError, MissingColumnError, BadSettingError and others.
    """
    from xlsaging.ledger.read import read_source
    from xlsaging.ledger.sources.memory import MemorySource

    return for_reports(read_source(MemorySource(label, grids_of(sheets)), given or {}))


def language_of(ledger: Ledger, sheets: Sequence[OpenSheet]) -> str | None:
    """The language of a workbook's reports: the one that its settings choose, else Chinese where headers are; None
    where nothing says which."""
    from .cells import has_chinese_headers

    chosen = ledger.settings.lang
    if chosen != Settings().lang:
        return chosen
    read = {account.at.partition("!")[0].strip("'") for account in ledger.rows}
    return "zh_CN" if any(has_chinese_headers(sheet) for sheet in sheets if sheet.name in read) else None
