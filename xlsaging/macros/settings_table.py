"""The table of settings of an open workbook, and the language that it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime, time
from typing import Any

from xlsaging.app.importing import settings_said
from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import say
from xlsaging.model.input_sheets import (
    HEADER_ROW,
    INPUT_SHEETS,
    LAST_CHECKED,
    NUMBER_FORMATS,
    SETTINGS_ROWS,
    InputSheet,
)
from xlsaging.model.schema import TABLES
from xlsaging.model.workbook_errors import SheetProtectedError
from xlsaging.render.live.host import Host
from xlsaging.render.safe import sheet_name

from .tables import columns_known, find_table

__all__ = ["go_to_settings", "said_in", "set_setting", "speak"]

_LANGS = ("zh_CN", "en", "zh_CN+en")
_TITLE, _HINT = Text("table.settings"), Text("input_hint.settings")
_HEADERS = (Text("header.key"), Text("header.value"), Text("header.explanation"))


def go_to_settings(book: Any, lang: str, host: Host) -> Any:
    """Show the table of settings; where there is none, a sheet with one is made, every value as it is by default."""
    table = find_table(book, TABLES["settings"].excel_table) or _made(book, lang, host)
    table.range.sheet.activate()
    table.data_body_range[0, 1].select()
    return table


def said_in(book: Any) -> dict[str, Any]:
    """What the table of settings says; nothing where there is none."""
    table = find_table(book, TABLES["settings"].excel_table)
    body = table.data_body_range if table is not None else None
    if body is None or body.shape[1] < 2:
        return {}
    return settings_said((_text(row[0]), _text(row[1])) for row in body.options(ndim=2, err_to_str=True).value)


def set_setting(book: Any, name: str, value: date, lang: str, host: Host) -> None:
    """Write a day into the setting's row; a row, or a table, is made where there is none."""
    table = find_table(book, TABLES["settings"].excel_table) or _made(book, lang, host)
    row = next(each for each in SETTINGS_ROWS if each.name == name)
    words = {_plain(each) for each in _all(row.key)} | {_plain(name)}
    body, sheet = table.data_body_range, table.range.sheet
    at = next((body[number, 0].row for number in range(body.shape[0]) if _plain(body[number, 0].value) in words), None)
    if at is None:
        at = table.range.last_cell.row + 1
        table.resize(table.range.resize(table.range.shape[0] + 1, table.range.shape[1]))
        sheet.range(at, body.column).value = [say(row.key, lang), None, say(row.help, lang)][: body.shape[1]]
    cell = sheet.range(at, body.column + 1)
    cell.number_format = NUMBER_FORMATS[row.kind]
    cell.value = datetime.combine(value, time())


