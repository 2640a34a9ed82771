"""Ranges of a workbook, read once for all who ask.

Reading is what costs: a ledger of 100,000 rows takes Excel seconds to hand over, and as long again for each of a
thousand cells. So what a range held is kept under its workbook, sheet and address, and three questions decide whether
it may still be used, none of which needs the clock of the workbook, which Excel does not show:

- Has this cell asked this very question of this content before? Excel calls a function again only where what it depends
  on has changed, or where it calculates all: a new calculation has begun, and the range is read again.
- Has nothing been asked for `TRUSTED` seconds? Then nobody says that the last answer belongs to this calculation, and
  the range is read again.
- Else it is a call of the calculation that read the range, and nothing is transferred.

What is read again is compared with what was kept, cell by cell: 100,000 × 12 cells in some 20 ms. A hash would take
longer and would miss changes: to Python, -1 and -2 have the same. Where nothing has changed, the ledger and all figures
of it stay; where something has, the content gets a new version, and everything under the old one is forgotten.

The one way to be given an old answer: a macro that clears every cell that asked, changes the ledger, and enters a
formula anew, all within half a second and without calculating in between.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count
from time import monotonic
from typing import Any

__all__ = ["TRUSTED", "Content", "RangeCache", "is_table", "is_whole_columns", "parts_of", "used_part"]

TRUSTED = 0.5
"""Seconds without a question after which a kept range is read again."""
_ALL_ROWS = 65_536
"""Rows of a sheet in the smallest file format: a range with as many is one of whole columns."""
_KEPT = 16
"""Ranges kept at most, the least used goes first."""

Rows = Sequence[Sequence[Any]]
Key = tuple[str, str, str]
"""Workbook, sheet, address."""


@dataclass(slots=True)
class Content:
    """What a range held: its cells, where they are, and a number that no other content has."""

    rows: Rows
    book: str
    sheet: str
    first_row: int
    first_column: int
    version: int
    table: str = ""
    """The name of the Excel table that the range is."""
    asked: set[Hashable] = field(default_factory=set)
    """Who has been answered from this content, and what."""

    binary: list[tuple[int, int, type]] = field(init=False)
    """Where 0 and 1, FALSE and TRUE stand, and which they are."""

    def __post_init__(self) -> None:
        self.binary = _binary(self.rows)

    def meets(self, other: Content) -> bool:
        """Whether two contents have cells in common."""
        if (self.book, self.sheet) != (other.book, other.sheet):
            return False
        spans = [(each.first_row, each.first_row + len(each.rows)) for each in (self, other)]
        widths = [(each.first_column, each.first_column + len(each.rows[0])) for each in (self, other)]
        return all(max(low for low, _ in pair) < min(high for _, high in pair) for pair in (spans, widths))


class RangeCache:
    """What ranges held, kept until something says that it may have changed."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._kept: OrderedDict[Key, Content] = OrderedDict()
        self._arrays: OrderedDict[int, Content] = OrderedDict()
        self._versions = count(1)
        self._last = float("-inf")

    def contents(self, given: Iterable[Any], asking: Hashable) -> list[Content]:
        """The content of each table that is given, as a range or as an array; `asking` is who asks what."""
        trusted = self._clock() - self._last < TRUSTED
        arrays, ranges = [], []
        for each in given:
            if isinstance(each, (list, tuple)):
                arrays.append(each)
            else:
                ranges += parts_of(each)
        keys = [(_place(part.sheet.book), str(part.sheet.name), str(part.address)) for part in ranges]
        # The other tables belong to the question: one cell may ask the same of this one beside several others.
        question = (asking, tuple(keys))
        named = dict(zip(keys, ranges, strict=True))
        return [self._range(key, part, question, trusted) for key, part in named.items()] + [
            self._array(rows) for rows in arrays
        ]

    def answered(self) -> None:
        """An answer has been given: the time runs within which the next question is of the same calculation."""
        self._last = self._clock()

    def _range(self, key: Key, given: Any, asking: Hashable, trusted: bool) -> Content:
        known = self._kept.get(key)
        if known is None or not trusted or asking in known.asked:
            known = self._read(key, given, known)
        known.asked.add(asking)
        self._kept[key] = known
        self._kept.move_to_end(key)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return known

    def _read(self, key: Key, given: Any, known: Content | None) -> Content:
        whole, table = _with_headers(given)
        cut = used_part(whole)
        rows: Rows = cut.options(ndim=2, err_to_str=True).value or []
        if known is not None and _same(rows, known):
            known.asked.clear()
            return known
        return Content(rows, key[0], key[1], cut.row - 1, cut.column - 1, next(self._versions), table)

    def _array(self, rows: Rows) -> Content:
        """An array has no address: it is known by what is in it."""
        known = next((each for each in self._arrays.values() if _same(rows, each)), None)
        if known is None:
            known = Content(rows, "", "array", 0, 0, next(self._versions))
            self._arrays[known.version] = known
        self._arrays.move_to_end(known.version)
        while len(self._arrays) > _KEPT:
            self._arrays.popitem(last=False)
        return known


