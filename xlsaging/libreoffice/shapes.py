"""Shapes and Shape: everything that is drawn on a sheet."""

from __future__ import annotations

from typing import Any

from xlwings import base_classes

from xlsaging.libreoffice import bridge
from xlsaging.libreoffice.fonts import Characters, Font
from xlsaging.libreoffice.holdings import Collection, DrawnItem

TYPES = {
    "com.sun.star.drawing.GraphicObjectShape": "picture",
    "com.sun.star.drawing.OLE2Shape": "chart",
    "com.sun.star.drawing.TextShape": "text_box",
    "com.sun.star.drawing.LineShape": "line",
    "com.sun.star.drawing.ConnectorShape": "line",
    "com.sun.star.drawing.GroupShape": "group",
    "com.sun.star.drawing.ControlShape": "form_control",
    "com.sun.star.drawing.CaptionShape": "comment",
    "com.sun.star.drawing.PolyPolygonShape": "free_form",
    "com.sun.star.drawing.OpenBezierShape": "free_form",
    "com.sun.star.drawing.ClosedBezierShape": "free_form",
    "com.sun.star.drawing.MediaShape": "media",
}
"""LibreOffice's kinds of shapes as Excel names them; any other is an auto_shape."""


def drawn_on(sheet: Any) -> list[Any]:
    """LibreOffice's shapes on a sheet, from the lowest up."""
    page = sheet.xs.getDrawPage()
    return [page.getByIndex(at) for at in range(page.getCount())]


class Shapes(Collection):
    """A sheet's shapes: pictures and charts among them."""

    def items(self) -> list[Any]:
        return [Shape(self.parent, shape) for shape in drawn_on(self.parent)]


class Shape(DrawnItem, bridge.Guarded, base_classes.Shape):
    """One shape."""

    def called(self) -> str:
        """Its name; one that has none is called after what it is."""
        return super().called() or f"{self.type} {self.index}"

    @property
    def type(self) -> str:
        return TYPES.get(self.shape.getShapeType(), "auto_shape")

    @property
    def text(self) -> str | None:
        return str(self.shape.getString()) or None

    @text.setter
    def text(self, value: str) -> None:
        self.shape.setString(value)

    @property
    def font(self) -> Font:
        return Font(self.shape)

    @property
    def characters(self) -> Characters:
        return Characters(self.shape)

    def activate(self) -> None:
        self.parent.activate()
        self.parent.book.controller.select(self.shape)

    def scale_height(self, factor: float, relative_to_original_size: bool, scale: str) -> None:
        self._scale(None, factor, relative_to_original_size, scale)

    def scale_width(self, factor: float, relative_to_original_size: bool, scale: str) -> None:
        self._scale(factor, None, relative_to_original_size, scale)

    def _scale(self, across: float | None, down: float | None, original: bool, fixed: str) -> None:
        """Stretch, a picture in both directions; the corner or middle that `fixed` names stays where it is."""
        if self.type == "picture":
            across = down = across or down
        size, place = self.shape.getSize(), self.shape.getPosition()
        base = self.shape.Graphic.Size100thMM if original and self.type == "picture" else size
        width = round(base.Width * across) if across is not None else size.Width
        height = round(base.Height * down) if down is not None else size.Height
        share = {"scale_from_top_left": 0.0, "scale_from_middle": 0.5, "scale_from_bottom_right": 1.0}[fixed]
        place.X += round((size.Width - width) * share)
        place.Y += round((size.Height - height) * share)
        self.resize(width, height)
        self.shape.setPosition(place)
