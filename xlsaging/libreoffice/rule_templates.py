"""Colour scales, data bars and icon sets, which LibreOffice's programming interface can read and move but not make.

A document in its flat format can hold them: one is opened, and its only cell copied, rule and all.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from xlsaging.libreoffice import bridge
from xlsaging.libreoffice.addresses import column_letters
from xlsaging.libreoffice.measures import colour

ICON_SETS = {
    "3_arrows": (0, "3Arrows"),
    "3_arrows_gray": (1, "3ArrowsGray"),
    "3_flags": (2, "3Flags"),
    "3_traffic_lights_1": (3, "3TrafficLights1"),
    "3_traffic_lights_2": (4, "3TrafficLights2"),
    "3_signs": (5, "3Signs"),
    "3_symbols": (6, "3Symbols"),
    "3_symbols_2": (7, "3Symbols2"),
    "4_arrows": (10, "4Arrows"),
    "4_arrows_gray": (11, "4ArrowsGray"),
    "4_red_to_black": (12, "4RedToBlack"),
    "4_rating": (13, "4Rating"),
    "4_traffic_lights": (14, "4TrafficLights"),
    "5_arrows": (15, "5Arrows"),
    "5_arrows_gray": (16, "5ArrowsGray"),
    "5_rating": (17, "5Ratings"),
    "5_quarters": (18, "5Quarters"),
}
"""Each icon set's number in LibreOffice, and its name in documents."""
BOUNDS = {
    "lowest_value": "minimum",
    "highest_value": "maximum",
    "number": "number",
    "percent": "percent",
    "percentile": "percentile",
    "formula": "formula",
}
READONLY = 16
"""com.sun.star.beans.PropertyAttribute.READONLY."""
RULES = ("ConditionalFormat", "Chart", "FormatID", "FormulaLocal", "AbsoluteName")
"""Properties of cells that are no look of theirs."""

_DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:body><office:spreadsheet><table:table table:name="Rule"><table:table-row><table:table-cell/></table:table-row>
<calcext:conditional-formats><calcext:conditional-format calcext:target-range-address="Rule.A1:Rule.{last}">
{rule}
</calcext:conditional-format></calcext:conditional-formats></table:table></office:spreadsheet></office:body>
</office:document>"""


def _bound(element: str, kind: str, value: Any, more: str = "") -> str:
    number = 0 if value is None else value
    return f'<calcext:{element} calcext:value="{number}" calcext:type="{BOUNDS[kind]}"{more}/>'


def _data_bar(bounds: list[tuple[str, Any]], spec: dict[str, Any]) -> str:
    lower, upper = bounds
    edges = [
        _bound("formatting-entry", kind, value)
        if kind != "automatic"
        else f'<calcext:formatting-entry calcext:value="0" calcext:type="auto-{end}"/>'
        for end, (kind, value) in (("minimum", lower), ("maximum", upper))
    ]
    look = f'calcext:positive-color="#{colour(spec["bar_color"]):06x}" calcext:axis-color="#000000"'
    look += (
        f' calcext:gradient="{str(spec["gradient"]).lower()}" calcext:show-value="{str(spec["show_value"]).lower()}"'
    )
    return f"<calcext:data-bar {look}>{''.join(edges)}</calcext:data-bar>"


def document(kind: str, spec: dict[str, Any], last: str) -> str:
    """A document whose cells from A1 to the last one carry such a rule."""
    bounds = list(zip(spec["threshold_types"], spec["thresholds"], strict=True))
    if kind == "color_scale":
        stops = [
            _bound("color-scale-entry", bound, value, f' calcext:color="#{colour(shade):06x}"')
            for (bound, value), shade in zip(bounds, spec["colors"], strict=True)
        ]
        return _DOCUMENT.format(last=last, rule=f"<calcext:color-scale>{''.join(stops)}</calcext:color-scale>")
    if kind == "data_bar":
        return _DOCUMENT.format(last=last, rule=_data_bar(bounds, spec))
    if spec["icon_set"] not in ICON_SETS:
        raise NotImplementedError(f"ConditionalFormats.add_icon_set: LibreOffice draws no {spec['icon_set']!r}.")
    steps = [_bound("formatting-entry", bound, value) for bound, value in [("percent", 0), *bounds]]
    name = ICON_SETS[spec["icon_set"]][1]
    rule = f'<calcext:icon-set calcext:icon-set-type="{name}">{"".join(steps)}</calcext:icon-set>'
    return _DOCUMENT.format(last=last, rule=rule)


def implant(cells: Any, kind: str, spec: dict[str, Any]) -> None:
    """Bring a rule to empty cells."""
    rows, columns = cells.shape
    text = document(kind, spec, f"{column_letters(columns)}{rows}")
    sheet = cells.sheet
    controller = sheet.book.controller
    shown, selected = controller.getActiveSheet(), controller.getSelection()
    with tempfile.TemporaryDirectory(prefix="xlwings-rule-") as folder:
        path = Path(folder) / "rule.fods"
        path.write_text(text, encoding="utf-8")
        source = sheet.app.office.desktop.loadComponentFromURL(
            bridge.url_of(path), "_blank", 0, bridge.properties(Hidden=True)
        )
        try:
            view = source.getCurrentController()
            view.select(source.getSheets().getByIndex(0).getCellRangeByPosition(0, 0, columns - 1, rows - 1))
            controller.setActiveSheet(sheet.xs)
            controller.select(cells.part(0, 0).xr)
            controller.insertTransferable(view.getTransferable())
        finally:
            source.close(True)
    controller.setActiveSheet(shown)
    controller.select(selected)


def direct_formats(cells: Any) -> list[tuple[Any, dict[str, Any]]]:
    """What cells were given as formats, for each block of cells that look alike; rules left out."""
    groups = cells.block.getUniqueCellFormatRanges()
    found = []
    for at in range(groups.getCount()):
        group = groups.getByIndex(at)
        settable = [each for each in group.getPropertySetInfo().getProperties() if not each.Attributes & READONLY]
        names = tuple(each.Name for each in settable if not each.Name.startswith(RULES))
        states = group.getPropertyStates(names)
        given = [name for name, state in zip(names, states, strict=True) if state.value == "DIRECT_VALUE"]
        found.append((group.getRangeAddresses(), {name: group.getPropertyValue(name) for name in given}))
    return found


def restore_formats(sheet: Any, formats: list[tuple[Any, dict[str, Any]]]) -> None:
    """Give blocks of cells back what `direct_formats` found."""
    for blocks, given in formats:
        for block in blocks:
            cells = sheet.at(block).block
            for name, value in given.items():
                cells.setPropertyValue(name, value)
