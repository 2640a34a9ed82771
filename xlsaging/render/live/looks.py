"""How cells look, one property at a time over rectangles as large as they come."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import ceil
from typing import Any

from xlsaging.render.styles import INK

from .drawing import POINTS_OF_A_PIXEL, DrawnSheet
from .host import Host
from .places import cells_at
from .planes import Runs, by_value, rectangles, runs_of, stretches

__all__ = ["format_numbers", "set_looks", "set_sizes"]

_SIDES = {"top": "edge_top", "bottom": "edge_bottom", "left": "edge_left", "right": "edge_right"}
_LINES = {1: ("continuous", "thin"), 6: ("double", "thick")}
"""Excel's numbers of borders, as the drawing uses them."""
_USUAL_SIZE = 10
_WIDEST = 255
Shared = Callable[[Mapping[str, Any]], Any]


def format_numbers(sheet: Any, drawn: DrawnSheet, host: Host) -> None:
    """Number formats; the first of all, since they decide what becomes of a text."""
    for areas, code in by_value(rectangles(runs_of(drawn.looks), lambda looks: looks.get("num_format"))):
        for cells in host.alike(sheet, areas):
            cells.number_format = code


def set_looks(sheet: Any, drawn: DrawnSheet, font: str, host: Host) -> None:
    """Fonts, colours, lines and where text stands."""
    rows, columns = drawn.shape
    if not rows:
        return
    runs = runs_of(drawn.looks)
    whole = cells_at(sheet, (0, 0, rows - 1, columns - 1))
    whole.font.set(name=font, size=_USUAL_SIZE, color=INK, bold=False, italic=False)
    whole.vertical_alignment = "center"
    _fonts(sheet, runs, host)
    for area, colour in rectangles(runs, lambda looks: looks.get("bg_color")):
        cells_at(sheet, area).color = colour
    for area, where in rectangles(runs, _where):
        if where == "center_across":
            host.centre_across(cells_at(sheet, area))
        else:
            cells_at(sheet, area).horizontal_alignment = where
    for area, _ in rectangles(runs, lambda looks: True if looks.get("valign") == "top" else None):
        cells_at(sheet, area).vertical_alignment = "top"
    for area, _ in rectangles(runs, lambda looks: looks.get("text_wrap")):
        cells_at(sheet, area).wrap_text = True
    for area, steps in rectangles(runs, lambda looks: looks.get("indent") or None):
        host.indent(cells_at(sheet, area), steps)
    _lines(sheet, runs)


def _where(looks: Mapping[str, Any]) -> str | None:
    """Where text stands across; what is moved away from the edge stands left."""
    return looks.get("align") or ("left" if looks.get("indent") else None)


def _fonts(sheet: Any, runs: Runs, host: Host) -> None:
    for areas, (bold, size, colour) in by_value(rectangles(runs, _letters)):
        for cells in host.alike(sheet, areas):
            cells.font.set(bold=bold, size=size, color=colour)
    for areas, _ in by_value(rectangles(runs, lambda looks: looks.get("underline"))):
        for cells in host.alike(sheet, areas):
            host.underline(cells)


def _letters(looks: Mapping[str, Any]) -> tuple[bool, float, str] | None:
    found = bool(looks.get("bold")), looks.get("font_size", _USUAL_SIZE), looks.get("font_color", INK)
    return None if found == (False, _USUAL_SIZE, INK) else found


def _lines(sheet: Any, runs: Runs) -> None:
    for side, name in _SIDES.items():
        for area, (kind, colour) in rectangles(runs, _line_at(side)):
            style, weight = _LINES.get(kind, _LINES[1])
            sides = [name]
            if side in ("top", "bottom") and area[2] > area[0]:
                sides.append("inside_horizontal")
            if side in ("left", "right") and area[3] > area[1]:
                sides.append("inside_vertical")
            lines = cells_at(sheet, area).borders
            if kind == 1:
                lines.set(sides, line_style=style, weight=weight, color=colour)
            else:
                lines.set(sides, line_style=style, color=colour)


def _line_at(side: str) -> Shared:
    def found(looks: Mapping[str, Any]) -> tuple[int, str] | None:
        kind = looks.get(side) or looks.get("border")
        colour = looks.get(f"{side}_color") or looks.get("border_color")
        return (int(kind), str(colour)) if kind else None

    return found


def set_sizes(sheet: Any, drawn: DrawnSheet, digit: float, *, widths: bool = True) -> None:
    """Heights of rows, and widths of columns unless the user has set them; `digit` is how wide one is here."""
    if widths:
        for first, last, width in stretches(drawn.widths):
            cells_at(sheet, (0, first, 0, last)).column_width = min(width * digit, _WIDEST)
    if rows := _rows_covered(drawn):
        cells_at(sheet, (0, 0, rows - 1, 0)).row_height = drawn.usual_height
    for first, last, points in stretches(drawn.heights):
        cells_at(sheet, (first, 0, last, 0)).row_height = points


def _rows_covered(drawn: DrawnSheet) -> int:
    """Rows down to the last cell, or to the end of the last chart, which counts on rows of the usual height."""
    ends = [drawn.shape[0]]
    for row, _, chart, _ in drawn.charts:
        points: float = chart.options["size"]["height"] * POINTS_OF_A_PIXEL
        ends.append(row + ceil(points / drawn.usual_height))
    return max(ends)
