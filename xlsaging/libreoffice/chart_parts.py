"""ChartAxis and ChartLegend."""

from __future__ import annotations

from typing import Any

from xlwings import XlwingsError, base_classes

from xlsaging.libreoffice import bridge
from xlsaging.libreoffice.number_formats import NumberFormats

UNSET = base_classes._UNSET
POSITIONS = {"top": "TOP", "bottom": "BOTTOM", "left": "LEFT", "right": "RIGHT"}
CROSSES = {"automatic": "ZERO", "minimum": "START", "maximum": "END"}


class ChartLegend(bridge.Guarded, base_classes.ChartLegend):
    """A chart's legend."""

    def __init__(self, chart: Any) -> None:
        self.parent = chart

    @property
    def api(self) -> Any:
        return self.parent.document.getLegend() if self.visible else None

    @property
    def visible(self) -> bool:
        return bool(self.parent.document.HasLegend)

    @visible.setter
    def visible(self, value: bool) -> None:
        self.parent.document.HasLegend = bool(value)

    @property
    def position(self) -> str | None:
        if not self.visible:
            return None
        place = self.api.getPropertyValue("Alignment").value
        return next((name for name, uno_name in POSITIONS.items() if uno_name == place), "custom")

    @position.setter
    def position(self, value: str) -> None:
        if value not in POSITIONS:
            raise NotImplementedError(f"ChartLegend.position: LibreOffice has no {value!r}.")
        self.visible = True
        self.api.setPropertyValue("Alignment", bridge.enum("chart.ChartLegendPosition", POSITIONS[value]))


class ChartAxis(bridge.Guarded, base_classes.ChartAxis):
    """One axis of a chart."""

    def __init__(self, chart: Any, kind: str, group: str) -> None:
        self.parent = chart
        self.kind = kind
        self.group = group
        secondary = "Secondary" if group == "secondary" else ""
        self._letter = f"{secondary}{'X' if kind == 'category' else 'Y'}"

    def _diagram(self) -> Any:
        """The chart's diagram; raises XlwingsError for a secondary axis before a series was put on it."""
        diagram = self.parent.document.getDiagram()
        if self.group == "secondary" and not any(one.axis_group == "secondary" for one in self.parent.series):
            raise XlwingsError(
                "The chart has no secondary axis group. Move a series to it first with series.axis_group = 'secondary'."
            )
        if not diagram.getPropertySetInfo().hasPropertyByName(f"Has{self._letter}Axis"):
            raise XlwingsError(f"The chart has no {self.group} {self.kind} axis.")
        return diagram

    def _axis(self) -> Any:
        if not self.visible:
            raise XlwingsError(f"The chart has no visible {self.group} {self.kind} axis.")
        diagram = self._diagram()
        return diagram.getXAxis() if self._letter == "X" else getattr(diagram, f"get{self._letter}Axis")()

    @property
    def api(self) -> Any:
        return self._axis() if self.visible else None

    @property
    def visible(self) -> bool:
        return bool(self._diagram().getPropertyValue(f"Has{self._letter}Axis"))

    @visible.setter
    def visible(self, value: bool) -> None:
        self._diagram().setPropertyValue(f"Has{self._letter}Axis", bool(value))

    @property
    def title(self) -> str | None:
        diagram = self._diagram()
        if not self.visible or not diagram.getPropertyValue(f"Has{self._letter}AxisTitle"):
            return None
        return str(self._title_shape(diagram).String)

    @title.setter
    def title(self, value: str | None) -> None:
        diagram = self._diagram()
        if value is not None:
            self.visible = True
        diagram.setPropertyValue(f"Has{self._letter}AxisTitle", value is not None)
        if value is not None:
            self._title_shape(diagram).String = value

    def _title_shape(self, diagram: Any) -> Any:
        return getattr(diagram, f"{self._letter.replace('Secondary', 'Second')}AxisTitle")

    def _scale(self, name: str) -> float:
        return float(self._axis().getPropertyValue(name))

    def _set_scale(self, name: str, value: float | None) -> None:
        axis = self._axis()
        axis.setPropertyValue(f"Auto{name}", value is None)
        if value is not None:
            axis.setPropertyValue(name, float(value))

    @property
    def minimum_scale(self) -> float:
        return self._scale("Min")

    @minimum_scale.setter
    def minimum_scale(self, value: float | None) -> None:
        self._set_scale("Min", value)

    @property
    def maximum_scale(self) -> float:
        return self._scale("Max")

    @maximum_scale.setter
    def maximum_scale(self, value: float | None) -> None:
        self._set_scale("Max", value)

    @property
    def major_unit(self) -> float:
        return self._scale("StepMain")

    @major_unit.setter
    def major_unit(self, value: float | None) -> None:
        self._set_scale("StepMain", value)

    def _formats(self) -> NumberFormats:
        return NumberFormats(self.parent.document)

    @property
    def number_format(self) -> str:
        return self._formats().code(self._axis().getPropertyValue("NumberFormat"))

    @number_format.setter
    def number_format(self, value: str) -> None:
        axis = self._axis()
        axis.setPropertyValue("LinkNumberFormatToSource", False)
        axis.setPropertyValue("NumberFormat", self._formats().key(value))

    @property
    def reverse_order(self) -> bool:
        return bool(self._axis().getPropertyValue("ReverseDirection"))

    @reverse_order.setter
    def reverse_order(self, value: bool) -> None:
        self._axis().setPropertyValue("ReverseDirection", bool(value))

    @property
    def crosses(self) -> str:
        place = self._other().getPropertyValue("CrossoverPosition").value
        return next((name for name, uno_name in CROSSES.items() if uno_name == place), "custom")

    @crosses.setter
    def crosses(self, value: str) -> None:
        self._other().setPropertyValue("CrossoverPosition", bridge.enum("chart.ChartAxisPosition", CROSSES[value]))

    def _other(self) -> Any:
        """The axis that crosses this one, which LibreOffice keeps the crossing point with."""
        kind = "value" if self.kind == "category" else "category"
        return ChartAxis(self.parent, kind, self.group)._axis()

    def set(self, **settings: Any) -> None:
        """Several settings at once; hiding the axis comes last."""
        wanted = {name: value for name, value in settings.items() if value is not UNSET}
        visible = wanted.pop("visible", None)
        if visible is True or (visible is False and wanted):
            self.visible = True
        for name, value in wanted.items():
            setattr(self, name, value)
        if visible is False:
            self.visible = False
