"""Where tables are: rows of headers below titles, beside and below one another, in Excel tables and plain ranges.

Only rows of headers are looked for here; how far a table reaches is first guessed from where the next one begins, and then seen by
`typed` from the rows themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from xlsaging.model.money import known_currency

from .aliases import header_key, header_keys, known_keys
from .bucket_headers import bucket_columns
from .grid import Grid, Region
from .headers import Header, Match, UserColumns, hint_of, match_headers
from .places import Place
from .table import LocatedTable
from .titles import stated_above

__all__ = ["Looked", "Spot", "located_at", "look_below", "look_through"]

_WINDOW = 200
_FURTHER = 5_000
_TEMPLATE = 3


@dataclass(frozen=True, slots=True)
class Spot:
    """A row of headers: rows and columns in the grid, and what it means."""

    group_row: int
    header_row: int
    first_column: int
    last_column: int
    headers: tuple[Header, ...]
    match: Match


@dataclass(slots=True)
class Looked:
    """What one grid holds: its tables, and what else was seen on the way.

    `template` is the place of a report layout's placeholders. `headers_seen` are the texts of the row that looked most like headers where no table was found.
    """

    grid: Grid
    tables: list[LocatedTable] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    template: tuple[int, int] | None = None
    headers_seen: tuple[str, ...] = ()
    seen_row: int = -1


@dataclass(slots=True)
class _Search:
    """One pass over rows of a grid."""

    grid: Grid
    user: UserColumns
    hint: str
    first_row: int
    rows: list[list[object]]
    blocked: Sequence[Region] = ()
    forced: str = ""
    spots: list[Spot] = field(default_factory=list)

    def run(self) -> list[Spot]:
        """All rows of headers, top down."""
        row = 0
        while row < len(self.rows):
            found = self.at(row) if self._promising(row) else []
            self.spots.extend(found)
            row = max([row, *(spot.header_row - self.first_row for spot in found)]) + 1
        return self.spots

    def _cells(self, row: int) -> list[object]:
        if not 0 <= row < len(self.rows):
            return []
        cells = list(self.rows[row])
        for region in self.blocked:
            if region.first_row <= row + self.first_row <= region.last_row:
                width = range(region.first_column, min(region.last_column + 1, len(cells)))
                for column in width:
                    cells[column] = None
        return cells

    def _promising(self, row: int) -> bool:
        """A quick look: two cells of this row, or of this and the next, that could be headers."""
        hits = self._hits(row)
        if not hits or template_column(self._cells(row)) >= 0:
            return False
        if self.spots and hits < 0.5 * sum(cell is not None for cell in self._cells(row)):
            return False
        return hits + self._hits(row + 1) >= 2

    def _hits(self, row: int) -> int:
        said = self.user.keys
        texts = [cell for cell in self._cells(row) if isinstance(cell, str) and not _is_number(cell)]
        count = sum(_could_be_header(text) or (bool(said) and header_key(text) in said) for text in texts)
        return count + (len(bucket_columns(dict(enumerate(texts)))) if any("0" in text for text in texts) else 0)

    def at(self, row: int) -> list[Spot]:
        """What begins at one row, counted from the first of `rows`."""
        single = self._spots(-1, row)
        double = self._spots(row, row + 1) if self._is_group(row) else []
        better = sum(spot.match.score for spot in double) > sum(spot.match.score for spot in single) + 0.4
        found = double if double and (better or not single) else single
        return [spot for spot in found if self._new(spot)]

    def _is_group(self, row: int) -> bool:
        """Whether this row may stand above another row of headers: texts only in both, two of them or one inside."""
        upper, lower = self._cells(row), self._cells(row + 1)
        texts = [column for column, cell in enumerate(upper) if cell is not None]
        below = [column for column, cell in enumerate(lower) if cell is not None]
        if len(texts) < 2 or len(below) < 2:
            return False
        return all(isinstance(cell, str) for cell in lower if cell is not None)

    def _spots(self, group_row: int, row: int) -> list[Spot]:
        headers = _headers(self._cells(group_row) if group_row >= 0 else [], self._cells(row))
        if len(headers) < 2:
            return []
        whole = self._match(headers)
        parts = self._parts(headers, row)
        if len(parts) > 1:
            matches = [(part, self._match(part)) for part in parts]
            fitting = [(part, match) for part, match in matches if match.fits]
            if len(fitting) > 1 and not _belong_together(whole, [match for _, match in fitting]):
                return [self._spot(group_row, row, part, match) for part, match in fitting]
            if len(fitting) == 1 and not whole.fits:
                return [self._spot(group_row, row, *fitting[0])]
        return [self._spot(group_row, row, headers, whole)] if whole.fits else []

    def _match(self, headers: Sequence[Header]) -> Match:
        return match_headers(headers, self.user, hint=self.hint, forced=self.forced)

    def _spot(self, group_row: int, row: int, headers: Sequence[Header], match: Match) -> Spot:
        columns = [header.position for header in headers]
        base = self.first_row
        upper = group_row + base if group_row >= 0 else -1
        return Spot(upper, row + base, min(columns), max(columns), tuple(headers), match)

    def _parts(self, headers: Sequence[Header], row: int) -> list[list[Header]]:
        """Headers split where a column is blank both here and in the rows below."""
        below = [self._cells(other) for other in range(row + 1, min(row + 50, len(self.rows)))]
        parts: list[list[Header]] = [[headers[0]]]
        for before, header in zip(headers, headers[1:], strict=False):
            gap = range(before.position + 1, header.position)
            if gap and any(all(line[column] is None for line in below if column < len(line)) for column in gap):
                parts.append([])
            parts[-1].append(header)
        return parts

    def _new(self, spot: Spot) -> bool:
        """Whether this begins a table: below another one's headers it must be headers through and through, and other ones."""
        above = [s for s in self.spots if s.first_column <= spot.last_column and spot.first_column <= s.last_column]
        if not above:
            return True
        cells = self._cells(spot.header_row - self.first_row)[spot.first_column : spot.last_column + 1]
        if not all(cell is None or isinstance(cell, str) for cell in cells) or spot.match.score < 3:
            return False
        last = {header.position: header_key(header.text) for header in above[-1].headers}
        same = sum(last.get(header.position) == header_key(header.text) for header in spot.headers)
        known = len(spot.match.columns)
        return same < 0.6 * len(spot.headers) and known >= 0.6 * len(spot.headers)


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).replace(",", "").replace("-", "", 2).strip().isdigit()


