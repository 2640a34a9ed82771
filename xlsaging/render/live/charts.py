"""Native charts over the cells of a sheet."""

from __future__ import annotations

from itertools import count
from typing import Any

from .drawing import POINTS_OF_A_PIXEL, Area, DrawnChart, DrawnSheet
from .host import Host
from .places import cells_at

__all__ = ["draw_charts"]

_KINDS = {
    ("column", ""): "column_clustered",
    ("column", "stacked"): "column_stacked",
    ("bar", ""): "bar_clustered",
    ("bar", "stacked"): "bar_stacked",
    ("line", ""): "line_markers",
}


def draw_charts(sheet: Any, drawn: DrawnSheet, font: str, host: Host) -> None:
    """All charts of a sheet, where they stand in the drawing."""
    taken = {chart.name for each in sheet.book.sheets for chart in each.charts} if drawn.charts else set()
    free = (name for number in count(1) if (name := f"ArChart{number}") not in taken)
    for row, column, chart, options in drawn.charts:
        corner = cells_at(sheet, (row, column, row, column))
        size = chart.options["size"]
        made = sheet.charts.add(
            left=corner.left,
            top=corner.top,
            width=size["width"] * POINTS_OF_A_PIXEL,
            height=size["height"] * POINTS_OF_A_PIXEL,
            chart_type=_kind(chart),
            name=next(free),
        )
        series = [*chart.series, *(chart.combined.series if chart.combined else [])]
        values = [_area(each["values"]) for each in series]
        host.series(sheet, made, values, _area(series[0]["categories"]), [each["name"] for each in series])
        _colour(made, chart, series)
        _name(made, chart)
        _scale(made, chart)
        host.dress(made, series, font, options["description"])


def _kind(chart: DrawnChart) -> str:
    return _KINDS[chart.kind["type"], chart.kind.get("subtype", "")]


def _area(place: list[Any]) -> Area:
    return place[1], place[2], place[3], place[4]


def _colour(made: Any, chart: DrawnChart, series: list[dict[str, Any]]) -> None:
    for number, look in enumerate(series):
        one = made.series[number]
        if chart.combined is not None and number >= len(chart.series):
            one.set(chart_type="line_markers", axis_group="secondary")
        if "line" in look:
            one.set(line_color=look["line"]["color"])
            marked = look.get("marker", {}).get("type", "none")
            if marked == "none":
                one.set(marker_style="none")
            else:
                colour = look["line"]["color"]
                one.set(marker_style=marked, marker_size=5, marker_foreground_color=colour,
                        marker_background_color=colour)  # fmt: skip
        elif "color" in look.get("fill", {}):
            one.set(fill_color=look["fill"]["color"])


def _name(made: Any, chart: DrawnChart) -> None:
    made.title = chart.options["title"].get("name")
    legend = chart.options["legend"]
    if legend.get("none"):
        made.legend.visible = False
    else:
        made.legend.position = legend["position"]


def _scale(made: Any, chart: DrawnChart) -> None:
    lying = chart.kind["type"] == "bar"
    categories, values = (chart.options[name] for name in (("y_axis", "x_axis") if lying else ("x_axis", "y_axis")))
    made.value_axis.set(number_format=values["num_format"])
    if "min" in values:
        made.value_axis.set(minimum_scale=values["min"])
    if "name" in values:
        made.value_axis.title = values["name"]
    if categories.get("reverse"):
        made.category_axis.set(reverse_order=True)
    if "num_format" in categories:
        made.category_axis.set(number_format=categories["num_format"])
    if second := chart.options.get("y2_axis", (chart.combined.options if chart.combined else {}).get("y2_axis")):
        made.secondary_value_axis.set(
            minimum_scale=second["min"], maximum_scale=second["max"], number_format=second["num_format"]
        )
