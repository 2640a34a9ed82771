"""Where tables are: below titles, beside and below one another, in Excel tables and in plain ranges.

How far a table reaches is first guessed from where the next one begins; `typed` then sees it from the rows themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from .grid import Grid, Region
from .headers import UserColumns, match_headers
from .hints import hint_of
from .places import Place
from .search import Search, Spot, headers_of, is_number, template_column
from .table import LocatedTable
from .titles import stated_above

__all__ = ["Looked", "located_at", "look_below", "look_through"]

_WINDOW = 200
_FURTHER = 5_000


@dataclass(slots=True)
class Looked:
    """What one grid holds: its tables, and what else was seen on the way.

    `template` is the place of a report layout's placeholders; `headers_seen` are the texts of the row that looked
    most like headers, for the case that no table is found.
    """

    grid: Grid
    tables: list[LocatedTable] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    template: tuple[int, int] | None = None
    headers_seen: tuple[str, ...] = ()
    seen_row: int = -1


def look_through(grid: Grid, user: UserColumns) -> Looked:
    """The tables of a grid: Excel tables first, then what stands outside of them.

    The first 200 rows are searched, and further ones where these hold nothing.
    """
    looked = Looked(grid)
    if not grid.n_rows:
        return looked
    tables = [region for region in grid.regions if region.kind == "table"]
    names = [region for region in grid.regions if region.kind == "name" and _useful_name(region, tables)]
    regions = tables + names
    for region in regions:
        spot = _region_spot(grid, region, user)
        if spot is not None:
            looked.spots.append(spot)
            looked.tables.append(
                _located(grid, spot, _bottom(region), hint_of(region.name, grid.name, _stem(grid.file)))
            )
    hint = hint_of(grid.name, _stem(grid.file))
    first, size = 0, _WINDOW
    while first < min(grid.n_rows, _FURTHER):
        rows = grid.cells(first, min(first + size, grid.n_rows) - 1)
        if looked.template is None:
            marked = ((first + number, template_column(cells)) for number, cells in enumerate(rows))
            looked.template = next((place for place in marked if place[1] >= 0), None)
        search = Search(grid, user, hint, first, rows, regions)
        spots = search.run()
        _note_headers(looked, rows, first)
        if spots:
            looked.spots.extend(spots)
            looked.tables.extend(_tables(grid, spots, rows, first, hint))
            break
        if looked.tables:
            break
        first, size = first + size, 2_000
    return looked


def _note_headers(looked: Looked, rows: Sequence[Sequence[object]], first: int) -> None:
    """Remember the first row that could be headers, for whoever has to be asked."""
    if looked.headers_seen:
        return
    for number, cells in enumerate(rows):
        texts = [cell.strip() for cell in cells if isinstance(cell, str)]
        filled = sum(cell is not None for cell in cells)
        if len(texts) >= 3 and len(texts) >= 0.8 * filled:
            looked.headers_seen, looked.seen_row = tuple(texts), first + number
            return


def _useful_name(region: Region, tables: Iterable[Region]) -> bool:
    """A defined name is a place for a table where its name says which, and no Excel table is there."""
    if region.name.startswith("_") or region.name.lower().startswith("print_") or region.last_row <= region.first_row:
        return False
    overlaps = any(
        t.first_row <= region.last_row and region.first_row <= t.last_row
        and t.first_column <= region.last_column and region.first_column <= t.last_column
        for t in tables
    )  # fmt: skip
    return not overlaps and bool(hint_of(region.name)) and region.last_column > region.first_column


def _bottom(region: Region) -> int:
    return region.last_row - (1 if region.totals_row else 0)


def _stem(file: str) -> str:
    return file.rpartition(".")[0] or file


def _region_spot(grid: Grid, region: Region, user: UserColumns, forced: str = "") -> Spot | None:
    rows = grid.cells(region.first_row, region.first_row)
    cells = list(rows[0]) if rows else []
    cells = [cell if region.first_column <= n <= region.last_column else None for n, cell in enumerate(cells)]
    headers = headers_of([], cells)
    if not headers or template_column(cells) >= 0:
        return None
    hint = hint_of(region.name, grid.name, _stem(grid.file))
    match = match_headers(headers, user, hint=hint, forced=forced)
    if not match.fits:
        return None
    return Spot(-1, region.first_row, region.first_column, region.last_column, tuple(headers), match)


def _tables(
    grid: Grid, spots: Sequence[Spot], rows: Sequence[Sequence[object]], first: int, hint: str
) -> list[LocatedTable]:
    """Each spot's table, down to where the next one in its columns begins."""
    tables = []
    for number, spot in enumerate(spots):
        below = [
            (other.group_row if other.group_row >= 0 else other.header_row)
            for other in spots[number + 1 :]
            if other.header_row > spot.header_row
            and other.first_column <= spot.last_column
            and spot.first_column <= other.last_column
        ]
        last = _above_titles(rows, first, spot, min(below)) if below else grid.n_rows - 1
        top = spot.group_row if spot.group_row >= 0 else spot.header_row
        above = max((other.header_row for other in spots[:number] if other.header_row < top), default=first - 1)
        titles = _titles([list(rows[row - first]) for row in range(max(above + 1, top - 20), top)])
        several = len(spots) > 1
        own_hint = _title_hint(titles, spot) if several else hint
        tables.append(_located(grid, spot, last, own_hint or hint, stated_above(titles, spot.headers)))
    return tables


