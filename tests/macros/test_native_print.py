"""The aging by formulas prints its customers, and no empty rows below them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from live_office import LIVE
from workbook.kinds import placed

from xlsaging import macros
from xlsaging.macros.native_print import fit_native
from xlsaging.model.own_sheet import NATIVE_ROWS

pytestmark = LIVE

ROWS = "Document No.,Customer ID,Document date,Due date,Amount,Document type\n"


@pytest.fixture
def workbook(office: Any, tmp_path: Path, said: list[str]) -> Iterator[Any]:
    del said
    book = office.books.open(str(placed("en.xlsm", tmp_path)))
    yield book
    book.close()


def _choose(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, customers: int) -> None:
    path = tmp_path / "ledger.csv"
    rows = (f"D{number},C{number},2025-04-01,2025-05-01,10.00,Invoice\n" for number in range(customers))
    path.write_text(ROWS + "".join(rows), encoding="utf-8")
    monkeypatch.setattr("xlsaging.render.live.calc.Calc.ask_file", lambda *_: str(path))


def test_it_prints_down_to_the_last_customer_and_says_how_many_there_are(
    workbook: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _choose(monkeypatch, tmp_path, 7)
    macros.import_ledger(workbook)
    rows = workbook.names(NATIVE_ROWS).refers_to_range

    assert rows.sheet.page_setup.print_area == f"$A$1:$L${rows.row + 6}"
    assert rows.sheet[f"B{rows.row - 2}"].value == "7 customers"
    workbook.save(str(tmp_path / "saved.xlsx"))
    with zipfile.ZipFile(tmp_path / "saved.xlsx") as package:
        names = re.findall(r'name="_xlnm.Print_Area"[^>]*>([^<]*)<', package.read("xl/workbook.xml").decode())
    assert [name.rpartition("!")[2] for name in names] == [f"$A$1:$L${rows.row + 6}"]


def test_without_customers_its_headings_and_totals_print(workbook: Any) -> None:
    fit_native(workbook)
    rows = workbook.names(NATIVE_ROWS).refers_to_range

    assert rows.sheet.page_setup.print_area == f"$A$1:$L${rows.row - 1}"


def test_the_workbooks_own_code_does_the_same_before_printing(workbook: Any) -> None:
    workbook.macro("ArFitNative")()
    rows = workbook.names(NATIVE_ROWS).refers_to_range

    assert rows.sheet.page_setup.print_area == f"$A$1:$L${rows.row - 1}"


def test_a_workbook_without_that_sheet_is_left_as_it_is(book: Any) -> None:
    fit_native(book)

    assert book.sheets[0].page_setup.print_area is None
