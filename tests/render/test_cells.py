"""A column at a time gives what each cell alone would have given."""

from __future__ import annotations

from datetime import date, datetime
from math import inf, nan
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xlsaging.render.cells import count_links
from xlsaging.render.file import write_workbook
from xlsaging.report.model import Column, Format, Link, Report, Sheet, Spot, Table, Text, Value

DAY = date(2025, 6, 30)


def _drawn(values: list[Any], kind: Format = "text", path: Path = Path("cells.xlsx"), **options: Any) -> list[Any]:
    table = Table("t", (Column("a", "a", kind, **options),), [(value,) for value in values])
    report = Report("x", Text("title.aging"), (Sheet("aging", Text("title.aging"), (table,)),), DAY, "CNY")
    write_workbook(report, path)
    cells = openpyxl.load_workbook(path).worksheets[0]["A"][4:]
    return [cell.value for cell in cells] + [None] * (len(values) - len(cells))


@pytest.mark.parametrize(
    ("values", "kind", "shown"),
    [
        ([1.5, None, 2, -0.1], "amount", [1.5, None, 2, -0.1]),
        ([1.5, nan, inf, -inf], "amount", [1.5, None, None, None]),
        (["a", "", None, "=1+1", "A\x1b"], "text", ["a", None, None, "=1+1", "A�"]),
        ([DAY, None, date(1899, 1, 1)], "date", [datetime(2025, 6, 30), None, "1899-01-01"]),
        ([datetime(2025, 6, 30, 14, 30)], "date", [datetime(2025, 6, 30)]),
        ([Text("page.total"), "b", None], "text", ["Total", "b", None]),
        ([True, False, None], "text", ["Yes", "No", None]),
        ([1.0, "x", DAY, True, None], "text", [1.0, "x", 45838, "Yes", None]),
        ([Value(2.5, "days"), Value("v", "text"), Value(None, "amount"), 1.0], "amount", [2.5, "v", None, 1.0]),
        ([Link("l", Spot("t", 1)), Link(3.5, Spot("t", 0)), None, "m"], "text", ["l", 3.5, None, "m"]),
    ],
    ids=["numbers", "no numbers", "texts", "days", "moments", "words", "yes and no", "all", "own formats", "links"],
)
def test_each_value_stands_as_what_it_is(values: list[Any], kind: Format, shown: list[Any], tmp_path: Path) -> None:
    assert _drawn(values, kind, tmp_path / "cells.xlsx") == shown


_ANY = st.none() | st.booleans() | st.integers(-(10**12), 10**12) | st.floats(width=32) | st.text("ab=账\n", max_size=5)


@given(st.lists(_ANY, min_size=1, max_size=12))
@settings(max_examples=25, deadline=None)
def test_a_value_is_drawn_alike_among_its_own_kind_and_among_others(
    tmp_path_factory: pytest.TempPathFactory, values: list[Any]
) -> None:
    path = tmp_path_factory.mktemp("cells") / "cells.xlsx"
    alone = [_drawn([value], path=path)[0] for value in values]

    assert _drawn(values, path=path) == alone


def test_a_text_too_long_for_a_line_makes_its_row_higher_but_no_higher_than_excel_allows(tmp_path: Path) -> None:
    path = tmp_path / "high.xlsx"
    _drawn(["short", "word " * 20, "word " * 5_000], path=path, width=24.0)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    heights = [sheet.row_dimensions[row].height for row in (5, 6, 7)]

    assert heights[0] < heights[1] < heights[2] <= 409


def test_a_word_that_only_the_indent_pushes_to_a_second_line_is_not_hidden(tmp_path: Path) -> None:
    """In LibreOffice and Excel a column of 14 has room for 13 letters beside the indent."""
    path = tmp_path / "indent.xlsx"
    _drawn(["Payment method", "Payment day"], path=path, width=14.0)
    rows = openpyxl.load_workbook(path).worksheets[0].row_dimensions

    assert rows[5].height > 28
    assert rows[6].height < 20


def test_rows_that_are_not_folded_keep_their_height(tmp_path: Path) -> None:
    path = tmp_path / "flat.xlsx"
    _drawn(["W" * 200, "宏" * 200], path=path)
    sheet = openpyxl.load_workbook(path).worksheets[0]

    assert {sheet.row_dimensions[row].height for row in (5, 6)} <= {None, 16.5}
    assert sheet.column_dimensions["A"].width < 40


def test_links_are_counted_in_cells_and_beside_them() -> None:
    table = Table("t", (Column("a", "a"),), [("x",), (Link("y", Spot("t")),)], links={(0, "a"): Spot("t")})

    assert count_links(Sheet("aging", Text("title.aging"), (table,))) == 2


def test_a_sheet_with_too_many_links_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xlsaging.render.file.MOST_LINKS", 2)
    path = tmp_path / "links.xlsx"
    _drawn([Link(f"A{number}", Spot("t", 0)) for number in range(4)], path=path)
    sheet = openpyxl.load_workbook(path).worksheets[0]

    assert "4 links, more than the 2" in str(sheet["A3"].value) + str(sheet["A4"].value)
    assert sum(cell.hyperlink is not None for cell in sheet["A"]) == 2