def _above_titles(rows: Sequence[Sequence[object]], first: int, spot: Spot, following: int) -> int:
    """The last row before another table's headers; titles parted off by a blank row belong to the other table."""
    last = following - 1
    for row in range(last, spot.header_row, -1):
        cells = [cell for cell in rows[row - first][spot.first_column : spot.last_column + 1] if cell is not None]
        if not cells:
            return row
        if len(cells) > 2 or not all(isinstance(cell, str) for cell in cells):
            break
    return last


def _titles(lines: list[list[object]]) -> list[list[object]]:
    """The lines directly above headers that are no rows of another table: a few words each, no amounts."""
    start = len(lines)
    while start and _is_title(lines[start - 1]):
        start -= 1
    return lines[start:]


def _is_title(cells: Sequence[object]) -> bool:
    filled = [cell for cell in cells if cell is not None]
    others = sum(not isinstance(cell, str) or is_number(cell) for cell in filled)
    return len(filled) <= 6 and others <= 1 and others < max(len(filled), 2)


def _title_hint(titles: Sequence[Sequence[object]], spot: Spot) -> str:
    texts = [
        cell for line in titles for cell in line[spot.first_column : spot.last_column + 1] if isinstance(cell, str)
    ]
    return next((hint for hint in map(hint_of, reversed(texts)) if hint), "")


def _located(grid: Grid, spot: Spot, last_row: int, hint: str, stated: Mapping[str, str] | None = None) -> LocatedTable:
    match = spot.match
    used = set(match.columns.values())
    extra: dict[str, int] = {}
    for header in spot.headers:
        if header.position not in used:
            name = _unique(_tidy(header.full), {*extra, *match.columns})
            extra[name] = header.position
    scales = dict(match.scales)
    facts = dict(stated or {})
    if match.currency:
        facts["currency"] = match.currency
    return LocatedTable(
        grid=grid,
        columns=dict(sorted(match.columns.items(), key=lambda item: item[1])),
        extra=extra,
        headers={header.position: _tidy(header.full) for header in spot.headers},
        header_row=spot.header_row,
        first_row=spot.header_row + 1,
        last_row=last_row,
        hint=hint,
        table=match.kind,
        stated=facts,
        scales=scales,
        group_row=spot.group_row,
        doubles=dict(match.doubles),
    )


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _unique(name: str, taken: set[str]) -> str:
    number, made = 2, name or "?"
    while made in taken:
        made, number = f"{name}_{number}", number + 1
    return made


def look_below(grid: Grid, row: int, user: UserColumns, *, only: bool = False) -> list[LocatedTable]:
    """Tables whose headers are at a row or below it; with `only`, just the one whose headers are at the row itself."""
    last = min(row + (1 if only else _WINDOW), grid.n_rows - 1)
    hint = hint_of(grid.name, _stem(grid.file))
    rows = grid.cells(row, last)
    search = Search(grid, user, hint, row, rows)
    if only:
        return _tables(grid, search.at(0), rows, row, hint) if search.promising(0) else []
    return _tables(grid, search.run(), rows, row, hint)


def located_at(kind: str, grid: Grid, place: Place, region: Region | None, user: UserColumns) -> LocatedTable | None:
    """The table that the user says is at a place; None where there are no headers at all."""
    if region is not None:
        spot = _region_spot(grid, region, user, kind)
        return _located(grid, spot, _bottom(region), kind) if spot else None
    last = grid.n_rows - 1 if place.last_row < 0 else min(place.last_row, grid.n_rows - 1)
    if place.first_row < 0:
        rows = grid.cells(0, min(_WINDOW, grid.n_rows) - 1)
        spots = Search(grid, user, kind, 0, rows, forced=kind).run()
        best = max(spots, key=lambda spot: spot.match.score, default=None)
        return _one(grid, best, last, kind, rows, 0) if best else None
    top = max(0, place.first_row - 20)
    rows = [_within(cells, place) for cells in grid.cells(top, min(place.first_row + 1, grid.n_rows - 1))]
    found = Search(grid, user, kind, top, rows, forced=kind).at(place.first_row - top)
    spot = found[0] if found else _plain_spot(kind, place.first_row, rows[place.first_row - top :], user)
    return _one(grid, spot, last, kind, rows, top) if spot else None


def _plain_spot(kind: str, row: int, rows: list[list[object]], user: UserColumns) -> Spot | None:
    """Headers that mean nothing yet, where the user says that they are headers."""
    headers = headers_of([], rows[0]) if rows else []
    if not headers:
        return None
    match = match_headers(headers, user, hint=kind, forced=kind)
    columns = [header.position for header in headers]
    return Spot(-1, row, min(columns), max(columns), tuple(headers), match)


def _one(grid: Grid, spot: Spot, last: int, kind: str, rows: list[list[object]], first: int) -> LocatedTable:
    [table] = _tables(grid, [spot], rows, first, kind)
    return replace(table, last_row=last)


def _within(cells: list[object], place: Place) -> list[object]:
    last = place.last_column if place.last_column >= 0 else len(cells)
    return [cell if place.first_column <= column <= last else None for column, cell in enumerate(cells)]
