"""The aging as a sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from xlsaging.i18n.catalogue import Text

from .columns import column_for
from .drill import MAX_LINKS, customer_spots
from .figures import Context, Rows
from .labels import group_value, is_bucket, worded
from .model import Block, Cell, Chart, Column, Report, Series, Sheet, Spot, Table
from .page import report_of

__all__ = [
    "CHARTED",
    "MOST_WITH_CHART",
    "aging_chart",
    "aging_report",
    "aging_sheet",
    "aging_table",
    "customer_lines",
    "customers_chart",
    "largest_customers",
]

CHARTED = 15
"""Rows of an aging that its chart shows."""
MOST_WITH_CHART = CHARTED
"""Customers whose chart still stands with them on one page."""


def aging_table(
    rows: Rows,
    by: Sequence[str],
    context: Context,
    names: Mapping[str, str] | None = None,
    *,
    name: str = "aging",
    title: Text | None = None,
    spots: Mapping[str, Spot] | None = None,
    by_currency: bool = False,
) -> Table:
    """The table of an aging; a grouping by customer shows the customer's name beside the number, which leads to the
    place that `spots` holds for it. What is oldest is marked. Only the aging itself asks for frozen headings: others
    share their sheet. `by_currency`: amounts are in the `currency` of their row."""
    oldest = next((each for each in reversed(rows.columns) if is_bucket(each)), None)
    columns = [_column(each, each == oldest, by_currency, context) for each in rows.columns]
    grouping = {position: each for position, each in enumerate(rows.columns) if each in by}
    made: list[tuple[Cell, ...]] = [
        tuple(
            _group(grouping[position], value) if position in grouping else value for position, value in enumerate(row)
        )
        for row in rows.rows
    ]
    named = "customer_id" in by and names and any(names.values())
    if named and names:
        place = rows.columns.index("customer_id") + 1
        columns.insert(place, column_for("customer_name"))
        keys = rows.column("customer_id")
        made = [(*row[:place], names.get(key) or "", *row[place:]) for key, row in zip(keys, made, strict=True)]
    links = _links(rows, spots) if spots else {}
    return Table(
        name=name,
        columns=tuple(columns),
        rows=made,
        title=title,
        totals=bool(made) and "currency" not in by,
        links=links,
        freeze=len(by) + (1 if named else 0) if name == "aging" else 0,
        empty=Text("cover.no_documents", {"day": context.as_of}),
    )


def _column(name: str, oldest: bool, by_currency: bool, context: Context) -> Column:
    settings = context.settings
    made = column_for(name, settings.basis, settings.bucket_edge, look="alert" if oldest else "")
    return replace(made, currency="currency") if by_currency and made.format == "amount" else made


def _group(name: str, value: str | None) -> Text | str:
    """The words of a group: a class, a relation, nobody."""
    if value and name == "item_class":
        return worded("item_class", value)
    return worded("related_party", value) if value and name == "related_party" else group_value(value)


def _links(rows: Rows, spots: Mapping[str, Spot]) -> dict[tuple[int, str], Spot]:
    customers = enumerate(rows.column("customer_id")[:MAX_LINKS])
    return {(at, "customer_id"): spots[customer] for at, customer in customers if customer in spots}


def aging_chart(
    table: Table,
    category: str,
    kind: Literal["stacked_bar", "stacked_column"],
    alt_text: Text,
    title: Text | None = None,
) -> Chart:
    """The first rows of an aging as bars, stacked by age."""
    ages = [column for column in table.columns if column.name == "not_due" or is_bucket(column.name)]
    return Chart(
        name=f"{table.name}_chart",
        kind=kind,
        table=table.name,
        category=category,
        series=tuple(Series(column.heading, column.name) for column in ages),
        title=title,
        alt_text=alt_text,
        rows=min(len(table.rows), CHARTED),
        height=26 if kind == "stacked_bar" else 15,
    )


def largest_customers(
    rows: Rows, context: Context, names: Mapping[str, str], spots: Mapping[str, Spot] | None = None
) -> tuple[Block, ...]:
    """The largest customers and their bars, for a sheet beside an aging that is too long for a chart to be found."""
    few = Rows(rows.columns, rows.rows[:CHARTED])
    title = Text("title.aging_by_largest", {"count": len(few)})
    table = aging_table(few, ("customer_id",), context, names, name="aging_largest", title=title, spots=spots)
    return replace(table, totals=False), customers_chart(table)


def customers_chart(table: Table) -> Chart:
    """The largest customers of an aging by customer, stacked by age."""
    named = any(column.name == "customer_name" for column in table.columns)
    count = {"count": min(len(table.rows), CHARTED)}
    return aging_chart(table, "customer_name" if named else "customer_id", "stacked_bar",
                       Text("split.chart_largest", count), Text("title.aging_by_largest", count))  # fmt: skip


def aging_sheet(
    rows: Rows,
    by: Sequence[str],
    context: Context,
    names: Mapping[str, str] | None = None,
    spots: Mapping[str, Spot] | None = None,
) -> Sheet:
    """The aging sheet of the pack; by customer, a chart of the largest stands below a table that is not long."""
    by_customer = tuple(by) == ("customer_id",)
    table = aging_table(rows, by, context, names, spots=spots)
    charted = by_customer and 1 < len(rows) <= MOST_WITH_CHART
    blocks = (table, customers_chart(table)) if charted else (table,)
    return Sheet(name="aging", title=Text("title.aging_by_customer" if by_customer else "title.aging"), blocks=blocks)


def customer_lines(rows: Rows) -> dict[str, Spot]:
    """Where each customer stands in the aging by customer."""
    return {customer: Spot("aging", at) for at, customer in enumerate(rows.column("customer_id")[:MAX_LINKS])}


def aging_report(
    rows: Rows,
    by: Sequence[str],
    context: Context,
    names: Mapping[str, str] | None = None,
    items: Rows | None = None,
) -> Report:
    """A report of the aging alone; with `items`, by customer, each line leads to the open items behind it."""
    if items is None or not len(items):
        return report_of("aging", (aging_sheet(rows, by, context, names),), context, main="aging")
    from .open_items import open_items_sheets

    sheet = aging_sheet(rows, by, context, names, customer_spots(items))
    sheets = (sheet, *open_items_sheets(items, context, lines=customer_lines(rows)))
    return report_of("aging", sheets, context, main="aging")