@lru_cache(maxsize=65_536)
def _could_be_header(text: str) -> bool:
    """Whether a cell could head a column of some table."""
    if len(text) > 60 or not text.strip():
        return False
    known = known_keys()
    if any(key in known for key in (*header_keys(text), *_bare_keys(text))):
        return True
    return len(text) == 3 and text.isalpha() and known_currency(text)


def _bare_keys(text: str) -> tuple[str, ...]:
    return header_keys(text.partition("(")[0].partition("（")[0]) if "(" in text or "（" in text else ()


def _headers(upper: Sequence[object], lower: Sequence[object]) -> list[Header]:
    """Headers of one row, or of two: what stands above carries rightwards over the columns that it heads."""
    headers = []
    group, grouped = "", False
    for column in range(max(len(upper), len(lower))):
        above = _header_text(upper[column]) if column < len(upper) else ""
        below = _header_text(lower[column]) if column < len(lower) else ""
        if above:
            group, grouped = above, bool(below)
        elif not grouped:
            group = ""
        if above and not below:
            headers.append(Header(column, above))
        elif below:
            headers.append(Header(column, below, group if grouped else ""))
    return headers


def _header_text(cell: object) -> str:
    from .columns import shown

    if cell is None:
        return ""
    return cell if isinstance(cell, str) else shown(cell)


