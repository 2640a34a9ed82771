"""Formulas pass to LibreOffice's grammar and back without losing a sign."""

from __future__ import annotations

import pytest

pytest.importorskip("xlwings")
from xlsaging.libreoffice.formulas import to_excel, to_office

PAIRS = [
    ("=A1+B1*2%", "=A1+B1*2%"),
    ("=SUM(A1:A3,C1)", "=SUM(A1:A3;C1)"),
    ("=SUM((A1,B2),C3)", "=SUM((A1~B2);C3)"),
    ("=SUM(A1:A3 A2:C2)", "=SUM(A1:A3!A2:C2)"),
    ("={1,2;3,4}", "={1;2|3;4}"),
    ("=Sheet2!$A$1:$B$2", "=$Sheet2.$A$1:$B$2"),
    ("='O''Neil'!A1", "=$'O''Neil'.A1"),
    ("=年度!A1", "=$年度.A1"),
    ("=SUM(Jan:Mar!A1:B2)", "=SUM($Jan.A1:$Mar.B2)"),
    ('="a;b,c!d"&A1', '="a;b,c!d"&A1'),
    ("=IF(TRUE,1,2)", "=IF(TRUE();1;2)"),
    ("=CEILING(A1,5)", "=CEILING.XCL(A1;5)"),
    ("=rate.a+1", "=rate.a+1"),
    ("=SUM(A:A)+SUM(2:3)", "=SUM(A:A)+SUM(2:3)"),
    ("=IFERROR(1/0,#N/A)", "=IFERROR(1/0;#N/A)"),
    ("=SUM(Sales[[#All],[Net amount]])", "=SUM(Sales[[#All];[Net amount]])"),
    ("=ROWS(Sales[#All])", "=ROWS(Sales[[#All]])"),
]


@pytest.mark.parametrize(("excel", "office"), PAIRS)
def test_a_formula_passes_both_ways(excel: str, office: str) -> None:
    assert to_office(excel) == office
    assert to_excel(office) == excel


@pytest.mark.parametrize(
    ("written", "office"),
    [
        ('=_xlfn.TEXTJOIN(",",TRUE,A1)', '=TEXTJOIN(",";TRUE();A1)'),
        ("=@A1", "=A1"),
        ("=sum(A1)", "=SUM(A1)"),
        ("=[@Qty]*2", "=Items[[#This Row];[Qty]]*2"),
        ("=SUM([Net])", "=SUM(Items[Net])"),
    ],
)
def test_spellings_that_only_excel_has_are_written_too(written: str, office: str) -> None:
    assert to_office(written, "Items") == office


def test_functions_of_an_add_in_come_back_under_their_names() -> None:
    assert to_excel("=COM.SUN.STAR.SHEET.ADDIN.ANALYSIS.GETEDATE(A1;1)") == "=EDATE(A1,1)"


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("=DAY(EOMONTH(DATE(2026,1,15),0))", 31),
        ('=COUNTIF(A1:A3,">1")', 2),
        ("=SUMPRODUCT((A1:A3>1)*A1:A3)", 5),
        ("=INDEX(A1:A3,MATCH(3,A1:A3,0))", 3),
        ("=CEILING(5.5,2)", 6),
        ("=SUM({1,2;3,4})", 10),
        ('=TEXT(0.5,"0%")', "50%"),
        ("=NETWORKDAYS(DATE(2026,11,2),DATE(2026,11,6))", 5),
    ],
)
def test_a_written_formula_computes_and_reads_as_written(sheet, formula: str, result: object) -> None:
    sheet["A1:A3"].options(transpose=True).value = [1, 2, 3]
    sheet["C1"].formula = formula

    assert sheet["C1"].value == result
    assert sheet["C1"].formula == formula


def test_one_formula_for_many_cells_moves_along(sheet) -> None:
    sheet["A1"].value = [[1, 10], [2, 20]]
    sheet["C1:D2"].formula = "=A1*$B$1"

    assert sheet["C1:D2"].formula == (("=A1*$B$1", "=B1*$B$1"), ("=A2*$B$1", "=B2*$B$1"))
    assert sheet["C1:D2"].value == [[10, 100], [20, 200]]


def test_an_array_formula_fills_its_cells(sheet) -> None:
    sheet["A1:A2"].options(transpose=True).value = [1, 2]
    sheet["B1:B2"].formula_array = "=A1:A2*10"

    assert sheet["B1:B2"].value == [10, 20]
    assert (sheet["B1"].has_array, sheet["A1"].has_array) == (True, False)
    assert sheet["B1:B2"].formula_array == "=A1:A2*10"
