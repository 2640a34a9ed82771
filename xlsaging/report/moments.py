"""Position and key figures beside earlier days: the cover's table."""

from __future__ import annotations

from xlsaging.i18n.catalogue import Text

from .comparison import unknown_days
from .comparison_figures import MOMENTS, ComparisonFigures
from .figures import CloseFigures, Context
from .model import Block, Cell, Column, Format, Note, Table, Value

__all__ = ["moment_blocks"]

_FIGURES: dict[str, Format] = {
    "outstanding": "amount",
    "overdue": "amount",
    "overdue_share": "percent",
    "over_90": "amount",
    "dso": "days",
    "cei": "percent",
    "top_share": "percent",
    "hhi": "rate",
}


def moment_blocks(figures: CloseFigures, context: Context) -> tuple[Block, ...]:
    """The table of figures on the day of the report and on earlier ones, and why some are not there."""
    title = Text("compare.cover_title")
    found = figures.comparison
    if found is None:
        return (Note(title, "heading"), Note(Text("compare.snapshot")))
    table = Table("compared", _columns(found), _rows(found, figures, context), title=title)
    unknown = unknown_days(found)
    return (table, Note(unknown, "small")) if unknown else (table,)


def _columns(found: ComparisonFigures) -> tuple[Column, ...]:
    days = [(moment.name, moment.day) for moment in found.moments]
    headings: dict[str, Text] = {name: Text(f"compare.{name}", {"day": day}) for name, day in days}
    order = ("this_month", "last_month", "change", "year_start", "last_year")
    headings["change"] = Text("compare.change")
    return (
        Column("figure", Text("compare.figure")),
        *(Column(name, headings[name], "amount") for name in order),
    )


def _rows(found: ComparisonFigures, figures: CloseFigures, context: Context) -> list[tuple[Cell, ...]]:
    made: list[tuple[Cell, ...]] = []
    for name, kind in _FIGURES.items():
        values = [getattr(moment, name) for moment in found.moments]
        if all(value is None for value in values):
            continue
        now, before, *earlier = values
        change = None if now is None or before is None else now - before
        numbers = (now, before, change, *earlier)
        made.append((_label(name, figures, context), *(Value(number, kind) for number in numbers)))
    return made


def _label(name: str, figures: CloseFigures, context: Context) -> Text:
    top = figures.concentration.top if figures.concentration else len(MOMENTS)
    words = {
        "outstanding": Text("cover.outstanding"),
        "overdue": Text("column.overdue"),
        "overdue_share": Text("cover.overdue_share"),
        "over_90": Text("compare.over_90" if context.settings.basis == "due_date" else "compare.older_90"),
        "dso": Text("compare.dso"),
        "cei": Text("compare.cei"),
        "top_share": Text("cover.top_share", {"count": top}),
        "hhi": Text("cover.hhi"),
    }
    return words[name]
