"""Which way round A4 lies under a sheet, and whether all of it stands on one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["BOTTOM", "SIDE", "TOP", "Paper", "paper_for", "print_scale"]

_LONG_SIDE, _SHORT_SIDE = 11.69, 8.27
SIDE, TOP, BOTTOM = 0.35, 0.8, 0.7
_PIXELS_OF_AN_INCH, _POINTS_OF_AN_INCH = 96, 72
_READABLE = 0.7
"""Letters of 10 points are then 7 points high."""
_SMALL = 0.6
"""Still read, and better than a chart cut by the end of a page."""
_MOST_REDUCED = 0.49
"""A portrait sheet, such as the cover, keeps its signatures beside its figures down to this."""
_SPARE = 0.97
"""What of a page is counted on: programs differ a little in how high they print a row."""


@dataclass(frozen=True, slots=True)
class Paper:
    """How a sheet lies on A4: always one page wide."""

    landscape: bool
    one_page: bool
    scale: float


def paper_for(widths: Sequence[float], points: float, *, landscape: bool) -> Paper:
    """The paper for columns of these widths and rows of `points` in all, `landscape` if the sheet may choose.

    One page where it can be read there, turned round where that is better. A sheet for many pages keeps its way
    unless it is too wide to stand upright.

    >>> paper_for([12.0] * 8, 300, landscape=True)
    Paper(landscape=True, one_page=True, scale=1.0)
    >>> paper_for([12.0] * 8, 700, landscape=True)
    Paper(landscape=False, one_page=True, scale=1.0)
    >>> paper_for([12.0] * 8, 7000, landscape=True)
    Paper(landscape=True, one_page=False, scale=1.0)
    """
    own, turned = (_one_page(widths, points, landscape=way) for way in (landscape, not landscape))
    if own.scale >= (_READABLE if landscape else _MOST_REDUCED):
        return own if own.scale >= turned.scale - 0.1 or turned.scale < _READABLE else turned
    best = max(own, turned, key=lambda paper: paper.scale)
    if best.scale >= _SMALL:
        return best
    scale = print_scale(widths, landscape=landscape)
    if not landscape and scale < _SMALL:
        return Paper(True, one_page=False, scale=print_scale(widths, landscape=True))
    return Paper(landscape, one_page=False, scale=scale)


def _one_page(widths: Sequence[float], points: float, *, landscape: bool) -> Paper:
    high = (_SHORT_SIDE if landscape else _LONG_SIDE) - TOP - BOTTOM
    room = high * _POINTS_OF_AN_INCH * _SPARE / points if points else 1.0
    scale = min(print_scale(widths, landscape=landscape), room)
    return Paper(landscape, one_page=True, scale=round(scale, 3))


def print_scale(widths: Sequence[float], *, landscape: bool) -> float:
    """How much a sheet of these columns is reduced to fit the width of A4; 1 where it fits as it is.

    At 0.7 the letters of cells, 10 points high, are printed 7 points high.

    >>> print_scale([10.0] * 5, landscape=True), round(print_scale([12.0] * 20, landscape=True), 2)
    (1.0, 0.59)
    """
    paper = (_LONG_SIDE if landscape else _SHORT_SIDE) - 2 * SIDE
    inches = sum(round(width * 7 + 5) for width in widths) / _PIXELS_OF_AN_INCH
    return min(1.0, paper / inches) if inches else 1.0
