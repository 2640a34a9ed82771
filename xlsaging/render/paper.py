"""Which way round A4 lies under a sheet, and whether all of it stands on one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

__all__ = ["BOTTOM", "READABLE", "SIDE", "TOP", "Paper", "page_points", "paper_for", "print_scale", "without_remainder"]

_LONG_SIDE, _SHORT_SIDE = 11.69, 8.27
SIDE, TOP, BOTTOM = 0.35, 0.8, 0.7
_PIXELS_OF_AN_INCH, _POINTS_OF_AN_INCH = 96, 72
READABLE = 0.7
"""Letters of 10 points are then 7 points high: no sheet is printed smaller."""
_SPARE = 0.97
"""What of a page's height is counted on: programs differ a little in how high they print a row."""
_SPARE_WIDTH = 0.985
"""And of its width."""
_LONG = 5
"""Pages of a list that is long anyway: one less saves little."""
_FEW = 0.5
"""How full a last page is for which no paper is spent if all can be a little smaller."""


@dataclass(frozen=True, slots=True)
class Paper:
    """How a sheet lies on A4: always one page wide, and `pages` high, 0 for as many as it takes."""

    landscape: bool
    pages: int
    scale: float


def paper_for(widths: Sequence[float], points: float, *, landscape: bool) -> Paper:
    """The paper for columns of these widths and rows of `points` in all, `landscape` as the sheet would have it.

    One page where it can be read there, turned round where that is better. A sheet for many pages keeps its way
    unless it is too wide to stand upright.

    >>> paper_for([12.0] * 8, 300, landscape=True)
    Paper(landscape=True, pages=1, scale=1.0)
    >>> paper_for([12.0] * 8, 700, landscape=True)
    Paper(landscape=False, pages=1, scale=1.0)
    >>> paper_for([12.0] * 8, 7000, landscape=True)
    Paper(landscape=True, pages=0, scale=1.0)
    """
    own, turned = (_one_page(widths, points, landscape=way) for way in (landscape, not landscape))
    if own.scale >= max(READABLE, turned.scale - 0.1):
        return own
    if turned.scale >= READABLE:
        return turned
    scale = print_scale(widths, landscape=landscape)
    if not landscape and scale < READABLE:
        return Paper(True, pages=0, scale=print_scale(widths, landscape=True))
    return Paper(landscape, pages=0, scale=scale)


def without_remainder(paper: Paper, points: float, repeated: float) -> Paper:
    """The paper with a page less, where a sheet of many pages would end in a few rows on the last one and can still
    be read without it. `points` are those of all rows, `repeated` those of the headings on each page after the first.
    """
    pages, left = _pages(paper, points, repeated)
    fewer = pages - 1
    if not 1 <= fewer < _LONG:
        return paper
    scale = paper.scale
    if left > _FEW * page_points(paper) or _pages(replace(paper, scale=READABLE), points, repeated)[0] > fewer:
        return paper
    while scale > READABLE and _pages(replace(paper, scale=scale), points, repeated)[0] > fewer:
        scale = round(scale - 0.005, 3)
    return replace(paper, pages=fewer, scale=max(scale, READABLE))


def _pages(paper: Paper, points: float, repeated: float) -> tuple[int, float]:
    """Pages, and how much stands on the last one."""
    room = page_points(paper)
    full, left = divmod(max(points - repeated, 0.0), room - repeated)
    return int(full) + 1, left


def page_points(paper: Paper) -> float:
    """How high the rows of one page are together, before they are reduced."""
    high = (_SHORT_SIDE if paper.landscape else _LONG_SIDE) - TOP - BOTTOM
    return high * _POINTS_OF_AN_INCH * _SPARE / paper.scale


def _one_page(widths: Sequence[float], points: float, *, landscape: bool) -> Paper:
    whole = Paper(landscape, pages=1, scale=1.0)
    room = page_points(whole) / points if points else 1.0
    return replace(whole, scale=round(min(print_scale(widths, landscape=landscape), room), 3))


def print_scale(widths: Sequence[float], *, landscape: bool) -> float:
    """How much a sheet of these columns is reduced to fit the width of A4; 1 where it fits as it is.

    At 0.7 the letters of cells, 10 points high, are printed 7 points high.

    >>> print_scale([10.0] * 5, landscape=True), round(print_scale([12.0] * 20, landscape=True), 2)
    (1.0, 0.58)
    """
    paper = ((_LONG_SIDE if landscape else _SHORT_SIDE) - 2 * SIDE) * _SPARE_WIDTH
    inches = sum(round(width * 7 + 5) for width in widths) / _PIXELS_OF_AN_INCH
    return min(1.0, paper / inches) if inches else 1.0
