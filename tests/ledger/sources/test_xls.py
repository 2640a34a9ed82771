"""Binary workbooks of Excel 97 to 2003."""

from __future__ import annotations

from datetime import date, datetime

import pytest
import xlwt

from xlsaging.ledger.sources import open_source
from xlsaging.model.errors import DamagedFileError, NotAWorkbookError


@pytest.fixture
def book(tmp_path):
    made = xlwt.Workbook()
    made.read_back = lambda: (made.save(str(tmp_path / "a.xls")), open_source(tmp_path / "a.xls").grids)[1]
    return made


def test_hidden_parts_and_merges_are_counted(book):
    sheet = book.add_sheet("Ledger")
    for row in range(5):
        sheet.write(row, 0, row)
        sheet.write(row, 1, "x")
    sheet.write_merge(6, 7, 0, 2, "merged")
    sheet.row(2).hidden = True
    sheet.col(1).hidden = True
    other = book.add_sheet("Hidden")
    other.visibility = 1
    ledger, hidden = book.read_back()
    assert (ledger.hidden_rows, ledger.hidden_columns, ledger.hidden, hidden.hidden) == (1, 1, False, True)
    assert list(ledger.merges) == [(6, 7, 0, 2)]
    assert ledger.cells(6, 6) == [["merged", None][: ledger.n_columns]]


def test_a_workbook_of_1904_gives_the_days_it_shows(book):
    book.dates_1904 = True
    sheet = book.add_sheet("Ledger")
    dated = xlwt.easyxf(num_format_str="d/m/yy")
    sheet.write(0, 0, 44_226, dated)
    sheet.write(0, 1, 44_226.25, dated)
    assert book.read_back()[0].cells(0, 0) == [[date(2025, 1, 31), datetime(2025, 1, 31, 6, 0)]]


def test_times_of_day_are_numbers(book):
    book.add_sheet("Ledger").write(0, 0, 0.5, xlwt.easyxf(num_format_str="hh:mm"))
    assert book.read_back()[0].cells(0, 0) == [[0.5]]


def test_other_documents_in_the_same_container_are_refused(book, tmp_path):
    book.add_sheet("Ledger").write(0, 0, 1)
    book.read_back()
    data = (tmp_path / "a.xls").read_bytes()
    name = "Workbook".encode("utf-16-le")
    (tmp_path / "a.xls").write_bytes(data.replace(name, "WordDocu".encode("utf-16-le")))
    with pytest.raises(NotAWorkbookError):
        open_source(tmp_path / "a.xls")


def test_broken_records_are_damage_and_never_another_error(book, tmp_path):
    sheet = book.add_sheet("Ledger")
    for row in range(50):
        sheet.write(row, 0, f"text {row}")
        sheet.write(row, 1, row * 1.5)
    book.read_back()
    data = (tmp_path / "a.xls").read_bytes()
    for place in range(512, len(data), 97):
        broken = bytearray(data)
        broken[place : place + 4] = b"\xff\xff\xff\xff"
        (tmp_path / "b.xls").write_bytes(broken)
        try:
            open_source(tmp_path / "b.xls").grids[0].cells(0, 99)
        except (DamagedFileError, NotAWorkbookError):
            continue
