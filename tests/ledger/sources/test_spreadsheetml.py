"""XML Spreadsheet 2003."""

from __future__ import annotations

from datetime import date

import pytest

from xlsaging.ledger.grid import CellError, Uncached
from xlsaging.ledger.sources import open_source
from xlsaging.model.errors import DamagedFileError

SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"


@pytest.fixture
def grids_of(tmp_path):
    def read(inside, encoding="utf-8", declared=""):
        text = f'<?xml version="1.0"{declared}?><?mso-application progid="Excel.Sheet"?>'
        text += f'<ss:Workbook xmlns:ss="{SPREADSHEET}" xmlns:x="urn:schemas-microsoft-com:office:excel">'
        text += f"{inside}</ss:Workbook>"
        (tmp_path / "a.xls").write_bytes(text.encode(encoding))
        return open_source(tmp_path / "a.xls").grids

    return read


def sheet(rows, after=""):
    return f'<ss:Worksheet ss:Name="Ledger"><ss:Table>{rows}</ss:Table>{after}</ss:Worksheet>'


def test_cells_and_rows_follow_one_another_unless_they_have_an_index(grids_of):
    rows = '<ss:Row ss:Index="3"><ss:Cell ss:Index="2"><ss:Data ss:Type="String">a</ss:Data></ss:Cell>'
    rows += '<ss:Cell><ss:Data ss:Type="Number">1.5</ss:Data></ss:Cell></ss:Row><ss:Row ss:Span="2"/>'
    rows += '<ss:Row><ss:Cell ss:MergeAcross="1"><ss:Data ss:Type="String">b</ss:Data></ss:Cell>'
    rows += '<ss:Cell><ss:Data ss:Type="String">c</ss:Data></ss:Cell></ss:Row>'
    grid = grids_of(sheet(rows))[0]
    assert grid.cells(2, 6) == [[None, "a", 1.5], [None] * 3, [None] * 3, [None] * 3, ["b", None, "c"]]
    assert list(grid.merges) == [(6, 6, 0, 1)]


def test_types_errors_rich_text_and_formulas_are_kept(grids_of):
    cells = [
        '<ss:Data ss:Type="Boolean">1</ss:Data>',
        '<ss:Data ss:Type="Error">#N/A</ss:Data>',
        '<ss:Data ss:Type="DateTime">2025-01-31T00:00:00.000</ss:Data>',
        '<ss:Data ss:Type="String"><B>bold</B> &amp; plain</ss:Data>',
        '<ss:Data ss:Type="Number">123456789012345678</ss:Data>',
    ]
    rows = f"<ss:Row>{''.join(f'<ss:Cell>{cell}</ss:Cell>' for cell in cells)}<ss:Cell ss:Formula='=RC[-1]'/></ss:Row>"
    expected = [True, CellError("#N/A"), date(2025, 1, 31), "bold & plain", 123456789012345678, Uncached("=RC[-1]")]
    assert grids_of(sheet(rows))[0].cells(0, 0) == [expected]


def test_hidden_parts_are_counted(grids_of):
    rows = '<ss:Column/><ss:Column ss:Hidden="1" ss:Span="1"/><ss:Row ss:Hidden="1">'
    rows += '<ss:Cell ss:Index="3"><ss:Data ss:Type="Number">1</ss:Data></ss:Cell></ss:Row>'
    hidden = "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>"
    grid = grids_of(sheet(rows, hidden))[0]
    assert (grid.hidden_rows, grid.hidden_columns, grid.hidden) == (1, 2, True)


def test_the_declared_encoding_holds(grids_of):
    rows = '<ss:Row><ss:Cell><ss:Data ss:Type="String">客户</ss:Data></ss:Cell></ss:Row>'
    assert grids_of(sheet(rows), "gbk", ' encoding="GB2312"')[0].cells(0, 0) == [["客户"]]


@pytest.mark.parametrize("index", ["0", "99999999", "x"])
def test_places_that_no_sheet_has_are_damage(index, grids_of):
    rows = f'<ss:Row ss:Index="{index}"><ss:Cell><ss:Data ss:Type="Number">1</ss:Data></ss:Cell></ss:Row>'
    with pytest.raises(DamagedFileError):
        grids_of(sheet(rows))
