"""The performance of collectors as a sheet."""

from __future__ import annotations

from xlsaging.i18n.catalogue import Text

from .columns import column_for, kept
from .figures import Context, Rows
from .labels import group_value
from .model import Cell, Chart, Report, Series, Sheet, Table
from .page import report_of

__all__ = ["collectors_report", "collectors_sheet"]

_ALWAYS = ("rank", "collector", "accounts", "opening_overdue", "billed", "collected", "receivable_collection_rate")
_RESULTS = (
    "rank",
    "collector",
    "accounts",
    "opening_overdue",
    "billed",
    "fell_due",
    "collected",
    "collected_overdue",
    "target_amount",
    "attainment_rate",
    "sales_collection_rate",
    "receivable_collection_rate",
    "due_collection_rate",
    "overdue_recovery_rate",
    "cei",
)


def _table(rows: Rows, name: str, names: list[str], note: Text | None) -> Table:
    positions = [rows.columns.index(each) for each in names]
    made: list[tuple[Cell, ...]] = [
        tuple(group_value(row[each]) if rows.columns[each] == "collector" else row[each] for each in positions)
        for row in rows.rows
    ]
    return Table(
        name=name,
        columns=tuple(column_for(each) for each in names),
        rows=made,
        title=Text(f"title.{name}") if name != "collectors" else None,
        note=note,
        totals=len(made) > 1,
        empty=Text("cover.no_collectors"),
    )


def collectors_tables(rows: Rows, period: Text | None) -> tuple[Table, ...]:
    """What each collector brought in, the best first, and what he did for it; what nobody has is left out."""
    names = kept(rows, _ALWAYS)
    results = [name for name in _RESULTS if name in names]
    work = ["collector", *(name for name in names if name not in _RESULTS)]
    tables = [_table(rows, "collectors", results, period)]
    if len(work) > 1:
        tables.append(_table(rows, "collectors_work", work, None))
    return tuple(tables)


def collectors_sheet(rows: Rows, period: Text | None = None) -> Sheet:
    """The Collectors sheet of the pack: a chart of who brought in what, and the figures."""
    tables = collectors_tables(rows, period)
    return Sheet(name="collectors", title=Text("title.collectors"), blocks=(_chart(tables[0]), *tables))


def _chart(table: Table) -> Chart:
    """What was collected beside the target; without targets, how much of what there was to collect."""
    if any(column.name == "target_amount" for column in table.columns):
        names: tuple[str, ...] = ("collected", "target_amount")
        title = "trend.collector_chart"
    else:
        names, title = ("receivable_collection_rate",), "trend.collector_rate_chart"
    series = tuple(Series(Text(f"column.{name}"), name) for name in names)
    return Chart("collector_bars", "column", "collectors", "collector", series, title=Text(title), height=12)


def collectors_report(rows: Rows, context: Context, period: Text | None = None) -> Report:
    """A report of the collectors alone."""
    return report_of("collectors", (collectors_sheet(rows, period),), context, main="collectors")
