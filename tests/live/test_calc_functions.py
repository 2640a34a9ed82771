"""Every function, calculated in cells of LibreOffice, gives what Python gives.

The workbook is ArCollect.xlsm with its macros on, whose VBA has functions of the same names: the add-in's answer is
what counts, for those of the VBA would ask for an Excel.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from live_office import LIVE
from workbook.kinds import placed

from xlsaging.calc.calls import returned
from xlsaging.functions.errors import ErrorValue
from xlsaging.functions.registry import functions
from xlsaging.workbook.smoke_functions import CASES, Case, answer, calculated

pytestmark = LIVE
BY_RANGE_ONLY = Case("AR_CHECK", ("AR_DSO", 300_000.0, 0.0, 90.0))
"""What LibreOffice cannot: AR_CHECK takes a range there, so that error values in a ledger can be told."""


WORDED = ("AR_AGING", "AR_CHECK", "AR_EXPLAIN")
"""Functions that say most in words: these are asked in English as well."""
ASKED = [("zh_CN", case) for case in CASES if case != BY_RANGE_ONLY] + [
    ("en", case) for case in CASES if case.name in WORDED and case != BY_RANGE_ONLY
]


@pytest.fixture(scope="module")
def book_in(calc: Any, tmp_path_factory: Any) -> Iterator[Callable[[str], Any]]:
    """The workbook with its example, in a language; opened when it is first asked for."""
    opened: dict[str, Any] = {}

    def book(lang: str) -> Any:
        if lang not in opened:
            opened[lang] = calc.app.books.open(placed(f"{lang}.xlsm", tmp_path_factory.mktemp("functions")))
            assert calc.press(opened[lang], "load_example") == "load_example: done"
        return opened[lang]

    yield book
    for each in opened.values():
        each.close()


def _shown(result: Any) -> Any:
    """A result as cells show it."""
    if isinstance(result, (list, tuple)):
        return [[_shown(cell) for cell in row] for row in result]
    if isinstance(result, ErrorValue):
        return str(result)
    cell = returned(result)
    return None if cell == "" else cell


def _same(found: Any, expected: Any) -> bool:
    if isinstance(expected, list):
        return [len(row) for row in found] == [len(row) for row in expected] and all(
            _same(*pair) for rows in zip(found, expected, strict=True) for pair in zip(*rows, strict=True)
        )
    if isinstance(expected, float):
        return isinstance(found, (int, float)) and math.isclose(found, expected, rel_tol=1e-12, abs_tol=1e-9)
    return bool(found == expected)


def test_every_function_has_a_case() -> None:
    assert {case.name for case in CASES} == {function.name for function in functions()}


@pytest.mark.parametrize(("lang", "case"), ASKED, ids=[f"{lang} {case.formula}" for lang, case in ASKED])
def test_a_cell_shows_what_python_says(book_in: Callable[[str], Any], lang: str, case: Case) -> None:
    book = book_in(lang)
    expected = answer(case, book)
    found = calculated(book, "Trial", case, expected)

    shown = _shown(expected)
    if case.name == "AR_CHECK":
        # Where a table that came by value stands is not known.
        for row, said in zip(shown, found, strict=True):
            row[1] = said[1] if str(said[1]).startswith("array!") else row[1]
    assert _same(found, shown), (found, shown)


@pytest.fixture
def sheet(calc: Any) -> Iterator[Any]:
    """An empty sheet of a new workbook."""
    made = calc.app.books.add()
    yield made.sheets[0]
    made.close()


def _ledger(sheet: Any, broken: bool = False) -> None:
    sheet["A1"].value = [
        ["Document No.", "Customer ID", "Document date", "Due date", "Amount", "Remark"],
        ["A1", "C1", date(2025, 9, 1), date(2025, 10, 1), 100.0, None],
        ["A2", "C2", date(2025, 9, 1), date(2025, 11, 30), 50.5, None],
    ]
    if broken:
        sheet["F2"].formula = "=1/0"


def test_error_values_in_a_ledger_hinder_only_what_is_in_their_cells(sheet: Any) -> None:
    _ledger(sheet, broken=True)
    sheet["H1:I3"].formula_array = '=AR_AGING(A1:F3,"customer_id",DATE(2025,12,31))'

    assert sheet["H1:I3"].value[1:] == [["C1", 100.0], ["C2", 50.5]]


def test_whole_columns_are_cut_to_what_is_used(sheet: Any) -> None:
    _ledger(sheet)
    sheet["H1:I3"].formula_array = '=AR_AGING(A:F,"customer_id",DATE(2025,12,31))'

    assert sheet["H1:I3"].value[1:] == [["C1", 100.0], ["C2", 50.5]]


def test_a_changed_ledger_changes_the_answer(sheet: Any) -> None:
    _ledger(sheet)
    sheet["H1:I3"].formula_array = '=AR_AGING(A1:F3,"customer_id",DATE(2025,12,31))'
    sheet["E2"].value = 70.25

    assert sheet["H1:I3"].value[1:] == [["C1", 70.25], ["C2", 50.5]]


def test_the_receipts_of_another_sheet_are_taken_by_value(sheet: Any) -> None:
    _ledger(sheet)
    other = sheet.book.sheets.add("Receipts")
    other["A1"].value = [
        ["Receipt No.", "Customer ID", "Receipt date", "Amount", "Applied to"],
        ["R1", "C1", date(2025, 10, 5), 40.0, "A1"],
    ]
    sheet["H1:I3"].formula_array = '=AR_AGING(A1:F3,Receipts!A1:E2,"customer_id",DATE(2025,12,31))'

    assert sheet["H1:I3"].value[1:] == [["C1", 60.0], ["C2", 50.5]]


def test_the_function_wizard_tells_of_every_function(calc: Any) -> None:
    listed = calc.office.service("com.sun.star.sheet.FunctionDescriptions")
    told = [{each.Name: each.Value for each in listed.getByIndex(at)} for at in range(listed.getCount())]
    ours = {each["Name"]: each for each in told if str(each["Name"]).startswith("AR_")}

    assert set(ours) == {function.name for function in functions()}
    for function in functions():
        arguments = ours[function.name]["Arguments"]
        assert [each.Name for each in arguments] == [argument.name for argument in function.arguments]
        assert all(each.Description for each in arguments)
