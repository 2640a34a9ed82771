"""Native charts over the tables of a sheet, for the screen and for a black-and-white printer."""

from __future__ import annotations

from typing import Any

from xlsaging.i18n.catalogue import Text
from xlsaging.report.model import Chart, Column, Series, Table

from .canvas import ROW_HEIGHT, Canvas
from .palette import DASHES, FALL, INVISIBLE, LINE_COLOURS, RISE, shades
from .styles import FINE_LINE, INK, QUIET, number_format

__all__ = ["draw_chart"]

_PIXELS_OF_A_ROW = round(ROW_HEIGHT * 4 / 3)
_NARROWEST, _WIDEST = 640, 1_120
_SHAPES: dict[str, dict[str, str]] = {
    "column": {"type": "column"},
    "stacked_column": {"type": "column", "subtype": "stacked"},
    "bar": {"type": "bar"},
    "stacked_bar": {"type": "bar", "subtype": "stacked"},
    "line": {"type": "line"},
    "pareto": {"type": "column"},
    "waterfall": {"type": "column", "subtype": "stacked"},
}


def draw_chart(canvas: Canvas, workbook: Any, chart: Chart, table: Table, row: int) -> None:
    """`chart` over `table`, its upper left corner in `row`; it covers `chart.height` rows and moves with them."""
    place = canvas.places.known[table.name][-1]
    made = _made(canvas, workbook, chart, table, place.heading + 1)
    alt = canvas.speak(chart.alt_text or chart.title or canvas.sheet.get_name())
    width = _width(canvas)
    made.set_size({"width": width, "height": chart.height * _PIXELS_OF_A_ROW})
    canvas.sheet.insert_chart(row, 0, made, {"description": alt, "object_position": 1})


def _width(canvas: Canvas) -> int:
    """As wide as what prints; wider than a narrow table only where nothing stands beside it."""
    printed = sum(round(width * 7 + 5) for width in canvas.widths[: canvas.printed])
    if canvas.printed < len(canvas.widths):
        return min(printed, _WIDEST)
    return min(max(printed, _NARROWEST), _WIDEST)


def _made(canvas: Canvas, workbook: Any, chart: Chart, table: Table, first: int) -> Any:
    made = workbook.add_chart(_SHAPES[chart.kind])
    last = first + min(chart.rows or len(table.rows), len(table.rows)) - 1
    looks = _looks(chart)
    for number, series in enumerate(chart.series):
        given = _series(canvas, chart, table, series, (first, last)) | looks[number]
        if chart.kind == "pareto" and number == len(chart.series) - 1:
            line = workbook.add_chart({"type": "line"})
            line.add_series({**given, "y2_axis": True})
            line.set_y2_axis(
                {**_axis(canvas), "min": 0, "max": 1, "num_format": "0%", "major_gridlines": {"visible": False}}
            )
            made.combine(line)
        else:
            made.add_series(given)
    _set_axes(canvas, made, chart, table)
    _set_title(canvas, made, chart)
    _set_legend(canvas, made, chart)
    made.set_chartarea({"border": {"color": FINE_LINE}, "fill": {"color": "#FFFFFF"}})
    made.show_blanks_as("gap")
    return made


def _series(canvas: Canvas, chart: Chart, table: Table, series: Series, rows: tuple[int, int]) -> dict[str, Any]:
    names = [column.name for column in table.columns]
    sheet = canvas.sheet.get_name()
    given: dict[str, Any] = {"name": _literal(canvas.speak(series.heading))}
    for what, column in (("categories", chart.category), ("values", series.column)):
        position = canvas.columns[table.name][names.index(column)]
        given[what] = [sheet, rows[0], position, rows[1], position]
    return given


def _literal(text: str) -> str:
    """Words of a chart; XlsxWriter takes those that begin with = for a formula."""
    return f" {text}" if text.startswith("=") else text


def _looks(chart: Chart) -> list[dict[str, Any]]:
    """Fill, line and gap of each series."""
    count = len(chart.series)
    if chart.kind == "waterfall":
        return [INVISIBLE, {"fill": {"color": RISE}, "gap": 40}, {"fill": {"color": FALL}, "gap": 40}][:count]
    if chart.kind == "line":
        return [_line(number) for number in range(count)]
    if chart.kind == "pareto":
        return [*_solid(count - 1), _line(1)]
    return _solid(count, stacked=chart.kind.startswith("stacked"))


