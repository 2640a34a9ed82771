"""A report that uses everything a report can say: each kind of chart, look and cell."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, get_args, get_type_hints

from xlsaging.report.labels import unit_text
from xlsaging.report.model import Chart, Column, Link, Note, Report, Series, Sheet, Spot, Table, Text, Value

__all__ = ["AS_OF", "KINDS", "every_kind"]

AS_OF = date(2025, 6, 30)
KINDS: tuple[Any, ...] = get_args(get_type_hints(Chart)["kind"])

Kind = Literal["column", "stacked_column", "bar", "stacked_bar", "line", "pareto", "waterfall"]

_BUCKETS = ("not_due", "overdue", "credits")
_NAMES = ("宏远机械有限公司", "Northern Light Engineering & Trading Ltd", "=1+1", "华东贸易", "Delta", "海通物流")


def _aging() -> Table:
    group = Text("column.outstanding")
    columns = (
        Column("customer_name", Text("column.customer_name")),
        *(Column(name, Text(f"column.{name}"), "amount", "sum", group=group) for name in _BUCKETS),
        Column("max_days_past_due", Text("column.max_days_past_due"), "count", "max", look="alert"),
        Column("comment", Text("column.issue"), width=24.0, typed=True),
        Column("key", "key", aside=True),
    )
    rows: list[Any] = [
        (
            name,
            round(5_250_000.25 / number, 2),
            910_000.1 * number,
            -1000.5,
            (number - 2) * 40,
            "已催" if number == 1 else None,
            "k",
        )
        for number, name in enumerate(_NAMES, 1)
    ]
    links: dict[tuple[int, str], str | Spot] = {(0, "customer_name"): Spot("items", 0), (1, "not_due"): Spot("items")}
    return Table("aging", columns, rows, totals=True, freeze=1, links=links, note=Text("page.no_rows"))


def _months() -> Table:
    columns = (
        Column("month_end", Text("column.month_end"), "date"),
        Column("period_end", Text("column.period_end"), "days", look="heat"),
        Column("countback", Text("column.countback"), "days", decimals=0),
        Column("benchmark", "benchmark", "days", aside=True),
    )
    rows = [(date(2025, month, 28), 60.5 + month * 3, 55.25 + month % 4, 45.0) for month in range(1, 7)]
    return Table("months", columns, rows)


def _shares() -> Table:
    columns = (
        Column("customer_name", Text("column.customer_name")),
        Column("outstanding", Text("column.outstanding"), "amount", look="bar"),
        Column("cei", Text("column.cei"), "percent"),
    )
    rows = [(name, round(1_000_000.0 / (number + 1), 2), 1 - 0.5**number) for number, name in enumerate(_NAMES, 1)]
    return Table("shares", columns, rows)


def _bridge() -> Table:
    columns = (
        Column("step", Text("column.cause")),
        Column("amount", Text("column.amount"), "amount"),
        *(Column(name, name, "amount", aside=True) for name in ("below", "rise", "fall")),
    )
    steps = (
        ("outstanding", 900_000.0, 0.0, 1),
        ("billed", 400_000.0, 900_000.0, 1),
        ("collected", -350_000.0, 950_000.0, -1),
        ("not_due", 950_000.0, 0.0, 1),
    )
    rows = [
        (Text(f"column.{name}"), amount, below, abs(amount) if sign > 0 else None, abs(amount) if sign < 0 else None)
        for name, amount, below, sign in steps
    ]
    return Table("bridge", columns, rows)


def _items() -> Table:
    columns = (
        Column("document_no", Text("column.document_no")),
        Column("currency", Text("column.currency")),
        Column("open_amount", Text("column.open_amount"), "amount", currency="currency"),
        Column("base_open_amount", Text("column.base_open_amount"), "amount", "sum"),
        Column("mixed", "mixed"),
    )
    rows: list[Any] = [
        ("A1", "USD", 1000.5, 7203.6, Value(12345.6, "amount")),
        (Link("A2", Spot("aging", 1)), "JPY", 150000, 7500.0, Value(12.5, "days")),
    ]
    return Table("items", columns, rows, totals=True, excel_table="tblItems")


def _chart(kind: Kind, table: str, category: str, *series: str, heading: str = "column") -> Chart:
    made = tuple(Series(Text(f"{heading}.{name}"), name) for name in series)
    title = Text("title.aging_by_customer") if table == "aging" else Text(f"column.{series[0]}")
    return Chart(f"{kind}_{table}", kind, table, category, made, title, alt_text=Text("title.aging"))


def every_kind(unit: int = 10_000, currency: str = "CNY") -> Report:
    """The report, its amounts counted in `unit` units of `currency`."""
    bridge = Chart(
        "bridge", "waterfall", "bridge", "step",
        (Series("below", "below"), Series("+", "rise"), Series("=-", "fall")), Text("column.outstanding"),
    )  # fmt: skip
    sheets = (
        Sheet("aging", Text("title.aging"), (
            _chart("stacked_bar", "aging", "customer_name", "not_due", "overdue"), _aging(),
            _chart("stacked_column", "aging", "customer_name", "not_due", "overdue"),
            _chart("bar", "aging", "customer_name", "overdue"),
            _chart("column", "aging", "customer_name", "not_due", "overdue"),
        )),
        Sheet("dso", Text("title.dso"), (_months(), _chart("line", "months", "month_end", "period_end", "countback"))),
        Sheet("collectors", Text("title.collectors"), (
            _shares(), _chart("pareto", "shares", "customer_name", "outstanding", "cei"), Note(Text("page.no_rows")),
        )),
        Sheet("tie_out", Text("title.tie_out"), (bridge, _bridge())),
        Sheet("open_items", Text("title.open_items"), (_items(),), exact=True),
    )  # fmt: skip
    return Report(
        "close", Text("title.close"), sheets, AS_OF, currency, unit=unit, main="aging",
        facts=((Text("cover.currency"), unit_text(currency)),), frozen={"a": 1, "名": [0.1, None]},
    )  # fmt: skip
