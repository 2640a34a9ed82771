"""OpenDocument spreadsheets."""

from __future__ import annotations

import zipfile
from datetime import date, datetime

import pytest

from xlsaging.ledger.grid import CellError, Region, Uncached
from xlsaging.ledger.sources import open_source
from xlsaging.model.errors import TooLargeError

NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "style")
)


@pytest.fixture
def grids_of(tmp_path):
    def read(tables, styles="", names=""):
        content = (
            f'<?xml version="1.0"?><office:document-content {NAMES} xmlns:calcext="urn:org:documentfoundation:names">'
            f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{tables}{names}"
            "</office:spreadsheet></office:body></office:document-content>"
        )
        with zipfile.ZipFile(tmp_path / "a.ods", "w") as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            archive.writestr("content.xml", content)
        return open_source(tmp_path / "a.ods").grids

    return read


def number(value, **more):
    extra = "".join(f' table:{name.replace("_", "-")}="{text}"' for name, text in more.items())
    return f'<table:table-cell office:value-type="float" office:value="{value}"{extra}/>'


def table(rows, name="Ledger", **more):
    style = "".join(f' table:{key}="{value}"' for key, value in more.items())
    return f'<table:table table:name="{name}"{style}>{rows}</table:table>'


def test_repeated_rows_and_cells_are_written_out(grids_of):
    rows = '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2"/>'
    rows += number(5, number_columns_repeated="2") + "</table:table-row>"
    rows += '<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>'
    grid = grids_of(table(rows))[0]
    assert grid.cells(0, 99) == [[None, None, 5, 5], [None, None, 5, 5]]


def test_rows_repeated_without_end_are_refused(grids_of):
    row = '<table:table-row table:number-rows-repeated="1000000">' + number(1, number_columns_repeated="16000")
    with pytest.raises(TooLargeError):
        grids_of(table(row + "</table:table-row>"))


def test_paragraphs_spaces_and_spans_are_text_and_comments_are_not(grids_of):
    cell = (
        '<table:table-cell office:value-type="string"><office:annotation><text:p>a comment</text:p></office:annotation>'
        '<text:p>a<text:s text:c="2"/>b<text:tab/>c</text:p><text:p><text:span>d</text:span> &amp; e</text:p>'
        "</table:table-cell>"
    )
    assert grids_of(table(f"<table:table-row>{cell}</table:table-row>"))[0].cells(0, 0) == [["a  b\tc\nd & e"]]


def test_dates_errors_booleans_and_uncomputed_formulas_keep_their_kind(grids_of):
    cells = (
        '<table:table-cell office:value-type="date" office:date-value="2025-01-31"/>'
        '<table:table-cell office:value-type="date" office:date-value="2025-01-31T06:00:00"/>'
        '<table:table-cell office:value-type="string" office:string-value="" calcext:value-type="error">'
        "<text:p>#DIV/0!</text:p></table:table-cell>"
        '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>'
        '<table:table-cell office:value-type="currency" office:currency="CNY" office:value="12.5">'
        "<text:p>￥12.50</text:p></table:table-cell>"
        '<table:table-cell office:value-type="time" office:time-value="PT12H"><text:p>12:00</text:p>'
        "</table:table-cell>"
    )
    expected = [
        date(2025, 1, 31),
        datetime(2025, 1, 31, 6),
        CellError("#DIV/0!"),
        True,
        12.5,
        "12:00",
    ]
    assert grids_of(table(f"<table:table-row>{cells}</table:table-row>"))[0].cells(0, 0) == [expected]


def test_formulas_without_results_are_uncached_unless_others_were_computed(grids_of):
    bare = '<table:table-cell table:formula="of:=[.A1]+1"/>'
    computed = '<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"/>'
    assert grids_of(table(f"<table:table-row>{bare}</table:table-row>"))[0].cells(0, 0) == [[Uncached("=[.A1]+1")]]
    assert grids_of(table(f"<table:table-row>{bare}{computed}</table:table-row>"))[0].cells(0, 0) == [[None, 2]]


def test_hidden_parts_merges_and_names_are_found(grids_of):
    style = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    rows = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    rows += "<table:table-row>" + number(1, number_columns_spanned="2", number_rows_spanned="1")
    rows += '<table:covered-table-cell/></table:table-row><table:table-row table:visibility="filter">'
    rows += number(1) + number(2) + "</table:table-row>"
    names = (
        '<table:named-expressions><table:named-range table:name="items" table:cell-range-address="$Ledger.$A$1:.$B$2"/>'
        '</table:named-expressions><table:database-ranges><table:database-range table:name="tblInvoices" '
        'table:target-range-address="Ledger.A1:Ledger.B2"/><table:database-range table:name="__Anonymous_Sheet_DB__0" '
        'table:target-range-address="Ledger.A1:Ledger.B2"/></table:database-ranges>'
    )
    hidden = table("<table:table-row>" + number(9) + "</table:table-row>", "Second", **{"style-name": "ta2"})
    ledger, second = grids_of(table(rows) + hidden, style, names)
    assert (ledger.hidden_rows, ledger.hidden_columns, ledger.hidden, second.hidden) == (1, 1, False, True)
    assert list(ledger.merges) == [(0, 0, 0, 1)]
    assert ledger.regions == [Region("items", 0, 1, 0, 1, kind="name"), Region("tblInvoices", 0, 1, 0, 1)]
    assert second.regions == []


def test_days_before_the_first_of_a_sheet_stay_text(grids_of):
    cell = '<table:table-cell office:value-type="date" office:date-value="1850-05-01"/>'
    assert grids_of(table(f"<table:table-row>{cell}</table:table-row>"))[0].cells(0, 0) == [["1850-05-01"]]
