"""Pictures and Picture."""

from __future__ import annotations

import os
from typing import Any

from xlwings import base_classes

from xlsaging.libreoffice import bridge
from xlsaging.libreoffice.holdings import Collection, DrawnItem, free_name
from xlsaging.libreoffice.measures import HUNDREDTHS_PER_PIXEL, hundredths
from xlsaging.libreoffice.shapes import drawn_on

PICTURE = "com.sun.star.drawing.GraphicObjectShape"


class Pictures(Collection):
    """A sheet's pictures."""

    def items(self) -> list[Any]:
        return [Picture(self.parent, shape) for shape in drawn_on(self.parent) if shape.getShapeType() == PICTURE]

    def add(
        self,
        filename: str,
        link_to_file: bool,
        save_with_document: bool,
        left: float | None,
        top: float | None,
        width: float | None,
        height: float | None,
        anchor: Any = None,
    ) -> Picture:
        """Put a picture file on the sheet, in its own size unless told otherwise; it is always stored in the book."""
        graphic = self.graphic(filename)
        shape = self.parent.book.create(PICTURE)
        self.parent.xs.getDrawPage().add(shape)
        shape.Graphic = graphic
        if anchor is not None:
            left, top = anchor.left, anchor.top
        shape.setPosition(bridge.struct("awt.Point", hundredths(left or 0), hundredths(top or 0)))
        native_width, native_height = native_size(graphic)
        wide = hundredths(width) if width and width > 0 else native_width
        high = hundredths(height) if height and height > 0 else native_height
        shape.setSize(bridge.struct("awt.Size", wide, high))
        shape.Name = free_name("Picture ", {picture.name for picture in self.items()})
        return Picture(self.parent, shape)

    def graphic(self, filename: str) -> Any:
        """LibreOffice's graphic from a file; raises FileNotFoundError, and OfficeError for what is no picture."""
        if not os.path.isfile(filename):
            raise FileNotFoundError(f"There is no picture {filename}.")
        provider = self.parent.app.office.service("com.sun.star.graphic.GraphicProvider")
        graphic = provider.queryGraphic(bridge.properties(URL=bridge.url_of(filename)))
        if graphic is None:
            raise bridge.OfficeError(f"{filename} is no picture that LibreOffice knows.")
        return graphic


def native_size(graphic: Any) -> tuple[int, int]:
    """A picture's own width and height in hundredths of a millimetre; 96 dots an inch where it states none."""
    size = graphic.Size100thMM
    if size.Width and size.Height:
        return size.Width, size.Height
    pixels = graphic.SizePixel
    return round(pixels.Width * HUNDREDTHS_PER_PIXEL), round(pixels.Height * HUNDREDTHS_PER_PIXEL)


class Picture(DrawnItem, bridge.Guarded, base_classes.Picture):
    """One picture."""

    @property
    def width(self) -> float:
        return super().width

    @width.setter
    def width(self, value: float) -> None:
        self._resize_in_ratio(width=hundredths(value))

    @property
    def height(self) -> float:
        return super().height

    @height.setter
    def height(self, value: float) -> None:
        self._resize_in_ratio(height=hundredths(value))

    def _resize_in_ratio(self, width: int | None = None, height: int | None = None) -> None:
        """A picture keeps its proportions while they are locked."""
        size = self.shape.getSize()
        if self.lock_aspect_ratio and width is not None:
            height = round(size.Height * width / size.Width)
        elif self.lock_aspect_ratio and height is not None:
            width = round(size.Width * height / size.Height)
        self.resize(width, height)

    @property
    def lock_aspect_ratio(self) -> bool:
        """Whether width and height keep their proportion; remembered by the app, not in the file."""
        return self._key not in self.parent.app.free_ratios

    @lock_aspect_ratio.setter
    def lock_aspect_ratio(self, value: bool) -> None:
        free = self.parent.app.free_ratios
        free.discard(self._key) if value else free.add(self._key)

    @property
    def _key(self) -> tuple[str, str, str]:
        return self.parent.book.uid, self.parent.name, self.name

    def update(self, filename: str) -> Picture:
        """Another picture file in the same place and under the same name."""
        self.shape.Graphic = Pictures(self.parent).graphic(filename)
        return self
