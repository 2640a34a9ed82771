"""Conditional formats, by what the drawing says of them."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from .drawing import Area, DrawnSheet, Looks
from .host import Host
from .places import cells_at

__all__ = ["set_rules"]

_ALMOST = 1e-9


def set_rules(sheet: Any, drawn: DrawnSheet, host: Host) -> None:
    """Bars, shades and marks; where a host has no such rule, the value stands there alone, as it also does in print."""
    for area, said in drawn.rules:
        with suppress(NotImplementedError):
            _set_rule(cells_at(sheet, area), said, _numbers(drawn, area), host)


def _set_rule(cells: Any, said: Looks, numbers: list[float], host: Host) -> None:
    if said["type"] == "data_bar":
        cells.conditional_formats.add_data_bar(said["bar_color"], minimum=0, gradient=False)
    elif said["type"] == "2_color_scale":
        # A scale needs two different ends; that of a column without any amount is as white as it should be.
        ends = [0, max(max(numbers, default=0.0), _ALMOST)]
        cells.conditional_formats.add_color_scale([said["min_color"], said["max_color"]], thresholds=ends)
    else:
        looks = said["format"]
        host.mark_number(cells, said["criteria"], looks["font_color"], looks.get("num_format", ""))


def _numbers(drawn: DrawnSheet, area: Area) -> list[float]:
    column = drawn.values.get(area[1], {})
    found = (column.get(row) for row in range(area[0], area[2] + 1))
    return [float(each) for each in found if isinstance(each, (int, float))]
