"""Excel's chart types in LibreOffice's diagrams and their settings."""

from __future__ import annotations

from typing import Any

SYMBOLS_NONE, SYMBOLS_AUTOMATIC = -3, -2
CUBIC_SPLINE = 1
ROUND_SOLIDS = {"cylinder": 1, "cone": 2, "pyramid": 3}

TYPES: dict[str, tuple[str, dict[str, Any]]] = {
    "column_clustered": ("BarDiagram", {"Vertical": False}),
    "bar_clustered": ("BarDiagram", {"Vertical": True}),
    "line": ("LineDiagram", {"SymbolType": SYMBOLS_NONE}),
    "line_markers": ("LineDiagram", {"SymbolType": SYMBOLS_AUTOMATIC}),
    "area": ("AreaDiagram", {}),
    "pie": ("PieDiagram", {}),
    "3d_pie": ("PieDiagram", {"Dim3D": True}),
    "doughnut": ("DonutDiagram", {}),
    "radar": ("NetDiagram", {"SymbolType": SYMBOLS_NONE}),
    "radar_markers": ("NetDiagram", {"SymbolType": SYMBOLS_AUTOMATIC}),
    "radar_filled": ("FilledNetDiagram", {}),
    "bubble": ("BubbleDiagram", {}),
    "stock_hlc": ("StockDiagram", {}),
    "stock_ohlc": ("StockDiagram", {"UpDown": True}),
    "stock_vhlc": ("StockDiagram", {"Volume": True}),
    "stock_vohlc": ("StockDiagram", {"Volume": True, "UpDown": True}),
    "xy_scatter": ("XYDiagram", {"Lines": False, "SymbolType": SYMBOLS_AUTOMATIC}),
    "xy_scatter_lines": ("XYDiagram", {"Lines": True, "SymbolType": SYMBOLS_AUTOMATIC}),
    "xy_scatter_lines_no_markers": ("XYDiagram", {"Lines": True, "SymbolType": SYMBOLS_NONE}),
    "xy_scatter_smooth": (
        "XYDiagram",
        {"Lines": True, "SymbolType": SYMBOLS_AUTOMATIC, "SplineType": CUBIC_SPLINE},
    ),
    "xy_scatter_smooth_no_markers": (
        "XYDiagram",
        {"Lines": True, "SymbolType": SYMBOLS_NONE, "SplineType": CUBIC_SPLINE},
    ),
    "3d_column_clustered": ("BarDiagram", {"Vertical": False, "Dim3D": True}),
    "3d_column": ("BarDiagram", {"Vertical": False, "Dim3D": True, "Deep": True}),
    "3d_bar_clustered": ("BarDiagram", {"Vertical": True, "Dim3D": True}),
    "3d_line": ("LineDiagram", {"Dim3D": True, "Deep": True}),
    "3d_area": ("AreaDiagram", {"Dim3D": True, "Deep": True}),
}
"""Each type's diagram and what is set on it; the stacked ones are added below."""
for _name in ("column_clustered", "bar_clustered", "3d_column_clustered", "3d_bar_clustered"):
    _service, _settings = TYPES[_name]
    TYPES[_name.replace("clustered", "stacked")] = (_service, {**_settings, "Stacked": True})
    TYPES[_name.replace("clustered", "stacked_100")] = (_service, {**_settings, "Percent": True})
for _name in ("line", "line_markers", "area", "3d_area"):
    _service, _settings = TYPES[_name]
    _flat = {key: value for key, value in _settings.items() if key != "Deep"}
    TYPES[f"{_name}_stacked"] = (_service, {**_flat, "Stacked": True})
    TYPES[f"{_name}_stacked_100"] = (_service, {**_flat, "Percent": True})
for _solid, _number in ROUND_SOLIDS.items():
    for _name in ("bar_clustered", "bar_stacked", "bar_stacked_100", "column_clustered", "column_stacked"):
        _service, _settings = TYPES[_name]
        _solid_name = f"{_solid}_{_name.replace('column', 'col')}"
        TYPES[_solid_name] = (_service, {**_settings, "Dim3D": True, "SolidType": _number})
    _service, _settings = TYPES["column_stacked_100"]
    TYPES[f"{_solid}_col_stacked_100"] = (_service, {**_settings, "Dim3D": True, "SolidType": _number})
    TYPES[f"{_solid}_col"] = (
        "BarDiagram",
        {"Vertical": False, "Dim3D": True, "Deep": True, "SolidType": _number},
    )

_NOT_SET: dict[str, Any] = {
    "Vertical": False,
    "Stacked": False,
    "Percent": False,
    "Dim3D": False,
    "Deep": False,
    "SolidType": 0,
    "SplineType": 0,
    "Volume": False,
    "UpDown": False,
}


def settings_of(name: str) -> tuple[str, dict[str, Any]]:
    """A type's diagram and settings; raises NotImplementedError for the few that LibreOffice does not draw."""
    if name not in TYPES:
        raise NotImplementedError(f"Chart.chart_type: LibreOffice does not draw {name!r}.")
    return TYPES[name]


def type_of(document: Any) -> str:
    """The type of a chart as Excel names it; "combination" where no single type fits."""
    diagram = document.getDiagram()
    kinds = {
        kind.getChartType() for one in document.getFirstDiagram().getCoordinateSystems() for kind in one.getChartTypes()
    }
    if len(kinds) > 1 and not any("Candle" in kind for kind in kinds):
        return "combination"
    service = diagram.getDiagramType().rpartition(".")[2]
    known = diagram.getPropertySetInfo()
    fitting = [(name, settings) for name, (kind, settings) in TYPES.items() if kind == service]
    for name, settings in sorted(fitting, key=lambda pair: -len(pair[1])):
        expected = {**_NOT_SET, **settings}
        if all(
            (diagram.getPropertyValue(key) or _NOT_SET.get(key)) == value
            for key, value in expected.items()
            if known.hasPropertyByName(key)
        ):
            return name
    return fitting[0][0] if fitting else "combination"
