"""HTML tables are grids of text."""

from __future__ import annotations

import pytest

from xlsaging.ledger.sources import open_source
from xlsaging.model.errors import NotAWorkbookError


@pytest.fixture
def grids_of(tmp_path):
    def read(html, name="t.xls"):
        (tmp_path / name).write_bytes(html if isinstance(html, bytes) else html.encode())
        return open_source(tmp_path / name).grids

    return read


def test_a_table_is_read_with_its_entities_and_line_breaks(grids_of):
    page = "<html><head><title>x</title><style>td{}</style></head><body><table>"
    page += "<tr><th>A &amp; B</th><th>&#20013;</th></tr>"
    grid = grids_of(page + "<tr><td>1<br>2</td><td>&nbsp;3 &lt;</td></tr></table></body></html>")[0]
    assert grid.cells(0, 1) == [["A & B", "中"], ["1\n2", "3 <"]]
    assert grid.text_only
    assert grid.name == "t"


def test_end_tags_may_be_left_out(grids_of):
    assert grids_of("<table><tr><td>a<td>b<tr><td>1<td>2</table>")[0].cells(0, 1) == [["a", "b"], ["1", "2"]]


def test_cells_that_span_hold_their_value_once_and_shift_the_others(grids_of):
    page = "<table><tr><td colspan=2>title<td>x<tr><td rowspan=2>a<td>b<td>c<tr><td>d<td>e</table>"
    assert grids_of(page)[0].cells(0, 2) == [["title", None, "x"], ["a", "b", "c"], [None, "d", "e"]]


def test_a_span_without_end_is_bounded(grids_of):
    grid = grids_of("<table><tr><td colspan=999999999 rowspan=999999999>a<tr><td>b</table>")[0]
    assert grid.n_columns <= 16_385


def test_several_tables_are_several_grids_and_empty_ones_none(grids_of):
    page = "<table><tr><td>a</table><table><tr><td> </table><table><tr><td>b<table><tr><td>inner</table></table>"
    assert [(grid.name, grid.cells(0, 0)) for grid in grids_of(page)] == [
        ("t 1", [["a"]]),
        ("t 2", [["b"]]),
        ("t 3", [["inner"]]),
    ]


def test_excels_sheet_names_are_used(grids_of):
    page = "<html><!--[if gte mso 9]><xml><x:ExcelWorksheet><x:Name>应收</x:Name></x:ExcelWorksheet></xml><![endif]-->"
    assert grids_of(page + "<table><tr><td>a</table>")[0].name == "应收"


def test_the_number_behind_a_rounded_one_is_taken_and_the_serial_behind_a_date_is_not(grids_of):
    page = '<table><tr><td x:num="1234.5678">1,234.57<td x:num="45688">2025-01-31<td x:num>7<td x:num="0.5">50%</table>'
    assert grids_of(page)[0].cells(0, 0) == [["1234.5678", "2025-01-31", "7", "50%"]]


@pytest.mark.parametrize("declared", ["gb2312", "gbk", "utf-8"])
def test_the_declared_encoding_holds(declared, grids_of):
    page = f'<html><meta http-equiv="Content-Type" content="text/html; charset={declared}"><table><tr><td>客户'
    assert grids_of(page.encode("gbk" if declared == "gb2312" else declared))[0].cells(0, 0) == [["客户"]]


def test_a_false_declaration_is_seen_through(grids_of):
    page = '<html><meta charset="utf-8"><table><tr><td>深圳市东方商贸有限公司</table>'
    assert grids_of(page.encode("gbk"))[0].cells(0, 0) == [["深圳市东方商贸有限公司"]]


def test_a_web_archive_is_read(grids_of):
    archive = (
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\n'
        'Content-Type: text/html; charset="utf-8"\n'
        "Content-Transfer-Encoding: quoted-printable\n\n<html><table><tr><td>=E5=AE=A2<td>a=3Db</table></html>\n--b--\n"
    )
    assert grids_of(archive)[0].cells(0, 0) == [["客", "a=b"]]


def test_scripts_are_no_text(grids_of):
    assert grids_of("<table><tr><td>a<script>alert('<td>b')</script></table>")[0].cells(0, 0) == [["a"]]


def test_a_page_without_tables_is_refused(grids_of):
    with pytest.raises(NotAWorkbookError):
        grids_of("<html><body>Please log in again</body></html>")
