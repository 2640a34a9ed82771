"""Workbooks go from Excel to LibreOffice and back with their formulas."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from live_office import LIVE
from openpyxl.packaging.relationship import Relationship
from openpyxl.workbook.external_link.external import ExternalBook, ExternalLink
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.table import Table

pytestmark = LIVE
_DAY = date(2025, 9, 1)


def _from_excel(path: Path) -> Path:
    """A file as Excel writes one, its own results left out: bare names, and those of the add-in ArCollect.xlam."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = 45
    sheet["B1"] = "=AR_BUCKET(A1)"
    sheet["B2"] = '=IF(AR_DSO(300,900,90)>20,"late ar_bucket(1) "&AR_BUCKET(A1),0)'
    sheet["B3"] = "=[1]!AR_BUCKET(A1)"
    sheet["B4"] = ArrayFormula("B4:C6", '=AR_EXPLAIN("AR_PROVISION",{100;50},{0.1;0.5})')
    ledger = ["Document No.", "Customer ID", "Document date", "Due date", "Amount"], ["A1", "C1", _DAY, _DAY, 70.5]
    for row, cells in enumerate(ledger, 7):
        for column, cell in enumerate(cells, 1):
            sheet.cell(row, column, cell)
    sheet.add_table(Table(displayName="Ledger", ref="A7:E8"))
    sheet["F8"] = "=AR_BUCKET(Ledger[[#This Row],[Amount]])"
    sheet["G1"] = ArrayFormula("G1:H2", '=AR_AGING(Ledger[#All],"customer_id",DATE(2025,12,31))')
    link = ExternalLink(externalBook=ExternalBook(id="rId1"))
    link.file_link = Relationship(type="externalLinkPath", Target="ArCollect.xlam", TargetMode="External", Id="rId1")
    book._external_links.append(link)
    book.save(path)
    return path


def _values(sheet: Any) -> list[Any]:
    return [*sheet["B1:B3"].value, sheet["B5"].value, sheet["C6"].value, *sheet["G2:H2"].value, sheet["F8"].value]


@pytest.mark.parametrize("kind", [".xlsx", ".xlsm"])
def test_formulas_of_a_file_are_computed_and_written_by_names_that_excel_knows(
    calc: Any, tmp_path: Path, kind: str
) -> None:
    expected = ["31-60", "late ar_bucket(1) 31-60", "31-60"]
    book = calc.app.books.open(_from_excel(tmp_path / "excel.xlsx"))
    seen = _values(book.sheets[0])
    assert seen[:3] == expected
    assert seen[4:] == ["Part", "C1", 70.5, "61-90"]
    assert not book.api.isModified()
    book.save(tmp_path / f"saved{kind}")
    book.close()
    formulas = openpyxl.load_workbook(tmp_path / f"saved{kind}").active
    values = openpyxl.load_workbook(tmp_path / f"saved{kind}", data_only=True).active
    assert formulas is not None
    assert values is not None
    assert [formulas[cell].value for cell in ("B1", "B2", "B3")] == [
        "=AR_BUCKET(A1)",
        '=IF(AR_DSO(300,900,90)>20,"late ar_bucket(1) "&AR_BUCKET(A1),0)',
        "=AR_BUCKET(A1)",
    ]
    assert [values[cell].value for cell in ("B1", "B2", "B3")] == expected
    with zipfile.ZipFile(tmp_path / f"saved{kind}") as package:
        assert not [name for name in package.namelist() if b"XLSAGING" in package.read(name).upper()]

    again = calc.app.books.open(tmp_path / f"saved{kind}")
    assert _values(again.sheets[0]) == seen
    again.sheets[0]["A1"].value = 100
    assert again.sheets[0]["B1"].value == "91-180"
    again.save()
    again.sheets[0]["A1"].value = 5
    again.save()
    again.close()
    last = openpyxl.load_workbook(tmp_path / f"saved{kind}").active
    assert last is not None
    assert (last["A1"].value, last["B1"].value) == (5, "=AR_BUCKET(A1)")


def test_xlwings_reads_and_writes_formulas_by_the_names_of_excel(calc: Any) -> None:
    book = calc.app.books.add()
    book.sheets[0]["A1"].formula = '=AR_BUCKET(45,"30,60")'

    assert book.sheets[0]["A1"].formula == '=AR_BUCKET(45,"30,60")'
    assert book.sheets[0]["A1"].value == "31-60"
    book.close()
