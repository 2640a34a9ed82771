"""Paragraphs, labelled values and lines to sign on, drawn with XlsxWriter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xlsaging.i18n.catalogue import Text
from xlsaging.report.model import Cell, Column, Format, KeyValues, Note, Signatures

from .canvas import Canvas
from .layout import VALUE_COLUMN
from .widths import fold

__all__ = ["draw_key_values", "draw_note", "draw_signatures", "key_value_lines", "note_lines"]


def note_lines(canvas: Canvas, text: Text | str) -> list[str]:
    """A paragraph in lines of the sheet's width."""
    return fold(canvas.speak(text), canvas.line_width)


def draw_note(canvas: Canvas, note: Note, row: int) -> int:
    """A paragraph, folded to the sheet's width; returns the next free row."""
    style = canvas.styles.note(note.style)
    for line in note_lines(canvas, note.text):
        canvas.write_text(row, 0, line, style)
        row += 1
    return row


def key_value_lines(canvas: Canvas, block: KeyValues) -> Iterator[tuple[Text | str, Cell, Format, list[str]]]:
    """Label, value and format of each row, and its text or remark in lines: as many rows as the sheet needs."""
    room = max(int(sum(canvas.widths[VALUE_COLUMN + 1 :])), 30)
    for label, value, kind, remark in block.rows:
        if _is_text(kind, remark):
            yield label, value, kind, fold(canvas.speak_cell(value), room + int(canvas.widths[VALUE_COLUMN]))
        else:
            yield label, value, kind, fold(canvas.speak_cell(remark), room)


def _is_text(kind: Format, remark: Cell) -> bool:
    """Whether a value runs on over the columns of remarks."""
    return kind == "text" and remark is None


def draw_key_values(canvas: Canvas, block: KeyValues, row: int) -> int:
    """Labels, values and remarks; returns the next free row."""
    if block.title:
        row = draw_note(canvas, Note(block.title, "heading"), row)
    label_style, remark_style = canvas.styles.note("label"), canvas.styles.note("remark")
    lined = key_value_lines(canvas, block)
    for (label, value, kind, lines), (*_, remark) in zip(lined, block.rows, strict=True):
        canvas.write_text(row, 0, canvas.speak(label), label_style)
        canvas.sheet.write_blank(row, 1, None, label_style)
        if _is_text(kind, remark):
            row = _draw_lines(canvas, row, VALUE_COLUMN, lines, canvas.styles.cell("text", "key"))
            continue
        shown = Text("value.not_available") if value is None else value
        column = Column("", "", kind)
        canvas.write(row, VALUE_COLUMN, shown, canvas.style(column, "key"), canvas.amounts.divisor(column))
        row = _draw_lines(canvas, row, VALUE_COLUMN + 1, lines, remark_style)
    return row


def _draw_lines(canvas: Canvas, row: int, column: int, lines: list[str], style: Any) -> int:
    for line in lines:
        for each in range(column, len(canvas.widths)):
            canvas.sheet.write_blank(row, each, None, style)
        if line:
            canvas.write_text(row, column, line, style)
        row += 1
    return row


def draw_signatures(canvas: Canvas, block: Signatures, row: int) -> int:
    """A line to sign on for each role, with room for the date."""
    style, plain = canvas.styles.note("signature"), canvas.styles.note("plain")
    day = canvas.speak(Text("cover.date"))
    row += 1
    for role in block.roles:
        canvas.set_height(row, 26)
        canvas.write_text(row, 0, canvas.speak(role), plain)
        for column in (1, 2):
            canvas.sheet.write_blank(row, column, None, style)
        canvas.write_text(row, 3, day, canvas.styles.make(align="right"))
        canvas.sheet.write_blank(row, 4, None, style)
        row += 1
    return row
