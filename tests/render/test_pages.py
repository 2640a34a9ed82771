"""A sheet of several pages goes on where nothing is cut that fits on a page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from render.conftest import context

from xlsaging.render.canvas import ROW_HEIGHT
from xlsaging.render.file import write_workbook
from xlsaging.render.paper import Paper, page_points, without_remainder
from xlsaging.report.model import Block, Chart, Column, KeyValues, Note, Series, Sheet, Signatures, Table, Text
from xlsaging.report.page import report_of

COLUMNS = (Column("month", "Month"), *(Column(f"c{number}", f"Sum {number}", "amount") for number in range(12)))


def _table(name: str, rows: int) -> Table:
    return Table(
        name, COLUMNS, [(f"{name}{row}", *[1_234_567.89] * 12) for row in range(rows)], title=Text("page.total")
    )


def _chart(table: str, height: int) -> Chart:
    return Chart(f"{table}_chart", "column", table, "month", (Series("Sum", "c1"),), height=height)


def _breaks(tmp_path: Path, *blocks: Block) -> tuple[list[int], Any]:
    sheet = Sheet("aging", Text("title.aging"), blocks)
    path = tmp_path / "pages.xlsx"
    write_workbook(report_of("aging", (sheet,), context(), main="a"), path, "en")
    drawn = openpyxl.load_workbook(path).worksheets[0]
    return [each.id for each in drawn.row_breaks.brk], drawn


def _row_of(drawn: Any, text: str) -> int:
    return next(int(row[0].row) for row in drawn.iter_rows(max_col=1) if row[0].value == text)


def test_a_chart_that_does_not_fit_begins_a_page(tmp_path: Path) -> None:
    breaks, drawn = _breaks(tmp_path, _table("a", 20), _chart("a", 20), _table("b", 3))

    assert len(breaks) == 1
    assert breaks[0] == _row_of(drawn, "a19") + 1


def test_a_short_table_goes_to_the_next_page_whole_with_its_title(tmp_path: Path) -> None:
    breaks, drawn = _breaks(tmp_path, _table("a", 25), _table("b", 15), Note("of b"))

    assert breaks == [_row_of(drawn, "b0") - 3]
    assert _row_of(drawn, "of b") == _row_of(drawn, "b14") + 1


def test_a_table_longer_than_a_page_goes_on_by_itself(tmp_path: Path) -> None:
    assert _breaks(tmp_path, _table("a", 10), _table("b", 200))[0] == []


def test_a_table_is_not_sent_on_from_a_page_that_is_nearly_empty(tmp_path: Path) -> None:
    assert _breaks(tmp_path, Note("short"), _table("a", 40))[0] == []


def test_where_no_headings_are_repeated_a_table_that_fits_on_a_page_is_not_cut(tmp_path: Path) -> None:
    breaks, drawn = _breaks(tmp_path, _table("a", 10), _table("b", 28), _table("c", 28))

    assert breaks == [_row_of(drawn, f"{each}0") - 3 for each in "bc"]


def test_a_table_that_others_follow_goes_on_where_it_is_said(tmp_path: Path) -> None:
    breaks, drawn = _breaks(tmp_path, _table("a", 60), _table("b", 20))

    assert len(breaks) == 2
    assert _row_of(drawn, "a0") < breaks[0] < _row_of(drawn, "a59")
    assert breaks[1] == _row_of(drawn, "b0") - 3


def test_after_a_long_list_a_page_begins(tmp_path: Path) -> None:
    breaks, drawn = _breaks(tmp_path, _table("a", 500), _table("b", 3))

    assert breaks == [_row_of(drawn, "a499") + 1]


def test_a_heading_stays_with_what_it_is_above(tmp_path: Path) -> None:
    breaks, drawn = _breaks(tmp_path, _table("a", 30), Note("Heading", "heading"), _table("b", 10))

    assert breaks == [_row_of(drawn, "Heading") - 1]


@pytest.mark.parametrize(
    ("rows", "pages"),
    [(38, 1), (46, 0), (60, 0), (79, 2), (110, 3), (130, 4), (400, 0)],
)
def test_a_few_rows_do_not_take_a_page_of_their_own(rows: int, pages: int) -> None:
    paper = Paper(landscape=True, pages=0, scale=0.85)
    made = without_remainder(paper, rows * ROW_HEIGHT, 2 * ROW_HEIGHT)

    assert made.pages == pages
    assert 0.7 <= made.scale <= 0.85
    if pages:
        each = page_points(made) - 2 * ROW_HEIGHT
        assert (rows - 2) * ROW_HEIGHT <= pages * each


@pytest.mark.parametrize("below", [(), (Note("one"), Note("two"), Note("three")), (_table("c", 12),)])
def test_a_total_does_not_go_to_the_last_page_alone(tmp_path: Path, below: tuple[Block, ...]) -> None:
    alone = []
    columns = (COLUMNS[0], *(replace(column, total="sum") for column in COLUMNS[1:]))
    for rows in range(40, 76, 2):
        table = replace(_table("b", rows), totals=True, columns=columns)
        breaks, drawn = _breaks(tmp_path, _table("a", 20), _chart("a", 20), table, *below)
        total = _row_of(drawn, f"b{rows - 1}") + 1
        alone += [total - each for each in breaks if _row_of(drawn, f"b{rows - 12}") <= each < total]
    assert alone
    assert min(alone) >= 3
    assert 5 in alone


def test_nobody_signs_on_a_page_of_its_own(tmp_path: Path) -> None:
    values = KeyValues(
        "basis", tuple((f"k{number}", "v", "text", None) for number in range(6)), title=Text("page.total")
    )
    signed = Signatures("signed", (Text("page.total"),) * 3)
    for rows in range(18, 38):
        breaks, drawn = _breaks(tmp_path, _table("b", 30), _chart("b", 20), _table("a", rows), values, signed)
        assert [each for each in breaks if each > _row_of(drawn, "k0")] == []
