"""What LibreOffice writes is read as it shows it, in every format."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date, datetime

import openpyxl
import pytest

from xlsaging.ledger.grid import CellError
from xlsaging.ledger.sources import open_source

pytestmark = [
    pytest.mark.soffice,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed"),
]
FILTERS = {"xls": "xls:MS Excel 97", "ods": "ods", "xlsx": "xlsx:Calc MS Excel 2007 XML", "html": "html", "csv": "csv"}


@pytest.fixture(scope="module")
def converted(tmp_path_factory):
    folder = tmp_path_factory.mktemp("soffice")
    book = openpyxl.Workbook()
    book.active.title = "Ledger"
    book.active.append(["No", "客户", "Due", "Amount", "Double", "Error", "Empty", "At"])
    moment = datetime(2025, 1, 31, 6, 30)
    for row in (2, 3):
        formulas = [f"=D{row}*2", "=1/0", '=""']
        book.active.append([f"00{row}", "甲 & 乙", date(2025, 1, 31), row * 1.5, *formulas, moment])
    book.active.row_dimensions[3].hidden = True
    book.save(folder / "source.xlsx")

    def convert(suffix):
        out = folder / suffix
        call = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
        call += ["--convert-to", FILTERS[suffix], "--outdir", str(out), str(folder / "source.xlsx")]
        subprocess.run(call, check=True, capture_output=True, timeout=170)
        return open_source(out / f"source.{suffix}").grids[0]

    return convert


@pytest.mark.parametrize("suffix", ["xls", "ods", "xlsx"])
def test_workbooks_of_libreoffice_hold_computed_results(suffix, converted):
    grid = converted(suffix)
    moment, due, error = datetime(2025, 1, 31, 6, 30), date(2025, 1, 31), CellError("#DIV/0!")
    assert grid.cells(1, 2) == [
        ["002", "甲 & 乙", due, 3, 6, error, None, moment],
        ["003", "甲 & 乙", due, 4.5, 9, error, None, moment],
    ]
    assert grid.hidden_rows == 1


def test_pages_of_libreoffice_hold_what_they_show(converted):
    assert converted("html").cells(1, 1)[0][:6] == ["002", "甲 & 乙", "2025-01-31", "3", "6", "#DIV/0!"]
