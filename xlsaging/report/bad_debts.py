"""Bad-debt ratios, each under its denominator, and the documents behind them."""

from __future__ import annotations

from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.words.trends import TRENDS

from .figures import Context, Rows
from .model import Block, Cell, Column, Note, Report, Sheet, Table
from .page import report_of
from .trend_figures import TrendFigures

__all__ = ["bad_debts_report", "bad_debts_sheet"]

_ORDER = (
    "write_offs_to_credit_sales",
    "net_write_offs_to_credit_sales",
    "write_offs_to_average_receivable",
    "write_offs_to_closing_receivable",
    "overdue_90_to_receivable",
    "allowance_to_receivable",
)
_PARTS = ("numerator", "denominator", "ratio")
_WIDTHS = {"reason": 28.0}


def bad_debts_sheet(trend: TrendFigures, currency: str) -> Sheet | Text:
    """The ratios of the month and of the year to date with their parts, and the year's write-offs by document; the
    reason for no sheet where nothing was lost and nothing is provided for."""
    month, year = (_by_name(rows) for rows in (trend.month_ratios, trend.year_ratios))
    provided = year["allowance_to_receivable"][0] is not None
    if not len(trend.write_offs) and not provided:
        return Text("trend.no_losses")
    columns = [Column("name", Text("trend.ratio_name"), width=34)]
    for period in ("month", "year"):
        group = Text(f"trend.of_{period}")
        columns += [
            Column(f"{period}_{part}", Text(f"trend.{part}"), "percent" if part == "ratio" else "amount", group=group)
            for part in _PARTS
        ]
    rows: list[tuple[Cell, ...]] = [
        (Text(f"ratio.{name}"), *month[name], *year[name])
        for name in _ORDER
        if provided or name != "allowance_to_receivable"
    ]
    blocks: list[Block] = [Table("bad_debt_ratios", tuple(columns), rows)]
    if not provided:
        blocks.append(Note(Text("trend.allowance_unknown"), "small"))
    blocks.append(_documents(trend.write_offs, currency))
    return Sheet(name="bad_debts", title=Text("title.bad_debts"), blocks=tuple(blocks))


def bad_debts_report(trend: TrendFigures, context: Context) -> Report:
    """A report of the losses alone; where there are none, it says so."""
    made = bad_debts_sheet(trend, context.settings.base_currency)
    if isinstance(made, Text):
        made = Sheet(name="bad_debts", title=Text("title.bad_debts"), blocks=(Note(made),))
    return report_of("bad_debts", (made,), context, main="bad_debt_ratios")


def _by_name(rows: Rows) -> dict[str, tuple[float | None, ...]]:
    return {name: tuple(parts) for name, *parts in rows.rows}


def _documents(rows: Rows, currency: str) -> Table:
    """Write-offs by document; amounts in their own currency too where there is any other than the report's."""
    foreign = any(code != currency for code in rows.column("currency"))
    left_out = () if foreign else ("currency", "amount")
    names = [name for name in rows.columns if name not in left_out and (_needed(name) or any(rows.column(name)))]
    places = [rows.columns.index(name) for name in names]
    made: list[tuple[Cell, ...]] = [
        tuple(_kind(row[at]) if rows.columns[at] == "kind" else row[at] for at in places) for row in rows.rows
    ]
    return Table(
        "write_offs",
        tuple(_column(name, foreign=foreign) for name in names),
        made,
        title=Text("trend.write_offs"),
        totals=len(made) > 1,
        empty=Text("trend.no_write_offs"),
    )


def _needed(name: str) -> bool:
    return name in ("write_off_date", "customer_id", "document_no", "kind", "base_amount")


def _kind(value: str) -> Text | str:
    return Text(f"write_off.{value}") if value in TRENDS["write_off"] else value


def _column(name: str, *, foreign: bool) -> Column:
    if name == "base_amount":
        key = "trend.base_amount" if foreign else "trend.amount"
        return Column(name, Text(key), "amount", total="sum")
    if name == "amount":
        return Column(name, Text("trend.amount"), "amount", currency="currency")
    if name == "write_off_date":
        return Column(name, Text("trend.write_off_date"), "date")
    words = {"kind": "trend.kind", "reason": "trend.why", "approved_by": "trend.approved_by"}
    return Column(name, Text(words.get(name, f"column.{name}")), width=_WIDTHS.get(name))
