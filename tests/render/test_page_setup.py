"""What is printed can be read, and says on each page what it is."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from xlsaging.render.file import write_workbook
from xlsaging.render.page_setup import print_scale
from xlsaging.report.model import Report

LANGS = ("en", "zh_CN", "zh_CN+en")
_SMALLEST = 0.6


@pytest.mark.parametrize("lang", LANGS)
def test_no_sheet_of_the_pack_is_reduced_too_far_to_be_read(close: Report, tmp_path: Path, lang: str) -> None:
    path = tmp_path / "close.xlsx"
    write_workbook(close, path, lang)
    scales = {}
    for sheet in openpyxl.load_workbook(path).worksheets:
        widths = [each.width for each in sheet.column_dimensions.values() for _ in range(each.min, each.max + 1)]
        scales[sheet.title] = print_scale(widths, landscape=sheet.page_setup.orientation == "landscape")

    assert {name: scale for name, scale in scales.items() if scale < _SMALLEST} == {}


@pytest.mark.parametrize("lang", LANGS)
def test_the_cover_keeps_to_one_page_and_longer_sheets_to_its_width(close: Report, tmp_path: Path, lang: str) -> None:
    path = tmp_path / "close.xlsx"
    write_workbook(close, path, lang)
    cover, aging = openpyxl.load_workbook(path).worksheets[:2]

    assert cover.page_setup.orientation == "portrait"
    assert (cover.page_setup.fitToWidth or 1, cover.page_setup.fitToHeight or 1) == (1, 1)
    assert (aging.page_setup.fitToWidth or 1, aging.page_setup.fitToHeight) == (1, 0)


@pytest.mark.parametrize(
    ("widths", "landscape", "scale"),
    [([], True, 1.0), ([10.0], True, 1.0), ([20.0] * 10, True, 0.73), ([20.0] * 10, False, 0.5)],
)
def test_the_scale_is_that_of_a4(widths: list[float], landscape: bool, scale: float) -> None:
    assert round(print_scale(widths, landscape=landscape), 2) == scale
