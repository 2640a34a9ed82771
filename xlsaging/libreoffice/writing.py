"""Writing a block of values: what LibreOffice needs around it to make of them what Excel makes."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from xlsaging.libreoffice import entries, formulas
from xlsaging.libreoffice.addresses import Box
from xlsaging.libreoffice.blocks import several
from xlsaging.libreoffice.entries import EPOCH
from xlsaging.libreoffice.number_formats import LOGICAL, TEXT
from xlsaging.libreoffice.scalars import prepared

BOOLEAN = "BOOLEAN"
NUMBERS = 1 | 2
"""com.sun.star.sheet.CellFlags: numbers and dates."""
MANY_RUNS = 20
PLAIN = {str, float, bool, dt.datetime}


def serial(moment: dt.datetime) -> float:
    """A moment as the number of days that cells hold."""
    return (moment - EPOCH) / dt.timedelta(days=1)


def date_code(moment: dt.datetime) -> str:
    """The format that Excel gives an unformatted cell which a moment is written to."""
    return "m/d/yyyy" if moment.time() == dt.time.min else "m/d/yyyy h:mm"


class WritePlan:
    """What has to be done around one whole-range write: formats for dates and truths, formulas, entered texts."""

    def __init__(self, target: Any) -> None:
        self.target = target
        self.formats = target.sheet.book.formats
        self.codes: dict[str, dict[int, list[int]]] = {}
        """By format and column, counted from 0: the rows that get it."""
        self.formulas: list[tuple[int, int, str]] = []
        self.texts: list[tuple[int, int, str]] = []
        self.blocks = list(target.format_blocks())

    def column(self, across: int, values: Sequence[Any]) -> list[Any]:
        """A column as numbers and texts, remembering what else its cells need."""
        out = list(values)
        kinds = set(map(type, values))
        if str in kinds:
            may_be_more = entries.MAYBE.match
            for at, value in enumerate(values):
                if type(value) is str and value and (value[0] == "=" or may_be_more(value)):
                    self._text(out, at, across, value)
        if float in kinds and any(value != value for value in values if type(value) is float):
            out = ["" if type(value) is float and value != value else value for value in out]
        if bool in kinds:
            self._give(BOOLEAN, across, [at for at, value in enumerate(values) if type(value) is bool])
            out = [float(value) if type(value) is bool else value for value in out]
        if dt.datetime in kinds:
            self._moments(out, across, [at for at, value in enumerate(values) if type(value) is dt.datetime])
        if kinds - PLAIN:
            for at, value in enumerate(values):
                if type(value) not in PLAIN:
                    out[at] = self._other(at, across, value)
        return out

    def _text(self, out: list[Any], at: int, across: int, value: str) -> None:
        if entries.MAYBE.match(value):
            self.texts.append((at, across, value))
        elif len(value) > 1:
            self.formulas.append((at, across, value))
            out[at] = ""

    def _moments(self, out: list[Any], across: int, rows: list[int]) -> None:
        known: dict[dt.datetime, tuple[float, str]] = {}
        found: dict[str, list[int]] = {}
        for at in rows:
            moment = out[at]
            if moment not in known:
                known[moment] = serial(moment), date_code(moment)
            out[at], code = known[moment]
            found.setdefault(code, []).append(at)
        for code, places in found.items():
            self._give(code, across, places)

    def _other(self, at: int, across: int, value: Any) -> Any:
        """A value of a rarer kind, by way of its plain one."""
        value = prepared(value)
        if isinstance(value, bool):
            self._give(BOOLEAN, across, [at])
            return float(value)
        if isinstance(value, dt.datetime):
            self._give(date_code(value), across, [at])
            return serial(value)
        return value

    def _give(self, code: str, across: int, rows: list[int]) -> None:
        self.codes.setdefault(code, {}).setdefault(across, []).extend(rows)

    def settle(self, out: list[list[Any]]) -> None:
        """Turn texts in columns into what Excel would make of them, save in cells formatted as text."""
        as_text = self._rows_by_column(lambda key: bool(self.formats.type(key) & TEXT))
        formulas, self.formulas = self.formulas, []
        for at, across, text in formulas:
            if at in as_text.get(across, ()):
                out[across][at] = text
            else:
                self.formulas.append((at, across, text))
        for at, across, text in self.texts:
            if at in as_text.get(across, ()):
                continue
            entry = entries.read(text)
            if entry.is_error:
                self.formulas.append((at, across, f"={entry.value}"))
                out[across][at] = ""
                continue
            if isinstance(entry.value, bool):
                self._give(BOOLEAN, across, [at])
                out[across][at] = float(entry.value)
            else:
                out[across][at] = entry.value
                if entry.code != "General":
                    self._give(entry.code, across, [at])

    def finish(self, out: list[list[Any]]) -> None:
        """Give the cells, written by now, their formats and formulas."""
        logical = [block for block in self.blocks if self.formats.type(block[4]) & LOGICAL]
        self._format(0, [block[:4] for block in logical])
        for code, columns in self.codes.items():
            runs = []
            for across, rows in columns.items():
                rows.sort()
                free = rows if code == BOOLEAN else self._unformatted(across, rows)
                found = [(run.start, across, len(run), 1) for run in _runs(free)]
                if len(found) > MANY_RUNS and len(free) == sum(type(value) is float for value in out[across]):
                    numbers = self.target.part(0, across, len(out[across])).xr.queryContentCells(NUMBERS)
                    numbers.setPropertyValue("NumberFormat", self.formats.key(code))
                else:
                    runs += found
            self._format(self.formats.key(code), runs)
        for at, across, formula in self.formulas:
            cell = self.target.part(at, across)
            cell.xr.setFormula(formulas.to_office(formula, cell.table_for(formula)))

    def _unformatted(self, across: int, rows: list[int]) -> list[int]:
        """Those of the rows whose cells had no format, or that of truths, which goes with its value."""
        if all(self._is_free(block[4]) for block in self.blocks):
            return rows
        places = self._free.get(across, ())
        return [row for row in rows if row in places]

    def _is_free(self, key: int) -> bool:
        return self.formats.is_general(key) or bool(self.formats.type(key) & LOGICAL)

    @functools.cached_property
    def _free(self) -> dict[int, set[int]]:
        return self._rows_by_column(self._is_free)

    def _rows_by_column(self, wanted: Callable[[int], bool]) -> dict[int, set[int]]:
        """The rows of each column whose cells had a format that is wanted."""
        found: dict[int, set[int]] = {}
        for top, left, height, width, key in self.blocks:
            if wanted(key):
                for across in range(left, left + width):
                    found.setdefault(across, set()).update(range(top, top + height))
        return found

    def _format(self, key: int, blocks: list[tuple[int, int, int, int]]) -> None:
        """Give all blocks a number format in one call: dates with gaps make tens of thousands of blocks."""
        if len(blocks) == 1:
            self.target.part(*blocks[0]).xr.setPropertyValue("NumberFormat", key)
        elif blocks:
            top, left = self.target.row, self.target.column
            boxes = (Box(top + down, left + across, rows, columns) for down, across, rows, columns in blocks)
            several(self.target.sheet, boxes).setPropertyValue("NumberFormat", key)


def _runs(rows: list[int]) -> Iterator[range]:
    """Unbroken runs of ascending numbers.

    >>> list(_runs([2, 3, 4, 7]))
    [range(2, 5), range(7, 8)]
    """
    start = previous = None
    for row in rows:
        if previous is not None and row != previous + 1:
            yield range(start, previous + 1)  # type: ignore[arg-type]
            start = row
        start = row if start is None else start
        previous = row
    if previous is not None:
        yield range(start, previous + 1)  # type: ignore[arg-type]
