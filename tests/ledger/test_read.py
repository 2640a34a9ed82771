"""Files to a ledger."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from xlsaging.ledger import read_ledger
from xlsaging.ledger.read import open_questions, read_source
from xlsaging.ledger.settings_file import write_settings_file
from xlsaging.ledger.sources.memory import MemoryGrid, MemorySource
from xlsaging.model.errors import MissingColumnError, NothingFoundError
from xlsaging.model.settings import Settings

HEAD = ["Invoice No", "Customer ID", "Invoice Date", "Amount"]
ROWS = [["A1", "C1", "2025-01-10", 100.0], ["A2", "C1", "2025-01-20", 50.5]]


@pytest.fixture
def book(tmp_path: Path) -> Callable[..., Path]:
    """Writes a workbook: sheet name → rows."""

    def write(name: str = "ledger.xlsx", **sheets: list[list[Any]]) -> Path:
        made = openpyxl.Workbook()
        made.remove(made.active)
        for title, rows in sheets.items():
            sheet = made.create_sheet(title)
            for row in rows:
                sheet.append(row)
        path = tmp_path / name
        made.save(path)
        return path

    return write


def due(ledger: Any) -> list[str]:
    return ledger.invoices["due_date"].astype(str).tolist()


def test_an_argument_beats_the_file_which_beats_the_sheet(book: Any) -> None:
    path = book(Ledger=[HEAD, *ROWS], Settings=[["Setting", "Value"], ["terms_days", 10], ["base_currency", "EUR"]])
    assert due(read_ledger(path)) == ["2025-01-20", "2025-01-30"]
    write_settings_file(path, Settings(terms_days=20))
    ledger = read_ledger(path)
    assert (ledger.settings.terms_days, ledger.settings.base_currency) == (20, "EUR")
    assert read_ledger(path, {"terms_days": 30}).settings.terms_days == 30
    assert read_ledger(path, Settings(terms_days=31)).settings.terms_days == 31


def test_a_settings_sheet_may_say_which_header_is_which(book: Any) -> None:
    rows = [["Beleg", "Customer ID", "Invoice Date", "Amount"], *ROWS]
    ledger = read_ledger(book(Ledger=rows, Settings=[["Setting", "Value"], ["columns", "document_no=Beleg"]]))
    assert ledger.invoices["document_no"].tolist() == ["A1", "A2"]


def test_a_line_that_is_no_setting_is_pointed_out(book: Any) -> None:
    ledger = read_ledger(book(Ledger=[HEAD, *ROWS], Settings=[["Setting", "Value"], ["colour", "red"]]))
    [issue] = [issue for issue in ledger.issues if issue.code == "setting_unknown"]
    assert (issue.at, issue.params["key"]) == ("Settings!A2", "colour")


def test_several_workbooks_join(book: Any, tmp_path: Path) -> None:
    first = book("invoices.xlsx", Sheet1=[HEAD, *ROWS])
    second = book(
        "receipts.xlsx",
        Sheet1=[
            ["Receipt No", "Customer ID", "Receipt Date", "Amount", "Applied to"],
            ["R1", "C1", "2025-02-01", 40, "A1"],
        ],
    )
    for ledger in (read_ledger([first, second]), read_ledger(tmp_path)):
        assert set(ledger.tables) == {"invoices", "receipts"}
        assert ledger.invoices["source_at"].tolist() == ["[invoices.xlsx]Sheet1!A2", "[invoices.xlsx]Sheet1!A3"]


def test_one_open_workbook_is_read_without_any_file() -> None:
    source = MemorySource("open book", [MemoryGrid.from_rows("Ledger", [HEAD, *ROWS])])
    assert read_source(source, {"terms_days": 5}).invoices["amount"].tolist() == [100.0, 50.5]


def test_a_missing_column_names_the_option(book: Any) -> None:
    path = book(Ledger=[["Invoice No", "Customer ID", "Invoice Date", "Wert"], *ROWS])
    with pytest.raises(MissingColumnError, match="--map amount="):
        read_ledger(path)
    assert read_ledger(path, {"columns": {"amount": "Wert"}}).invoices["amount"].tolist() == [100.0, 50.5]


def test_a_second_table_that_lacks_a_column_stands_aside(book: Any) -> None:
    path = book(
        Ledger=[HEAD, *ROWS],
        Other=[["Invoice No", "Customer ID", "Invoice Date", "Wert"], ["X1", "C1", "2025-01-10", "x"]],
    )
    ledger = read_ledger(path)
    assert ledger.invoices["document_no"].tolist() == ["A1", "A2"]
    assert [account.ties for account in ledger.rows] == [True] * len(ledger.rows)


def test_a_book_without_receivables_says_what_was_looked_at(book: Any) -> None:
    with pytest.raises(NothingFoundError, match=r"ledger\.xlsx.*Recipes.*--table"):
        read_ledger(book(Recipes=[["Flour", "Sugar"], ["some", "less"]]))


def test_questions_come_with_what_was_found(book: Any) -> None:
    asked, found = open_questions(book(Ledger=[HEAD, *ROWS]))
    assert [question.key for question in asked] == ["basis", "terms_days", "terms_rule"]
    assert [typed.located.table for typed in found.tables] == ["invoices"]
    asked, _ = open_questions(book(Ledger=[["Invoice No", "Customer ID", "Invoice Date", "Wert"], *ROWS]))
    assert "columns.amount" in [question.key for question in asked]


def test_reading_loads_only_when_asked() -> None:
    import subprocess
    import sys

    code = "import sys, xlsaging.ledger; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
