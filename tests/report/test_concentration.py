"""Concentration: who has a share, and who has none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.report.trends import TOP, trend
from xlsaging.i18n.catalogue import Text
from xlsaging.report.concentration import concentration_sheet
from xlsaging.report.figures import Concentration, Context, Rows
from xlsaging.report.model import Chart, KeyValues, Sheet, Table

HELD = Concentration(10, 1.0, 0.625, 1.6, "Alpha", 75.0, customers=2, credit_customers=3, credit_amount=-12.5)


@pytest.fixture
def sheet(context: Callable[..., Context]) -> Sheet:
    made = concentration_sheet(trend(), HELD, context())
    assert isinstance(made, Sheet)
    return made


def test_the_pareto_draws_balances_and_their_cumulative_share(sheet: Sheet) -> None:
    [chart] = [block for block in sheet.blocks if isinstance(block, Chart)]

    assert chart.kind == "pareto"
    assert [series.column for series in chart.series] == ["outstanding", "cumulative_share"]


def test_customers_in_credit_and_consolidated_ones_are_counted_apart(sheet: Sheet) -> None:
    figures = sheet.blocks[0]
    assert isinstance(figures, KeyValues)
    rows = {label.key: (value, remark) for label, value, _, remark in figures.rows if isinstance(label, Text)}

    assert rows["trend.hhi"][0] == 0.625
    assert rows["trend.credit_customers"] == (-12.5, Text("trend.customer_count", {"count": 3}))
    assert rows["trend.consolidated"] == (1000.0, Text("trend.customer_count", {"count": 1}))


def test_consolidated_parties_are_shown_below(sheet: Sheet) -> None:
    top, inside = (block for block in sheet.blocks if isinstance(block, Table))

    assert top.column("customer_name") == ["Alpha", "C2"]
    assert list(inside.rows) == [("C9", "Sister", 1000.0)]


def test_where_nobody_owes_anything_there_is_no_sheet(context: Callable[..., Context]) -> None:
    nothing = Concentration(10, None, None, None)

    assert concentration_sheet(trend(concentration=Rows(TOP)), nothing, context()) == Text("trend.no_balance")
