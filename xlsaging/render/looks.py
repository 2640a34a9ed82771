"""Conditional formats over columns. Colour is never the only sign: the value stays, and an alert has a mark."""

from __future__ import annotations

from typing import Any

from xlsaging.report.model import Column, Table

from .canvas import Canvas
from .styles import ALERT, BAR, HEAT, number_format

__all__ = ["draw_looks"]


def draw_looks(canvas: Canvas, table: Table, first: int, last: int) -> None:
    """The looks that columns ask for, over the rows `first` to `last`."""
    for position, column in zip(canvas.columns[table.name], table.columns, strict=True):
        if column.look:
            canvas.sheet.conditional_format(first, position, last, position, _rule(canvas, column, first, position))


def _rule(canvas: Canvas, column: Column, first: int, position: int) -> dict[str, Any]:
    if column.look == "bar":
        # A solid bar needs an extension that other readers of workbooks do not know.
        return {"type": "data_bar", "bar_color": BAR, "min_type": "num", "min_value": 0}
    if column.look == "heat":
        return {"type": "2_color_scale", "min_color": "#FFFFFF", "max_color": HEAT, "min_type": "num", "min_value": 0}
    if column.look == "gap":
        marked = canvas.styles.condition(font_color=ALERT, bold=True)
        return {"type": "formula", "criteria": _word(first, position), "format": marked}
    return {"type": "formula", "criteria": _alert(column, first, position), "format": _alerted(canvas, column)}


def _word(first: int, position: int) -> str:
    """Words among numbers; a dash is no word."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    cell = xl_rowcol_to_cell(first, position, col_abs=True)
    return f'=AND(ISTEXT({cell}),{cell}<>"—")'


def _alert(column: Column, first: int, position: int) -> str:
    """Numbers above zero; words, wherever there are any."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    cell = xl_rowcol_to_cell(first, position, col_abs=True)
    return f"=LEN({cell})>0" if column.format == "text" else f"=AND(ISNUMBER({cell}),{cell}>0)"


def _alerted(canvas: Canvas, column: Column) -> Any:
    properties = {"font_color": ALERT, "bold": True}
    if column.format != "text":
        decimals = canvas.amounts.decimals if column.format == "amount" and not column.currency else None
        shown = number_format(column.format, canvas.amounts.currency, column.decimals or decimals)
        properties["num_format"] = f'"! "{shown.partition(";")[0]}'
    return canvas.styles.condition(**properties)
