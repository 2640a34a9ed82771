"""xls: the binary workbooks of Excel 2 to 2003, by xlrd, which keeps each cell's type."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from xlsaging.ledger.grid import CellError, Region, shown
from xlsaging.model.errors import DamagedFileError, MissingLibraryError, NotAWorkbookError, PasswordProtectedError

from .collect import CellCollector
from .sheet import SheetCells, SheetGrid
from .strings import shows_date

__all__ = ["read_xls"]


def read_xls(path: Path, data: bytes) -> list[SheetGrid]:
    """The sheets of an xls workbook, in order.

    Raises `PasswordProtectedError`, `NotAWorkbookError` for other files in the same container (doc, msg),
    `DamagedFileError`.
    """
    try:
        import xlrd
    except ImportError as error:
        raise MissingLibraryError(path=path.name, library="xlrd") from error
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise PasswordProtectedError(path=path.name)
    # xlrd leaves broken records to whatever exception they run into, and writes remarks to a stream.
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        try:
            book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=nowhere)
            return [_grid(path, book, sheet) for sheet in book.sheets()]
        except xlrd.XLRDError as error:
            if "encrypted" in str(error):
                raise PasswordProtectedError(path=path.name) from error
            if "find workbook" in str(error):
                raise NotAWorkbookError(path=path.name) from error
            raise DamagedFileError(path=path.name, part="xls") from error
        except MemoryError:
            raise
        except Exception as error:
            raise DamagedFileError(path=path.name, part="xls") from error


def _grid(path: Path, book: Any, sheet: Any) -> SheetGrid:
    cells = _cells(book, sheet)
    return SheetGrid(
        name=sheet.name,
        file=shown(path.name),
        hidden=sheet.visibility != 0,
        named=list(_names(book, sheet.number)),
        load=lambda: cells,
    )


def _cells(book: Any, sheet: Any) -> SheetCells:
    import xlrd

    dated = [
        shows_date(xf.format_key, {xf.format_key: book.format_map[xf.format_key].format_str})
        if xf.format_key in book.format_map
        else shows_date(xf.format_key, {})
        for xf in book.xf_list
    ]
    found = CellCollector(date1904=book.datemode == 1)
    for row in range(sheet.nrows):
        kinds, values, styles = sheet.row_types(row), sheet.row_values(row), sheet._cell_xf_indexes[row]
        for column, (kind, value) in enumerate(zip(kinds, values, strict=True)):
            if kind == xlrd.XL_CELL_TEXT:
                found.text(row, column, value)
            elif kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
                found.number(row, column, value, date=dated[styles[column]])
            elif kind == xlrd.XL_CELL_BOOLEAN:
                found.boolean(row, column, bool(value))
            elif kind == xlrd.XL_CELL_ERROR:
                found.other(row, column, CellError(xlrd.error_text_from_code.get(value, "#ERR")))
    return found.sheet(
        hidden_rows=sum(bool(info.hidden) for info in sheet.rowinfo_map.values()),
        hidden_spans=[(column, column) for column, info in sheet.colinfo_map.items() if info.hidden],
        merges=[(top, bottom - 1, left, right - 1) for top, bottom, left, right in sheet.merged_cells],
    )


def _names(book: Any, number: int) -> Iterator[Region]:
    for name in book.name_obj_list:
        if name.builtin or name.macro or not name.name:
            continue
        try:
            sheet, top, bottom, left, right = name.area2d()
        except Exception:  # names that are no plain rectangle raise whatever their formula runs into
            continue
        if sheet.number == number:
            yield Region(name.name, top, bottom - 1, left, right - 1, kind="name")
