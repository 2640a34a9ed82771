"""Every kind of file gives the same cells."""

from __future__ import annotations

from datetime import date, datetime

import numpy as np
import pytest

from xlsaging.ledger.grid import CellError
from xlsaging.ledger.sources import open_source
from xlsaging.model.errors import (
    DamagedFileError,
    EmptyFileError,
    NotAWorkbookError,
    PasswordProtectedError,
)
from xlsaging.model.periods import NEVER, to_day

LEDGER = [
    [None, "应收明细 & <AR>"],
    [],
    ["No", "Customer", "Due", "Amount", "Paid", "Note"],
    ["00123", '客户 "甲"', date(2025, 1, 31), 1234.5, True, "a\nb"],
    ["INV-2", "Müller", date(1999, 12, 31), -0.01, False, "#N/A"],
    [None, None, None, None, None, None],
    [123456, 20250131, datetime(2025, 2, 28, 13, 30), 7, "x", "#DIV/0!"],
    [12345678901234, 0.1, 45688, "1,234.50", date(2025, 3, 1), "#REF!"],
]


@pytest.fixture
def ledger(workbook_of):
    return open_source(workbook_of(LEDGER)).grids[0]


def test_cells_come_back_as_they_were_written(ledger):
    expected = [row + [None] * (6 - len(row)) for row in LEDGER]
    for row in expected:
        row[5] = CellError(row[5]) if isinstance(row[5], str) and row[5].startswith("#") else row[5]
    assert ledger.cells(0, 99) == expected
    assert (ledger.n_rows, ledger.n_columns, ledger.name, ledger.hidden) == (8, 6, "Ledger", False)
    assert [type(cell) for cell in ledger.cells(6, 6)[0][:4]] == [int, int, datetime, int]


def test_a_text_column_keeps_leading_zeros_and_writes_numbers_short(ledger):
    found = ledger.columns({0: "text", 1: "text", 2: "text"}, 3, 7)
    assert found[0].values.tolist() == ["00123", "INV-2", "", "123456", "12345678901234"]
    assert found[1].values.tolist() == ['客户 "甲"', "Müller", "", "20250131", "0.1"]
    assert found[2].values.tolist() == ["2025-01-31", "1999-12-31", "", "2025-02-28 13:30:00", "45688"]
    assert not found[0].odd
    assert not found[1].odd
    assert not found[2].odd


def test_a_number_column_keeps_text_dates_booleans_and_errors_apart(ledger):
    found = ledger.columns({3: "number", 4: "number", 5: "number"}, 3, 7)
    np.testing.assert_array_equal(found[3].values, [1234.5, -0.01, np.nan, 7, np.nan])
    assert found[3].odd == {4: "1,234.50"}
    assert np.isnan(found[4].values).all()
    assert found[4].odd == {0: True, 1: False, 3: "x", 4: date(2025, 3, 1)}
    errors = {1: CellError("#N/A"), 3: CellError("#DIV/0!"), 4: CellError("#REF!")}
    assert found[5].odd == {0: "a\nb", **errors}


def test_a_date_column_gives_days_and_leaves_serial_numbers_odd(ledger):
    found = ledger.columns({2: "date", 4: "date"}, 3, 7)
    days = [to_day("2025-01-31"), to_day("1999-12-31"), NEVER, to_day("2025-02-28"), NEVER]
    assert found[2].values.tolist() == days
    assert found[2].odd == {4: 45688.0}
    assert isinstance(found[2].odd[4], float)
    assert found[4].values.tolist() == [NEVER] * 4 + [to_day("2025-03-01")]
    assert found[4].odd == {0: True, 1: False, 3: "x"}


def test_columns_outside_of_the_rectangle_are_blank(ledger):
    found = ledger.columns({40: "number", 41: "text", 42: "date"}, 6, 1000)
    assert np.isnan(found[40].values).tolist() == [True, True]
    assert found[41].values.tolist() == ["", ""]
    assert found[42].values.tolist() == [NEVER, NEVER]


@pytest.mark.parametrize("kind", ["openpyxl", "xls", "xlsb", "ods", "spreadsheetml"])
@pytest.mark.parametrize("name", ["ledger.csv", "ledger.xls", "ledger.xlsx", "ledger"])
def test_content_decides_whatever_the_name_says(kind, name, writers, tmp_path):
    path = writers[kind][1](tmp_path / name, [["a", 1]])
    assert open_source(path).grids[0].cells(0, 0) == [["a", 1]]


@pytest.mark.parametrize("name", ["ledger.csv", "ledger.xls", "ledger.xlsx"])
def test_text_and_html_are_read_under_any_name(name, tmp_path):
    path = tmp_path / name
    path.write_text("No\tAmount\n007\t1.5\n")
    assert open_source(path).grids[0].cells(0, 1) == [["No", "Amount"], ["007", "1.5"]]
    path.write_text("<html><table><tr><td>No<td>Amount<tr><td>007<td>1.5</table></html>")
    assert open_source(path).grids[0].cells(0, 1) == [["No", "Amount"], ["007", "1.5"]]


def test_a_text_that_begins_with_the_letters_of_a_zip_is_text(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("PK,Name\n1,x\n")
    assert open_source(path).grids[0].cells(0, 0) == [["PK", "Name"]]


def test_an_empty_file_is_named_empty(tmp_path):
    for name, content in {"a.csv": b"", "b.xlsx": b"", "c.txt": b" \r\n\t\r\n"}.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(EmptyFileError, match=name):
            open_source(tmp_path / name)


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n\x00\x01\x02",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        bytes(range(256)),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 64,
    ],
)
def test_what_is_no_workbook_and_no_text_is_refused(content, tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises((NotAWorkbookError, DamagedFileError), match="xlsx"):
        open_source(path)


def test_other_files_in_a_zip_are_refused(tmp_path):
    import zipfile

    path = tmp_path / "a.xlsx"
    for part in ("word/document.xml", "readme.txt"):
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(part, "<x/>")
        with pytest.raises(NotAWorkbookError):
            open_source(path)


def test_an_encrypted_workbook_asks_for_the_password_to_be_removed(tmp_path):
    path = tmp_path / "a.xlsx"
    container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
    path.write_bytes(container + "EncryptedPackage".encode("utf-16-le") + b"\0" * 512)
    with pytest.raises(PasswordProtectedError, match="remove the password"):
        open_source(path)


@pytest.mark.parametrize("kind", ["openpyxl", "xls", "xlsb", "ods", "spreadsheetml"])
def test_a_file_cut_off_anywhere_is_damaged_and_never_half_read(kind, writers, tmp_path):
    whole = writers[kind][1](tmp_path / "whole", [["No", "Amount"], ["a" * 50, 1], ["b" * 50, 2]]).read_bytes()
    path = tmp_path / "cut"
    for share in (0.2, 0.5, 0.8, 0.95):
        path.write_bytes(whole[: int(len(whole) * share)])
        with pytest.raises((DamagedFileError, NotAWorkbookError)):
            [grid.n_rows for grid in open_source(path).grids]
