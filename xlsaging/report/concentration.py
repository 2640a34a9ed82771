"""How far the receivable hangs on few customers."""

from __future__ import annotations

from xlsaging.i18n.catalogue import Text

from .figures import Concentration, Context
from .model import Block, Cell, Chart, Column, Format, KeyValues, Series, Sheet, Table
from .trend_figures import TrendFigures

__all__ = ["concentration_sheet"]

_FORMATS: dict[str, Format] = {"outstanding": "amount", "share": "percent", "cumulative_share": "percent"}


def concentration_sheet(trend: TrendFigures, held: Concentration | None, context: Context) -> Sheet | Text:
    """The index, the largest customers with a Pareto chart, and who is left out; the reason for no sheet where
    nobody owes anything."""
    rows = trend.concentration
    if held is None or held.index is None or not len(rows):
        return Text("trend.no_balance")
    columns = (
        Column("rank", Text("trend.rank"), "count"),
        Column("customer_id", Text("column.customer_id")),
        Column("customer_name", Text("column.customer_name")),
        Column("outstanding", Text("column.outstanding"), "amount"),
        Column("share", Text("trend.share"), "percent"),
        Column("cumulative_share", Text("trend.cumulative_share"), "percent"),
    )
    title = Text("trend.top", {"count": len(rows)})
    named = [(*row[:2], row[2] or row[1], *row[3:]) for row in rows.rows]
    table = Table("concentration", columns, named, title=title)
    series = (
        Series(Text("column.outstanding"), "outstanding"),
        Series(Text("trend.cumulative_share"), "cumulative_share"),
    )
    chart = Chart("pareto", "pareto", "concentration", "customer_name", series, title=Text("trend.pareto"), height=13)
    blocks: list[Block] = [KeyValues("concentration_figures", _figures(trend, held, context)), chart, table]
    if len(trend.consolidated):
        made: list[tuple[Cell, ...]] = [
            (customer, trend.names.get(customer, ""), amount) for customer, amount in trend.consolidated.rows
        ]
        left_out = (*columns[1:3], Column("outstanding", Text("column.outstanding"), "amount", total="sum"))
        heading = Text("trend.consolidated_list")
        blocks.append(Table("consolidated", left_out, made, title=heading, totals=len(made) > 1))
    return Sheet(name="concentration", title=Text("title.concentration"), blocks=tuple(blocks), landscape=False)


def _figures(
    trend: TrendFigures, held: Concentration, context: Context
) -> tuple[tuple[Text | str, Cell, Format, Cell], ...]:
    def customers(count: int) -> Text:
        return Text("trend.customer_count", {"count": count})

    rows: list[tuple[Text | str, Cell, Format, Cell]] = [
        (Text("trend.top_share", {"count": len(trend.concentration)}), held.top_share, "percent", None),
        (Text("trend.hhi"), held.index, "rate", None),
        (Text("trend.effective"), held.effective_customers, "ratio", customers(held.customers)),
    ]
    if held.credit_customers:
        rows.append((Text("trend.credit_customers"), held.credit_amount, "amount", customers(held.credit_customers)))
    if count := len(trend.consolidated):
        from .totals import exact_sum

        amount = exact_sum(trend.consolidated.column("outstanding"), context.settings.base_currency)
        rows.append((Text("trend.consolidated"), amount, "amount", customers(count)))
    return tuple(rows)
