"""How the cells of a range look: number format, colours, alignment, font, borders."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from xlsaging.libreoffice import bridge
from xlsaging.libreoffice.borders import Borders
from xlsaging.libreoffice.fonts import Characters, Font
from xlsaging.libreoffice.measures import NO_COLOUR, colour, rgb

HORIZONTAL = {
    "general": "STANDARD",
    "left": "LEFT",
    "center": "CENTER",
    "right": "RIGHT",
    "justify": "BLOCK",
    "fill": "REPEAT",
    "distributed": "BLOCK",
}
VERTICAL = {"bottom": 3, "top": 1, "center": 2, "justify": 4, "distributed": 4}
STANDARD_VERTICAL = 0
DISTRIBUTED = 1
"""com.sun.star.table.CellJustifyMethod: AUTO is 0, DISTRIBUTE is 1."""


class Looks:
    """The look of a range; mixed into Range."""

    sheet: Any
    shape: tuple[int, int]
    xr: Any
    part: Callable[..., Any]

    def same(self, name: str) -> Any:
        """A property that all cells share; None where they differ."""
        if self.shape != (1, 1) and self.xr.getPropertyState(name).value == "AMBIGUOUS_VALUE":
            return None
        return self.xr.getPropertyValue(name)

    @property
    def number_format(self) -> str | None:
        if not all(self.shape):
            return ""
        key = self.same("NumberFormat")
        return None if key is None else self.sheet.book.formats.code(key)

    @number_format.setter
    def number_format(self, value: str) -> None:
        if all(self.shape):
            self.xr.setPropertyValue("NumberFormat", self.sheet.book.formats.key(value))

    @property
    def color(self) -> tuple[int, int, int] | None:
        value = self.same("CellBackColor") if all(self.shape) else None
        return None if value in (None, NO_COLOUR) else rgb(value)

    @color.setter
    def color(self, value: Any) -> None:
        if all(self.shape):
            self.xr.setPropertyValue("CellBackColor", NO_COLOUR if value is None else colour(value))

    def set_colors(self, colors: Any) -> None:
        for down, row in enumerate(colors):
            for across, value in enumerate(row):
                if value is not ...:
                    self.part(down, across).color = value

    @property
    def font(self) -> Font:
        return Font(self.xr)

    @property
    def characters(self) -> Characters:
        return Characters(self.part(0, 0).xr)

    @property
    def borders(self) -> Borders:
        return Borders(self)

    @property
    def wrap_text(self) -> bool | None:
        return self.same("IsTextWrapped")

    @wrap_text.setter
    def wrap_text(self, value: bool) -> None:
        self.xr.setPropertyValue("IsTextWrapped", bool(value))

    @property
    def horizontal_alignment(self) -> str | None:
        value = self.same("HoriJustify")
        if value is None:
            return None
        if value.value == "BLOCK" and self.same("HoriJustifyMethod") == DISTRIBUTED:
            return "distributed"
        return next((name for name, uno_name in HORIZONTAL.items() if uno_name == value.value), None)

    @horizontal_alignment.setter
    def horizontal_alignment(self, value: str) -> None:
        if value not in HORIZONTAL:
            raise NotImplementedError(f"Range.horizontal_alignment: LibreOffice has no {value!r}.")
        self.xr.setPropertyValue("HoriJustify", bridge.enum("table.CellHoriJustify", HORIZONTAL[value]))
        self.xr.setPropertyValue("HoriJustifyMethod", DISTRIBUTED if value == "distributed" else 0)

    @property
    def vertical_alignment(self) -> str | None:
        value = self.same("VertJustify")
        if value is None:
            return None
        if value == STANDARD_VERTICAL:
            return "bottom"
        if value == VERTICAL["distributed"] and self.same("VertJustifyMethod") == DISTRIBUTED:
            return "distributed"
        return next((name for name, number in VERTICAL.items() if number == value), None)

    @vertical_alignment.setter
    def vertical_alignment(self, value: str) -> None:
        self.xr.setPropertyValue("VertJustify", VERTICAL[value])
        self.xr.setPropertyValue("VertJustifyMethod", DISTRIBUTED if value == "distributed" else 0)

    def adjust_indent(self, amount: int) -> None:
        """Indent the cells by so many more steps; Excel's step is about the width of three letters."""
        step = 353
        now = self.same("ParaIndent") or 0
        if amount and self.same("HoriJustify") is not None and self.same("HoriJustify").value == "STANDARD":
            self.horizontal_alignment = "left"
        self.xr.setPropertyValue("ParaIndent", max(0, now + amount * step))
