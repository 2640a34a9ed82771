"""A sheet as a sparse store of typed cells, and the grid that reads columns out of it.

Empty space costs nothing here: a stray cell in the last corner of a sheet is one more cell, not a rectangle
of 17 thousand million.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np

from xlsaging.ledger.grid import CellKind, ColumnData, Region
from xlsaging.model.periods import NEVER

from .batch import BOOL, DATE, NUMBER, OTHER, TEXT, UNSURE_ZERO, CellBatch
from .values import number_text, serial_to_date, text_of

__all__ = ["SheetCells", "SheetGrid", "bounded"]

_ROW_GAP, _COLUMN_GAP = 10_000, 200
_LAST_SERIAL = 2_958_466
_LAST_ROW, _LAST_COLUMN = 1_048_575, 16_383


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCells:
    """All that was found in a sheet: its cells by row, and what surrounds them.

    `merges` are inclusive rectangles (first row, last row, first column, last column). `hidden_spans` are
    spans of hidden columns. `outside` names stray cells that were left out of the rectangle.
    """

    batch: CellBatch
    texts: Any
    others: Sequence[object]
    exact: Mapping[tuple[int, int], str]
    date1904: bool
    n_rows: int
    n_columns: int
    outside: Sequence[tuple[int, int]] = ()
    hidden_rows: int = 0
    hidden_spans: Sequence[tuple[int, int]] = ()
    merges: Sequence[tuple[int, int, int, int]] = ()

    @classmethod
    def of(
        cls,
        batches: Sequence[CellBatch],
        texts: Sequence[str],
        *,
        date1904: bool = False,
        zeros_are_results: bool = True,
        **more: Any,
    ) -> SheetCells:
        """Batches put together: by row, without blank texts and strays, impossible dates made numbers.

        Raises `ValueError` for cells outside of what a sheet can hold.

        `zeros_are_results` says whether formulas that show 0 were ever computed.
        """
        rows, columns, kinds, numbers = (
            np.concatenate([getattr(batch, name) for batch in batches]) if batches else np.zeros(0, dtype=dtype)
            for name, dtype in (
                ("rows", np.int32),
                ("columns", np.int32),
                ("kinds", np.uint8),
                ("numbers", float),
            )
        )
        unsure = kinds == UNSURE_ZERO
        if unsure.any():
            kinds[unsure] = NUMBER if zeros_are_results else OTHER
            numbers[unsure & zeros_are_results] = 0
        table = np.empty(len(texts), dtype=object)
        table[:] = texts
        batch = _without_blanks(CellBatch(rows, columns, kinds, numbers), texts)
        _refuse_beyond(batch.rows, batch.columns)
        n_rows, n_columns, outside = bounded(batch.rows, batch.columns)
        if outside:
            batch = _chosen(batch, (batch.rows < n_rows) & (batch.columns < n_columns))
        if (np.diff(batch.rows) < 0).any():
            batch = _chosen(batch, np.argsort(batch.rows, kind="stable"))
        dates = np.flatnonzero(batch.kinds == DATE)
        serial = batch.numbers[dates] + (1462 if date1904 else 0)
        real = (serial >= 1) & (serial < _LAST_SERIAL) & ((serial < 60) | (serial >= 61))
        batch.kinds[dates[~real]] = NUMBER
        return cls(
            batch=batch,
            texts=table,
            date1904=date1904,
            n_rows=n_rows,
            n_columns=n_columns,
            outside=outside,
            **more,
        )


def _without_blanks(batch: CellBatch, texts: Sequence[str]) -> CellBatch:
    """The cells without those whose text is nothing but white space."""
    filled = np.fromiter(map(bool, map(str.strip, texts)), dtype=bool, count=len(texts))
    if filled.all():
        return batch
    keep = batch.kinds != TEXT
    keep[~keep] = filled[batch.numbers[~keep].astype(np.int64)]
    return _chosen(batch, keep)


def _chosen(batch: CellBatch, which: Any) -> CellBatch:
    return CellBatch(batch.rows[which], batch.columns[which], batch.kinds[which], batch.numbers[which])


def _refuse_beyond(rows: Any, columns: Any) -> None:
    """Raise `ValueError` for a cell where no sheet has one: counting up to it would take all memory."""
    if len(rows) and (min(rows.min(), columns.min()) < 0 or rows.max() > _LAST_ROW or columns.max() > _LAST_COLUMN):
        raise ValueError("cell outside of a sheet")


def bounded(rows: Any, columns: Any) -> tuple[int, int, list[tuple[int, int]]]:
    """The rectangle that matters: rows, columns, and the few cells far outside of it (at most 20 are named).

    What lies beyond 10,000 empty rows or 200 empty columns is left outside if it is no more than three cells or
    a hundredth of what lies before.

    >>> bounded(np.array([0, 1, 2, 1_048_575]), np.array([0, 1, 0, 16_383]))
    (3, 2, [(1048575, 16383)])
    """
    n_rows = _extent(rows, _ROW_GAP)
    inside = rows < n_rows
    n_columns = _extent(columns[inside], _COLUMN_GAP)
    inside &= columns < n_columns
    places = np.flatnonzero(~inside)[:20].tolist()
    return n_rows, n_columns, [(int(rows[place]), int(columns[place])) for place in places]


def _extent(positions: Any, gap: int) -> int:
    if not len(positions):
        return 0
    steps = np.diff(positions)
    if steps.size and steps.min() >= 0 and steps.max() <= gap:
        return int(positions[-1]) + 1
    counts = np.bincount(positions)
    used = np.flatnonzero(counts)
    for place in np.flatnonzero(np.diff(used) > gap).tolist():
        before = int(counts[: used[place] + 1].sum())
        after = len(positions) - before
        if after < before and after <= max(3, before // 100):
            return int(used[place]) + 1
    return int(used[-1]) + 1


@dataclass(kw_only=True)
class SheetGrid:
    """A sheet of a workbook file, read when first asked for a cell.

    Date cells give their real days in 1904 workbooks too; there, a plain serial number in a date column is
    given as the 1900 system counts it.
    """

    name: str
    file: str
    load: Callable[[], SheetCells] = field(repr=False)
    hidden: bool = False
    own: bool = False
    """Whether it is a report that we drew into the workbook."""
    text_only: bool = False
    named: Sequence[Region] = ()
    unended_row: int = -1

    @cached_property
    def _found(self) -> SheetCells:
        return self.load()

    @cached_property
    def _by_column(self) -> tuple[Any, Any]:
        columns = self._found.batch.columns.astype(np.int16)
        order = np.argsort(columns, kind="stable")
        return order, np.searchsorted(columns[order], np.arange(self.n_columns + 1))

    @property
    def n_rows(self) -> int:
        """Rows of the rectangle that matters."""
        return self._found.n_rows

    @property
    def n_columns(self) -> int:
        """Columns of the rectangle that matters."""
        return self._found.n_columns

    @property
    def hidden_rows(self) -> int:
        """How many rows are hidden."""
        return self._found.hidden_rows

    @property
    def hidden_columns(self) -> int:
        """How many columns of the rectangle are hidden."""
        spans = self._found.hidden_spans
        return sum(max(0, min(last, self.n_columns - 1) - first + 1) for first, last in spans)

    @property
    def merges(self) -> Sequence[tuple[int, int, int, int]]:
        """Merged rectangles."""
        return self._found.merges

    @property
    def outside(self) -> Sequence[tuple[int, int]]:
        """Stray cells far from everything else that are not in the rectangle."""
        return self._found.outside

    @property
    def regions(self) -> Sequence[Region]:
        """Tables and names, clipped to the rectangle."""
        from dataclasses import replace

        inside = [each for each in self.named if each.first_row < self.n_rows and each.first_column < self.n_columns]
        return [
            replace(
                each,
                last_row=min(each.last_row, self.n_rows - 1),
                last_column=min(each.last_column, self.n_columns - 1),
            )
            for each in inside
        ]

    def cells(self, first_row: int, last_row: int) -> list[list[object]]:
        """Rows `first_row` to `last_row` inclusive, each `n_columns` wide; blank cells are None."""
        last_row = min(last_row, self.n_rows - 1)
        batch = self._found.batch
        found: list[list[object]] = [[None] * self.n_columns for _ in range(first_row, last_row + 1)]
        start, stop = np.searchsorted(batch.rows, [first_row, last_row + 1])
        cells = self._objects(slice(start, stop))
        rows, columns = batch.rows[start:stop] - first_row, batch.columns[start:stop]
        for row, column, cell in zip(rows.tolist(), columns.tolist(), cells, strict=True):
            found[row][column] = cell
        return found

    def columns(self, kinds: Mapping[int, CellKind], first_row: int, last_row: int) -> dict[int, ColumnData]:
        """Columns by position, rows `first_row` to `last_row` inclusive."""
        last_row = min(last_row, self.n_rows - 1)
        return {column: self._column(column, kind, first_row, last_row) for column, kind in kinds.items()}

    def _column(self, column: int, kind: CellKind, first_row: int, last_row: int) -> ColumnData:
        size = max(0, last_row - first_row + 1)
        missing, dtype = {"number": (np.nan, np.float64), "date": (NEVER, np.int64), "text": ("", object)}[kind]
        values = np.full(size, missing, dtype=dtype)
        if not 0 <= column < self.n_columns or not size:
            return ColumnData(values)
        order, bounds = self._by_column
        places = order[bounds[column] : bounds[column + 1]]
        rows = self._found.batch.rows[places]
        start, stop = np.searchsorted(rows, [first_row, last_row + 1])
        places, at = places[start:stop], rows[start:stop] - first_row
        if kind == "text" and (self._found.batch.kinds[places] == TEXT).all():
            return self._plain_texts(places, at, size)
        rest = {"number": self._numbers, "date": self._days, "text": self._texts}[kind](places, at, values)
        return ColumnData(values, rest)

    def _numbers(self, places: Any, at: Any, values: Any) -> dict[int, object]:
        fits = self._found.batch.kinds[places] == NUMBER
        values[at[fits]] = self._found.batch.numbers[places[fits]]
        return self._rest(places[~fits], at[~fits])

    def _days(self, places: Any, at: Any, values: Any) -> dict[int, object]:
        kinds = self._found.batch.kinds[places]
        fits = kinds == DATE
        values[at[fits]] = self._to_days(self._found.batch.numbers[places[fits]])
        odd = self._rest(places[~fits], at[~fits])
        plain = kinds == NUMBER
        numbers = self._found.batch.numbers[places[plain]]
        if self._found.date1904:
            numbers = numbers + np.where((numbers >= 0) & (numbers < _LAST_SERIAL - 1462), 1462, 0)
        odd.update(zip(at[plain].tolist(), numbers.tolist(), strict=True))
        return odd

    def _to_days(self, serial: Any) -> Any:
        if self._found.date1904:
            serial = serial + 1462
        # A moment within half a second of midnight is that midnight: sums of fractions end a hair before it.
        whole = np.floor(serial + 0.5 / 86_400).astype(np.int64)
        return whole - np.where(whole < 60, 25_568, 25_569)

    @cached_property
    def _words(self) -> tuple[Any, Any]:
        """The sheet's texts and, last, the blank one; as objects and, unless one is no Unicode, as an Arrow array."""
        import pyarrow as pa

        words = np.append(self._found.texts, np.array([""], dtype=object))
        try:
            return words, pa.array(words, pa.large_string())
        except UnicodeEncodeError:
            return words, None

    def _plain_texts(self, places: Any, at: Any, size: int) -> ColumnData:
        words, texts = self._words
        which = np.full(size, len(words) - 1, dtype=np.int64)
        which[at] = self._found.batch.numbers[places]
        return ColumnData(words[which], texts=None if texts is None else texts.take(which))

    def _texts(self, places: Any, at: Any, values: Any) -> dict[int, object]:
        batch = self._found.batch
        kinds, numbers = batch.kinds[places], batch.numbers[places]
        fits = kinds == TEXT
        values[at[fits]] = self._found.texts[numbers[fits].astype(np.int64)]
        fits = kinds == NUMBER
        if fits.any():
            values[at[fits]] = self._number_texts(places[fits], numbers[fits])
        for place, cell in self._rest(places[kinds == DATE], at[kinds == DATE]).items():
            values[place] = text_of(cell) if isinstance(cell, date) else cell
        odd = (kinds != TEXT) & (kinds != NUMBER) & (kinds != DATE)
        return self._rest(places[odd], at[odd])

    def _number_texts(self, places: Any, numbers: Any) -> list[str]:
        if (np.abs(numbers) < 1e15).all() and (numbers == np.rint(numbers)).all():
            return [str(number) for number in numbers.astype(np.int64).tolist()]
        exact, batch = self._found.exact, self._found.batch
        return [
            exact.get((int(batch.rows[place]), int(batch.columns[place]))) or number_text(number)
            for place, number in zip(places.tolist(), numbers.tolist(), strict=True)
        ]

    def _rest(self, places: Any, at: Any) -> dict[int, object]:
        return dict(zip(at.tolist(), self._objects(places), strict=True))

    def _objects(self, places: Any) -> Iterator[object]:
        """Cells as Python objects. Whole numbers are int, as people write them."""
        found = self._found
        batch = found.batch
        parts = (part[places].tolist() for part in (batch.kinds, batch.numbers, batch.rows, batch.columns))
        for kind, number, row, column in zip(*parts, strict=True):
            if kind == TEXT:
                yield found.texts[int(number)]
            elif kind == NUMBER:
                yield int(found.exact.get((row, column)) or number) if number.is_integer() else number
            elif kind == DATE:
                yield serial_to_date(number, found.date1904)
            else:
                yield bool(number) if kind == BOOL else found.others[int(number)]
