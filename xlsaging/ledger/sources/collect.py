"""Cells gathered one by one, by the readers that cannot take them by the million."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import Any

import numpy as np

from .batch import BOOL, DATE, NUMBER, OTHER, TEXT, UNSURE_ZERO, CellBatch
from .sheet import SheetCells
from .values import iso_serial

__all__ = ["CellCollector"]

_KEEP_DIGITS = 1e15


class CellCollector:
    """Keeps the cells of one sheet until all are there."""

    def __init__(self, texts: Iterable[str] = (), *, date1904: bool = False) -> None:
        self.texts = list(texts)
        self.shared = len(self.texts)
        self.date1904 = date1904
        self.others: list[object] = []
        self.exact: dict[tuple[int, int], str] = {}
        self._rows, self._columns = array("q"), array("q")
        self._kinds, self._numbers = array("B"), array("d")

    def __len__(self) -> int:
        return len(self._rows)

    def number(self, row: int, column: int, value: float, *, date: bool = False, digits: str = "") -> None:
        """A number, or a date as its serial; `digits` as the file writes them."""
        self._add(row, column, DATE if date else NUMBER, value)
        if abs(value) >= _KEEP_DIGITS and digits.isdigit() and not date:
            self.exact[row, column] = digits

    def iso_date(self, row: int, column: int, text: str) -> None:
        """A date as ISO text; text where it is no date that a sheet can hold."""
        serial = iso_serial(text, self.date1904)
        if serial is None:
            self.text(row, column, text)
        else:
            self._add(row, column, DATE, serial)

    def shared_text(self, row: int, column: int, place: int) -> None:
        """A string of the shared table. Raises ValueError where the table has no such place."""
        if not 0 <= place < self.shared:
            raise ValueError(f"no shared string {place}")
        self._add(row, column, TEXT, place)

    def text(self, row: int, column: int, text: str) -> None:
        """A string."""
        self._add(row, column, TEXT, len(self.texts))
        self.texts.append(text)

    def boolean(self, row: int, column: int, value: bool) -> None:
        """True or False."""
        self._add(row, column, BOOL, float(value))

    def other(self, row: int, column: int, value: object) -> None:
        """An error, or a formula without a result."""
        self._add(row, column, OTHER, len(self.others))
        self.others.append(value)

    def unsure_zero(self, row: int, column: int, formula: object) -> None:
        """A formula whose result may never have been computed."""
        self._add(row, column, UNSURE_ZERO, len(self.others))
        self.others.append(formula)

    def _add(self, row: int, column: int, kind: int, number: float) -> None:
        self._rows.append(row)
        self._columns.append(column)
        self._kinds.append(kind)
        self._numbers.append(number)

    def sheet(self, **more: Any) -> SheetCells:
        """The sheet of all cells added. Raises `ValueError` for cells outside of what a sheet can hold."""
        rows, columns, kinds, numbers = (
            np.array(part) for part in (self._rows, self._columns, self._kinds, self._numbers)
        )
        batch = CellBatch(rows, columns, kinds, numbers)
        return SheetCells.of([batch], self.texts, date1904=self.date1904, others=self.others, exact=self.exact, **more)
