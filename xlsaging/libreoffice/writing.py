"""Writing a block of values: what LibreOffice needs around it to make of them what Excel makes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from xlsaging.libreoffice import bridge, entries, formulas
from xlsaging.libreoffice.entries import EPOCH
from xlsaging.libreoffice.number_formats import LOGICAL, TEXT
from xlsaging.libreoffice.scalars import prepared

BOOLEAN = "BOOLEAN"


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
        self._moments: dict[dt.datetime, tuple[float, str]] = {}

    def row(self, at: int, row: Any, width: int) -> list[Any]:
        """One row as numbers and texts, remembering what else its cells need."""
        out = []
        for across, value in enumerate(row):
            kind = type(value)
            if kind is str:
                if entries.MAYBE.match(value):
                    self.texts.append((at, across, value))
                elif value[:1] == "=" and len(value) > 1:
                    self.formulas.append((at, across, value))
                    value = ""
            elif kind is float:
                if value != value:
                    value = ""
            elif kind is int:
                value = float(value)
            elif kind is bool:
                self._give(BOOLEAN, at, across)
                value = float(value)
            elif kind is dt.datetime:
                value = self._moment(at, across, value)
            else:
                value = self._other(at, across, value)
            out.append(value)
        return out if len(out) == width else out + [""] * (width - len(out))

    def _other(self, at: int, across: int, value: Any) -> Any:
        """A value of a rarer kind, by way of its plain one."""
        value = prepared(value)
        if isinstance(value, bool):
            self._give(BOOLEAN, at, across)
            return float(value)
        return self._moment(at, across, value) if isinstance(value, dt.datetime) else value

    def _moment(self, at: int, across: int, moment: dt.datetime) -> float:
        if moment not in self._moments:
            self._moments[moment] = serial(moment), date_code(moment)
        number, code = self._moments[moment]
        self._give(code, at, across)
        return number

    def _give(self, code: str, at: int, across: int) -> None:
        self.codes.setdefault(code, {}).setdefault(across, []).append(at)

    def settle(self, out: list[list[Any]]) -> None:
        """Turn texts into what Excel would make of them, save in cells formatted as text."""
        text_blocks = [block for block in self.blocks if self.formats.type(block[4]) & TEXT]
        formulas, self.formulas = self.formulas, []
        for at, across, text in formulas:
            if _within(at, across, text_blocks):
                out[at][across] = text
            else:
                self.formulas.append((at, across, text))
        for at, across, text in self.texts:
            if _within(at, across, text_blocks):
                continue
            entry = entries.read(text)
            if entry.is_error:
                self.formulas.append((at, across, f"={entry.value}"))
                out[at][across] = ""
                continue
            if isinstance(entry.value, bool):
                self._give(BOOLEAN, at, across)
                out[at][across] = float(entry.value)
            else:
                out[at][across] = entry.value
                if entry.code != "General":
                    self._give(entry.code, at, across)

    def finish(self) -> None:
        """Give the cells their formats and formulas."""
        logical = [block for block in self.blocks if self.formats.type(block[4]) & LOGICAL]
        self._format(0, [block[:4] for block in logical])
        for code, columns in self.codes.items():
            runs = []
            for across, rows in columns.items():
                rows.sort()
                free = rows if code == BOOLEAN else self._unformatted(across, rows)
                runs += [(run.start, across, len(run), 1) for run in _runs(free)]
            self._format(self.formats.key(code), runs)
        for at, across, formula in self.formulas:
            cell = self.target.part(at, across)
            cell.xr.setFormula(formulas.to_office(formula, cell.table_for(formula)))

    def _unformatted(self, across: int, rows: list[int]) -> list[int]:
        """Those of the rows whose cells had no format, or that of truths, which goes with its value."""
        over = [block for block in self.blocks if block[1] <= across < block[1] + block[3]]
        free = [block for block in over if self.formats.is_general(block[4]) or self.formats.type(block[4]) & LOGICAL]
        if len(free) == len(over):
            return rows
        places: set[int] = set()
        for top, _, height, _, _ in free:
            places.update(range(top, top + height))
        return [row for row in rows if row in places]

    def _format(self, key: int, blocks: list[tuple[int, int, int, int]]) -> None:
        """Give all blocks a number format in one call: dates with gaps make tens of thousands of blocks."""
        if len(blocks) == 1:
            self.target.part(*blocks[0]).xr.setPropertyValue("NumberFormat", key)
        elif blocks:
            sheet, top, left = self.target.sheet.index - 1, self.target.row - 1, self.target.column - 1
            many = self.target.sheet.book.doc.createInstance("com.sun.star.sheet.SheetCellRanges")
            places = [
                bridge.struct(
                    "table.CellRangeAddress",
                    sheet,
                    left + across,
                    top + down,
                    left + across + columns - 1,
                    top + down + rows - 1,
                )
                for down, across, rows, columns in blocks
            ]
            many.addRangeAddresses(tuple(places), False)
            many.setPropertyValue("NumberFormat", key)


def _within(at: int, across: int, blocks: list[tuple[int, int, int, int, int]]) -> bool:
    """Whether a cell lies in one of the blocks."""
    return any(top <= at < top + height and left <= across < left + width for top, left, height, width, _ in blocks)


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
