"""The DSO sheet shows methods that have figures, says why others have none, and draws the benchmark."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tests.report.trends import DSO, trend
from xlsaging.i18n.speak import say
from xlsaging.model.measure import Measure
from xlsaging.report.dso_trend import dso_sheet
from xlsaging.report.figures import Context, Rows
from xlsaging.report.model import Chart, KeyValues, Note, Sheet, Table


def _of(sheet: Sheet, kind: type) -> list:  # type: ignore[type-arg]
    return [block for block in sheet.blocks if isinstance(block, kind)]


def test_the_benchmark_is_a_column_and_a_line(context: Callable[..., Context]) -> None:
    sheet = dso_sheet(trend(), Measure(45.5, None, 140.0, 280.0, 91), context({"benchmark_dso": 94.0}))
    [table], [chart] = _of(sheet, Table), _of(sheet, Chart)

    assert table.column("benchmark") == [94.0, 94.0]
    assert chart.kind == "line"
    assert [series.column for series in chart.series] == ["period_end", "countback", "best_possible", "benchmark"]
    assert _of(sheet, KeyValues)[0].rows[0][1] == 45.5


def test_without_a_benchmark_none_is_made_up(context: Callable[..., Context]) -> None:
    sheet = dso_sheet(trend(), None, context())
    [table] = _of(sheet, Table)

    assert "benchmark" not in [column.name for column in table.columns]
    assert any("benchmark_dso" in say(note.text, "en") for note in _of(sheet, Note))


def test_a_month_without_a_figure_says_why(context: Callable[..., Context]) -> None:
    [table] = _of(dso_sheet(trend(), None, context()), Table)
    first, last = table.column("remark")

    assert say(first, "en") == "no credit sales in the period"
    assert last is None
    assert table.column("period_end") == [None, 45.5]


def test_a_lone_method_without_a_figure_is_named(context: Callable[..., Context]) -> None:
    [table] = _of(dso_sheet(trend(undefined=((date(2025, 6, 30), "true", "no_credit_sales"),)), None, context()), Table)

    assert say(table.column("remark")[1], "en").startswith("sales-weighted: ")


def test_a_method_without_any_figure_is_named_below_instead_of_in_each_month(context: Callable[..., Context]) -> None:
    sheet = dso_sheet(trend(), None, context())
    [table] = _of(sheet, Table)

    assert "published" not in [column.name for column in table.columns]
    notes = [say(note.text, "en") for note in _of(sheet, Note)]
    assert "Not computed in any month: published accounts (amounts without VAT are not given)" in notes


def test_each_method_has_its_formula(context: Callable[..., Context]) -> None:
    methods = _of(dso_sheet(trend(), None, context()), KeyValues)[-1]

    assert len(methods.rows) == 8
    assert say(methods.rows[0][1], "zh_CN") == "期末应收余额 ÷ 近3个月赊销额 × 天数"


def test_without_any_figure_no_chart_is_drawn(context: Callable[..., Context]) -> None:
    blank = (date(2025, 5, 31), 100.0, 0.0, 92, *[None] * 9)
    sheet = dso_sheet(trend(dso=Rows(DSO, [blank])), None, context())

    assert _of(sheet, Chart) == []
    assert _of(sheet, Table)[0].column("receivable") == [100.0]
