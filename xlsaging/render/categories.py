"""Short labels for charts: a name of two hundred characters would push everything else out of the picture."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from xlsaging.report.model import Block, Cell, Chart, Column, Link, Sheet, Table, Text, Value

from .canvas import Canvas
from .widths import display_width, shorten

__all__ = ["LONGEST_LABEL", "with_labels"]

LONGEST_LABEL = 28
"""Places that a category takes beside a bar."""

_LONGEST_BELOW = 18
"""Places that it takes below a column, where its neighbours stand to the left and to the right."""


def with_labels(sheet: Sheet, canvas: Canvas) -> Sheet:
    """The sheet with a column of shortened names, which only feeds the chart, for each chart that needs one."""
    blocks: list[Block] = list(sheet.blocks)
    for place, chart in enumerate(sheet.blocks):
        if isinstance(chart, Chart):
            named = (
                number for number, each in enumerate(blocks) if isinstance(each, Table) and each.name == chart.table
            )
            at = next(named, None)
            table = blocks[at] if at is not None else None
            if at is not None and isinstance(table, Table) and (labelled := _labelled(canvas, chart, table)):
                blocks[at] = labelled
                blocks[place] = replace(chart, category=_label_name(chart))
    return replace(sheet, blocks=tuple(blocks)) if blocks != list(sheet.blocks) else sheet


def _label_name(chart: Chart) -> str:
    return f"{chart.category}_{_longest(chart)}"


def _longest(chart: Chart) -> int:
    return LONGEST_LABEL if chart.kind in ("bar", "stacked_bar") else _LONGEST_BELOW


def _labelled(canvas: Canvas, chart: Chart, table: Table) -> Table | None:
    """The table with shortened categories of the rows that are drawn; None where the names are short enough."""
    rows = list(table.rows)
    drawn = rows[: chart.rows]
    position = [column.name for column in table.columns].index(chart.category)
    texts = [_text(canvas, row[position]) for row in drawn]
    if all(display_width(text) <= _longest(chart) for text in texts):
        return None
    labels: list[Cell] = [shorten(text, _longest(chart)) for text in texts] + [None] * (len(rows) - len(drawn))
    name = _label_name(chart)
    known = [column.name for column in table.columns]
    if name in known:
        old = known.index(name)
        labels = [new or row[old] for new, row in zip(labels, rows, strict=True)]
        return replace(
            table, rows=[(*row[:old], each, *row[old + 1 :]) for row, each in zip(rows, labels, strict=True)]
        )
    column = Column(name, table.columns[position].heading, aside=True)
    return replace(
        table,
        columns=(*table.columns, column),
        rows=[(*row, label) for row, label in zip(rows, labels, strict=True)],
    )


def _text(canvas: Canvas, value: Any) -> str:
    """A category as words; days and numbers are short of themselves."""
    if isinstance(value, Link):
        return _text(canvas, value.text)
    if isinstance(value, Value):
        return _text(canvas, value.value)
    return canvas.speak(value) if isinstance(value, (str, Text)) else ""