def _text(cell: object) -> str:
    """A cell as somebody would type it."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def _made(book: Any, lang: str, host: Host) -> Any:
    taken = [sheet.name for sheet in book.sheets]
    sheet = book.sheets.add(sheet_name(say(_TITLE, lang), taken), after=book.sheets[-1])
    sheet.range("A1").value = say(_TITLE, lang)
    sheet.range("A1").font.set(bold=True, size=14)
    rows: list[list[str | None]] = [[say(each, lang) for each in _HEADERS]]
    rows += [[say(row.key, lang), None, say(row.help, lang)] for row in SETTINGS_ROWS]
    cells = sheet.range((HEADER_ROW, 1), (HEADER_ROW + len(rows) - 1, 3))
    cells.value = rows
    host.tabular(sheet, (HEADER_ROW - 1, 0, HEADER_ROW + len(rows) - 2, 2), TABLES["settings"].excel_table)
    for column, width in ((1, 26), (2, 24), (3, 90)):
        sheet.range(1, column).column_width = width
    return find_table(book, TABLES["settings"].excel_table)


def speak(book: Any, lang: str, host: Host) -> None:
    """Say the language in the settings, and the words of our input sheets in it; what users typed stays.

    Raises SheetProtectedError before anything is changed.
    """
    settings = find_table(book, TABLES["settings"].excel_table) or _made(book, lang, host)
    known = [(sheet, find_table(book, sheet.excel_table)) for sheet in INPUT_SHEETS.values()]
    tables = [(sheet, table) for sheet, table in known if table is not None]
    for table in (settings, *(table for _, table in tables)):
        if host.is_protected(table.range.sheet):
            raise SheetProtectedError(at=table.range.sheet.name)
    _speak_settings(settings, lang)
    for sheet, table in tables:
        _translate(table.header_row_range, [column.header for column in sheet.columns], lang)
        _speak_columns(table, sheet, lang)
        _speak_sheet(table.range.sheet, [sheet.title, sheet.hint], sheet.title, lang)


def _speak_settings(table: Any, lang: str) -> None:
    body = table.data_body_range
    rows = body.shape[0]
    _translate(table.header_row_range, list(_HEADERS), lang)
    _translate(body[:, 0], [row.key for row in SETTINGS_ROWS], lang)
    if body.shape[1] > 2:
        _translate(body[:, 2], [row.help for row in SETTINGS_ROWS], lang)
    _speak_sheet(table.range.sheet, [_TITLE, _HINT], _TITLE, lang)
    key = {_plain(each) for each in _all(SETTINGS_ROWS[0].key)} | {"lang"}
    for number in range(rows):
        if _plain(body[number, 0].value) in key:
            body[number, 1].value = lang


def _speak_columns(table: Any, sheet: InputSheet, lang: str) -> None:
    """The notes of headers and the words to choose from, where they are ours; some hosts have neither."""
    places = columns_known(table, sheet)
    for column in sheet.columns:
        if column.name not in places:
            continue
        header = table.header_row_range[0, places[column.name]]
        with suppress(Exception):
            note = header.note
            if column.note and note is not None and _plain(note.text) in set(map(_plain, _all(column.note))):
                note.text = say(column.note, lang, "\n")
        if column.choices:
            with suppress(Exception):
                _offer(header, table.range.last_cell.row, column.choices, lang)


def _offer(header: Any, last: int, choices: Sequence[Text], lang: str) -> None:
    """A list of our words to choose from, in one language, as far down as it reaches: cells that hold either are read
    alike, and the rows of a table may be blank or yet to come."""
    known = {_plain(word) for text in choices for word in _all(text)}
    sheet, column = header.sheet, header.column
    end = next((row for row in (LAST_CHECKED, last) if _offers(sheet.range(row, column), known)), None)
    if end is not None and _offers(sheet.range(header.row + 1, column), known):
        words = [say(text, "en" if lang == "en" else "zh_CN") for text in choices]
        sheet.range((header.row + 1, column), (end, column)).data_validation.set_list(words)


def _offers(cell: Any, known: set[str]) -> bool:
    """Whether a cell offers words of ours only; a list is told as such, or as a text with commas."""
    rule = cell.data_validation
    offered = rule.source if rule.type == "list" else ()
    words = offered.strip('"').split(",") if isinstance(offered, str) else offered
    return bool(words) and isinstance(words, (list, tuple)) and {_plain(word) for word in words} <= known


def _speak_sheet(sheet: Any, above: list[Text], title: Text, lang: str) -> None:
    _translate(sheet.range((1, 1), (HEADER_ROW - 1, 1)), above, lang)
    if sheet.name in _all(title):
        wanted = sheet_name(say(title, lang), [each.name for each in sheet.book.sheets if each.name != sheet.name])
        with suppress(Exception):
            sheet.name = wanted


def _translate(cells: Any, texts: list[Text], lang: str) -> None:
    """Cells that say one of the texts in any language say it in this one; others stay."""
    said = {_plain(each): say(text, lang) for text in texts for each in _all(text)}
    for down, row in enumerate(cells.options(ndim=2).value):
        for across, cell in enumerate(row):
            wanted = said.get(_plain(cell), cell)
            if wanted != cell:
                # One cell at a time: what is written as a block loses its notes in Calc.
                cells[down, across].value = wanted


def _all(text: Text) -> Iterator[str]:
    for lang in _LANGS:
        yield say(text, lang)
        yield say(text, lang, "\n")


def _plain(cell: object) -> str:
    return "".join(str(cell or "").split())
