"""Collection effectiveness month by month, and of the whole in both readings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xlsaging.i18n.catalogue import Text

from .figures import Context, Rows
from .model import Block, Cell, Chart, Column, Format, Note, Series, Sheet, Table
from .trend_figures import TrendFigures

__all__ = ["cei_sheet"]

_WHOLE = ("whole", "whole_mean_month")
_FORMATS: dict[str, Format] = {
    **dict.fromkeys(("opening", "credit_sales", "closing_total", "closing_current", "losses"), "amount"),
    "cei": "percent",
    "cei_adjusted": "percent",
}


def cei_sheet(trend: TrendFigures, context: Context) -> Sheet:
    """Twelve months, published and adjusted side by side, then the whole; what the figures mean stands below."""
    rows = trend.cei
    place = rows.columns.index("month")
    months = [row for row in rows.rows if row[place] not in _WHOLE]
    whole = [row for row in rows.rows if row[place] in _WHOLE]
    params: dict[str, Any] = {"start": trend.start, "end": context.as_of, "months": len(months)}
    table = _table("cei", Text("trend.cei_months"), rows, [(row, row[place]) for row in months])
    named = [(row, Text(f"trend.{row[place]}", params)) for row in whole]
    both = Text("trend.cei"), Text("trend.cei_adjusted")
    series = tuple(Series(text, name) for text, name in zip(both, ("cei", "cei_adjusted"), strict=True))
    values = [value for name in ("cei", "cei_adjusted") for value in rows.column(name)]
    chart = Chart("cei_lines", "line", "cei", "month", series, title=Text("trend.cei_chart"), height=11)
    blocks: list[Block] = [
        *([chart] if any(value is not None for value in values) else []),
        table,
        _table("cei_whole", Text("trend.cei_whole"), rows, named),
        *(Note(Text(f"trend.{key}"), "small") for key in ("cei_formula", "cei_readings")),
    ]
    if any(value is not None and value > 1 for value in values):
        blocks.append(Note(Text("trend.cei_above"), "small"))
    undefined = [row[place] for row in months if row[rows.columns.index("cei")] is None]
    if undefined:
        blocks.append(Note(Text("trend.cei_undefined", {"months": undefined}), "small"))
    return Sheet(name="cei", title=Text("title.cei"), blocks=tuple(blocks), landscape=False)


def _table(name: str, title: Text, rows: Rows, named: Sequence[tuple[tuple[Any, ...], Cell]]) -> Table:
    columns = (
        Column("month", Text("column.month"), width=30 if name == "cei_whole" else None),
        *(Column(each, Text(f"trend.{each}"), kind) for each, kind in _FORMATS.items()),
    )
    positions = [rows.columns.index(each) for each in _FORMATS]
    made: list[tuple[Cell, ...]] = [(label, *(row[each] for each in positions)) for row, label in named]
    return Table(name, columns, made, title=title)
