"""What is printed can be read, and says on each page what it is."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import unescape

import openpyxl
import pytest

from xlsaging.render.file import write_workbook
from xlsaging.render.paper import print_scale
from xlsaging.report.model import Report, Table

LANGS = ("en", "zh_CN", "zh_CN+en")
_SMALLEST = 0.7
_PADDING = 5 / 7
"""What a file counts to the width of a column beside the characters that it holds."""


@pytest.mark.parametrize("lang", LANGS)
def test_no_sheet_of_the_pack_is_reduced_too_far_to_be_read(close: Report, tmp_path: Path, lang: str) -> None:
    path = tmp_path / "close.xlsx"
    write_workbook(close, path, lang)
    scales = {}
    for sheet in openpyxl.load_workbook(path).worksheets:
        widths = [
            each.width - _PADDING for each in sheet.column_dimensions.values() for _ in range(each.min, each.max + 1)
        ]
        if sheet.print_area:
            widths = widths[: openpyxl.utils.range_boundaries(sheet.print_area.partition("!")[2])[2]]
        scales[sheet.title] = print_scale(widths, landscape=sheet.page_setup.orientation == "landscape")

    assert {name: scale for name, scale in scales.items() if scale < _SMALLEST} == {}


@pytest.mark.parametrize("lang", LANGS)
def test_the_cover_stands_upright_and_longer_sheets_keep_to_the_width_of_a_page(
    close: Report, tmp_path: Path, lang: str
) -> None:
    path = tmp_path / "close.xlsx"
    items = next(sheet for sheet in close.sheets if sheet.name == "open_items")
    [table] = [block for block in items.blocks if isinstance(block, Table)]
    long_sheet = replace(items, blocks=(replace(table, rows=list(table.rows) * 50),))
    write_workbook(replace(close, sheets=(close.sheets[0], long_sheet)), path, lang)
    cover, long = openpyxl.load_workbook(path).worksheets[:2]

    assert cover.page_setup.orientation == "portrait"
    assert cover.page_setup.fitToWidth in (None, 1)
    assert (long.page_setup.fitToWidth or 1, long.page_setup.fitToHeight) == (1, 0)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["&", "R&D ", "&P&N", "𠮷", "深圳市东方商贸有限公司", "x", "&&8&"])
def test_a_long_name_shortens_itself_and_never_costs_the_header(
    close: Report, tmp_path: Path, lang: str, name: str
) -> None:
    path = tmp_path / "close.xlsx"
    write_workbook(replace(close, entity=name * 200, sheets=close.sheets[:2]), path, lang)
    with zipfile.ZipFile(path) as archive:
        parts = [archive.read(part).decode() for part in archive.namelist() if "worksheets/sheet" in part]
    headers = [unescape(found[1]) for part in parts if (found := re.search("(?s)<oddHeader>(.*?)</oddHeader>", part))]

    assert len(headers) == 2
    for header in headers:
        left, _, right = header.partition("&R")
        assert len(header.encode("utf-16-le")) // 2 <= 255
        assert name[:1].replace("&", "&&") in left.partition("&10 ")[2]
        assert header.replace("&&", "").count("&") == 6, header
        assert "2025-06-30" in right


@pytest.mark.parametrize(
    ("aged_by", "told"),
    [("", "Aged by due date"), ("origin_date", "Aged by date of origin"), ("document_date", "Aged by document date")],
)
def test_a_sheet_says_what_its_own_ages_count_from(close: Report, tmp_path: Path, aged_by: str, told: str) -> None:
    path = tmp_path / "close.xlsx"
    write_workbook(replace(close, sheets=(replace(close.sheets[1], aged_by=aged_by),)), path, "en")
    line = str(openpyxl.load_workbook(path).worksheets[0]["A2"].value)

    assert told in line
    assert line.count("Aged by") == 1


@pytest.mark.parametrize(("entity", "lines"), [("东区", 1), ("华东区域销售中心有限公司" * 3, 2)])
def test_what_stands_above_a_page_takes_a_second_line_before_it_runs_together(
    close: Report, tmp_path: Path, entity: str, lines: int
) -> None:
    path = tmp_path / "close.xlsx"
    write_workbook(replace(close, entity=entity, sheets=close.sheets[:1]), path, "zh_CN")
    header = openpyxl.load_workbook(path).worksheets[0].oddHeader

    assert [len(str(part.text).splitlines()) for part in (header.left, header.right)] == [lines, lines]
