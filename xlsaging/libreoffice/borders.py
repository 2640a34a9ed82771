"""Borders and Border: the lines around and inside a range."""

from __future__ import annotations

from typing import Any

from xlwings import base_classes

from xlsaging.libreoffice import bridge
from xlsaging.libreoffice.measures import colour, rgb

UNSET = base_classes._UNSET
LINE_STYLES = {
    "continuous": 0,
    "dot": 1,
    "dash": 2,
    "double": 3,
    "dash_dot": 16,
    "dash_dot_dot": 17,
    "slant_dash_dot": 16,
}
"""com.sun.star.table.BorderLineStyle, whose numbers Excel's names stand for."""
WEIGHTS = {"hairline": 5, "thin": 26, "medium": 53, "thick": 88}
"""Line widths in hundredths of a millimetre."""
TABLE_SIDES = {
    "edge_top": "TopLine",
    "edge_bottom": "BottomLine",
    "edge_left": "LeftLine",
    "edge_right": "RightLine",
    "inside_vertical": "VerticalLine",
    "inside_horizontal": "HorizontalLine",
}
DIAGONALS = {"diagonal_down": "DiagonalTLBR2", "diagonal_up": "DiagonalBLTR2"}


class Border(bridge.Guarded, base_classes.Border):
    """One side's lines."""

    def __init__(self, cells: Any, side: str) -> None:
        self.parent = cells
        self.side = side

    @property
    def api(self) -> Any:
        return self._line()

    def _line(self) -> Any:
        if self.side in DIAGONALS:
            return self.parent.part(0, 0).xr.getPropertyValue(DIAGONALS[self.side])
        border = self.parent.block.getPropertyValue("TableBorder2")
        if getattr(border, f"Is{TABLE_SIDES[self.side]}Valid"):
            return getattr(border, TABLE_SIDES[self.side])
        return self._first_line()

    def _first_line(self) -> Any:
        """The line at the first cell of the side, which speaks for a side whose cells differ."""
        rows, columns = self.parent.shape
        down = rows - 1 if self.side == "edge_bottom" else 0
        across = columns - 1 if self.side == "edge_right" else 0
        line = {"inside_vertical": "RightLine", "inside_horizontal": "BottomLine"}.get(self.side)
        border = self.parent.part(down, across).block.getPropertyValue("TableBorder2")
        return getattr(border, line or TABLE_SIDES[self.side])

    def _write(self, line: Any) -> None:
        if self.side in DIAGONALS:
            self.parent.block.setPropertyValue(DIAGONALS[self.side], line)
            return
        border = bridge.struct("table.TableBorder2")
        setattr(border, TABLE_SIDES[self.side], line)
        setattr(border, f"Is{TABLE_SIDES[self.side]}Valid", True)
        self.parent.block.setPropertyValue("TableBorder2", border)

    @property
    def line_style(self) -> str:
        line = self._line()
        if not line.LineWidth and not line.OuterLineWidth:
            return "none"
        return next((name for name, number in LINE_STYLES.items() if number == line.LineStyle), "continuous")

    @line_style.setter
    def line_style(self, value: str | None) -> None:
        self.draw(line_style=value)

    @property
    def weight(self) -> str | None:
        width = self._line().LineWidth
        return min(WEIGHTS, key=lambda name: abs(WEIGHTS[name] - width)) if width else None

    @weight.setter
    def weight(self, value: str) -> None:
        self.draw(weight=value)

    @property
    def color(self) -> tuple[int, int, int] | None:
        if self.side in DIAGONALS and self.parent.shape != (1, 1):
            return None
        line = self._line()
        return rgb(line.Color) if line.LineWidth or line.OuterLineWidth else None

    @color.setter
    def color(self, value: Any) -> None:
        self.draw(color=value)

    def draw(self, line_style: Any = UNSET, weight: Any = UNSET, color: Any = UNSET) -> None:
        """Change what is named; a side without a line gets a thin continuous one unless it is to have none."""
        if line_style is None:
            self._write(bridge.struct("table.BorderLine2"))
            return
        line = self._line()
        if not line.LineWidth and not line.OuterLineWidth:
            line = bridge.struct("table.BorderLine2")
            line.LineWidth = WEIGHTS["thin"]
        if color is not UNSET:
            line.Color = colour(color)
        if weight is not UNSET:
            line.LineWidth = WEIGHTS[weight]
        if line_style is not UNSET:
            line.LineStyle = LINE_STYLES[line_style]
            if line_style not in ("continuous", "double"):
                line.LineWidth = min(line.LineWidth, WEIGHTS["medium"])
        line.OuterLineWidth = line.LineWidth if line.LineStyle != LINE_STYLES["double"] else 0
        if line.LineStyle == LINE_STYLES["double"]:
            line.LineWidth = max(line.LineWidth, WEIGHTS["thick"])
            line.OuterLineWidth = line.InnerLineWidth = line.LineDistance = line.LineWidth // 3
        self._write(line)


class Borders(bridge.Guarded, base_classes.Borders):
    """All sides of a range."""

    def __init__(self, cells: Any) -> None:
        self.parent = cells

    @property
    def api(self) -> Any:
        return self.parent.block.getPropertyValue("TableBorder2")

    def __getitem__(self, side: str) -> Border:
        return Border(self.parent, side)

    def _common(self, name: str) -> Any:
        values = {getattr(self[side], name) for side in self._grid_sides()}
        return values.pop() if len(values) == 1 else None

    @property
    def line_style(self) -> str | None:
        return self._common("line_style")

    @line_style.setter
    def line_style(self, value: str | None) -> None:
        self.set(base_classes.BORDER_GRID_SIDES, line_style=value)

    @property
    def weight(self) -> str | None:
        return self._common("weight")

    @weight.setter
    def weight(self, value: str) -> None:
        self.set(base_classes.BORDER_GRID_SIDES, weight=value)

    @property
    def color(self) -> Any:
        return self._common("color")

    @color.setter
    def color(self, value: Any) -> None:
        self.set(base_classes.BORDER_GRID_SIDES, color=value)

    def set(self, which: Any, *, line_style: Any = UNSET, weight: Any = UNSET, color: Any = UNSET) -> None:
        grid = self._grid_sides()
        for side in which:
            if side in grid or side in DIAGONALS:
                self[side].draw(line_style, weight, color)

    def clear(self, which: Any) -> None:
        self.set(which, line_style=None)
