"""What the aging by formulas prints: its customers, and no pages of empty rows below them.

In Excel the workbook does the same by itself before it prints (`vba/ArPrint.bas`), so that rows typed since count.
"""

from __future__ import annotations

from typing import Any

from xlsaging.model.own_sheet import NATIVE_ROWS

__all__ = ["fit_native"]


def fit_native(book: Any) -> None:
    """Let the sheet print down to its last customer; nothing happens in a workbook without that sheet."""
    if not book.names.contains(NATIVE_ROWS):
        return
    rows = book.names(NATIVE_ROWS).refers_to_range
    ids = rows.columns[0].options(ndim=1).value
    filled = max((number for number, each in enumerate(ids, 1) if each not in (None, "")), default=0)
    last = rows.row + filled - 1
    area = rows.sheet.range((1, 1), (last, rows.last_cell.column)).address
    if rows.sheet.page_setup.print_area != area:
        rows.sheet.page_setup.print_area = area
