"""A sample workbook as books, read with openpyxl: the columns of each sheet by their place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

__all__ = ["read_books"]

MONEY = {"amount", "base_amount", "net_amount", "realised_amount", "promise_amount", "target_amount", "allowance"}
WORDED = {"document_type", "item_class", "method", "related_party", "kind", "channel", "outcome"}
EXACT = {*MONEY, "rate", "fx_rate", "share"}


def read_books(path: Path, columns: Mapping[str, tuple[str, str]], values: Mapping[str, str]) -> dict:
    """Books from a workbook of Excel tables.

    `columns` says, for each table, its Excel name and its columns in order; `values` what the sheet writes for a
    canonical value.
    """
    import openpyxl

    meaning = {written: value for value, written in values.items()}
    book = openpyxl.load_workbook(path, data_only=True)
    sheets = {table: sheet for sheet in book for table in sheet.tables}
    return {
        name: [
            {column: _value(column, cell, meaning) for column, cell in zip(order.split(), row, strict=True)}
            for row in sheets[excel_table].iter_rows(min_row=2, values_only=True)
        ]
        for name, (excel_table, order) in columns.items()
    }


def _value(column: str, cell: object, meaning: Mapping[str, str]) -> object:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if column in EXACT:
        return Decimal(str(cell))
    if isinstance(cell, str) and column in WORDED:
        return meaning.get(cell, cell)
    return cell
