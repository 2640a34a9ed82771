"""Charts and Chart."""

from __future__ import annotations

from typing import Any

from xlwings import base_classes

from xlsaging.libreoffice import bridge
from xlsaging.libreoffice.addresses import LAST_COLUMN, LAST_ROW
from xlsaging.libreoffice.chart_parts import ChartAxis, ChartLegend
from xlsaging.libreoffice.chart_series import ChartSeriesCollection
from xlsaging.libreoffice.chart_types import settings_of, type_of
from xlsaging.libreoffice.holdings import Collection, Drawn, free_name
from xlsaging.libreoffice.measures import hundredths
from xlsaging.libreoffice.shapes import drawn_on

OLE = "com.sun.star.drawing.OLE2Shape"


class Charts(Collection):
    """A sheet's charts."""

    def items(self) -> list[Any]:
        names = set(self.parent.xs.getCharts().getElementNames())
        shapes = [shape for shape in drawn_on(self.parent) if shape.getShapeType() == OLE]
        return [Chart(self.parent, shape) for shape in shapes if shape.PersistName in names]

    def add(
        self,
        left: float = 0,
        top: float = 0,
        width: float = 355,
        height: float = 211,
        chart_type: str | None = None,
        source: Any = None,
        plot_by: str | None = None,
        name: str | None = None,
        anchor: Any = None,
        style: int | None = None,
    ) -> Chart:
        """A new chart of cells whose first row and column name its series and categories where they are texts.

        One without cells is tied to the sheet's last cell until it gets some: LibreOffice never ties a chart that
        began without any.
        """
        if anchor is not None:
            left, top = anchor.left, anchor.top
        charts = self.parent.xs.getCharts()
        chosen = name or free_name("Chart ", {chart.name for chart in self.items()})
        stored = {chart for sheet in self.parent.book.sheets for chart in sheet.xs.getCharts().getElementNames()}
        persistent = free_name("Object ", stored) if chosen in stored else chosen
        place = bridge.struct("awt.Rectangle", hundredths(left), hundredths(top), hundredths(width), hundredths(height))
        cells = getattr(source, "impl", source) or self.parent.range((LAST_ROW, LAST_COLUMN))
        charts.addNewByName(persistent, place, (cells.uno_address,), False, False)
        chart = next(each for each in self.items() if each.shape.PersistName == persistent)
        chart.shape.Name = chosen
        chart.chart_type = chart_type or "column_clustered"
        if source is not None:
            chart.set_source_data(source, plot_by)
        return chart


class Chart(Drawn, bridge.Guarded, base_classes.Chart):
    """One chart on a sheet."""

    parent: Any = None

    def __init__(self, sheet: Any, shape: Any) -> None:
        self.parent = sheet
        self.shape = shape

    @property
    def table_chart(self) -> Any:
        """LibreOffice's link between the chart and its cells."""
        return self.parent.xs.getCharts().getByName(self.shape.PersistName)

    @property
    def document(self) -> Any:
        """The chart itself, a document of its own."""
        return self.table_chart.getEmbeddedObject()

    @property
    def api(self) -> tuple[Any, Any]:
        return self.shape, self.document

    @property
    def name(self) -> str:
        return str(self.shape.Name or self.shape.PersistName)

    @name.setter
    def name(self, value: str) -> None:
        self.shape.Name = value

    def set_source_data(self, rng: Any, plot_by: str | None = None) -> None:
        """Chart these cells; without a word, the longer side of the range runs along the axis, as in Excel."""
        cells = getattr(rng, "impl", rng)
        by = plot_by or ("rows" if cells.shape[1] >= cells.shape[0] else "columns")
        headers, labels = _labelled(cells)
        link = self.table_chart
        link.setRanges((cells.uno_address,))
        self.document.getDiagram().setPropertyValue(
            "DataRowSource", bridge.enum("chart.ChartDataRowSource", "ROWS" if by == "rows" else "COLUMNS")
        )
        link.setHasColumnHeaders(headers)
        link.setHasRowHeaders(labels)

    def set_x_axis_values(self, rng: Any) -> None:
        """Take the categories from these cells."""
        cells = getattr(rng, "impl", rng)
        self.series.set_categories(cells)

    @property
    def chart_type(self) -> str:
        return type_of(self.document)

    @chart_type.setter
    def chart_type(self, value: str) -> None:
        service, settings = settings_of(value)
        document = self.document
        document.setDiagram(document.createInstance(f"com.sun.star.chart.{service}"))
        diagram = document.getDiagram()
        for name, setting in settings.items():
            diagram.setPropertyValue(name, setting)

    @property
    def title(self) -> str | None:
        document = self.document
        return str(document.Title.String) if document.HasMainTitle else None

    @title.setter
    def title(self, value: str | None) -> None:
        document = self.document
        document.HasMainTitle = value is not None
        if value is not None:
            document.Title.String = value

    @property
    def legend(self) -> ChartLegend:
        return ChartLegend(self)

    @property
    def category_axis(self) -> ChartAxis:
        return ChartAxis(self, "category", "primary")

    @property
    def value_axis(self) -> ChartAxis:
        return ChartAxis(self, "value", "primary")

    @property
    def secondary_category_axis(self) -> ChartAxis:
        return ChartAxis(self, "category", "secondary")

    @property
    def secondary_value_axis(self) -> ChartAxis:
        return ChartAxis(self, "value", "secondary")

    @property
    def series(self) -> ChartSeriesCollection:
        return ChartSeriesCollection(self)

    @property
    def plot_by(self) -> str:
        source = self.document.getDiagram().getPropertyValue("DataRowSource").value
        return "rows" if source == "ROWS" else "columns"

    @plot_by.setter
    def plot_by(self, value: str) -> None:
        ranges = self.table_chart.getRanges()
        if ranges:
            self.set_source_data(self.parent.book.sheets.at(ranges[0]), value)

    @property
    def style(self) -> int:
        raise NotImplementedError("Chart.style: LibreOffice has no built-in chart styles.")

    @style.setter
    def style(self, value: int) -> None:
        raise NotImplementedError("Chart.style: LibreOffice has no built-in chart styles.")

    def delete(self) -> None:
        self.parent.xs.getCharts().removeByName(self.shape.PersistName)

    def to_png(self, path: str) -> None:
        self._export(path, "image/png")

    def _export(self, path: str, kind: str) -> None:
        exporter = self.parent.app.office.service("com.sun.star.drawing.GraphicExportFilter")
        exporter.setSourceDocument(self.shape)
        exporter.filter(bridge.properties(URL=bridge.url_of(path), MediaType=kind))

    def to_pdf(self, path: str, quality: str = "standard") -> None:
        selection = self.parent.app.office.service("com.sun.star.drawing.ShapeCollection")
        selection.add(self.shape)
        self.parent.book.export_pdf(path, quality, selection)


def _labelled(cells: Any) -> tuple[bool, bool]:
    """Whether the first row names the series and the first column the categories: texts, dates, or an empty corner."""
    rows, columns = cells.shape
    top = cells.part(0, 0, 1, columns).xr.getDataArray()[0] if columns > 1 else (cells.part(0, 0).xr.getDataArray()[0])
    side = [row[0] for row in cells.part(0, 0, rows, 1).xr.getDataArray()]
    headers = rows > 1 and all(isinstance(value, str) for value in top[1:] or top)
    dates = rows > 1 and cells.part(rows - 1, 0).shows_dates()
    labels = columns > 1 and (all(isinstance(value, str) for value in side[1:] or side) or dates)
    return bool(headers), bool(labels)
