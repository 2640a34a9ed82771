"""A messy ledger as a workbook, and the list of what a reader should find in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from .layout import COLUMNS, look_of, written
from .mess import ERROR, Sheet, SheetRow, make_mess
from .wording import Wording
from .workbook import Styles, open_book, put_cell, write_notes

__all__ = ["Finding", "write_messy"]

Finding = dict[str, str]
"""`code` of an issue and its place `at`."""


def write_messy(path: Path, words: Wording, tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> list[Finding]:
    """Write the workbook; returns the issues that reading it should bring, in the order of sheets and rows."""
    mess = make_mess(words, tables)
    book, styles = open_book(path, words)
    write_notes(book.add_worksheet(words.sheets["notes"]), words, styles)
    found = [{"code": "sheets_without_tables", "at": ""}]
    for name, columns in COLUMNS.items():
        page = _Page(book.add_worksheet(words.sheets[name]), words, name, columns, styles)
        found += page.write(mess[name])
    book.close()
    return found


class _Page:
    """One sheet, written from top to bottom: title, headings, rows with a total after each month, notes."""

    def __init__(self, sheet: Any, words: Wording, table: str, columns: Sequence[str], styles: Styles) -> None:
        self.sheet, self.words, self.table, self.columns, self.styles = sheet, words, table, columns, styles
        self.line = 0

    def write(self, rows: Sheet) -> list[Finding]:
        """Everything; returns what should be found."""
        for place, column in enumerate(self.columns):
            self.sheet.set_column(place, place, look_of(column)[1])
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        worked_on = self.table in ("invoices", "receipts")
        if worked_on:
            self._text(0, f"{self.words.firm}  {self.words.sheets[self.table]}", "title")
            self._text(0, self.words.prepared)
            self.line += 1
        read_as = "layout_recognised" if rows else "empty_table"
        found = [self._finding(read_as, 0)] if self.table != "settings" else []
        for place, column in enumerate(self.columns):
            self.sheet.write_string(self.line, place, self.words.header(self.table, column), self.styles["head"])
        self.line += 1
        for _, month in groupby(rows, self._month):
            part = list(month)
            found += [each for row in part for each in self._row(row)]
            if self.table == "invoices":
                self._total(part, self.words.subtotal)
        if worked_on:
            self._total(rows, self.words.total)
            self.line += 1
            for text in self.words.signatures:
                self._text(0, text)
        return found

    def _row(self, row: SheetRow) -> list[Finding]:
        for place, column in enumerate(self.columns):
            value = row.cells.get(column)
            if value == ERROR:
                self.sheet.write_formula(self.line, place, "=NA()", self.styles["amount"], ERROR)
            elif isinstance(value, bool):
                self.sheet.write_boolean(self.line, place, value)
            else:
                told = written(self.words, column, value)
                put_cell(self.sheet, self.line, place, told, self.styles, look_of(column)[0])
        if row.hidden:
            self.sheet.set_row(self.line, None, None, {"hidden": True})
        found = [self._finding(code, self.columns.index(column)) for code, column in row.issues]
        self.line += 1
        return found

    def _month(self, row: SheetRow) -> str:
        """Year and month of an invoice, as far as its number tells."""
        return str(row.cells["document_no"])[2:6] if self.table == "invoices" else ""

    def _total(self, rows: Sequence[SheetRow], label: str) -> None:
        self.sheet.write_string(self.line, 0, label, self.styles["head"])
        amounts = [row.cells["amount"] for row in rows]
        whole = round(sum(amount for amount in amounts if isinstance(amount, float)), 2)
        self.sheet.write_number(self.line, self.columns.index("amount"), whole, self.styles["sum"])
        self.line += 1

    def _text(self, place: int, text: str, style: str = "") -> None:
        self.sheet.write_string(self.line, place, text, self.styles.get(style))
        self.line += 1

    def _finding(self, code: str, place: int) -> Finding:
        name = self.words.sheets[self.table]
        quoted = f"'{name}'" if not name.replace("_", "").isalnum() else name
        return {"code": code, "at": f"{quoted}!{chr(ord('A') + place)}{self.line + 1}"}
