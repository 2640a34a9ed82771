"""The formats of the workbook's own sheets."""

from __future__ import annotations

from typing import Any

from xlsaging.model.input_sheets import NUMBER_FORMATS
from xlsaging.model.schema import Kind
from xlsaging.render.styles import ACCENT, ALERT, FINE_LINE, HEADER_FILL, INK, INPUT, INPUT_FILL, LINK, QUIET, font_of

__all__ = ["Looks"]

_SIDES: dict[Kind, str] = {"date": "center", "amount": "right", "number": "right", "rate": "right", "count": "center"}
"""Where cells of a kind stand, and their headers over them; all others stand at the left."""
_DASHED = '#,##0.00_);[Red]-#,##0.00_);"-"_)'


class Looks:
    """Formats by what they are for, each made once a workbook."""

    def __init__(self, book: Any, lang: str) -> None:
        self._book = book
        self.font = font_of(lang)
        self.title = self._made(bold=True, font_size=16, font_color=ACCENT)
        self.heading = self._made(bold=True, font_size=11, font_color=ACCENT, bottom=1, bottom_color=FINE_LINE)
        self.quiet = self._made(font_color=QUIET)
        self.count = self._made(font_color=QUIET, align="left")
        self.text = self._made(text_wrap=True, valign="top")
        self.number = self._made(bold=True, font_size=14, font_color=ACCENT, align="center", valign="top")
        self.link = self._made(font_color=LINK, underline=1)
        self.status = self._made(bg_color=HEADER_FILL, text_wrap=True, valign="top", border=1, border_color=FINE_LINE)
        self.key = self._made(bold=True, valign="top")
        self.required = self._made(bold=True, font_color="#FFFFFF", bg_color=ACCENT, text_wrap=True)
        self.amounts = self._made(bold=True, font_color="#FFFFFF", bg_color=ACCENT, text_wrap=True, align="right")
        self.optional = self._made(bold=True, font_color=INK, bg_color=HEADER_FILL, text_wrap=True)
        self.alert = book.add_format({"bold": True, "font_color": ALERT})
        self.typed = self._made(font_color=INPUT, bg_color=INPUT_FILL, border=1, border_color=FINE_LINE)

    def header(self, kind: Kind, *, required: bool) -> Any:
        """A header of an input sheet, which stands over its cells."""
        fill, letters = (ACCENT, "#FFFFFF") if required else (HEADER_FILL, INK)
        return self._made(bold=True, font_color=letters, bg_color=fill, text_wrap=True, **_side(kind))

    def input(self, kind: Kind) -> Any:
        """A cell to type in."""
        return self._made(
            font_color=INPUT, bg_color=INPUT_FILL, border=1, border_color=FINE_LINE, num_format=NUMBER_FORMATS[kind],
            **_side(kind),
        )  # fmt: skip

    def column(self, kind: Kind) -> Any:
        """A whole column, for rows to come."""
        return self._made(font_color=INPUT, num_format=NUMBER_FORMATS[kind], **_side(kind))

    def computed(self, kind: str) -> Any:
        """A cell that a formula fills: an amount, a total, a day, a count, a short word, or the name of something."""
        if kind == "total":
            return self._made(bold=True, num_format=_DASHED, top=1, bottom=1, bottom_color=FINE_LINE)
        if kind == "id":
            return self._made(align="left")
        shown = {"amount": _DASHED, "date": NUMBER_FORMATS["date"], "word": "General"}
        return self._made(align="right", num_format=shown.get(kind, "0_)"))

    def setting(self, kind: Kind) -> Any:
        """A value of the settings, to the left whatever it is."""
        date = {"num_format": NUMBER_FORMATS["date"]} if kind == "date" else {}
        return self._made(
            font_color=INPUT, bg_color=INPUT_FILL, border=1, border_color=FINE_LINE, align="left", valign="top", **date
        )

    def _made(self, **properties: Any) -> Any:
        common = {"font_name": self.font, "font_size": 10, "font_color": INK, "valign": "vcenter"}
        return self._book.add_format({**common, **properties})


def _side(kind: Kind) -> dict[str, Any]:
    """Where cells of a kind stand; those at the left keep away from the number that may stand before them."""
    where = _SIDES.get(kind, "left")
    return {"align": where, "indent": 1} if where == "left" else {"align": where}
