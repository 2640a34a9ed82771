"""A whole column of payment terms: days as numbers, and by row from when they count."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

import numpy as np

from .amount_column import NumberKind
from .columns import Finding, ReadColumn, odd_cells, odd_finding, raw_texts, shown
from .grid import ColumnData
from .terms_cell import parse_terms

__all__ = ["TermsColumn"]


class TermsColumn:
    """A column of terms, read like an `AmountColumn`.

    `read.values` are days, NaN where a cell is blank or refused. `read.rules` gives, by position, the rule
    (`days`, `month_end`) where the cell's words say it.
    """

    kind: NumberKind = "count"

    def __init__(self, data: ColumnData, keep: Any) -> None:
        import pandas as pd

        numbers = data.values.dtype.kind == "f"
        self.read = ReadColumn(np.where(keep, data.values, np.nan) if numbers else np.full(len(data.values), np.nan))
        self.marks: dict[str, int] = {}
        positions, texts = raw_texts(data, keep)
        if len(positions):
            codes, names = pd.factorize(texts)
            for number, name in enumerate(names):
                self._take(positions[codes == number], str(name))
        for position, raw in odd_cells(data, keep):
            if isinstance(raw, (int, float)) and not isinstance(raw, bool):
                self.read.values[position] = raw
            else:
                self.read.refuse(odd_finding(position, raw, "bad_terms"))

    def _take(self, where: Any, text: str) -> None:
        cell = parse_terms(text)
        if cell.code:
            for position in where.tolist():
                self.read.refuse(Finding(cell.code, position, {"value": shown(text)}))
        elif cell.days is not None:
            self.read.values[where] = cell.days
            if cell.rule:
                self.read.rules.update(dict.fromkeys(where.tolist(), cell.rule))

    def finish(self, _siblings: Set[str] = frozenset()) -> ReadColumn:
        """The column; terms leave nothing open that other columns could decide."""
        self.read.findings.sort(key=lambda finding: finding.position)
        return self.read
