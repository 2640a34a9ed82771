"""The formulas of a range."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from xlsaging.libreoffice import entries
from xlsaging.libreoffice.filling import filled
from xlsaging.libreoffice.formulas import names_own_table, to_excel, to_office
from xlsaging.libreoffice.notes import NotesKept


def _shown(entered: str) -> str:
    """What Excel's Formula property shows for an entry."""
    if entered.startswith("{="):
        return to_excel(entered[1:-1])
    if entered.startswith("="):
        return to_excel(entered)
    return entered.removeprefix("'")


class CellFormulas:
    """Reading and writing the formulas of a range; mixed into Range."""

    sheet: Any
    shape: tuple[int, int]
    xr: Any
    block: Any
    part: Callable[..., Any]

    def entered(self) -> tuple[tuple[str, ...], ...]:
        """What stands in each cell: formulas in LibreOffice's grammar, anything else as text."""
        if self.shape == (1, 1):
            return ((self.xr.getFormula(),),)
        rows: tuple[tuple[str, ...], ...] = self.xr.getFormulaArray()
        return rows

    @property
    def formula(self) -> Any:
        """One cell's formula as text, rows of them for more; a value that is no formula shows as its text."""
        if not all(self.shape):
            return None
        if self.shape == (1, 1):
            return _shown(self.xr.getFormula())
        return tuple(tuple(_shown(entry) for entry in row) for row in self.entered())

    @formula.setter
    def formula(self, value: Any) -> None:
        """One formula for all cells, its relative references moving along; or rows of formulas."""
        if not all(self.shape):
            return
        if isinstance(value, (list, tuple)):
            rows = value if value and isinstance(value[0], (list, tuple)) else [value]
            if not any(_is_formula(entry) for row in rows for entry in row):
                self.part(0, 0).raw_value = rows
                return
            self._write_formulas(rows)
            return
        if not _is_formula(value):
            self.raw_value = value
            return
        first = self.part(0, 0)
        first.xr.setFormula(to_office(value, self.table_for(value)))
        if self.shape != (1, 1):
            self._spread(first)

    raw_value: Any

    def _write_formulas(self, rows: Any) -> None:
        width = max(len(row) for row in rows)
        table = self.table_for(" ".join(entry for row in rows for entry in row if _is_formula(entry)))
        written = tuple(tuple(_entry(value, table) for value in row) + ("",) * (width - len(row)) for row in rows)
        target = self.part(0, 0, len(written), width)
        if target.shape == (1, 1):
            target.xr.setFormula(written[0][0])
        else:
            with NotesKept(target):
                target.xr.setFormulaArray(written)

    def table_for(self, formula: str) -> str:
        """The table that a reference such as [@amount] means: the one that these cells are in."""
        if not names_own_table(formula):
            return ""
        table = self.table
        return "" if table is None else table.name

    table: Any

    def _spread(self, first: Any) -> None:
        """Give all cells the first one's formula, as filling down and right does."""
        rows, columns = self.shape
        with NotesKept(self):
            self.xr.setFormulaArray(filled(first.xr.getFormula(), rows, columns))

    @property
    def formula2(self) -> Any:
        return self.formula

    @formula2.setter
    def formula2(self, value: Any) -> None:
        self.formula = value

    @property
    def formula_array(self) -> Any:
        """The array formula of these cells; a plain formula where there is none, None where cells differ."""
        if not all(self.shape):
            return None
        own = self.block.getArrayFormula()
        if own:
            return _shown(own)
        entries_seen = {entry for row in self.entered() for entry in row}
        return _shown(entries_seen.pop()) if len(entries_seen) == 1 else None

    @formula_array.setter
    def formula_array(self, value: str) -> None:
        if all(self.shape):
            self.block.clearContents(1 | 2 | 4 | 16)
            self.block.setArrayFormula(to_office(value, self.table_for(value)))

    @property
    def has_array(self) -> bool:
        return all(self.shape) and self.part(0, 0).xr.getFormula().startswith("{")


def _is_formula(value: Any) -> bool:
    return isinstance(value, str) and len(value) > 1 and value.startswith("=")


def _entry(value: Any, table: str) -> str:
    """A value as it is entered beside formulas."""
    if value is None:
        return ""
    if _is_formula(value):
        return to_office(value, table)
    if isinstance(value, bool):
        return "=TRUE()" if value else "=FALSE()"
    if isinstance(value, str) and not entries.MAYBE.match(value):
        return value
    return str(value)
