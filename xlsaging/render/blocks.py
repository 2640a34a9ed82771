"""Blocks of a sheet drawn with XlsxWriter, from top to bottom."""

from __future__ import annotations

from typing import Any

from xlsaging.i18n.catalogue import Text
from xlsaging.report.model import Column, KeyValues, Note, Signatures, Table
from xlsaging.report.totals import total_of

from .canvas import LINE_HEIGHT, Canvas
from .layout import VALUE_COLUMN, heading_lines
from .widths import fold

__all__ = ["draw_key_values", "draw_note", "draw_signatures", "draw_table"]


def draw_note(canvas: Canvas, note: Note, row: int) -> int:
    """A paragraph, folded to the sheet's width; returns the next free row."""
    style = canvas.styles.note(note.style)
    for line in fold(canvas.speak(note.text), canvas.line_width):
        canvas.write_text(row, 0, line, style)
        row += 1
    return row


def draw_key_values(canvas: Canvas, block: KeyValues, row: int) -> int:
    """Labels, values and remarks; returns the next free row."""
    if block.title:
        row = draw_note(canvas, Note(block.title, "heading"), row)
    label_style, remark_style = canvas.styles.note("label"), canvas.styles.note("remark")
    room = max(int(sum(canvas.widths[VALUE_COLUMN + 1 :])), 30)
    for label, value, kind, remark in block.rows:
        canvas.write_text(row, 0, canvas.speak(label), label_style)
        canvas.sheet.write_blank(row, 1, None, label_style)
        if kind == "text" and remark is None:
            room_of_text = room + int(canvas.widths[VALUE_COLUMN])
            row = _folded(canvas, row, VALUE_COLUMN, canvas.speak_cell(value), room_of_text, "text")
            continue
        shown = Text("value.not_available") if value is None else value
        canvas.write(row, VALUE_COLUMN, shown, canvas.styles.cell(kind, "key", currency=canvas.currency))
        for column in range(VALUE_COLUMN + 1, len(canvas.widths)):
            canvas.sheet.write_blank(row, column, None, remark_style)
        row = _folded(canvas, row, VALUE_COLUMN + 1, canvas.speak_cell(remark), room, "remark")
    return row


def _folded(canvas: Canvas, row: int, column: int, text: str, room: int, style: str) -> int:
    made = canvas.styles.cell("text", "key") if style == "text" else canvas.styles.note(style)
    for line in fold(text, room):
        for each in range(column, len(canvas.widths)):
            canvas.sheet.write_blank(row, each, None, made)
        if line:
            canvas.write_text(row, column, line, made)
        row += 1
    return row


def draw_signatures(canvas: Canvas, block: Signatures, row: int) -> int:
    """A line to sign on for each role, with room for the date."""
    style, plain = canvas.styles.note("signature"), canvas.styles.note("plain")
    day = canvas.speak(Text("cover.date"))
    row += 1
    for role in block.roles:
        canvas.sheet.set_row(row, 26)
        canvas.write_text(row, 0, canvas.speak(role), plain)
        for column in (1, 2):
            canvas.sheet.write_blank(row, column, None, style)
        canvas.write_text(row, 3, day, canvas.styles.make(align="right"))
        canvas.sheet.write_blank(row, 4, None, style)
        row += 1
    return row


def draw_table(canvas: Canvas, table: Table, row: int) -> int:
    """Headings, rows and totals; returns the next free row."""
    if table.title:
        row = draw_note(canvas, Note(table.title, "heading"), row)
    if table.note:
        row = draw_note(canvas, Note(table.note, "small"), row)
    canvas.tables[table.name] = row
    _draw_headings(canvas, table, row)
    first = row + 1
    if not table.rows:
        return draw_note(canvas, Note(table.empty or Text("page.no_rows")), first)
    _draw_rows(canvas, table, first)
    last = first + len(table.rows) - 1
    end = last + 1 if table.totals else last
    if table.excel_table:
        canvas.add_table(table, row, last, end)
    if table.totals:
        _draw_totals(canvas, table, first, last)
    return end + 1


def _draw_headings(canvas: Canvas, table: Table, row: int) -> None:
    lines = 1
    for position, column in enumerate(table.columns):
        text = canvas.heading(column.heading)
        canvas.write_text(row, position, text, canvas.styles.heading(column.format))
        lines = max(lines, heading_lines(text, canvas.widths[position]))
    canvas.sheet.set_row(row, LINE_HEIGHT * lines + 4)


def _draw_rows(canvas: Canvas, table: Table, first: int) -> None:
    names = [column.name for column in table.columns]
    top = any(column.width is not None for column in table.columns)
    plain = [_style(canvas, column, canvas.currency, top=top) for column in table.columns]
    by_currency: dict[int, tuple[int, dict[str, Any]]] = {
        position: (names.index(column.currency), {})
        for position, column in enumerate(table.columns)
        if column.currency and column.currency in names
    }
    links = {(row, names.index(name)): target for (row, name), target in table.links.items()}
    for number, values in enumerate(table.rows):
        if top:
            canvas.sheet.set_row(first + number, canvas.row_height(values, table.columns))
        for position, value in enumerate(values):
            style = plain[position]
            if position in by_currency:
                style = _in_currency(canvas, table.columns[position], by_currency[position], values)
            if (number, position) in links:
                target = links[number, position]
                canvas.write_link(first + number, position, value, target, wrap=top)
            else:
                canvas.write(first + number, position, value, style)


def _in_currency(canvas: Canvas, column: Column, known: tuple[int, dict[str, Any]], values: tuple[Any, ...]) -> Any:
    code = str(values[known[0]])
    if code not in known[1]:
        known[1][code] = _style(canvas, column, code)
    return known[1][code]


def _style(canvas: Canvas, column: Column, currency: str, *, top: bool = False) -> Any:
    wrap = column.format == "text" and (column.width is not None or top)
    return canvas.styles.cell(column.format, "body", currency=currency, decimals=column.decimals, wrap=wrap)


def _draw_totals(canvas: Canvas, table: Table, first: int, last: int) -> None:
    row = last + 1
    for position, column in enumerate(table.columns):
        style = canvas.styles.cell(column.format, "total", currency=canvas.currency, decimals=column.decimals)
        value = total_of(table, column, canvas.currency)
        if value is not None:
            subtotal = bool(table.excel_table)
            canvas.write_total(row, position, column, (first, last), value, style, subtotal=subtotal)
        elif position == 0:
            canvas.write_text(row, 0, canvas.speak(Text("page.total")), canvas.styles.cell("text", "total"))
        else:
            canvas.sheet.write_blank(row, position, None, style)
