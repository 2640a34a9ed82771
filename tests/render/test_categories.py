"""Long names are shortened in charts, and nowhere else."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from render.every_kind import every_kind

from xlsaging.render.file import write_workbook
from xlsaging.render.widths import display_width
from xlsaging.report.model import Report, Table

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
NAMES = ("宏远机械设备制造有限责任公司" * 14, "Northern Light Engineering and Trading " * 5, "W" * 200)


def _report(names: tuple[str, ...]) -> Report:
    report = every_kind()
    first = report.sheets[0]
    table = first.blocks[1]
    assert isinstance(table, Table)
    rows = [(name, *row[1:]) for name, row in zip(names, table.rows, strict=False)]
    blocks = (first.blocks[0], replace(table, rows=rows, links={}), *first.blocks[2:])
    return replace(report, sheets=(replace(first, blocks=blocks),))


def _categories(path: Path) -> list[list[str]]:
    with zipfile.ZipFile(path) as package:
        names = sorted(name for name in package.namelist() if name.startswith("xl/charts/chart"))
        charts = [ElementTree.fromstring(package.read(name)) for name in names]
    return [[each.text or "" for each in chart.findall(f".//{_C}ser[1]/{_C}cat//{_C}v")] for chart in charts]


@pytest.mark.parametrize("lang", ["en", "zh_CN", "zh_CN+en"])
def test_a_name_of_two_hundred_characters_leaves_room_for_the_chart(tmp_path: Path, lang: str) -> None:
    path = tmp_path / "long.xlsx"
    write_workbook(_report(NAMES), path, lang)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    shown = _categories(path)

    assert [len(each) for each in shown] == [3, 3, 3, 3]
    longest = [max(map(display_width, each)) for each in shown]
    assert longest == [28, 18, 28, 18]
    assert all(text.endswith("…") for each in shown for text in each)
    assert {cell.value for cell in sheet["A"]} >= set(NAMES)
    assert max(each.width for each in sheet.column_dimensions.values()) < 40


def test_short_names_are_drawn_from_their_own_column(tmp_path: Path) -> None:
    path = tmp_path / "short.xlsx"
    write_workbook(_report(("A", "B", "华东贸易")), path)
    with zipfile.ZipFile(path) as package:
        chart = package.read("xl/charts/chart1.xml").decode()

    assert "Aging!$A$" in chart
    assert _categories(path)[0] == ["A", "B", "华东贸易"]