def _solid(count: int, *, stacked: bool = False) -> list[dict[str, Any]]:
    edge = {"color": "#FFFFFF", "width": 0.75}
    return [{"fill": {"color": each}, "border": edge, "gap": 60} for each in shades(count, stacked=stacked)]


def _line(number: int) -> dict[str, Any]:
    colour = LINE_COLOURS[number % len(LINE_COLOURS)]
    dash = DASHES[number % len(DASHES)]
    marker = {"type": "circle", "size": 5, "fill": {"color": colour}, "border": {"color": colour}}
    return {"line": {"color": colour, "width": 2.0, "dash_type": dash},
            "marker": marker if dash == "solid" else {"type": "none"}}  # fmt: skip


def _axis(canvas: Canvas) -> dict[str, Any]:
    return {"num_font": _font(canvas, 10, QUIET), "line": {"color": FINE_LINE}}


def _font(canvas: Canvas, size: float, colour: str = INK, *, bold: bool = False) -> dict[str, Any]:
    return {"name": canvas.styles.font, "size": size, "color": colour, "bold": bold}


def _set_axes(canvas: Canvas, made: Any, chart: Chart, table: Table) -> None:
    category = {**_axis(canvas), "label_position": "low", "text_axis": True, "major_tick_mark": "none"}
    columns = {column.name: column for column in table.columns}
    if columns[chart.category].format == "date":
        category["num_format"] = "yyyy-mm"
    amounts = columns[chart.series[0].column]
    value = {**_axis(canvas), "num_format": _axis_format(canvas, amounts), "major_gridlines": _gridlines()}
    if chart.kind != "line" and not _falls_below(chart, table):
        value["min"] = 0
    if name := _axis_name(canvas, amounts):
        value |= {"name": _literal(name), "name_font": _font(canvas, 10, QUIET)}
    if chart.kind in ("bar", "stacked_bar"):
        made.set_y_axis({**category, "reverse": True})
        made.set_x_axis({**value, "label_position": "high"})
    else:
        made.set_x_axis(category)
        made.set_y_axis(value)


def _falls_below(chart: Chart, table: Table) -> bool:
    """Whether something drawn is below zero: bars stand on zero wherever they can."""
    names = [column.name for column in table.columns]
    drawn = [names.index(series.column) for series in chart.series]
    values = [row[position] for row in table.rows[: chart.rows] for position in drawn]
    return any(isinstance(value, (int, float)) and value < 0 for value in values)


def _gridlines() -> dict[str, Any]:
    return {"visible": True, "line": {"color": FINE_LINE, "width": 0.75}}


def _axis_format(canvas: Canvas, column: Column) -> str:
    if column.format == "amount":
        return "#,##0" if canvas.amounts.unit == 1 else "#,##0.##"
    if column.format == "percent":
        return "0%"
    return "#,##0" if column.format in ("days", "count") else number_format(column.format)


def _axis_name(canvas: Canvas, column: Column) -> str:
    """The unit that the axis counts in; a percentage says its own."""
    if column.format == "amount":
        return canvas.speak(canvas.amounts.axis)
    return canvas.speak(Text("unit.axis_days")) if column.format == "days" else ""


def _set_title(canvas: Canvas, made: Any, chart: Chart) -> None:
    if chart.title is None:
        made.set_title({"none": True})
    else:
        made.set_title(
            {"name": _literal(canvas.speak(chart.title)), "name_font": _font(canvas, 11, bold=True), "overlay": False}
        )


def _set_legend(canvas: Canvas, made: Any, chart: Chart) -> None:
    """Below the chart; none for a single series, and none of what is not seen."""
    if len(chart.series) == 1:
        made.set_legend({"none": True})
        return
    hidden = {"delete_series": [0]} if chart.kind == "waterfall" else {}
    made.set_legend({"position": "bottom", "font": _font(canvas, 10), **hidden})