def _place(book: Any) -> str:
    """What tells a workbook from others: its path, or its name where xlwings can tell no path (OneDrive, SharePoint);
    Excel opens no two workbooks of one name."""
    try:
        return str(book.fullname)
    except Exception:
        return str(book.name)


def is_table(given: Any) -> bool:
    """Whether an argument is a table: a range or an array of more than one row and more than one column.

    One row is one, too, where it is that of an Excel table with a single row, or headers without rows below; two
    cells side by side are a key and a value of options.

    >>> is_table([["No", "Amount"], ["A1", 1.0]]), is_table("region"), is_table([["a", "b"]])
    (True, False, False)
    """
    if isinstance(given, (list, tuple)):
        return len(given) > 1 and isinstance(given[0], (list, tuple)) and len(given[0]) > 1
    if not hasattr(given, "address"):
        return False
    rows, columns = given.shape
    if "," in given.address or min(rows, columns) > 1:
        return True
    return rows == 1 and (columns > 2 or (columns > 1 and _in_table(given)))


def _in_table(given: Any) -> bool:
    """Whether a range lies in an Excel table; engines without tables raise what they like."""
    try:
        return given.table is not None
    except Exception:
        return False


def parts_of(given: Any) -> list[Any]:
    """The rectangles of a range: several in `(A1:C9,E1:G9)`, of which `.value` would give the first only."""
    if "," not in given.address:
        return [given]
    return [given.sheet.range(part) for part in given.address.split(",")]


def used_part(given: Any) -> Any:
    """The part of a range that its sheet uses: `A:M` has a million rows."""
    used = given.sheet.used_range.last_cell
    rows, columns = given.shape
    left_rows = max(min(rows, used.row - given.row + 1), 1)
    left_columns = max(min(columns, used.column - given.column + 1), 1)
    return given if (left_rows, left_columns) == (rows, columns) else given.resize(left_rows, left_columns)


def is_whole_columns(given: Any) -> bool:
    """Whether a range is `A:C` rather than `A1:C9`."""
    return bool(given.shape[0] >= _ALL_ROWS)


def _same(rows: Rows, kept: Content) -> bool:
    """Whether all cells are the same; TRUE is not 1, which Python takes for equal."""
    return rows == kept.rows and all(type(rows[row][column]) is kind for row, column, kind in kept.binary)


def _binary(rows: Rows) -> list[tuple[int, int, type]]:
    """Where 0 and 1, FALSE and TRUE stand, and which they are."""
    kinds = (bool, float, int)
    return [
        (number, column, type(cell))
        for number, row in enumerate(rows)
        for column, cell in enumerate(row)
        if type(cell) in kinds and (cell == 0 or cell == 1)
    ]


def _with_headers(given: Any) -> tuple[Any, str]:
    """The range with the headers of its Excel table: `tblInvoices` alone means the rows below them; and its name."""
    try:
        table = given.table
        if table is None:
            return given, ""
        if given.address in (table.data_body_range.address, table.range.address):
            return table.range, str(table.name)
    except Exception:
        # Engines without tables raise what they like; the range then is read as it was given.
        return given, ""
    return given, ""
