"""The comparison by customer, with room for the reason of each change."""

from __future__ import annotations

from typing import Any

from xlsaging.i18n.catalogue import Text

from .columns import column_for
from .comparison_figures import MOMENTS, ComparisonFigures
from .figures import Context
from .model import Block, Cell, Column, Format, Note, Sheet, Table, Total

__all__ = ["COMPARISON_TABLE", "comparison_sheet"]

COMPARISON_TABLE = "tblReportComparison"
_AFTER: dict[str, Format] = {"receipts": "amount", "covered": "amount", "covered_rate": "percent"}
_REASON_WIDTH = 28.0


def comparison_sheet(figures: ComparisonFigures, context: Context) -> Sheet:
    """Each customer's balance now and before, the change, why, and what was paid afterwards."""
    blocks: list[Block] = [_table(figures), *_notes(figures, context)]
    return Sheet(name="comparison", title=Text("title.comparison"), blocks=tuple(blocks))


def _table(figures: ComparisonFigures) -> Table:
    rows = figures.customers
    named = any(rows.column("customer_name"))
    typed = dict(figures.reasons.by_customer)
    keys = ("customer_id", "customer_name") if named else ("customer_id",)
    after = tuple(name for name in _AFTER if name in rows.columns)
    places = [rows.columns.index(name) for name in (*keys, *MOMENTS, "change", "change_rate")]
    places_after = [rows.columns.index(name) for name in after]
    made: list[tuple[Cell, ...]] = [
        (*(row[place] for place in places), typed.get(row[0]) or None, *(row[place] for place in places_after))
        for row in rows.rows
    ]
    return Table(
        name="comparison",
        columns=(*(column_for(name) for name in keys), *_columns(figures), *_columns_after(figures, after)),
        rows=made,
        totals=bool(made),
        freeze=len(keys),
        excel_table=COMPARISON_TABLE,
        empty=Text("page.no_rows"),
    )


def _columns(figures: ComparisonFigures) -> list[Column]:
    made = [
        Column(
            moment.name,
            Text(f"compare.{moment.name}", {"day": moment.day}),
            "amount",
            _total(moment.known),
        )
        for moment in figures.moments
    ]
    both = all(moment.known for moment in figures.moments[:2])
    made.append(Column("change", Text("compare.change"), "amount", _total(both)))
    made.append(Column("change_rate", Text("compare.change_rate"), "percent"))
    made.append(Column("reason", Text("compare.reason"), width=_REASON_WIDTH, typed=True))
    return made


def _total(known: bool) -> Total:
    return "sum" if known else "none"


def _columns_after(figures: ComparisonFigures, names: tuple[str, ...]) -> list[Column]:
    until = {"day": figures.receipts_until}
    return [
        Column(name, Text(f"compare.{name}", until), _AFTER[name], _total(_AFTER[name] == "amount")) for name in names
    ]


def _notes(figures: ComparisonFigures, context: Context) -> list[Note]:
    made = [Note(Text("compare.how"), "small")]
    if figures.receipts_until is not None:
        days = {"day": context.as_of, "until": figures.receipts_until}
        made.append(Note(Text("compare.how_covered", days), "small"))
    elif figures.receipts_asked_until is not None:
        days = {"day": context.as_of, "until": figures.receipts_asked_until}
        made.append(Note(Text("compare.no_receipts_until", days), "small"))
    else:
        made.append(Note(Text("compare.no_receipts", {"day": context.as_of}), "small"))
    if unknown := unknown_days(figures):
        made.append(Note(unknown, "small"))
    return [*made, *_reasons(figures)]


def unknown_days(figures: ComparisonFigures) -> Text | None:
    """Why balances of some days are not there; None where all are."""
    days = sorted({moment.day for moment in figures.moments if not moment.known})
    if not days:
        return None
    if figures.first_day is None:
        return Text("compare.unknown_undated", {"days": days})
    return Text("compare.unknown", {"first": figures.first_day, "days": days})


def _reasons(figures: ComparisonFigures) -> list[Note]:
    """What became of the reasons in the file that this pack replaces."""
    kept = figures.reasons
    made: list[Note] = []
    if kept.notice:
        params: dict[str, Any] = {"day": kept.day} if kept.day else {}
        made.append(Note(Text(f"compare.notice_{kept.notice}", params), "alert"))
    here = set(figures.customers.column("customer_id"))
    lost = [(key, reason) for key, reason in kept.by_customer if key not in here]
    if lost:
        made.append(Note(Text("compare.reasons_without_row"), "heading"))
        made += [Note(Text("compare.reason_of", {"customer": key, "reason": reason})) for key, reason in lost]
    return made
