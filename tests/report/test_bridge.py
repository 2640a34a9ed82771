"""The bridge adds up from top to bottom, and stands on what is drawn under it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.report.trends import BRIDGE, trend
from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import say
from xlsaging.report.bridge import bridge_sheet
from xlsaging.report.figures import Context, Rows
from xlsaging.report.model import Chart, Sheet, Table


def _table(sheet: Sheet | Text, name: str) -> Table:
    assert isinstance(sheet, Sheet)
    return next(block for block in sheet.blocks if isinstance(block, Table) and block.name == name)


def _charts(sheet: Sheet | Text) -> list[str]:
    assert isinstance(sheet, Sheet)
    return [block.name for block in sheet.blocks if isinstance(block, Chart)]


def test_each_column_adds_up_to_the_closing_receivable(context: Callable[..., Context]) -> None:
    table = _table(bridge_sheet(trend(), context()), "bridge")

    assert [step.key.removeprefix("trend.step_") for step in table.column("step")] == [  # type: ignore[union-attr]
        "opening", "invoiced", "collected", "written_off", "closing",
    ]  # fmt: skip
    assert table.column("month") == [150.0, 250.0, -20.0, -5.0, 375.0]
    assert sum(table.column("month")[:-1]) == table.column("month")[-1]
    assert table.column("year") == [0.0, 375.0, 0.0, 0.0, 375.0]


def test_the_waterfall_stands_on_helper_columns_aside(context: Callable[..., Context]) -> None:
    table = _table(bridge_sheet(trend(), context()), "bridge")

    assert [table.column(f"month_{part}") for part in ("below", "rise", "fall")] == [
        [0.0, 150.0, 380.0, 375.0, 0.0],
        [150.0, 250.0, None, None, 375.0],
        [None, None, 20.0, 5.0, None],
    ]
    assert all(column.aside for column in table.columns[3:])


def test_a_receivable_below_zero_is_not_drawn(context: Callable[..., Context]) -> None:
    below = Rows(BRIDGE, [("C1", 10.0, 0.0, 30.0, 0.0, 0.0, 0.0, 0.0, 0.0, -20.0)])

    assert _charts(bridge_sheet(trend(), context())) == ["bridge_month", "bridge_year"]
    assert _charts(bridge_sheet(trend(month_bridge=below), context())) == ["bridge_year"]


def test_customers_that_were_moved_come_by_size_and_the_rest_in_a_line(context: Callable[..., Context]) -> None:
    table = _table(bridge_sheet(trend(), context()), "bridge_month_customers")

    assert [row[0] for row in table.rows[:2]] == ["C3", "C1"]
    assert table.rows[1] == ("C1", "Alpha", 100.0, 50.0, -20.0, -5.0, 125.0)
    assert say(table.rows[2][0], "en") == "Others (0 moved, 1 not)"  # type: ignore[arg-type]  # a Text
    assert table.rows[2][2:] == (40.0, 0.0, 0.0, 0.0, 40.0)


def test_those_who_do_not_fit_are_counted_and_summed(context: Callable[..., Context]) -> None:
    rows = [(f"C{at:02d}", 0.0, 0.1 + at, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.1 + at) for at in range(28)]
    table = _table(bridge_sheet(trend(month_bridge=Rows(BRIDGE, rows)), context()), "bridge_month_customers")

    assert len(table.rows) == 26
    assert table.rows[-1][2:] == (0.0, 3.3, 3.3)


def test_in_the_first_month_the_year_stands_alone(context: Callable[..., Context]) -> None:
    table = _table(bridge_sheet(trend(month_start=date(2025, 1, 1)), context()), "bridge")

    assert [column.name for column in table.columns][:3] == ["step", "year", "year_below"]


@pytest.mark.parametrize("amount", [0.0])
def test_where_nothing_was_and_nothing_moved_there_is_no_sheet(context: Callable[..., Context], amount: float) -> None:
    nothing = Rows(BRIDGE, [("C1", *[amount] * 9)])
    made = bridge_sheet(trend(month_bridge=nothing, year_bridge=nothing), context())

    assert made == Text("trend.nothing_moved")
