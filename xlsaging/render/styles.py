"""How cells look in a workbook: fonts, number formats, lines and the few colours."""

from __future__ import annotations

from typing import Any, Literal

from xlsaging.model.money import exponent

__all__ = ["RIGHT", "Hue", "Role", "Styles", "font_of", "number_format"]

Role = Literal["body", "total", "header", "key"]
Hue = Literal["", "typed", "aside", "link"]
"""Cells to type in, columns that only feed a chart, and numbers that lead somewhere."""
INK = "#1F2933"
QUIET = "#5F6B7A"
ACCENT = "#1F3A5F"
HEADER_FILL = "#E8EDF3"
LINE = "#C9D1DB"
FINE_LINE = "#E3E8EE"
ALERT = "#B42318"
GOOD = "#1E6B3A"
LINK = "#1A56A0"
INPUT = "#1F4FBF"
INPUT_FILL = "#FFF8D6"
HEAT = "#F2B8A0"
BAR = "#B9CBE0"
RIGHT = ("amount", "count", "days", "ratio", "percent", "rate")
"""Kinds of values that stand at the right."""


def number_format(kind: str, currency: str = "CNY", decimals: int | None = None) -> str:
    """The number format of a kind of value.

    >>> number_format("amount", "CNY"), number_format("amount", "JPY"), number_format("percent")
    ('#,##0.00_);[Red]-#,##0.00_)', '#,##0_);[Red]-#,##0_)', '0.0%_)')
    """
    if kind == "amount":
        places = exponent(currency) if decimals is None else decimals
        digits = "#,##0" + ("." + "0" * places if places else "")
        return f"{digits}_);[Red]-{digits}_)"
    if kind in ("days", "ratio"):
        places = {"days": 1, "ratio": 2}[kind] if decimals is None else decimals
        return ("#,##0" if kind == "days" else "0") + ("." + "0" * places if places else "") + "_)"
    return {"text": "@", "count": "#,##0_)", "percent": "0.0%_)", "rate": "0.0000_)", "date": "yyyy-mm-dd"}.get(
        kind, "General"
    )


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, workbook: Any, lang: str) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}
        self.font = font_of(lang)

    def make(self, **properties: Any) -> Any:
        """A format with these properties over the common font."""
        common = {"font_name": self.font, "font_size": 10, "font_color": INK, "valign": "vcenter"}
        return self._kept({**common, **properties})

    def _kept(self, given: dict[str, Any]) -> Any:
        key = tuple(sorted(given.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(given)
        return self._made[key]

    def condition(self, **properties: Any) -> Any:
        """What a conditional format changes, and nothing else."""
        return self._kept(properties)

    def cell(
        self, kind: str, role: Role = "body", *, currency: str = "CNY", decimals: int | None = None,
        wrap: bool = False, top: bool = False, hue: Hue = "",
    ) -> Any:  # fmt: skip
        """The format of a value in a table (`body`, `total`) or beside a label (`key`)."""
        properties: dict[str, Any] = {"num_format": number_format(kind, currency, decimals)}
        properties["align"] = "right" if kind in RIGHT else "center" if kind == "date" else "left"
        if role == "key" and kind == "date":
            properties["align"] = "left"
        if role in ("body", "total") and properties["align"] == "left":
            properties["indent"] = 1
        if role in ("body", "key"):
            properties |= {"bottom": 1, "bottom_color": FINE_LINE}
        if role == "total":
            properties |= {"bold": True, "top": 1, "top_color": ACCENT, "bottom": 6, "bottom_color": ACCENT}
        if wrap:
            properties |= {"text_wrap": True}
        if wrap or top:
            properties |= {"valign": "top"}
        if hue == "typed":
            properties |= {"border": 1, "border_color": LINE}
        return self.make(**{**properties, **_HUES[hue]})

    def heading(self, kind: str, hue: Hue = "", *, wrap: bool = True) -> Any:
        """The format of a column's heading; one of a single line is not to `wrap`, lest a filter button fold it."""
        align = "right" if kind in RIGHT else "center" if kind == "date" else "left"
        wrapped = {"text_wrap": True} if wrap else {}
        if hue == "aside":
            return self.make(align=align, indent=int(align == "left"), **wrapped, **_HUES[hue])
        lines = {"top": 1, "top_color": ACCENT, "bottom": 1, "bottom_color": ACCENT}
        looks = {"bold": True, "font_color": ACCENT, "bg_color": HEADER_FILL}
        return self.make(align=align, indent=int(align == "left"), **looks, **lines, **wrapped)

    def group(self, *, named: bool) -> Any:
        """The format of the heading above a group of columns, centred over cells that stay cells."""
        looks = {"bold": True, "font_color": ACCENT, "bg_color": HEADER_FILL, "top": 1, "top_color": ACCENT}
        lines = {"bottom": 1, "bottom_color": LINE} if named else {}
        return self.make(align="center_across" if named else "left", **looks, **lines)

    def link(self, *, top: bool = False) -> Any:
        """The format of a cell that leads somewhere."""
        properties = {"valign": "top"} if top else {}
        return self.make(font_color=LINK, underline=1, indent=1, bottom=1, bottom_color=FINE_LINE, **properties)

    def note(self, style: str) -> Any:
        """The format of a paragraph or a heading above a block."""
        return self.make(**_NOTES[style])


_NOTES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "font_color": ACCENT},
    "heading": {"bold": True, "font_size": 11, "font_color": ACCENT},
    "plain": {},
    "small": {"font_color": QUIET},
    "good": {"font_color": GOOD, "bold": True},
    "alert": {"font_color": ALERT, "bold": True},
    "label": {"bottom": 1, "bottom_color": FINE_LINE},
    "remark": {"indent": 1, "font_color": QUIET, "bottom": 1, "bottom_color": FINE_LINE},
    "signature": {"bottom": 1, "bottom_color": INK},
    "typed": {"font_color": INPUT, "bg_color": INPUT_FILL},
}

_HUES: dict[str, dict[str, Any]] = {
    "": {},
    "typed": {"font_color": INPUT, "bg_color": INPUT_FILL},
    "aside": {"font_color": QUIET, "font_size": 8},
    "link": {"font_color": LINK, "underline": 1},
}


def font_of(lang: str) -> str:
    """A font that the readers of the language have; both scripts where Chinese is read."""
    return "Arial" if lang == "en" else "Microsoft YaHei"
