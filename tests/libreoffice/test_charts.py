"""Charts are drawn from cells, typed, titled and moved as in Excel."""

from __future__ import annotations

from pathlib import Path

import pytest

TYPES = ["column_stacked", "bar_stacked_100", "line_markers", "area", "pie", "xy_scatter_smooth", "3d_column_clustered",
         "cone_col_clustered"]  # fmt: skip


@pytest.fixture
def chart(sheet):
    sheet["A1"].value = [["day", "open", "paid"], ["a", 1, 2], ["b", 3, 4], ["c", 5, 6]]
    return sheet.charts.add(left=300, top=40, width=400, height=200, source=sheet["A1:C4"], name="Aging")


@pytest.mark.parametrize("kind", TYPES)
def test_a_type_is_read_as_it_was_set(chart, kind: str) -> None:
    chart.chart_type = kind

    assert chart.chart_type == kind
    assert len(chart.series) == 2 or kind in ("pie", "doughnut")


def test_a_chart_has_place_title_legend_and_axes(sheet, chart) -> None:
    chart.title = "Open items"
    chart.legend.position = "bottom"
    chart.value_axis.set(title="EUR", minimum_scale=0, maximum_scale=10, major_unit=5, number_format="#,##0.0")
    chart.category_axis.reverse_order = True

    found = sheet.charts["Aging"]
    assert (found.left, found.top, found.width, found.height) == (300, 40, 400, 200)
    assert (found.title, found.legend.position, found.value_axis.title) == ("Open items", "bottom", "EUR")
    axis = found.value_axis
    assert (axis.minimum_scale, axis.maximum_scale, axis.major_unit, axis.number_format) == (0, 10, 5, "#,##0.0")
    assert found.category_axis.reverse_order
    chart.title = None
    assert chart.title is None


def test_series_have_names_colours_and_an_axis_of_their_own(chart) -> None:
    first, second = chart.series
    assert [first.name, second.name] == ["open", "paid"]

    first.name, first.fill_color = "DSO, days", (1, 2, 3)
    second.set(chart_type="line_markers", axis_group="secondary", line_color=(4, 5, 6), marker_style="circle")

    first, second = chart.series
    assert (first.name, first.fill_color, first.chart_type) == ("DSO, days", (1, 2, 3), "column_clustered")
    assert (second.chart_type, second.axis_group, second.line_color, second.marker_style) == (
        "line_markers", "secondary", (4, 5, 6), "circle")  # fmt: skip
    assert chart.chart_type == "combination"


def test_the_longer_side_runs_along_the_axis(sheet, chart) -> None:
    assert chart.plot_by == "columns"

    chart.set_source_data(sheet["A1:C2"])
    assert (chart.plot_by, len(chart.series)) == ("rows", 1)


def test_charts_of_one_name_stand_on_several_sheets(book, sheet, chart) -> None:
    other = book.sheets.add("Other").charts.add(source=sheet["A1:C4"], name="Aging")

    assert (other.name, len(other.series), len(sheet.charts)) == ("Aging", 2, 1)
    chart.delete()
    assert (len(sheet.charts), len(book.sheets["Other"].charts)) == (0, 1)


def test_a_chart_without_cells_gets_them_later(sheet) -> None:
    sheet["A1"].value = [["day", "open"], ["a", 1], ["b", 2]]
    chart = sheet.charts.add()
    assert chart.name == "Chart 1"

    chart.set_source_data(sheet["A1:B3"])
    assert [one.name for one in chart.series] == ["open"]


def test_a_chart_is_written_as_a_picture(chart, tmp_path: Path) -> None:
    chart.to_png(tmp_path / "chart.png")

    assert (tmp_path / "chart.png").read_bytes().startswith(b"\x89PNG")
