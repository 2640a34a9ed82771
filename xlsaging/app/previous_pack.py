"""Packs that were made before: the frozen values inside, and the reasons that somebody typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlsaging.model.errors import (
    DamagedFileError,
    LedgerNotReadableError,
    NotAPackError,
    PackDamagedError,
    PackVersionError,
)
from xlsaging.report.comparison import COMPARISON_TABLE
from xlsaging.report.comparison_figures import KeptReasons
from xlsaging.report.frozen import FROZEN_SHEET, unpack

from .against import Pack
from .freeze import FORMAT

if TYPE_CHECKING:
    from xlsaging.ledger.grid import Grid

__all__ = ["kept_reasons", "read_pack", "reasons_in"]

_MARK = "xlsaging-frozen-"
_HEADING_ROWS = 40
"""Rows in which the headings of a table are looked for."""


def read_pack(path: Path) -> Pack:
    """The frozen values of a pack, whatever program saved it since.

    Raises NotAPackError, PackDamagedError, PackVersionError, or what reading any file raises (LedgerNotReadableError).
    """
    return Pack(path.name, _frozen(path.name, _grids(path)))


def kept_reasons(target: Path | None, as_of: date) -> KeptReasons:
    """The reasons that somebody typed into the pack at `target`, if it is one of the same day.

    A file that is no pack of ours, or a damaged one, is no obstacle: the notice says that nothing was taken over.
    """
    if target is None or not target.is_file():
        return KeptReasons()
    try:
        grids = _grids(target)
    except DamagedFileError:
        return KeptReasons(notice="damaged")
    except LedgerNotReadableError:
        return KeptReasons(notice="foreign")
    return reasons_in(grids, as_of)


def reasons_in(grids: Sequence[Grid], as_of: date) -> KeptReasons:
    """The reasons on the sheets of a pack, in a file or in an open workbook, if it is one of the same day."""
    try:
        values = _frozen("", grids)
        found = tuple(_typed_reasons(grids, values["headings"]).items())
        day = date.fromisoformat(values["as_of"])
    except PackDamagedError:
        return KeptReasons(notice="damaged")
    except (NotAPackError, PackVersionError, LookupError, TypeError, ValueError):
        return KeptReasons(notice="foreign")
    if day != as_of:
        return KeptReasons(notice="other_day", day=day) if found else KeptReasons()
    return KeptReasons(found)


def _grids(path: Path) -> list[Grid]:
    from xlsaging.ledger.sources import open_source

    return list(open_source([path], with_own=True).grids)


def _frozen(path: str, grids: Sequence[Grid]) -> dict[str, Any]:
    grid = next((grid for grid in grids if grid.name == FROZEN_SHEET), None)
    if grid is None:
        raise NotAPackError(path=path)
    texts = [str(row[0]) for row in grid.cells(0, grid.n_rows - 1) if row and row[0] is not None]
    head = texts[0] if texts else ""
    try:
        values = unpack(texts)
    except ValueError as error:
        if head.startswith(_MARK) and not head.startswith(f"{_MARK}{FORMAT} "):
            raise PackVersionError(path=path, version=head.split(" ")[0]) from None
        raise PackDamagedError(path=path) from error
    if values.get("format") != FORMAT:
        raise PackVersionError(path=path, version=str(values.get("version", "?")))
    return values


def _typed_reasons(grids: Sequence[Grid], headings: Mapping[str, list[str]]) -> dict[str, str]:
    """Reasons by customer, wherever the table stands by now and in whatever order its rows are."""
    named = [grid for grid in grids if any(region.name == COMPARISON_TABLE for region in grid.regions)]
    others = [grid for grid in grids if grid not in named and grid.name != FROZEN_SHEET and not grid.hidden]
    wanted = {name: {_plain(word) for word in words} for name, words in headings.items()}
    for grid in [*named, *others]:
        place = _heading_row(grid, wanted)
        if place is not None:
            row, customer, reason = place
            pairs = ((_text(cells[customer]), _text(cells[reason])) for cells in grid.cells(row + 1, grid.n_rows - 1))
            return {key: said for key, said in pairs if key and said}
    return {}


def _heading_row(grid: Grid, wanted: Mapping[str, set[str]]) -> tuple[int, int, int] | None:
    """The row of the headings, and the columns of customer and reason."""
    for number, cells in enumerate(grid.cells(0, min(_HEADING_ROWS, grid.n_rows) - 1)):
        words = [_plain(cell) if isinstance(cell, str) else "" for cell in cells]
        customer, reason = (
            next((place for place, word in enumerate(words) if word in wanted[name]), None)
            for name in ("customer_id", "reason")
        )
        if customer is not None and reason is not None:
            return number, customer, reason
    return None


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()


def _text(cell: object) -> str:
    """A cell as text: programs that save a pack anew may make numbers and dates of what looks like one."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.strip() if isinstance(cell, str) else "" if cell is None else str(cell)
