"""Each kind of chart is a native one over the cells of its table, where it was asked for."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
from render.every_kind import KINDS, every_kind

from xlsaging.i18n.catalogue import Text
from xlsaging.render.file import write_workbook
from xlsaging.report.model import Chart, Column, Report, Series, Sheet, Table

LANGS = ("en", "zh_CN", "zh_CN+en")
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@pytest.fixture(params=LANGS)
def lang(request: Any) -> str:
    return str(request.param)


def _written(tmp_path: Path, lang: str = "en", report: Report | None = None) -> Path:
    path = tmp_path / f"{lang}.xlsx"
    write_workbook(report or every_kind(), path, lang)
    return path


def _charts(path: Path) -> list[ElementTree.Element]:
    with zipfile.ZipFile(path) as package:
        names = sorted(name for name in package.namelist() if name.startswith("xl/charts/chart"))
        return [ElementTree.fromstring(package.read(name)) for name in names]


def _texts(chart: ElementTree.Element) -> str:
    return "".join(element.text or "" for element in chart.iter(f"{_A}t"))


def _formulas(chart: ElementTree.Element) -> list[str]:
    return [element.text or "" for element in chart.iter(f"{_C}f")]


def test_the_report_to_draw_has_every_kind_of_chart() -> None:
    drawn = {getattr(block, "kind", "") for sheet in every_kind().sheets for block in sheet.blocks}

    assert set(KINDS) <= drawn


def test_charts_speak_the_language_and_stand_over_the_rows_of_their_table(tmp_path: Path, lang: str) -> None:
    path = _written(tmp_path, lang)
    book = openpyxl.load_workbook(path, data_only=True)
    charts = _charts(path)

    assert len(charts) == 7
    for chart in charts:
        assert _texts(chart)
        for formula in _formulas(chart):
            name, _, area = formula.rpartition("!")
            sheet = book[name.strip("'")]
            cells = [cell for row in sheet[area.replace("$", "")] for cell in row]
            above = sheet.cell(cells[0].row - 1, cells[0].column)
            assert above.font.b or above.font.sz == 8, f"{formula} does not begin below headings"
            below = sheet.cell(cells[-1].row + 1, 2)
            assert below.value is None or below.font.b, f"{formula} does not end with the rows"


def test_alt_text_and_titles_are_in_the_language_chosen(tmp_path: Path, lang: str) -> None:
    path = _written(tmp_path, lang)
    with zipfile.ZipFile(path) as package:
        drawing = package.read("xl/drawings/drawing1.xml").decode()

    assert ('descr="应收账款账龄表' in drawing) == (lang != "en")
    assert ("Aging of receivables" in drawing) == (lang != "zh_CN")
    assert ("应收账款账龄表（按客户）" in _texts(_charts(path)[0])) == (lang != "en")


def test_a_chart_stands_where_its_block_stands_and_covers_its_rows(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(_written(tmp_path))["Aging"]
    first = sheet._charts[0].anchor
    heading = next(cell.row for cell in sheet["A"] if cell.value == "Customer")

    assert (first._from.row, first._from.col) == (3, 0)
    assert first.to.row <= 3 + 16
    assert [sheet.cell(row, 1).value for row in range(4, 21)] == [None] * 17
    assert sheet["A21"].value == "No rows."
    for chart in sheet._charts[1:]:
        assert chart.anchor._from.row > heading + 6


def test_axes_count_in_the_unit_of_the_sheet(tmp_path: Path) -> None:
    assert "万元" in _texts(_charts(_written(tmp_path, "zh_CN"))[0])
    assert "CNY 10,000" in _texts(_charts(_written(tmp_path, "en"))[0])
    assert "CNY thousand" in _texts(_charts(_written(tmp_path, "en", every_kind(1_000)))[0])
    assert "万 USD" in _texts(_charts(_written(tmp_path, "zh_CN", every_kind(10_000, "USD")))[0])


def test_bars_run_from_the_top_down(tmp_path: Path) -> None:
    bars = [chart for chart in _charts(_written(tmp_path)) if chart.find(f".//{_C}barDir[@val='bar']") is not None]

    assert len(bars) == 2
    for chart in bars:
        assert chart.find(f".//{_C}catAx/{_C}scaling/{_C}orientation").get("val") == "maxMin"  # type: ignore[union-attr]


def test_a_pareto_has_its_line_on_a_second_axis_from_nothing_to_all(tmp_path: Path) -> None:
    chart = next(each for each in _charts(_written(tmp_path)) if each.find(f".//{_C}lineChart") is not None
                 and each.find(f".//{_C}barChart") is not None)  # fmt: skip
    second = chart.findall(f".//{_C}valAx")[1]

    assert second.find(f"{_C}scaling/{_C}max").get("val") == "1"  # type: ignore[union-attr]
    assert second.find(f"{_C}scaling/{_C}min").get("val") == "0"  # type: ignore[union-attr]
    assert second.find(f"{_C}numFmt").get("formatCode") == "0%"  # type: ignore[union-attr]


def test_what_carries_the_steps_of_a_waterfall_is_not_seen_nor_named(tmp_path: Path) -> None:
    chart = next(each for each in _charts(_written(tmp_path)) if "'Tie-out'" in _formulas(each)[0])
    base = chart.find(f".//{_C}ser")

    assert base is not None
    assert base.find(f"{_C}spPr/{_A}noFill") is not None
    assert chart.find(f".//{_C}legendEntry/{_C}idx").get("val") == "0"  # type: ignore[union-attr]
    assert chart.find(f".//{_C}legendEntry/{_C}delete").get("val") == "1"  # type: ignore[union-attr]


def test_a_single_series_has_no_legend(tmp_path: Path) -> None:
    charts = _charts(_written(tmp_path))

    for chart in charts:
        assert (chart.find(f".//{_C}legend") is None) == (len(chart.findall(f".//{_C}ser")) == 1)


def test_words_that_look_like_formulas_stay_words_in_a_chart(tmp_path: Path) -> None:
    charts = _charts(_written(tmp_path))
    names = [each.text for chart in charts for each in chart.iter(f"{_C}v")]

    assert " =-" in names
    assert all(formula.startswith("'") or "!" in formula for chart in charts for formula in _formulas(chart))


def test_only_the_rows_asked_for_are_drawn_and_nothing_over_an_empty_table(tmp_path: Path) -> None:
    report = every_kind()
    chart, table = report.sheets[0].blocks[:2]
    few = replace(report, sheets=(replace(report.sheets[0], blocks=(replace(chart, rows=3), table)),))
    none = replace(report, sheets=(replace(report.sheets[0], blocks=(chart, replace(table, rows=()))),))

    areas = [
        formula.rpartition("!")[2].replace("$", "") for formula in _formulas(_charts(_written(tmp_path, "en", few))[0])
    ]
    assert {int(area.rpartition(":")[2][1:]) - int(area.partition(":")[0][1:]) + 1 for area in areas} == {3}
    path = _written(tmp_path, "zh_CN", none)
    assert _charts(path) == []
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert sheet["A4"].value is not None


@pytest.mark.parametrize(("lowest", "stands_on_zero"), [(40.0, True), (0.0, True), (-1.0, False)])
def test_bars_stand_on_zero_unless_something_is_below(tmp_path: Path, lowest: float, stands_on_zero: bool) -> None:
    table = Table("t", (Column("who", "Who"), Column("owed", "Owed", "amount")), [("a", 50.0), ("b", lowest)])
    charts = tuple(
        Chart(kind, kind, "t", "who", (Series("Owed", "owed"),))  # type: ignore[arg-type]  # literals
        for kind in ("column", "stacked_bar", "line")
    )
    sheet = Sheet("aging", Text("title.aging"), (*charts, table))
    write_workbook(Report("x", Text("title.close"), (sheet,), date(2025, 6, 30), "CNY"), tmp_path / "x.xlsx")
    lows = [chart.find(f".//{_C}valAx/{_C}scaling/{_C}min") for chart in _charts(tmp_path / "x.xlsx")]

    assert [low is not None for low in lows] == [stands_on_zero, stands_on_zero, False]
    assert all(low is None or low.get("val") == "0" for low in lows)
