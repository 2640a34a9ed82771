"""A whole column of amounts: plain numbers at once, odd cells one by one, `1,234` decided by the column."""

from __future__ import annotations

from collections.abc import Set
from typing import Any, Literal

import numpy as np

from .amount_cell import AmountCell, parse_amount
from .cells import plain
from .columns import Finding, ReadColumn, odd_cells, odd_finding, raw_texts, shown
from .grid import ColumnData

__all__ = ["AmountColumn", "NumberKind"]

NumberKind = Literal["amount", "number", "rate", "count"]
_NUMBER = r"^-?(\d{1,15}(\.\d{1,2})?|\d{1,15}\.\d{4,17}|\d{4,15}\.\d{3}|0?\.\d{1,17})$"
_POINT_DECIMAL = r"^-?\d{0,15}\.?\d{1,17}$"
_COMMA_DECIMAL = r"^-?\d{1,15},\d{1,2}$"
_POINT_GROUPED = r"^-?\d{1,3}(,\d{3})+\.\d{1,6}$"
_COMMA_GROUPED = r"^-?\d{1,3}(\.\d{3})+,\d{1,6}$"


class AmountColumn:
    """A column of amounts on its way to numbers.

    Made first for every column of a table; `marks` then says which decimal marks the column proves (and where
    first), and `finish` decides the cells that were left open, with the proof of the table's other columns where
    there is none here.
    """

    def __init__(self, data: ColumnData, keep: Any, kind: NumberKind = "amount") -> None:
        self.kind = kind
        numbers = data.values.dtype.kind == "f"
        self.read = ReadColumn(np.where(keep, data.values, np.nan) if numbers else np.full(len(data.values), np.nan))
        self.marks: dict[str, int] = {}
        self._open: list[tuple[Any, AmountCell]] = []
        self._weak: list[Any] = []
        positions, texts = raw_texts(data, keep)
        if len(positions):
            rest = self._fast(positions, texts)
            self._slow(positions[rest], texts[rest])
        for position, raw in odd_cells(data, keep):
            if isinstance(raw, (int, float)) and not isinstance(raw, bool):
                self.read.values[position] = raw
            else:
                self.read.refuse(odd_finding(position, raw, "bad_amount"))
        infinite = np.flatnonzero(np.isinf(self.read.values))
        for position in infinite.tolist():
            self.read.refuse(Finding("bad_amount", position, {"value": str(self.read.values[position])}))
        self.read.values[infinite] = np.nan

    def _fast(self, positions: Any, texts: Any) -> Any:
        """Read plain and grouped numbers in bulk; gives the positions in `texts` that remain."""
        import pyarrow as pa
        import pyarrow.compute as pc

        array = pa.array(texts, pa.string())
        left = np.ones(len(texts), dtype=bool)
        shapes = (
            (_NUMBER if self.kind == "amount" else _POINT_DECIMAL, "", "."),
            (_POINT_GROUPED, ",", "."),
            (_COMMA_GROUPED, ".", ","),
            (_COMMA_DECIMAL, "", ","),
        )
        for shape, drop, mark in shapes:
            if not left.any():
                break
            fits = pc.match_substring_regex(array, shape).to_numpy(zero_copy_only=False) & left
            if not fits.any():
                continue
            chosen = array.filter(pa.array(fits))
            proof = pc.match_substring(chosen, mark).to_numpy(zero_copy_only=False)
            if proof.any():
                self._prove(mark, int(positions[fits][proof.argmax()]))
                if not drop:
                    self._weak.append(positions[fits][proof])
            if drop:
                chosen = pc.replace_substring(chosen, drop, "")
            if mark == ",":
                chosen = pc.replace_substring(chosen, ",", ".")
            self.read.values[positions[fits]] = pc.cast(chosen, pa.float64()).to_numpy(zero_copy_only=False)
            left &= ~fits
        return np.flatnonzero(left)

    def _slow(self, positions: Any, texts: Any) -> None:
        import pandas as pd

        if not len(positions):
            return
        codes, names = pd.factorize(texts)
        order = np.argsort(codes, kind="stable")
        bounds = np.searchsorted(codes[order], np.arange(len(names) + 1))
        for number, name in enumerate(names):
            where = positions[order[bounds[number] : bounds[number + 1]]]
            self._take(where, self._cell(str(name)), str(name))

    def _cell(self, text: str) -> AmountCell:
        if self.kind == "count":
            return parse_amount(_without_unit(text))
        return parse_amount(text, percent=self.kind == "rate")

    def _take(self, where: Any, cell: AmountCell, text: str) -> None:
        if cell.code:
            code = "bad_number" if cell.code == "bad_amount" and self.kind != "amount" else cell.code
            for position in where.tolist():
                self.read.refuse(Finding(code, position, {"value": shown(text)}))
            return
        if cell.currency:
            self.read.currencies.update(dict.fromkeys(where.tolist(), cell.currency))
        if cell.readings:
            self._open.append((where, cell))
            return
        if cell.value is None:
            return
        self.read.values[where] = cell.value
        if cell.mark:
            self._prove(cell.mark, int(where[0]))
            if not cell.sure:
                self._weak.append(where)

    def _prove(self, mark: str, position: int) -> None:
        self.marks[mark] = min(self.marks.get(mark, position), position)

    def finish(self, siblings: Set[str] = frozenset()) -> ReadColumn:
        """Decide what was left open; `siblings` are the marks that other amount columns of the table prove."""
        read = self.read
        if len(self.marks) > 1:
            if self._weak or self._open:
                self._mixed()
            read.findings.sort(key=lambda finding: finding.position)
            return read
        mark = next(iter(self.marks), "")
        if not mark and len(siblings) == 1:
            mark = next(iter(siblings))
        undecided: list[tuple[Any, AmountCell]] = []
        for where, cell in self._open:
            decimal, grouped = cell.readings or (np.nan, np.nan)
            if mark:
                read.values[where] = decimal if cell.separator == mark else grouped
            elif self.kind == "amount" or (self.kind == "rate" and cell.separator == ","):
                undecided.append((where, cell))
            else:
                read.values[where] = decimal if cell.separator == "." else grouped
        if undecided:
            self._undecided(undecided)
        read.findings.sort(key=lambda finding: finding.position)
        return read

    def _undecided(self, cells: list[tuple[Any, AmountCell]]) -> None:
        """No cell proves the mark: commas are taken for thousands and said so, all else is refused."""
        positions = np.sort(np.concatenate([where for where, _ in cells]))
        params = {"count": len(positions), "value": _text_of(cells, int(positions[0]))}
        if {cell.separator for _, cell in cells} == {","} and self.kind == "amount":
            for where, cell in cells:
                self.read.values[where] = (cell.readings or (0.0, 0.0))[1]
            self.read.findings.append(Finding("amount_notation_assumed", int(positions[0]), params))
            return
        self.read.bad.update(dict.fromkeys(positions.tolist(), "amount_notation_unknown"))
        self.read.findings.append(Finding("amount_notation_unknown", int(positions[0]), params))

    def _mixed(self) -> None:
        """Both marks are proven: what has one separator only could be either."""
        wheres = [*self._weak, *(where for where, _ in self._open)]
        positions = np.sort(np.concatenate(wheres))
        self.read.values[positions] = np.nan
        self.read.bad.update(dict.fromkeys(positions.tolist(), "amount_notation_mixed"))
        first, other = sorted(self.marks.values())
        params = {"count": len(positions)}
        self.read.findings.append(Finding("amount_notation_mixed", first, params, {"first": first, "other": other}))


def _text_of(cells: list[tuple[Any, AmountCell]], position: int) -> str:
    for where, cell in cells:
        if position in where and cell.readings:
            return f"{cell.readings[1]:.0f}" if cell.separator == "." else f"{cell.readings[1]:,.0f}"
    return ""


def _without_unit(text: str) -> str:
    """A count without its words: `30天`, `30 days`, `第3期`."""
    import re

    found = re.fullmatch(r"第?\s*(\d+(?:\.0+)?)\s*(?:天|日|days?|d|期)?\.?", plain(text), re.IGNORECASE)
    return found[1] if found else text
