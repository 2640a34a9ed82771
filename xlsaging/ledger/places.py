"""Where the user says a table is: `Sheet1!A5`, `'应收 明细'!A5:H200`, `tblInvoices`, `[jan.xlsx]Sheet1`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from xlsaging.model.errors import BadSettingError

from .aliases import KINDS
from .grid import Grid, Region

__all__ = ["Place", "find_places", "parse_place"]

_CELL = r"\$?([A-Za-z]{1,3})\$?(\d{1,7})"
_RANGE = re.compile(rf"{_CELL}(?::{_CELL})?")


@dataclass(frozen=True, slots=True)
class Place:
    """A place by name; rows and columns count from 0, -1 where nothing is said. `name` is a sheet's or a region's."""

    file: str
    name: str
    first_row: int = -1
    first_column: int = -1
    last_row: int = -1
    last_column: int = -1


def parse_place(text: str) -> Place:
    """A place as a user writes it.

    >>> parse_place("Sheet1!A5")
    Place(file='', name='Sheet1', first_row=4, first_column=0, last_row=-1, last_column=-1)
    >>> parse_place("'[jan.xlsx]应收 明细'!B2:D9").file, parse_place("tblInvoices").name
    ('jan.xlsx', 'tblInvoices')
    """
    name, bang, cells = text.strip().rpartition("!")
    found = _RANGE.fullmatch(cells.strip()) if bang else None
    if found is None:
        name, found = text.strip(), None
    name = name.strip()
    if len(name) > 1 and name[0] == name[-1] == "'":
        name = name[1:-1].replace("''", "'")
    file = ""
    if bracket := re.match(r"\[([^\]]+)\](.*)", name):
        file, name = bracket[1], bracket[2]
    if len(name) > 1 and name[0] == name[-1] == "'":
        name = name[1:-1].replace("''", "'")
    if found is None:
        return Place(file, name)
    last_row = int(found[4]) - 1 if found[4] else -1
    last_column = _column(found[3]) if found[3] else -1
    return Place(file, name, int(found[2]) - 1, _column(found[1]), last_row, last_column)


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def find_places(tables: Mapping[str, str], grids: Sequence[Grid]) -> list[tuple[str, Grid, Place, Region | None]]:
    """The grid, and the Excel table or defined name if it is one, of each place that the settings name.

    Raises BadSettingError for a table that does not exist and for a place that nothing is called.
    """
    found = []
    for kind, text in tables.items():
        if kind not in KINDS:
            close = get_close_matches(kind, KINDS, 1)
            allowed = ", ".join(KINDS) + (f"; did you mean {close[0]}?" if close else "")
            raise BadSettingError(name="tables", value=kind, allowed=allowed)
        for part in re.split(r"\s*;\s*", text):
            grid, place, region = _find(kind, part, grids)
            found.append((kind, grid, place, region))
    return found


def _find(kind: str, text: str, grids: Sequence[Grid]) -> tuple[Grid, Place, Region | None]:
    place = parse_place(text)
    within = [grid for grid in grids if not place.file or _same_file(place.file, grid.file)]
    if place.file and not place.name and within:
        return within[0], place, None
    for same in (str.__eq__, _same_fold):
        for grid in within:
            if same(grid.name, place.name):
                return grid, place, None
        for grid in within:
            for region in grid.regions:
                if same(region.name, place.name):
                    return grid, place, region
    for grid in within:
        if _same_file(place.name, grid.file):
            return grid, place, None
    names = list(
        dict.fromkeys([grid.name for grid in grids] + [region.name for grid in grids for region in grid.regions])
    )
    close = get_close_matches(place.name, names, 1)
    seen = ", ".join(names[:20])
    hint = f"; did you mean {close[0]}?" if close else ""
    raise BadSettingError(
        name=f"tables.{kind}", value=text, allowed=f"a sheet, Excel table or name of this ledger: {seen}{hint}"
    )


def _same_fold(left: str, right: str) -> bool:
    return left.strip().casefold() == right.strip().casefold()


def _same_file(said: str, file: str) -> bool:
    return _same_fold(said, file) or _same_fold(said, file.rpartition(".")[0])
