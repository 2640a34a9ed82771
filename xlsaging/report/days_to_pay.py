"""How long customers take to pay, the largest payers first."""

from __future__ import annotations

from xlsaging.i18n.catalogue import Text

from .figures import Context
from .model import Block, Cell, Column, Format, Note, Sheet, Table
from .trend_figures import TrendFigures

__all__ = ["days_to_pay_sheet"]

_FORMATS: dict[str, Format] = {
    "documents": "count",
    "paid_amount": "amount",
    "weighted_days_to_pay": "days",
    "average_days_late": "days",
    "weighted_terms_days": "days",
}


def days_to_pay_sheet(trend: TrendFigures, context: Context) -> Sheet | Text:
    """The whole, then by customer; the reason for no sheet where nothing was paid."""
    whole = [row for row in trend.days_to_pay_whole.rows if any(row)]
    if not whole or not len(trend.days_to_pay):
        return Text("trend.no_payments")
    columns = (
        Column("customer_id", Text("column.customer_id")),
        Column("customer_name", Text("column.customer_name")),
        *(
            Column(name, Text(f"trend.{name}"), kind, decimals=1 if kind == "days" else None,
                   look="alert" if name == "average_days_late" else "")
            for name, kind in _FORMATS.items()
        ),
    )  # fmt: skip
    everything = trend.days_to_pay_whole
    places = [everything.columns.index(name) for name in _FORMATS]
    rows: list[tuple[Cell, ...]] = [(Text("trend.all_customers"), "", *(whole[0][at] for at in places))]
    at = [trend.days_to_pay.columns.index(name) for name in ("customer_id", *_FORMATS)]
    for row in trend.days_to_pay.rows:
        customer, *figures = (row[each] for each in at)
        rows.append((customer, trend.names.get(customer, ""), *figures))
    note = Text("trend.days_to_pay_note", {"start": trend.start, "end": context.as_of})
    blocks: list[Block] = [Table("days_to_pay", columns, rows, note=note, freeze=2)]
    if trend.days_to_pay_others:
        blocks.append(Note(Text("trend.others_paid", {"count": trend.days_to_pay_others}), "small"))
    return Sheet(name="days_to_pay", title=Text("title.days_to_pay"), blocks=tuple(blocks), landscape=False)