def _belong_together(whole: Match, parts: Sequence[Match]) -> bool:
    """Whether parts beside one another are one table with empty columns in it: together they miss less and repeat nothing."""
    if any(part.kind != whole.kind for part in parts) and whole.score < sum(part.score for part in parts):
        return False
    names = [name for part in parts for name in part.columns]
    return len(set(names)) == len(names) and not whole.doubles


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
        search = _Search(grid, user, hint, first, rows, regions)
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
    headers = _headers([], cells)
    if not headers or template_column(cells) >= 0:
        return None
    hint = hint_of(region.name, grid.name, _stem(grid.file))
    match = match_headers(headers, user, hint=hint, forced=forced)
    if not match.fits:
        return None
    return Spot(-1, region.first_row, region.first_column, region.last_column, tuple(headers), match)


def template_column(cells: Sequence[object]) -> int:
    """Where placeholders of a report layout such as `$CustomerNumber$` begin in a row; -1 where fewer than three stand there."""
    marks = [
        column
        for column, cell in enumerate(cells)
        if isinstance(cell, str) and len(cell) > 2 and cell.strip()[0] == cell.strip()[-1] == "$"
    ]
    return marks[0] if len(marks) >= _TEMPLATE else -1


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
        last = min(below, default=grid.n_rows) - 1
        top = spot.group_row if spot.group_row >= 0 else spot.header_row
        above = max((other.header_row for other in spots[:number] if other.header_row < top), default=first - 1)
        titles = _titles([rows[row - first] for row in range(max(above + 1, top - 20), top)])
        several = len(spots) > 1
        own_hint = _title_hint(titles, spot) if several else hint
        tables.append(_located(grid, spot, last, own_hint or hint, stated_above(titles, spot.headers)))
    return tables


def _titles(lines: list[list[object]]) -> list[list[object]]:
    """The lines directly above headers that are no rows of another table: a few words each, no amounts."""
    start = len(lines)
    while start and _is_title(lines[start - 1]):
        start -= 1
    return lines[start:]


def _is_title(cells: Sequence[object]) -> bool:
    filled = [cell for cell in cells if cell is not None]
    others = sum(not isinstance(cell, str) or _is_number(cell) for cell in filled)
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
    search = _Search(grid, user, hint, row, rows)
    if only:
        return _tables(grid, search.at(0), rows, row, hint) if search._promising(0) else []
    return _tables(grid, search.run(), rows, row, hint)


def located_at(kind: str, grid: Grid, place: Place, region: Region | None, user: UserColumns) -> LocatedTable | None:
    """The table that the user says is at a place; None where there are no headers at all."""
    if region is not None:
        spot = _region_spot(grid, region, user, kind)
        return _located(grid, spot, _bottom(region), kind) if spot else None
    last = grid.n_rows - 1 if place.last_row < 0 else min(place.last_row, grid.n_rows - 1)
    if place.first_row < 0:
        rows = grid.cells(0, min(_WINDOW, grid.n_rows) - 1)
        spots = _Search(grid, user, kind, 0, rows, forced=kind).run()
        best = max(spots, key=lambda spot: spot.match.score, default=None)
        return _one(grid, best, last, kind, rows, 0) if best else None
    top = max(0, place.first_row - 20)
    rows = [_within(cells, place) for cells in grid.cells(top, min(place.first_row + 1, grid.n_rows - 1))]
    found = _Search(grid, user, kind, top, rows, forced=kind).at(place.first_row - top)
    spot = found[0] if found else _plain_spot(kind, place.first_row, rows[place.first_row - top :], user)
    return _one(grid, spot, last, kind, rows, top) if spot else None


def _plain_spot(kind: str, row: int, rows: list[list[object]], user: UserColumns) -> Spot | None:
    """Headers that mean nothing yet, where the user says that they are headers."""
    headers = _headers([], rows[0]) if rows else []
    if not headers:
        return None
    match = match_headers(headers, user, hint=kind, forced=kind)
    columns = [header.position for header in headers]
    return Spot(-1, row, min(columns), max(columns), tuple(headers), match)


def _one(grid: Grid, spot: Spot, last: int, kind: str, rows: list[list[object]], first: int) -> LocatedTable:
    [table] = _tables(grid, [spot], rows, first, kind)
    return replace(table, last_row=last)


def _within(cells: list[object], place: Place) -> list[Any]:
    last = place.last_column if place.last_column >= 0 else len(cells)
    return [cell if place.first_column <= column <= last else None for column, cell in enumerate(cells)]
