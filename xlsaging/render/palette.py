"""Colours of charts, told apart in grey as well: each is darker than the one before."""

from __future__ import annotations

from typing import Any

from .styles import ACCENT

__all__ = ["DASHES", "FALL", "INVISIBLE", "LINE_COLOURS", "RISE", "shades"]

RISE = ACCENT
FALL = "#D08A45"
INVISIBLE: dict[str, Any] = {"fill": {"none": True}, "border": {"none": True}, "gap": 40}

LINE_COLOURS = (ACCENT, "#C2662D", "#6E8FB5", "#8A1F2B", "#4F8A6B", "#8B8F96")
DASHES = ("solid", "solid", "dash", "square_dot", "long_dash", "dash_dot")

_RAMP = (
    (0xC7, 0xD5, 0xE6),
    (0xF0, 0xCF, 0x85),
    (0xE5, 0x9C, 0x4C),
    (0xC4, 0x58, 0x33),
    (0x8A, 0x1F, 0x2B),
    (0x45, 0x10, 0x1C),
)
"""From what is not due to what is long overdue."""
_SIDE_BY_SIDE = (ACCENT, "#9DB4CE", "#D08A45", "#6B7A8C", "#E2C489")


def shades(count: int, *, stacked: bool = False) -> list[str]:
    """Fills of `count` series: steps of one ramp where they are stacked, distinct ones side by side.

    >>> shades(2), shades(2, stacked=True)
    (['#1F3A5F', '#9DB4CE'], ['#C7D5E6', '#B84D31'])
    """
    if not stacked:
        return [_SIDE_BY_SIDE[number % len(_SIDE_BY_SIDE)] for number in range(count)]
    span = min(1.0, 0.4 + 0.12 * count)
    return [_at(span * number / max(count - 1, 1)) for number in range(count)]


def _at(share: float) -> str:
    place = share * (len(_RAMP) - 1)
    low = min(int(place), len(_RAMP) - 2)
    mixed = (round(a + (b - a) * (place - low)) for a, b in zip(_RAMP[low], _RAMP[low + 1], strict=True))
    return "#" + "".join(f"{each:02X}" for each in mixed)
