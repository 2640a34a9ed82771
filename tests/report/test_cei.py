"""Collection effectiveness: months, then the whole in two readings that are told apart."""

from __future__ import annotations

from collections.abc import Callable

from tests.report.trends import CEI, trend
from xlsaging.i18n.speak import say
from xlsaging.report.cei import cei_sheet
from xlsaging.report.figures import Context, Rows
from xlsaging.report.model import Chart, Note, Table


def test_published_and_adjusted_stand_side_by_side(context: Callable[..., Context]) -> None:
    months, whole = (block for block in cei_sheet(trend(), context()).blocks if isinstance(block, Table))

    assert months.column("month") == ["2025-05", "2025-06"]
    assert [column.name for column in months.columns[-3:]] == ["losses", "cei", "cei_adjusted"]
    assert months.rows[1][-3:] == (5.0, 0.75, 0.7)
    assert whole.column("cei") == [1.1, 0.5]


def test_the_reading_by_mean_month_is_named_as_such(context: Callable[..., Context]) -> None:
    whole = [block for block in cei_sheet(trend(), context()).blocks if isinstance(block, Table)][1]

    assert [say(label, "en") for label in whole.column("month")] == [
        "2025-05-01 to 2025-06-30, sales of the whole period",
        "2025-05-01 to 2025-06-30, sales ÷ 2 months (original CRF wording)",
    ]


def test_what_is_above_all_and_what_is_undefined_is_said(context: Callable[..., Context]) -> None:
    notes = [say(block.text, "en") for block in cei_sheet(trend(), context()).blocks if isinstance(block, Note)]

    assert any(note.startswith("Above 100 %") for note in notes)
    assert notes[-1] == "Without a figure (nothing was there to collect): 2025-05"


def test_both_are_drawn(context: Callable[..., Context]) -> None:
    [chart] = [block for block in cei_sheet(trend(), context()).blocks if isinstance(block, Chart)]

    assert [series.column for series in chart.series] == ["cei", "cei_adjusted"]


def test_without_any_figure_no_chart_is_drawn(context: Callable[..., Context]) -> None:
    sheet = cei_sheet(trend(cei=Rows(CEI, [("2025-05", 0.0, 0.0, 0.0, 0.0, 0.0, None, None)])), context())

    assert not [block for block in sheet.blocks if isinstance(block, Chart)]
