"""Input tables of an open workbook: found by name, appended to in one write, and made where there is none yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from typing import Any

from xlsaging.app.importing import ImportTable
from xlsaging.i18n.speak import say
from xlsaging.model.errors import MissingColumnError
from xlsaging.model.input_sheets import HEADER_ROW, INPUT_SHEETS, NUMBER_FORMATS, InputSheet
from xlsaging.model.workbook_errors import SheetProtectedError
from xlsaging.render.live.cells import kept_text
from xlsaging.render.live.host import Host
from xlsaging.render.safe import sheet_name

__all__ = ["append", "columns_known", "delete_rows", "find_table", "is_empty", "positions"]

_LANGS = ("zh_CN", "en", "zh_CN+en")
_WIDTH = 14


def find_table(book: Any, name: str) -> Any:
    """The Excel table of that name on any sheet; None where there is none."""
    return next((sheet.tables[name] for sheet in book.sheets if name in sheet.tables), None)


def columns_known(table: Any, sheet: InputSheet) -> dict[str, int]:
    """Where each column of an input table stands, from 0, whatever the language of its headers, as far as it is there:
    a ledger of somebody's own may have a table of the same name with fewer columns."""
    headers = [_plain(cell) for cell in _row(table.header_row_range)]
    found = {}
    for column in sheet.columns:
        words = {_plain(column.name), *(_plain(say(column.header, lang)) for lang in _LANGS)}
        place = next((number for number, header in enumerate(headers) if header in words), None)
        if place is not None:
            found[column.name] = place
    return found


def positions(table: Any, sheet: InputSheet) -> dict[str, int]:
    """The columns known of a table that is to be written to.

    Raises MissingColumnError where one that a row must have is not there.
    """
    found = columns_known(table, sheet)
    if missing := next((each for each in sheet.columns if each.required and each.name not in found), None):
        seen = ", ".join(str(cell) for cell in _row(table.header_row_range))
        at = f"{table.range.sheet.name}!{table.header_row_range.address.replace('$', '')}"
        raise MissingColumnError(table=sheet.table, column=missing.name, at=at, seen=seen, hint="")
    return found


def append(book: Any, rows: ImportTable, lang: str, host: Host) -> int:
    """Write rows below those that an input table has, in one write a column block; returns how many.

    Where the workbook has no such table, a sheet with one is made. Raises SheetProtectedError, MissingColumnError.
    """
    if not rows.rows:
        return 0
    sheet = INPUT_SHEETS[rows.table]
    table = find_table(book, sheet.excel_table) or _made(book, sheet, lang, host)
    live = table.range.sheet
    if host.is_protected(live):
        raise SheetProtectedError(at=live.name)
    places = positions(table, sheet)
    summed = bool(table.show_totals)
    if summed:
        # New rows go above the totals, which come back below them.
        table.show_totals = False
    whole = table.range
    first = whole.row + (1 if is_empty(table) else whole.shape[0])
    last = first + len(rows.rows) - 1
    table.resize(live.range((whole.row, whole.column), (max(last, whole.row + 1), whole.last_cell.column)))
    kinds = {column.name: column.kind for column in sheet.columns}
    for block in _blocks(places[name] for name in rows.columns if name in places):
        names = [name for place in block for name in rows.columns if places.get(name) == place]
        for place, name in zip(block, names, strict=True):
            left = whole.column + place
            live.range((first, left), (last, left)).number_format = NUMBER_FORMATS[kinds[name]]
        numbers = [rows.columns.index(name) for name in names]
        texts = [kinds[name] in ("id", "text") for name in names]
        values = [[_entered(row[at], text) for at, text in zip(numbers, texts, strict=True)] for row in rows.rows]
        corner = whole.column + block[0]
        live.range((first, corner), (last, corner + len(block) - 1)).options(ndim=2).value = values
    _look_like_the_first(live, whole, last)
    if summed:
        table.show_totals = True
    return len(rows.rows)


def _look_like_the_first(live: Any, whole: Any, last: int) -> None:
    """Fill, letters and lines of the first row for all rows below, whoever chose them."""
    top = whole.row + 1
    if last == top:
        return
    first = live.range((top, whole.column))
    fill, letters, lines = first.color, first.font.color, first.borders["edge_bottom"].color
    cells = live.range((top, whole.column), (last, whole.last_cell.column))
    if fill is not None:
        cells.color = fill
    if letters is not None:
        cells.font.color = letters
    if lines is not None:
        cells.borders.color = lines


def is_empty(table: Any) -> bool:
    """Whether a table has no row but a blank one."""
    body = table.data_body_range
    if body is None:
        return True
    return all(cell in (None, "") for row in body.options(ndim=2).value for cell in row)


def delete_rows(table: Any, numbers: Sequence[int]) -> None:
    """Delete rows of a table, counted from 0 below its headers; the last that is left is only emptied."""
    body = table.data_body_range
    sheet, top, left, right = body.sheet, body.row, body.column, body.last_cell.column
    doomed = sorted(set(numbers))
    if len(doomed) == body.shape[0]:
        body.clear_contents()
        table.resize(sheet.range((top - 1, left), (top, right)))
        return
    for block in reversed(list(_blocks(doomed))):
        sheet.range((top + block[0], left), (top + block[-1], right)).delete("up")


def _made(book: Any, sheet: InputSheet, lang: str, host: Host) -> Any:
    """A new sheet with an empty table, where the workbook has none of that name."""
    taken = [each.name for each in book.sheets]
    live = book.sheets.add(sheet_name(say(sheet.title, lang), taken), after=book.sheets[-1])
    live.range("A1").value = say(sheet.title, lang)
    live.range("A1").font.set(bold=True, size=14)
    live.range("A2").value = say(sheet.hint, lang, "\n")
    headers = [say(column.header, lang) for column in sheet.columns]
    head = live.range((HEADER_ROW, 1), (HEADER_ROW, len(headers)))
    head.value = headers
    head.font.set(bold=True)
    head.wrap_text = True
    head.column_width = _WIDTH
    host.tabular(live, (HEADER_ROW - 1, 0, HEADER_ROW, len(headers) - 1), sheet.excel_table)
    return find_table(book, sheet.excel_table)


def _entered(value: Any, as_text: bool) -> Any:
    """A value as it is written into a column for text, or into any other."""
    if isinstance(value, str):
        return value if as_text else kept_text(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime.combine(value, time())
    return value


def _row(cells: Any) -> list[Any]:
    return list(cells.options(ndim=2).value[0])


def _plain(cell: object) -> str:
    return "".join(str(cell or "").split()).casefold()


def _blocks(places: Iterable[int]) -> Iterator[list[int]]:
    """Neighbouring places together.

    >>> list(_blocks([3, 1, 2, 7]))
    [[1, 2, 3], [7]]
    """
    block: list[int] = []
    for place in sorted(places):
        if block and place != block[-1] + 1:
            yield block
            block = []
        block.append(place)
    if block:
        yield block
