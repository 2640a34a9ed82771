"""ChartSeries: the lines, bars or slices of a chart."""

from __future__ import annotations

from typing import Any

from xlwings import base_classes

from xlsaging.libreoffice import bridge
from xlsaging.libreoffice.addresses import quoted
from xlsaging.libreoffice.chart_types import type_of
from xlsaging.libreoffice.formulas import to_office
from xlsaging.libreoffice.holdings import Collection
from xlsaging.libreoffice.measures import HUNDREDTHS_PER_POINT, colour, rgb

UNSET = base_classes._UNSET
SYMBOL_NONE, SYMBOL_AUTOMATIC, SYMBOL_STANDARD = "NONE", "AUTO", "STANDARD"
MARKERS = {"square": 0, "diamond": 1, "triangle": 3, "circle": 8, "star": 9, "x": 10, "plus": 11, "dash": 13, "dot": 8}
"""LibreOffice's standard symbols by Excel's names."""
LOW_QUOTE = "\N{SINGLE LOW-9 QUOTATION MARK}"
CHART2_TYPES = {
    "column_clustered": "ColumnChartType",
    "line": "LineChartType",
    "line_markers": "LineChartType",
    "area": "AreaChartType",
}


class ChartSeriesCollection(Collection, base_classes.ChartSeriesCollection):
    """A chart's series, counted from 1."""

    def __init__(self, chart: Any) -> None:
        super().__init__(chart)
        self.chart = chart

    @property
    def api(self) -> Any:
        return self.chart.document.getFirstDiagram()

    def holders(self) -> list[Any]:
        """LibreOffice's chart types, which hold the series."""
        systems = self.api.getCoordinateSystems()
        return [kind for system in systems for kind in system.getChartTypes()]

    def items(self) -> list[Any]:
        found = [(kind, one) for kind in self.holders() for one in kind.getDataSeries()]
        return [ChartSeries(self.chart, kind, one) for kind, one in found]

    def __call__(self, key: Any) -> Any:
        if not isinstance(key, int) or isinstance(key, bool):
            raise KeyError(key)
        return super().__call__(key)

    def set_categories(self, cells: Any) -> None:
        """Name the points by these cells."""
        document = self.chart.document
        provider = document.getDataProvider()
        reference = f"${quoted(cells.sheet.name)}.{cells.get_address()}"
        sequence = provider.createDataSequenceByRangeRepresentation(reference)
        sequence.setPropertyValue("Role", "categories")
        labelled = self.chart.parent.app.office.service("com.sun.star.chart2.data.LabeledDataSequence")
        labelled.setValues(sequence)
        for system in self.api.getCoordinateSystems():
            axis = system.getAxisByDimension(0, 0)
            scale = axis.getScaleData()
            scale.Categories = labelled
            axis.setScaleData(scale)


