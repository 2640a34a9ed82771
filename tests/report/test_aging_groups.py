"""The aging by group and by account: a table each, a chart where it helps, and the reason where there is nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from xlsaging.i18n.catalogue import Text
from xlsaging.report.aging import CHARTED, MOST_WITH_CHART, aging_sheet
from xlsaging.report.aging_groups import aging_accounts_sheet, aging_groups_sheet
from xlsaging.report.figures import CloseFigures, Context, Position, Rows
from xlsaging.report.model import Chart, Sheet, Table
from xlsaging.report.split_figures import SplitFigures

PARTS = ("outstanding", "not_due", "1-30", "30+", "credits", "undated", "max_days_past_due")
ROW = (5.0, 1.0, 3.0, 2.0, -1.0, 0.0, 40)


def _rows(by: tuple[str, ...], *groups: tuple[str, ...]) -> Rows:
    return Rows((*by, *PARTS), [(*group, *ROW) for group in groups])


def _figures(split: SplitFigures | None, customers: int = 1) -> CloseFigures:
    aging = _rows(("customer_id",), *((f"C{at:04}",) for at in range(customers)))
    return CloseFigures(Position(5.0, 1.0, 5.0, -1.0, 0.0), aging, Rows(("customer_id",)), split=split)


def _blocks(sheet: Sheet | Text) -> list[tuple[str, str]]:
    assert isinstance(sheet, Sheet)
    return [(type(block).__name__, block.name) for block in sheet.blocks if isinstance(block, (Table, Chart))]


def test_collectors_have_a_table_and_a_chart_and_others_a_table(context: Callable[..., Context]) -> None:
    groups = {"collector": _rows(("collector",), ("Li",), ("unassigned",)), "region": _rows(("region",), ("North",))}
    sheet = aging_groups_sheet(_figures(SplitFigures(groups=groups)), context())

    assert _blocks(sheet) == [
        ("Table", "aging_by_collector"), ("Chart", "aging_by_collector_chart"), ("Table", "aging_by_region"),
    ]  # fmt: skip
    assert isinstance(sheet, Sheet)
    chart = next(block for block in sheet.blocks if isinstance(block, Chart))
    assert chart.kind == "stacked_column"
    assert [series.column for series in chart.series] == ["not_due", "1-30", "30+"]


def test_the_chart_of_customers_stands_where_it_is_found(context: Callable[..., Context]) -> None:
    few, many = _figures(SplitFigures(), MOST_WITH_CHART), _figures(SplitFigures(), MOST_WITH_CHART + 1)

    assert _blocks(aging_sheet(few.aging, ("customer_id",), context())) == [
        ("Table", "aging"),
        ("Chart", "aging_chart"),
    ]
    assert aging_groups_sheet(few, context()) == Text("split.no_groups")
    assert _blocks(aging_sheet(many.aging, ("customer_id",), context())) == [("Table", "aging")]
    sheet = aging_groups_sheet(many, context())
    assert _blocks(sheet) == [("Table", "aging_largest"), ("Chart", "aging_largest_chart")]
    assert isinstance(sheet, Sheet)
    table = next(block for block in sheet.blocks if isinstance(block, Table))
    assert len(table.rows) == CHARTED
    assert not table.totals


def test_one_customer_needs_no_chart(context: Callable[..., Context]) -> None:
    assert _blocks(aging_sheet(_figures(None).aging, ("customer_id",), context())) == [("Table", "aging")]


def test_the_oldest_bucket_is_marked(context: Callable[..., Context]) -> None:
    sheet = aging_sheet(_figures(None).aging, ("customer_id",), context())
    table = sheet.blocks[0]
    assert isinstance(table, Table)
    assert [column.name for column in table.columns if column.look == "alert"] == ["30+"]


def test_accounts_stand_in_base_and_in_document_currency(context: Callable[..., Context]) -> None:
    by = ("entity", "account")
    split = SplitFigures(accounts=_rows(by, ("E1", "1122")), currencies=_rows((*by, "currency"), ("E1", "1122", "JPY")))
    sheet = aging_accounts_sheet(_figures(split), context())
    assert isinstance(sheet, Sheet)
    base, document = (block for block in sheet.blocks if isinstance(block, Table))

    assert (base.name, base.totals) == ("aging_by_account", True)
    assert (document.name, document.totals) == ("aging_by_currency", False)
    assert {column.currency for column in document.columns if column.format == "amount"} == {"currency"}
    assert {column.currency for column in base.columns} == {None}


@pytest.mark.parametrize("split", [None, SplitFigures()])
def test_without_accounts_the_reason_is_given(context: Callable[..., Context], split: SplitFigures | None) -> None:
    assert aging_accounts_sheet(_figures(split), context()) == Text("split.no_accounts")
