"""The sheets to type in: one for each table of the ledger, and the settings."""

from __future__ import annotations

from math import ceil
from typing import Any

from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import say
from xlsaging.model.input_sheets import HEADER_ROW, LAST_CHECKED, SETTINGS_ROWS, InputColumn, InputSheet
from xlsaging.model.schema import TABLES

from .looks import Looks

__all__ = ["LANGUAGE_CELL", "draw_inputs", "draw_settings"]

_HEADER = HEADER_ROW - 1
_PAGE, _LEAST_SCALE = 140, 0.7
"""What fits across A4 in columns' widths, and how much smaller it may be: letters of seven points."""
_EXPLAINED = 90
"""How wide the explanations of settings are."""
_NAME = {True: 32, False: 25}
"""How wide names of customers are, by whether the workbook speaks English."""
LANGUAGE_CELL = f"$B${HEADER_ROW + 1}"
"""Where the settings say the language: the value in their first row."""


def draw_inputs(page: Any, sheet: InputSheet, lang: str, looks: Looks) -> None:
    """A real Excel table with one empty row, words to choose from, and notes on its headers."""
    _above(page, sheet.title, sheet.hint, lang, looks)
    last = len(sheet.columns) - 1
    headers = [say(column.header, lang) for column in sheet.columns]
    page.add_table(
        _HEADER, 0, _HEADER + 1, last,
        {"name": sheet.excel_table, "style": "Table Style Light 1", "banded_rows": False,
         "columns": [{"header": header} for header in headers]},
    )  # fmt: skip
    for position, (column, header) in enumerate(zip(sheet.columns, headers, strict=True)):
        page.set_column(position, position, _width(header, column), looks.column(column.kind))
        page.write_string(_HEADER, position, header, looks.header(column.kind, required=column.required))
        page.write_blank(_HEADER + 1, position, None, looks.input(column.kind))
        _offer(page, position, column, lang)
        if column.note is not None:
            note = {"author": "ArCollect", "x_scale": 1.6, "font_name": looks.font, "font_size": 9}
            page.write_comment(_HEADER, position, say(column.note, lang), note)
    page.set_row(_HEADER, 30)
    page.freeze_panes(HEADER_ROW, 1)
    widths = map(_width, headers, sheet.columns)
    _print(page, sheet.title, lang, wide=sum(widths) > _PAGE / _LEAST_SCALE)


def _width(header: str, column: InputColumn) -> float:
    wide = _wide(header)
    least = {"date": 12, "amount": 16, "text": 14, "id": 14}.get(column.kind, 10)
    if column.name == "customer_name":
        return _NAME[header.isascii()]
    return max(least, min(wide + 3, 24))


def _wide(text: str) -> int:
    """How many columns of a fixed-width face a text takes."""
    return sum(2 if ord(sign) > 0x2E7F else 1 for sign in text)


def _offer(page: Any, position: int, column: InputColumn, lang: str) -> None:
    rows = (_HEADER + 1, position, LAST_CHECKED - 1, position)
    if column.choices:
        words = [say(choice, lang) for choice in column.choices]
        page.data_validation(*rows, {"validate": "list", "source": words, "error_type": "warning"})
    elif column.kind == "date":
        told = {"error_title": "ArCollect", "error_message": say(Text("home.check_date"), lang)}
        first = "=DATE(1990,1,1)"
        page.data_validation(
            *rows, {"validate": "date", "criteria": ">=", "value": first, "error_type": "warning", **told}
        )


def draw_settings(page: Any, lang: str, looks: Looks, *, chosen: str = "") -> None:
    """The settings with what each does; `chosen` is the language of the workbook, "" the user's own."""
    _above(page, Text("table.settings"), Text("input_hint.settings"), lang, looks)
    headers = [say(Text(f"header.{name}"), lang) for name in ("key", "value", "explanation")]
    rows = [(say(row.key, lang), row.initial, say(row.help, lang)) for row in SETTINGS_ROWS]
    last = _HEADER + len(rows)
    page.add_table(
        _HEADER, 0, last, 2,
        {"name": TABLES["settings"].excel_table, "style": "Table Style Light 1", "banded_rows": False,
         "columns": [{"header": header} for header in headers]},
    )  # fmt: skip
    for position, (header, width) in enumerate(zip(headers, (26, 24, _EXPLAINED), strict=True)):
        page.set_column(position, position, width)
        page.write_string(_HEADER, position, header, looks.required)
    for number, (row, (key, initial, explained)) in enumerate(zip(SETTINGS_ROWS, rows, strict=True), HEADER_ROW):
        value = chosen if row.name == "lang" else initial
        page.write_string(number, 0, key, looks.key)
        page.write(number, 1, value, looks.setting(row.kind))
        page.write_string(number, 2, explained, looks.text)
        page.set_row(number, max(18, 15 * ceil(_wide(explained) / _EXPLAINED)))
        if row.choices:
            page.data_validation(number, 1, number, 1, {"validate": "list", "source": list(row.choices)})
    page.freeze_panes(HEADER_ROW, 1)
    _print(page, Text("table.settings"), lang)
    # A few rows more than a page holds would stand alone on a second one.
    page.fit_to_pages(1, 1)


def _above(page: Any, title: Text, hint: Text, lang: str, looks: Looks) -> None:
    page.hide_gridlines(2)
    page.set_row(0, 28)
    page.write_string(0, 0, say(title, lang), looks.title)
    page.write_string(1, 0, say(hint, lang), looks.quiet)


def _print(page: Any, title: Text, lang: str, *, wide: bool = False) -> None:
    """One page wide; a sheet that nobody could read so goes over several, with its first column on each."""
    page.set_paper(9)
    page.set_landscape()
    if wide:
        page.set_print_scale(int(100 * _LEAST_SCALE))
        page.repeat_columns(0)
    else:
        page.fit_to_pages(1, 0)
    page.repeat_rows(_HEADER)
    # What goes over several pages needs all of their width: a last column alone would be printed on pages of its own.
    side = 0.25 if wide else 0.4
    page.set_margins(left=side, right=side, top=0.7, bottom=0.7)
    page.set_footer(f"&L{say(title, lang)}&RArCollect  &P / &N")
