"""Collections of what lies on a sheet: by number, by name, in turn."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

from xlwings import base_classes

from xlsaging.libreoffice import bridge
from xlsaging.libreoffice.measures import hundredths, points


class Collection(bridge.Guarded, base_classes.Collection):
    """Things with names on one sheet, counted from 1."""

    parent: Any = None

    def __init__(self, sheet: Any) -> None:
        self.parent = sheet

    @property
    def sheet(self) -> Any:
        return self.parent

    @property
    def api(self) -> Any:
        return self.parent.xs

    def items(self) -> list[Any]:
        raise NotImplementedError

    def __call__(self, key: Any) -> Any:
        items = self.items()
        if isinstance(key, int) and not isinstance(key, bool):
            if 1 <= key <= len(items):
                return items[key - 1]
            raise KeyError(key)
        for item in items:
            if item.name.lower() == str(key).lower():
                return item
        raise KeyError(key)

    def __len__(self) -> int:
        return len(self.items())

    def __iter__(self) -> Iterator[Any]:
        return iter(self.items())

    def __contains__(self, key: Any) -> bool:
        try:
            self(key)
        except KeyError:
            return False
        return True


def free_name(stem: str, taken: set[str]) -> str:
    """The first of "stem 1", "stem 2" … that is not taken.

    >>> free_name("Chart ", {"Chart 1"})
    'Chart 2'
    """
    return next(name for at in itertools.count(1) if (name := f"{stem}{at}") not in taken)


class Drawn:
    """Place and size of something on a sheet's drawing page; mixed into shapes, pictures and charts."""

    shape: Any

    @property
    def left(self) -> float:
        return points(self.shape.getPosition().X)

    @left.setter
    def left(self, value: float) -> None:
        self._place(x=value)

    @property
    def top(self) -> float:
        return points(self.shape.getPosition().Y)

    @top.setter
    def top(self, value: float) -> None:
        self._place(y=value)

    @property
    def width(self) -> float:
        return points(self.shape.getSize().Width)

    @width.setter
    def width(self, value: float) -> None:
        self.resize(hundredths(value), None)

    @property
    def height(self) -> float:
        return points(self.shape.getSize().Height)

    @height.setter
    def height(self, value: float) -> None:
        self.resize(None, hundredths(value))

    def _place(self, x: float | None = None, y: float | None = None) -> None:
        place = self.shape.getPosition()
        place.X = place.X if x is None else hundredths(x)
        place.Y = place.Y if y is None else hundredths(y)
        self.shape.setPosition(place)

    def resize(self, width: int | None, height: int | None) -> None:
        """Set width or height in hundredths of a millimetre."""
        size = self.shape.getSize()
        size.Width = size.Width if width is None else width
        size.Height = size.Height if height is None else height
        self.shape.setSize(size)


class DrawnItem(Drawn):
    """A shape or a picture: what the two have in common."""

    parent: Any = None

    def __init__(self, sheet: Any, shape: Any) -> None:
        self.parent = sheet
        self.shape = shape

    @property
    def api(self) -> Any:
        return self.shape

    @property
    def name(self) -> str:
        return self.called()

    @name.setter
    def name(self, value: str) -> None:
        self.shape.Name = value

    def called(self) -> str:
        """The name that it has in the document; "" where it has none."""
        return str(self.shape.Name)

    @property
    def index(self) -> int:
        return int(self.shape.ZOrder) + 1

    def delete(self) -> None:
        self.parent.xs.getDrawPage().remove(self.shape)
