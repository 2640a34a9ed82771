"""Columns are as wide as what stands in them, and no heading is cut by its filter button."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from render.conftest import context

from xlsaging.render.file import write_workbook
from xlsaging.render.layout import heading_lines
from xlsaging.report.model import Column, Sheet, Table, Text
from xlsaging.report.page import report_of

BUTTON = 18 / 7
"""Digits that a filter button is wide in LibreOffice."""
INDENT_AND_EDGES = 1.7
WIDE = tuple(Column(f"c{number}", f"Amount {number}", "amount") for number in range(13))


def _drawn(tmp_path: Path, heading: str, wide: int = len(WIDE), **changes: Any) -> Any:
    """A table whose first column has that heading; by itself it is too wide for headings in one line."""
    row = ("C01", *[1_234_567.89] * wide)
    table = Table("t", (Column("id", heading), *WIDE[:wide]), [row] * 3, **changes)
    path = tmp_path / "layout.xlsx"
    write_workbook(
        report_of("aging", (Sheet("aging", Text("title.aging"), (table,)),), context(), main="t"), path, "en"
    )
    return openpyxl.load_workbook(path).worksheets[0]


def _heading(sheet: Any, text: str) -> Any:
    return next(row[0] for row in sheet.iter_rows(max_col=1) if row[0].value == text)


@pytest.mark.parametrize("heading", ["Customer no.", "Responsible person", "Sales-weighted days"])
@pytest.mark.parametrize("buttons", [{"freeze": 1}, {"excel_table": "tblT"}])
def test_the_longest_word_of_a_heading_stands_whole_beside_its_filter_button(
    tmp_path: Path, heading: str, buttons: dict[str, Any]
) -> None:
    sheet = _drawn(tmp_path, heading, **buttons)
    longest = max(map(len, heading.replace("-", "- ").split()))

    assert sheet.column_dimensions["A"].width - 5 / 7 >= longest + INDENT_AND_EDGES + BUTTON
    assert _heading(sheet, heading).alignment.wrap_text


def test_without_a_button_no_room_is_left_for_one(tmp_path: Path) -> None:
    narrow, wide = (
        _drawn(tmp_path, "Responsible person", freeze=freeze).column_dimensions["A"].width for freeze in (0, 1)
    )

    assert 2 < wide - narrow < 4


@pytest.mark.parametrize("heading", ["Currency", "客户编码"])
def test_a_heading_of_one_line_is_not_wrapped_and_so_never_folded_by_a_button(tmp_path: Path, heading: str) -> None:
    assert not _heading(_drawn(tmp_path, heading, 4, freeze=1), heading).alignment.wrap_text


def test_a_chinese_heading_is_not_counted_as_a_column_of_characters() -> None:
    assert heading_lines("客户编码", 8.3, taken=4.6) == 2
