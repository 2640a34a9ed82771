"""A sheet lies on A4 so that it can be read, on one page where it can."""

from __future__ import annotations

import pytest

from xlsaging.render.paper import Paper, paper_for, print_scale


@pytest.mark.parametrize(
    ("widths", "landscape", "scale"),
    [([], True, 1.0), ([10.0], True, 1.0), ([20.0] * 10, True, 0.72), ([20.0] * 10, False, 0.49)],
)
def test_the_scale_is_that_of_a4(widths: list[float], landscape: bool, scale: float) -> None:
    assert round(print_scale(widths, landscape=landscape), 2) == scale


@pytest.mark.parametrize(
    ("columns", "rows", "declared", "landscape", "one_page"),
    [
        (8, 10, True, True, True),  # small: as it says
        (14, 33, True, True, True),  # a row too many for its width: a little smaller, one page
        (8, 60, True, False, True),  # two charts and two tables: upright
        (14, 60, True, True, False),  # too wide to turn
        (14, 500, True, True, False),  # many pages
        (8, 55, False, False, True),  # the cover
        (8, 85, False, False, False),  # a longer one
        (8, 500, False, False, False),
        (16, 500, False, True, False),  # upright too small
        (16, 25, False, True, True),  # a portrait sheet that got wide
    ],
)
def test_the_way_it_lies(columns: int, rows: int, declared: bool, landscape: bool, one_page: bool) -> None:
    paper = paper_for([12.0] * columns, rows * 16.5, landscape=declared)
    assert (paper.landscape, paper.pages == 1) == (landscape, one_page)


def test_what_stands_on_one_page_fits_there() -> None:
    for rows in range(1, 200):
        paper = paper_for([14.0] * 9, rows * 16.5, landscape=True)
        high = (8.27 if paper.landscape else 11.69) - 1.5
        assert paper.pages != 1 or rows * 16.5 / 72 * paper.scale <= high


def test_an_empty_sheet_has_its_paper() -> None:
    assert paper_for([], 0, landscape=True) == Paper(landscape=True, pages=1, scale=1.0)