class ChartSeries(bridge.Guarded, base_classes.ChartSeries):
    """One series."""

    def __init__(self, chart: Any, kind: Any, series: Any) -> None:
        self.parent = chart
        self.kind = kind
        self.series = series

    @property
    def api(self) -> Any:
        return self.series

    def _get(self, name: str) -> Any:
        return self.series.getPropertyValue(name)

    @property
    def name(self) -> str:
        for sequence in self.series.getDataSequences():
            label = sequence.getLabel()
            if label is not None:
                return " ".join(str(part) for part in label.getTextualData()).replace(LOW_QUOTE, ",")
        number = [one.series for one in self.parent.series].index(self.series) + 1
        return f"Series{number}"

    @name.setter
    def name(self, value: str) -> None:
        """A text, or "=Sheet1!$B$1" for a cell's; LibreOffice takes no comma in a text, so a look-alike is drawn."""
        provider = self.parent.document.getDataProvider()
        if value.startswith("="):
            text = to_office(value)[1:]
        else:
            text = '"' + value.replace('"', '""').replace(",", LOW_QUOTE) + '"'
        label = provider.createDataSequenceByRangeRepresentation(text)
        label.setPropertyValue("Role", "label")
        self.series.getDataSequences()[0].setLabel(label)

    @property
    def line_color(self) -> tuple[int, int, int] | None:
        return rgb(self._get("Color" if self._is_line else "BorderColor"))

    @line_color.setter
    def line_color(self, value: Any) -> None:
        if self._is_line:
            self.series.setPropertyValue("Color", colour(value))
        else:
            self.series.setPropertyValue("BorderStyle", bridge.enum("drawing.LineStyle", "SOLID"))
            self.series.setPropertyValue("BorderColor", colour(value))

    @property
    def fill_color(self) -> tuple[int, int, int] | None:
        return rgb(self._get("Color"))

    @fill_color.setter
    def fill_color(self, value: Any) -> None:
        self.series.setPropertyValue("Color", colour(value))

    @property
    def _is_line(self) -> bool:
        return any(part in self.kind.getChartType() for part in ("Line", "Scatter", "Net"))

    def _symbol(self) -> Any:
        return self._get("Symbol")

    @property
    def marker_style(self) -> str:
        symbol = self._symbol()
        if symbol.Style.value != SYMBOL_STANDARD:
            return "none" if symbol.Style.value == SYMBOL_NONE else "automatic"
        return next((name for name, number in MARKERS.items() if number == symbol.StandardSymbol), "automatic")

    @marker_style.setter
    def marker_style(self, value: str) -> None:
        symbol = self._symbol()
        style = {"none": SYMBOL_NONE, "automatic": SYMBOL_AUTOMATIC}.get(value, SYMBOL_STANDARD)
        symbol.Style = bridge.enum("chart2.SymbolStyle", style)
        symbol.StandardSymbol = MARKERS.get(value, 0)
        self.series.setPropertyValue("Symbol", symbol)

    @property
    def marker_size(self) -> int:
        return round(self._symbol().Size.Width / HUNDREDTHS_PER_POINT)

    @marker_size.setter
    def marker_size(self, value: float) -> None:
        symbol = self._symbol()
        side = round(value * HUNDREDTHS_PER_POINT)
        symbol.Size = bridge.struct("awt.Size", side, side)
        self.series.setPropertyValue("Symbol", symbol)

    def _marker_color(self, name: str) -> tuple[int, int, int]:
        return rgb(getattr(self._symbol(), name))

    def _set_marker_color(self, name: str, value: Any) -> None:
        symbol = self._symbol()
        setattr(symbol, name, colour(value))
        self.series.setPropertyValue("Symbol", symbol)

    @property
    def marker_foreground_color(self) -> tuple[int, int, int]:
        return self._marker_color("BorderColor")

    @marker_foreground_color.setter
    def marker_foreground_color(self, value: Any) -> None:
        self._set_marker_color("BorderColor", value)

    @property
    def marker_background_color(self) -> tuple[int, int, int]:
        return self._marker_color("FillColor")

    @marker_background_color.setter
    def marker_background_color(self, value: Any) -> None:
        self._set_marker_color("FillColor", value)

    @property
    def axis_group(self) -> str:
        return "secondary" if self._get("AttachedAxisIndex") == 1 else "primary"

    @axis_group.setter
    def axis_group(self, value: str) -> None:
        diagram = self.parent.document.getDiagram()
        if value == "secondary":
            diagram.HasSecondaryYAxis = True
        self.series.setPropertyValue("AttachedAxisIndex", int(value == "secondary"))

    @property
    def chart_type(self) -> str:
        whole = type_of(self.parent.document)
        if whole != "combination":
            return whole
        kind = self.kind.getChartType().rpartition(".")[2]
        if kind == "LineChartType":
            return "line" if self.marker_style == "none" else "line_markers"
        return {"ColumnChartType": "column_clustered", "AreaChartType": "area"}.get(kind, "combination")

    @chart_type.setter
    def chart_type(self, value: str) -> None:
        """Draw this series alone in another way: columns, lines or areas."""
        if value not in CHART2_TYPES:
            raise NotImplementedError(f"ChartSeries.chart_type: LibreOffice cannot combine {value!r} with other types.")
        system = self.parent.document.getFirstDiagram().getCoordinateSystems()[0]
        service = f"com.sun.star.chart2.{CHART2_TYPES[value]}"
        target = next((kind for kind in system.getChartTypes() if kind.getChartType() == service), None)
        if target is None:
            target = self.parent.parent.app.office.service(service)
            system.addChartType(target)
        if target.getChartType() != self.kind.getChartType():
            self.kind.removeDataSeries(self.series)
            target.addDataSeries(self.series)
            self.kind = target
        if value.startswith("line"):
            self.marker_style = "automatic" if value == "line_markers" else "none"

    def set(self, **settings: Any) -> None:
        """Several settings at once; type and axis come first, since they may change the rest."""
        order = ("chart_type", "axis_group", "name", "line_color", "fill_color", "marker_style", "marker_size")
        for name in (*order, "marker_foreground_color", "marker_background_color"):
            if settings.get(name, UNSET) is not UNSET:
                setattr(self, name, settings[name])
