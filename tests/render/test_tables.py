"""Headings in two rows, cells to type in, and columns that only feed a chart."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from render.every_kind import every_kind

from xlsaging.render.file import write_workbook
from xlsaging.report.frozen import unpack
from xlsaging.report.model import Chart, Column, Format, KeyValues, Report, Series, Table, Text


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "tables.xlsx"
    write_workbook(every_kind(), made)
    return made


def _heading(sheet: Any, text: str) -> int:
    return int(next(cell.row for cell in sheet["A"] if cell.value == text))


def test_a_group_is_named_once_above_its_columns_and_merges_nothing(path: Path) -> None:
    sheet = openpyxl.load_workbook(path)["Aging"]
    row = _heading(sheet, "Customer") - 1

    assert [sheet.cell(row, column).value for column in range(1, 6)] == [None, "Outstanding", None, None, None]
    assert {sheet.cell(row, column).alignment.horizontal for column in (2, 3, 4)} == {"centerContinuous"}
    assert sheet.cell(row, 5).alignment.horizontal != "centerContinuous"
    assert not sheet.merged_cells.ranges


def test_both_rows_of_headings_repeat_in_print_and_stay_in_sight(tmp_path: Path) -> None:
    report = every_kind()
    alone = replace(report, sheets=(replace(report.sheets[0], blocks=(report.sheets[0].blocks[1],)),))
    made = tmp_path / "alone.xlsx"
    write_workbook(alone, made)
    sheet = openpyxl.load_workbook(made).worksheets[0]
    row = _heading(sheet, "Customer")

    assert sheet.print_title_rows == f"${row - 1}:${row}"
    assert sheet.freeze_panes == f"B{row + 1}"


@pytest.mark.parametrize(("following", "repeated"), [("aging", True), ("other", False), ("values", False)])
def test_headings_repeat_over_charts_of_their_own_table_only(tmp_path: Path, following: str, repeated: bool) -> None:
    report = every_kind()
    table = report.sheets[0].blocks[1]
    assert isinstance(table, Table)
    other = replace(table, name="other", freeze=0)
    chart = Chart("c", "column", following if following == "other" else table.name, table.columns[0].name,
                  (Series(table.columns[1].heading, table.columns[1].name),))  # fmt: skip
    values = KeyValues("methods", ((Text("cover.as_of"), "x", "text", None),))
    blocks = {"aging": (table, chart), "other": (other, table, chart), "values": (table, values)}[following]
    made = tmp_path / "made.xlsx"
    write_workbook(replace(report, sheets=(replace(report.sheets[0], blocks=blocks),)), made)

    assert bool(openpyxl.load_workbook(made).worksheets[0].print_title_rows) is repeated


def test_cells_to_type_in_are_yellow_and_blue_and_explained(path: Path) -> None:
    sheet = openpyxl.load_workbook(path)["Aging"]
    row = _heading(sheet, "Customer")
    legend = [cell for cell in sheet["A"] if str(cell.value).startswith("Yellow cells")]

    typed = sheet.cell(row + 1, 6)
    assert (typed.fill.fgColor.rgb, typed.font.color.rgb) == ("FFFFF8D6", "FF1F4FBF")
    assert sheet.cell(row + 3, 6).fill.fgColor.rgb == "FFFFF8D6"
    assert sheet.cell(row + 7, 6).fill.fgColor.rgb != "FFFFF8D6"
    assert len(legend) == 1
    assert legend[0].row < row


def test_what_only_feeds_a_chart_stands_beyond_the_print_area(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    for name, quiet in (("Aging", ["key"]), ("DSO", ["benchmark"]), ("Tie-out", ["below", "rise", "fall"])):
        sheet = book[name]
        area = openpyxl.utils.range_boundaries(sheet.print_area.rpartition("!")[2].replace("$", ""))
        found = {cell.value: cell.column for row in sheet.iter_rows() for cell in row if cell.value in quiet}
        assert sorted(found) == sorted(quiet)
        assert area[2] < min(found.values())
        assert area[3] >= max(chart.anchor.to.row for chart in sheet._charts)
        assert area[2] >= max(chart.anchor.to.col for chart in sheet._charts)


def test_a_total_is_not_drawn_under_what_only_feeds_a_chart(path: Path) -> None:
    sheet = openpyxl.load_workbook(path)["Aging"]
    total = _heading(sheet, "Total")

    assert sheet.cell(total, 7).value is None


def test_what_a_later_run_needs_is_on_a_sheet_that_no_reader_sees(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    hidden = book["xlsaging"]

    assert hidden.sheet_state == "veryHidden"
    assert unpack([str(cell.value) for cell in hidden["A"]]) == {"a": 1, "名": [0.1, None]}
    assert book.sheetnames[-1] == "xlsaging"


def test_without_anything_to_freeze_there_is_no_such_sheet(close: Report, tmp_path: Path) -> None:
    made = tmp_path / "close.xlsx"
    write_workbook(close, made)

    assert "xlsaging" not in openpyxl.load_workbook(made).sheetnames


@pytest.mark.parametrize(
    ("kind", "shown"), [("percent", "100.0%"), ("rate", "1.0000"), ("ratio", "1.00"), ("days", "1.0")]
)
def test_a_column_is_as_wide_as_its_numbers_are_shown(tmp_path: Path, kind: Format, shown: str) -> None:
    report = every_kind()
    table = Table("narrow", (Column("a", "A"), Column("b", "B", kind)), [("x", 1.0)])
    made = tmp_path / "made.xlsx"
    write_workbook(replace(report, sheets=(replace(report.sheets[0], blocks=(table,)),)), made)

    assert openpyxl.load_workbook(made).worksheets[0].column_dimensions["B"].width >= len(shown) + 2
