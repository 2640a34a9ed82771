"""Font and Characters: the letters of cells and shapes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from xlwings import base_classes

from xlsaging.libreoffice import bridge
from xlsaging.libreoffice.measures import NO_COLOUR, colour, rgb

BOLD, NORMAL = 150.0, 100.0
SCRIPTS = ("", "Asian", "Complex")
"""LibreOffice keeps a font for each kind of script; Excel has one for all."""


class Font(bridge.Guarded, base_classes.Font):
    """The font of something that has letters: cells, a shape, or a stretch of text."""

    def __init__(self, letters: Any) -> None:
        self.letters = letters

    @property
    def api(self) -> Any:
        return self.letters

    def _get(self, name: str, shown: Callable[[Any], Any]) -> Any:
        """The property as shown; None where the letters differ."""
        if self.letters.getPropertyState(name).value == "AMBIGUOUS_VALUE":
            return None
        return shown(self.letters.getPropertyValue(name))

    def _set(self, name: str, value: Any) -> None:
        """In one call: each lays out the rows of a range anew."""
        self.letters.setPropertyValues(tuple(f"{name}{script}" for script in SCRIPTS), (value,) * len(SCRIPTS))

    @property
    def bold(self) -> bool | None:
        return self._get("CharWeight", lambda weight: weight > NORMAL)

    @bold.setter
    def bold(self, value: bool) -> None:
        self._set("CharWeight", BOLD if value else NORMAL)

    @property
    def italic(self) -> bool | None:
        return self._get("CharPosture", lambda posture: posture.value != "NONE")

    @italic.setter
    def italic(self, value: bool) -> None:
        self._set("CharPosture", bridge.enum("awt.FontSlant", "ITALIC" if value else "NONE"))

    @property
    def size(self) -> float | None:
        return self._get("CharHeight", float)

    @size.setter
    def size(self, value: float) -> None:
        self._set("CharHeight", float(value))

    @property
    def color(self) -> tuple[int, int, int] | None:
        return self._get("CharColor", lambda value: (0, 0, 0) if value == NO_COLOUR else rgb(value))

    @color.setter
    def color(self, value: Any) -> None:
        self.letters.setPropertyValue("CharColor", colour(value))

    @property
    def name(self) -> str | None:
        return self._get("CharFontName", str)

    @name.setter
    def name(self, value: str) -> None:
        self._set("CharFontName", value)


class Characters(bridge.Guarded, base_classes.Characters):
    """A stretch of the text of one cell or shape."""

    def __init__(self, text: Any, start: int = 0, stop: int | None = None) -> None:
        self._text = text
        self._start = start
        self._stop = stop

    @property
    def api(self) -> Any:
        cursor = self._text.createTextCursor()
        length = len(self._text.getString())
        stop = length if self._stop is None else min(self._stop, length)
        cursor.gotoStart(False)
        for steps, select in ((self._start, False), (max(stop - self._start, 0), True)):
            cursor.goRight(steps, select)
        return cursor

    @property
    def text(self) -> str:
        return str(self.api.getString())

    @property
    def font(self) -> Font:
        return Font(self.api)

    def __getitem__(self, item: Any) -> Characters:
        if isinstance(item, slice):
            if (item.start and item.start < 0) or (item.stop and item.stop < 0):
                raise ValueError("Characters object does not support slicing with negative indexes")
            stop = self._stop if item.stop is None else self._start + item.stop
            return Characters(self._text, self._start + (item.start or 0), stop)
        if item < 0:
            item += len(self.text)
        return Characters(self._text, self._start + item, self._start + item + 1)
