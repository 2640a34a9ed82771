"""Tables drawn with XlsxWriter: headings in one row or two, rows, totals, looks and what may be typed."""

from __future__ import annotations

from typing import Any

from xlsaging.i18n.catalogue import Text
from xlsaging.report.model import Column, Note, Table

from .blocks import draw_note, note_lines
from .canvas import LINE_HEIGHT, ROW_HEIGHT, Canvas
from .cells import draw_rows
from .layout import button_room, heading_lines
from .looks import draw_looks
from .styles import Hue
from .widths import display_width

__all__ = ["draw_table", "heading_offset", "table_height"]


def heading_offset(canvas: Canvas, table: Table) -> int:
    """Rows from the first of a table's block to its headings: title, notes, and headings of groups."""
    lines = sum(len(note_lines(canvas, note.text)) for note in _notes(canvas, table))
    return lines + int(_grouped(table))


def table_height(canvas: Canvas, table: Table) -> int:
    """Rows that a table takes with all that belongs to it."""
    body = len(table.rows) + int(table.totals) if table.rows else len(note_lines(canvas, _empty(table)))
    return heading_offset(canvas, table) + 1 + body


def draw_table(canvas: Canvas, table: Table, row: int) -> int:
    """Title, notes, headings, rows and totals; returns the next free row."""
    for note in _notes(canvas, table):
        draw = _draw_typing_note if note.style == "plain" else draw_note
        row = draw(canvas, note, row)
    if _grouped(table):
        _draw_groups(canvas, table, row)
        row += 1
    _draw_headings(canvas, table, row)
    first = row + 1
    if not table.rows:
        return draw_note(canvas, Note(_empty(table)), first)
    draw_rows(canvas, table, first)
    last = first + len(table.rows) - 1
    draw_looks(canvas, table, first, last)
    end = last + 1 if table.totals else last
    if table.excel_table:
        _add_excel_table(canvas, table, row, end)
    if table.totals:
        _draw_totals(canvas, table, first, last)
    return end + 1


def _notes(canvas: Canvas, table: Table) -> list[Note]:
    """What stands above the headings; the legend of cells to type in is the only plain one."""
    notes = [Note(table.title, "heading")] if table.title else []
    notes += [Note(table.note, "small")] if table.note else []
    return [*notes, Note(Text("drawn.typed"))] if canvas.typed_legend == table.name else notes


def _empty(table: Table) -> Text:
    return table.empty or Text("page.no_rows")


def _grouped(table: Table) -> bool:
    return any(column.group for column in table.columns)


def _draw_typing_note(canvas: Canvas, note: Note, row: int) -> int:
    """The legend looks like the cells it speaks of, as far as its words reach."""
    style = canvas.styles.note("typed")
    for line in note_lines(canvas, note.text):
        canvas.write_text(row, 0, line, style)
        reach = canvas.widths[0]
        for position in range(1, canvas.printed):
            if reach >= display_width(line):
                break
            canvas.sheet.write_blank(row, position, None, style)
            reach += canvas.widths[position]
        row += 1
    return row


def _draw_groups(canvas: Canvas, table: Table, row: int) -> None:
    before = None
    for position, column in zip(canvas.columns[table.name], table.columns, strict=True):
        if column.aside:
            continue
        style = canvas.styles.group(named=column.group is not None)
        if column.group is not None and column.group != before:
            canvas.write_text(row, position, canvas.speak(column.group), style)
        else:
            canvas.sheet.write_blank(row, position, None, style)
        before = column.group
    canvas.set_height(row, ROW_HEIGHT + 2)


def _draw_headings(canvas: Canvas, table: Table, row: int) -> None:
    lines = 1
    for position, column in zip(canvas.columns[table.name], table.columns, strict=True):
        text = canvas.heading(column.heading)
        canvas.write_text(row, position, text, _heading_style(canvas, column, position))
        lines = max(lines, heading_lines(text, canvas.widths[position], button_room(table, column)))
    canvas.set_height(row, LINE_HEIGHT * lines + 4)


def _heading_style(canvas: Canvas, column: Column, position: int) -> Any:
    hue: Hue = "aside" if column.aside else ""
    several = heading_lines(canvas.heading(column.heading), canvas.widths[position]) > 1
    return canvas.styles.heading(column.format, hue, wrap=several)


def _draw_totals(canvas: Canvas, table: Table, first: int, last: int) -> None:
    row = last + 1
    for position, column in zip(canvas.columns[table.name], table.columns, strict=True):
        if column.aside:
            continue
        style = canvas.style(column, "total")
        value = canvas.total(table, column)
        if value is not None:
            subtotal = bool(table.excel_table)
            canvas.write_total(row, position, column, (first, last), value, style, subtotal=subtotal)
        elif position == 0:
            canvas.write_text(row, 0, canvas.speak(Text("page.total")), canvas.styles.cell("text", "total"))
        else:
            canvas.sheet.write_blank(row, position, None, style)


def _add_excel_table(canvas: Canvas, table: Table, heading: int, end: int) -> None:
    """A real Excel table over what has been written, its totals row included."""
    columns: list[dict[str, Any]] = []
    used: set[str] = set()
    for position, column in zip(canvas.columns[table.name], table.columns, strict=True):
        title = _unique(canvas.heading(column.heading), used)
        given: dict[str, Any] = {"header": title, "header_format": _heading_style(canvas, column, position)}
        value = canvas.total(table, column) if table.totals and not column.aside else None
        if value is not None:
            given |= {"total_function": column.total, "total_value": value}
        elif table.totals and position == 0:
            given["total_string"] = canvas.speak(Text("page.total"))
        columns.append(given)
    options = {"name": table.excel_table, "columns": columns, "total_row": table.totals, "style": None}
    # XlsxWriter notes every cell of a table, to find overlaps that the plan of the sheet rules out.
    canvas.sheet.table_cells = _Forgetful()
    canvas.sheet.add_table(heading, 0, end, len(table.columns) - 1, options)


class _Forgetful(dict[Any, Any]):
    """A dictionary that keeps nothing."""

    def __setitem__(self, _key: Any, _value: Any) -> None:
        return


def _unique(title: str, used: set[str]) -> str:
    made, number = title, 2
    while made.casefold() in used:
        made, number = f"{title} {number}", number + 1
    used.add(made.casefold())
    return made
