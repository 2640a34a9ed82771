"""Widths and heights, places, hidden and grouped rows and columns of a range."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from xlsaging.libreoffice import bridge
from xlsaging.libreoffice.measures import characters_of_width, hundredths, points, width_of_characters


class Sizes:
    """The measures of a range; mixed into Range."""

    sheet: Any
    shape: tuple[int, int]
    xr: Any
    block: Any
    uno_address: Any
    clipped: Callable[..., Any]
    part: Callable[..., Any]

    def _shared(self, lines: Any, name: str, shown: Callable[[Any], Any]) -> Any:
        """What all rows or columns have in common; None where they differ."""
        first = shown(lines.getByIndex(0).getPropertyValue(name))
        for at in range(1, lines.getCount()):
            if shown(lines.getByIndex(at).getPropertyValue(name)) != first:
                return None
        return first

    @property
    def column_width(self) -> float | None:
        if not all(self.shape):
            return 0
        return self._shared(self.clipped().block.getColumns(), "Width", characters_of_width)

    @column_width.setter
    def column_width(self, value: float) -> None:
        if not 0 <= value <= 255:
            raise ValueError(f"A column is 0 to 255 characters wide, not {value}.")
        if all(self.shape):
            self.block.getColumns().setPropertyValue("Width", width_of_characters(value))

    @property
    def row_height(self) -> float | None:
        if not all(self.shape):
            return 0
        return self._shared(self.clipped().block.getRows(), "Height", points)

    @row_height.setter
    def row_height(self, value: float) -> None:
        if not 0 <= value <= 409.5:
            raise ValueError(f"A row is 0 to 409.5 points high, not {value}.")
        if all(self.shape):
            self.block.getRows().setPropertyValue("Height", hundredths(value))

    @property
    def width(self) -> float:
        return points(self.block.Size.Width) if all(self.shape) else 0

    @property
    def height(self) -> float:
        return points(self.block.Size.Height) if all(self.shape) else 0

    @property
    def left(self) -> float:
        return points(self.block.Position.X) if all(self.shape) else 0

    @property
    def top(self) -> float:
        return points(self.block.Position.Y) if all(self.shape) else 0

    @property
    def row_hidden(self) -> bool | None:
        return self._shared(self.clipped().block.getRows(), "IsVisible", lambda shown: not shown)

    @row_hidden.setter
    def row_hidden(self, value: bool) -> None:
        self.block.getRows().setPropertyValue("IsVisible", not value)

    @property
    def column_hidden(self) -> bool | None:
        return self._shared(self.clipped().block.getColumns(), "IsVisible", lambda shown: not shown)

    @column_hidden.setter
    def column_hidden(self, value: bool) -> None:
        self.block.getColumns().setPropertyValue("IsVisible", not value)

    def autofit(self, axis: str | None = None) -> None:
        """Make columns and rows as large as their contents; "c" or "r" for one of both."""
        if not all(self.shape):
            return
        cells = self.clipped().block
        if axis in (None, "c", "columns"):
            cells.getColumns().setPropertyValue("OptimalWidth", True)
        if axis in (None, "r", "rows"):
            cells.getRows().setPropertyValue("OptimalHeight", True)

    def group(self, by: str | None = None) -> None:
        self.sheet.xs.group(self.uno_address, self._orientation(by))

    def ungroup(self, by: str | None = None) -> None:
        self.sheet.xs.ungroup(self.uno_address, self._orientation(by))

    def _orientation(self, by: str | None) -> Any:
        kind = by or ("rows" if self.shape[1] > self.shape[0] else "columns")
        return bridge.enum("table.TableOrientation", "ROWS" if kind.startswith("r") else "COLUMNS")
