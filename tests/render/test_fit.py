"""A sheet that is too wide to be read on paper is made narrower, step by step, and only as far as it needs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import range_boundaries
from render.conftest import context

from xlsaging.render.file import write_workbook
from xlsaging.render.paper import READABLE, print_scale
from xlsaging.report.model import Column, Sheet, Table, Text
from xlsaging.report.page import report_of

WORDS = "Northern Light Trading Company"


def _column(number: int, heading: str = "Sum", **changes: Any) -> Column:
    return Column(f"c{number}", heading, **{"format": "amount", **changes})


def _drawn(tmp_path: Path, *columns: Column, landscape: bool = True, rows: int = 3) -> Any:
    row = tuple(WORDS if column.format == "text" else 1_234_567.89 for column in columns)
    table = Table("t", columns, [row] * rows)
    sheet = Sheet("aging", Text("title.aging"), (table,), landscape=landscape)
    path = tmp_path / "fit.xlsx"
    write_workbook(report_of("aging", (sheet,), context(), main="t"), path, "en")
    return openpyxl.load_workbook(path).worksheets[0]


def _widths(sheet: Any) -> list[float]:
    return [each.width - 5 / 7 for each in sheet.column_dimensions.values() for _ in range(each.min, each.max + 1)]


def _printed(sheet: Any) -> int:
    area = sheet.print_area
    return int(range_boundaries(area.partition("!")[2])[2]) if area else len(_widths(sheet))


def _scale(sheet: Any) -> float:
    landscape = sheet.page_setup.orientation == "landscape"
    return print_scale(_widths(sheet)[: _printed(sheet)], landscape=landscape)


LONG = "A heading of many words in all"


@pytest.mark.parametrize(("columns", "width"), [(5, 20), (9, 20), (11, 15), (13, 15)])
def test_headings_are_folded_only_as_far_as_paper_asks_for(tmp_path: Path, columns: int, width: int) -> None:
    sheet = _drawn(tmp_path, *(_column(number, LONG) for number in range(columns)))

    assert _scale(sheet) >= READABLE
    assert round(max(_widths(sheet))) == width


def test_columns_that_print_may_do_without_are_left_off_the_paper_the_last_first(tmp_path: Path) -> None:
    columns = [_column(number, f"Sum {number}", spare=number > 11) for number in range(16)]
    sheet = _drawn(tmp_path, *columns)
    told = [str(sheet.cell(row, 1).value) for row in range(1, 6)]

    assert _scale(sheet) >= READABLE
    assert 12 <= _printed(sheet) < 16
    left_out = ", ".join(f"Sum {number}" for number in range(_printed(sheet), 16))
    assert any(left_out in line for line in told)
    assert [cell.value for row in sheet.iter_rows() for cell in row].count("Sum 15") == 1


def test_where_all_of_it_can_be_read_everything_prints(tmp_path: Path) -> None:
    sheet = _drawn(tmp_path, *(_column(number, spare=number > 2) for number in range(6)))

    assert not sheet.print_area
    assert _scale(sheet) == 1.0


def test_words_are_folded_at_last_and_their_rows_are_higher(tmp_path: Path) -> None:
    sheet = _drawn(tmp_path, *(_column(number, f"Name {number}", format="text") for number in range(8)))
    heights = {each.height for each in sheet.row_dimensions.values() if each.height}

    assert _scale(sheet) >= READABLE
    assert sheet["A5"].alignment.wrap_text
    assert max(heights) > 30


def test_a_code_is_never_cut_within_where_words_are_folded(tmp_path: Path) -> None:
    code = "receipt_before_document"
    columns = [_column(number, f"Name {number}", format="text") for number in range(9)]
    rows: list[Any] = [(code, *[WORDS] * 8)] * 3
    sheet = Sheet("aging", Text("title.aging"), (Table("t", tuple(columns), rows),))
    path = tmp_path / "codes.xlsx"
    write_workbook(report_of("aging", (sheet,), context(), main="t"), path, "en")
    widths = _widths(openpyxl.load_workbook(path).worksheets[0])

    assert widths[0] > len(code) + 1
    assert max(widths[1:]) < len(WORDS)


def test_an_upright_sheet_lies_down_only_where_it_cannot_stand(tmp_path: Path) -> None:
    narrow, wide = (
        _drawn(tmp_path, *(_column(number, LONG) for number in range(count)), landscape=False, rows=45)
        for count in (7, 13)
    )

    assert narrow.page_setup.orientation == "portrait"
    assert wide.page_setup.orientation == "landscape"
    assert min(_scale(narrow), _scale(wide)) >= READABLE
