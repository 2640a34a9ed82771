"""Rows of headers in a piece of a grid: one row or two, one table or several beside one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise, takewhile

from xlsaging.model.money import known_currency

from .aliases import header_key, header_keys, header_tongues, known_keys
from .bucket_headers import bucket_columns
from .columns import shown
from .grid import Grid, Region
from .headers import Header, Match, UserColumns, match_headers

__all__ = ["Search", "Spot", "headers_of", "is_number", "template_column"]

_TEMPLATE = 3
_BETTER = 0.4
"""How much better two rows of headers must be than one."""
_DAYS = re.compile(r"\d{1,3} ?- ?\d{1,3}")
_RANGE = re.compile(r"^[^-]*\d\D{0,4}[-~–—至到]\D{0,4}\d+[^-]*$|\d\D*[天月年dm+]|[<>≤≥lLgG] ?\d")


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
class Search:
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
            found = self.at(row) if self.promising(row) else []
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

    def promising(self, row: int) -> bool:
        """Whether two cells of a row, or of it and the next, could be headers; rows count from the first of `rows`."""
        hits = self._hits(row)
        if not hits or template_column(self._cells(row)) >= 0:
            return False
        if self.spots and hits < 0.5 * sum(cell is not None for cell in self._cells(row)):
            return False
        return hits + self._hits(row + 1) >= 2

    def _hits(self, row: int) -> int:
        said = self.user.keys
        texts = [cell for cell in self._cells(row) if isinstance(cell, str) and not is_number(cell)]
        count = sum(_could_be_header(text) or (bool(said) and header_key(text) in said) for text in texts)
        ranges = sum(bool(_RANGE.search(text)) for text in texts)
        return count + (len(bucket_columns(dict(enumerate(texts)))) if ranges >= 2 else 0)

    def at(self, row: int) -> list[Spot]:
        """What begins at one row, counted from the first of `rows`."""
        single = self._spots(-1, row)
        double = self._spots(row, row + 1) if self._is_group(row) else []
        lower = self._spots(-1, row + 1) if double else []
        alone = max(_score(single), _score(lower))
        if _score(double) <= alone + _BETTER:
            double = []
        found = double or (single if _score(single) >= _score(lower) - _BETTER else [])
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
        headers = headers_of(self._cells(group_row) if group_row >= 0 else [], self._cells(row))
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
        """Headers split where a column is blank here and in the rows below, down to the first blank row."""
        below = [self._cells(other) for other in range(row + 1, min(row + 50, len(self.rows)))]
        below = list(takewhile(lambda line: any(cell is not None for cell in line), below))
        parts: list[list[Header]] = [[headers[0]]]
        for before, header in pairwise(headers):
            gap = range(before.position + 1, header.position)
            if gap and any(all(line[column] is None for line in below if column < len(line)) for column in gap):
                parts.append([])
            parts[-1].append(header)
        return parts

    def _new(self, spot: Spot) -> bool:
        """Whether this begins a table: below other headers it must be headers throughout, and different ones."""
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


def is_number(text: str) -> bool:
    """Whether a text is a number or a date in figures; a range of days such as `31-60` is a header.

    >>> is_number("-1,234.50"), is_number("2025-01-31"), is_number("31-60"), is_number("A1")
    (True, True, False, False)
    """
    return (
        not _DAYS.fullmatch(text.strip())
        and text.replace(".", "", 1).replace(",", "").replace("-", "", 2).strip().isdigit()
    )


def _score(spots: Sequence[Spot]) -> float:
    return sum(spot.match.score for spot in spots)


@lru_cache(maxsize=65_536)
def _could_be_header(text: str) -> bool:
    """Whether a cell could head a column of some table."""
    if len(text) > 60 or not text.strip():
        return False
    known = known_keys()
    if any(key in known for part in (text, *header_tongues(text)) for key in (*header_keys(part), *_bare_keys(part))):
        return True
    return len(text) == 3 and text.isalpha() and known_currency(text)


def _bare_keys(text: str) -> tuple[str, ...]:
    return header_keys(text.partition("(")[0].partition("（")[0]) if "(" in text or "（" in text else ()


def headers_of(upper: Sequence[object], lower: Sequence[object]) -> list[Header]:
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
    if cell is None:
        return ""
    return cell if isinstance(cell, str) else shown(cell)


def _belong_together(whole: Match, parts: Sequence[Match]) -> bool:
    """Whether parts beside one another are one table with empty columns: together they lack less and repeat nothing."""
    if any(part.kind != whole.kind for part in parts) and whole.score < sum(part.score for part in parts):
        return False
    names = [name for part in parts for name in part.columns]
    return len(set(names)) == len(names) and not whole.doubles


def template_column(cells: Sequence[object]) -> int:
    """Where placeholders of a report layout, such as `$DueDate$`, begin in a row; -1 where it has fewer than three."""
    marks = [
        column
        for column, cell in enumerate(cells)
        if isinstance(cell, str) and len(cell) > 2 and cell.strip()[0] == cell.strip()[-1] == "$"
    ]
    return marks[0] if len(marks) >= _TEMPLATE else -1
