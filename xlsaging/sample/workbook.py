"""A sample as a workbook of one Excel table a sheet, drawn with XlsxWriter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from xlsaging.model.schema import TABLES

from .layout import COLUMNS, look_of, written
from .wording import Wording

__all__ = ["Styles", "open_book", "put_cell", "write_notes", "write_workbook"]

Styles = dict[str, Any]

_MADE = datetime(2026, 11, 2)
"""The day on which the firm is supposed to have saved the book, so that the bytes are the same each time."""
_TABLES_UP_TO = 50_000
"""Rows of a ledger beyond which sheets are written line by line, which Excel tables do not allow."""
_FORMATS = {
    "date": "yyyy-mm-dd",
    "month": "yyyy-mm",
    "amount": "#,##0.00",
    "rate": "0.0000",
    "share": "0%",
    "count": "0",
    "text": "@",
}


def write_workbook(path: Path, words: Wording, tables: Mapping[str, Sequence[Any]], rows: int) -> None:
    """Write every table of a ledger of so many lines; `tables` holds each one's pieces."""
    large = rows > _TABLES_UP_TO
    book, styles = open_book(path, words, line_by_line=large)
    write_notes(book.add_worksheet(words.sheets["notes"]), words, styles)
    for name, columns in COLUMNS.items():
        sheet = book.add_worksheet(words.sheets[name])
        _set_up(sheet, columns)
        count = sum(piece.num_rows for piece in tables[name])
        _write_head(sheet, words, name, columns, count, styles, plain=large)
        _write_rows(sheet, words, columns, tables[name], styles)
    book.close()


def open_book(path: Path, words: Wording, *, line_by_line: bool = False) -> tuple[Any, Styles]:
    """A new workbook and its formats."""
    import xlsxwriter

    options = {"constant_memory": line_by_line, "in_memory": not line_by_line, "strings_to_formulas": False}
    book = xlsxwriter.Workbook(str(path), options)
    book.set_properties({"title": words.notes[0], "created": _MADE})
    typed_in = {"font_color": "#0000FF", "bg_color": "#FFFBE6"}
    styles = {name: book.add_format({**typed_in, "num_format": form}) for name, form in _FORMATS.items()}
    # Words beside numbers need room between them.
    styles["text"].set_indent(1)
    styles["head"] = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter"})
    styles["title"] = book.add_format({"bold": True, "font_size": 14})
    styles["sum"] = book.add_format({"bold": True, "num_format": "#,##0.00", "top": 1})
    return book, styles


def write_notes(sheet: Any, words: Wording, styles: Styles) -> None:
    """The first sheet, which says what the book is."""
    sheet.set_column(0, 0, 90)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.write_string(0, 0, words.notes[0], styles["title"])
    for line, text in enumerate(words.notes[1:], 2):
        sheet.write_string(line, 0, text)


def _set_up(sheet: Any, columns: Sequence[str]) -> None:
    """Widths, frozen panes and the page."""
    for place, column in enumerate(columns):
        sheet.set_column(place, place, look_of(column)[1])
    sheet.freeze_panes(1, 2 if len(columns) > 6 else 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write_head(
    sheet: Any, words: Wording, table: str, columns: Sequence[str], count: int, styles: Styles, *, plain: bool
) -> None:
    headings = [words.header(table, column) for column in columns]
    if plain:
        for place, heading in enumerate(headings):
            sheet.write_string(0, place, heading, styles["head"])
        sheet.autofilter(0, 0, max(count, 1), len(columns) - 1)
        return
    told = [{"header": heading, "header_format": styles["head"]} for heading in headings]
    options = {"name": TABLES[table].excel_table, "columns": told, "style": "Table Style Light 9"}
    sheet.add_table(0, 0, max(count, 1), len(columns) - 1, options)


def _write_rows(sheet: Any, words: Wording, columns: Sequence[str], pieces: Iterable[Any], styles: Styles) -> None:
    line = 1
    looks = [look_of(column)[0] for column in columns]
    for piece in pieces:
        for part in piece.to_batches(max_chunksize=20_000):
            cells = [part.column(column).to_pylist() for column in columns]
            for row in zip(*cells, strict=True):
                for place, value in enumerate(row):
                    put_cell(sheet, line, place, written(words, columns[place], value), styles, looks[place])
                line += 1


def put_cell(sheet: Any, line: int, place: int, value: object, styles: Styles, look: str) -> None:
    """One cell: a blank, a date, a text or a number, in the look of its column."""
    if value is None:
        sheet.write_blank(line, place, None, styles[look])
    elif isinstance(value, date):
        sheet.write_datetime(line, place, value, styles[look if look == "month" else "date"])
    elif isinstance(value, str):
        sheet.write_string(line, place, value, styles["text"])
    elif isinstance(value, (int, float)):
        sheet.write_number(line, place, value, styles[look])
