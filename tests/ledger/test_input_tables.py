"""What the settings of a workbook say of files to import does no harm to the workbook itself, and hides no typo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.table import Table

from xlsaging.app.open_workbook import NamedArea, OpenSheet, ledger_in_workbook
from xlsaging.i18n.speak import say
from xlsaging.ledger import read_ledger
from xlsaging.ledger.grid import Region
from xlsaging.ledger.headers import UserColumns
from xlsaging.ledger.input_tables import input_tables_only, is_input_table
from xlsaging.ledger.locate import look_through
from xlsaging.ledger.settings_file import write_settings_file
from xlsaging.ledger.sources.memory import MemoryGrid
from xlsaging.model.errors import BadSettingError
from xlsaging.model.input_sheets import INPUT_SHEETS
from xlsaging.model.ledger import Ledger
from xlsaging.model.settings import Settings

Sheets = dict[str, tuple[str, list[list[Any]]]]
"""Sheet → the name of its Excel table, and its rows."""

HEAD = ["Document No.", "Customer ID", "Document date", "Amount", "Promised for"]
ROWS = [["A1", "C1", "2025-01-10", 100.0, "2025-03-31"], ["A2", "C1", "2025-01-20", 50.5, "2025-04-30"]]
INVOICES = ("tblInvoices", [HEAD, *ROWS])
OWN = ("tblLedger", [["Invoice", "Customer", "Invoice date", "Amount", "Promised for"], *ROWS])
FOR_IMPORTS = {"columns": "due_date=Pay before", "where": "Period=2025M03", "tables": "invoices=Sheet9!A5"}
NAMED = {"columns": "columns.due_date", "where": "where", "tables": "tables.invoices"}


def _settings(**values: str) -> tuple[str, list[list[Any]]]:
    return "tblSettings", [["Setting", "Value", "Explanation"], *([name, value, ""] for name, value in values.items())]


def _saved(sheets: Sheets, path: Path) -> Ledger:
    book = openpyxl.Workbook()
    del book["Sheet"]
    for title, (name, rows) in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
        sheet.add_table(Table(displayName=name, ref=sheet.dimensions))
    book.save(path / "book.xlsx")
    return read_ledger(path / "book.xlsx")


def _open(sheets: Sheets, _: Path) -> Ledger:
    live = [
        OpenSheet(title, rows, areas=(NamedArea(name, (0, len(rows) - 1), (0, len(rows[0]) - 1)),))
        for title, (name, rows) in sheets.items()
    ]
    return ledger_in_workbook(live, "book.xlsx")


READERS = pytest.mark.parametrize("read", [_saved, _open], ids=["saved", "open"])
Reader = Callable[[Sheets, Path], Ledger]


def _located(name: str, head: list[str], row: list[Any]) -> Any:
    regions = [Region(name, 0, 1, 0, len(head) - 1)] if name else []
    return look_through(MemoryGrid.from_rows("S", [head, row], regions=regions), UserColumns()).tables[0]


@pytest.mark.parametrize("lang", ["en", "zh_CN", "zh_CN+en"])
@pytest.mark.parametrize("between", [" ", "\n"])
def test_an_input_table_is_known_in_any_language(lang: str, between: str) -> None:
    head = [say(column.header, lang, between) for column in INPUT_SHEETS["invoices"].columns]
    assert is_input_table(_located("tblInvoices", head, ["A1"]))


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("", HEAD),
        ("tblLedger", HEAD),
        ("tblReceipts", HEAD),
        ("tblInvoices", ["Invoice", "Customer", "Invoice date", "Amount"]),
        ("tblInvoices", ["Document No.", "Customer ID", "Document date", "Sum"]),
    ],
)
def test_a_table_without_our_name_or_our_headers_is_a_users_own(name: str, head: list[str]) -> None:
    assert not is_input_table(_located(name, head, ROWS[0]))


def test_a_table_of_settings_makes_no_workbook_ours() -> None:
    rows = _settings(buckets="30")[1]
    grid = MemoryGrid.from_rows("S", rows, regions=[Region("tblSettings", 0, 1, 0, 2)])
    assert not input_tables_only([], [grid])


@READERS
@pytest.mark.parametrize("name", FOR_IMPORTS)
def test_what_is_only_in_imports_is_left_aside(read: Reader, name: str, tmp_path: Path) -> None:
    sheets = {"Invoices": INVOICES, "Settings": _settings(base_currency="EUR", **{name: FOR_IMPORTS[name]})}
    ledger = read(sheets, tmp_path)
    assert list(ledger.frame("invoices")["amount"]) == [100.0, 50.5]
    assert ledger.settings.base_currency == "EUR"


@READERS
def test_what_is_there_goes_on_working_beside_what_is_not(read: Reader, tmp_path: Path) -> None:
    said = {
        "columns": "amount=Sum; due_date=Promised for",
        "where": "Period=9; Document No.=A2",
        "tables": "receipts=Sheet9!A5; invoices=Invoices!A1",
    }
    frame = read({"Invoices": INVOICES, "Settings": _settings(**said)}, tmp_path).frame("invoices")
    assert [str(day)[:10] for day in frame["due_date"]] == ["2025-04-30"]
    assert list(frame["amount"]) == [50.5]


@READERS
@pytest.mark.parametrize("own", [{"Ledger": OWN}, {"Invoices": INVOICES, "Old": OWN}], ids=["alone", "beside ours"])
@pytest.mark.parametrize("name", FOR_IMPORTS)
def test_a_typo_in_a_workbook_with_tables_of_a_users_own_is_refused(
    read: Reader, own: Sheets, name: str, tmp_path: Path
) -> None:
    with pytest.raises(BadSettingError) as caught:
        read({**own, "Settings": _settings(**{name: FOR_IMPORTS[name]})}, tmp_path)
    assert caught.value.params["name"] == NAMED[name]


@READERS
def test_a_typo_beside_what_makes_a_users_own_table_readable_is_refused(read: Reader, tmp_path: Path) -> None:
    unknown = ("Unknown", [["p", "q", "r", "s"], *(row[:4] for row in ROWS)])
    said = "document_no=p; customer_id=q; document_date=r; amount=s; due_date=t"
    sheets = {
        "Receipts": ("tblReceipts", [["Receipt No.", "Customer ID", "Receipt date", "Amount received"], [""] * 4])
    }
    with pytest.raises(BadSettingError) as caught:
        read({**sheets, "Mine": unknown, "Settings": _settings(columns=said)}, tmp_path)
    assert caught.value.params["name"] == "columns.due_date"


@READERS
@pytest.mark.parametrize("said", [{"columns": "due_dat=Pay before"}, {"tables": "invoice=Sheet9!A5"}], ids=str)
def test_what_no_file_can_have_is_refused_everywhere(read: Reader, said: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(BadSettingError):
        read({"Invoices": INVOICES, "Settings": _settings(**said)}, tmp_path)


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("columns", {"due_date": "Pay before"}),
        ("where", {"Period": "2025M03"}),
        ("tables", {"invoices": "Sheet9!A5"}),
    ],
)
def test_what_an_argument_or_the_file_beside_says_is_always_meant(
    name: str, given: dict[str, str], tmp_path: Path
) -> None:
    """Even where the sheet says the same."""
    _saved({"Invoices": INVOICES, "Settings": _settings(**{name: FOR_IMPORTS[name]})}, tmp_path)
    with pytest.raises(BadSettingError):
        read_ledger(tmp_path / "book.xlsx", {name: given})
    write_settings_file(tmp_path / "book.xlsx", Settings(**{name: given}))  # type: ignore[arg-type]
    with pytest.raises(BadSettingError):
        read_ledger(tmp_path / "book.xlsx")


@READERS
def test_what_a_file_calls_a_column_changes_nothing_of_an_input_table_that_calls_another_so(
    read: Reader, tmp_path: Path
) -> None:
    sheets = {"Invoices": INVOICES, "Settings": _settings(columns="open_amount=Amount; due_date=Promised for")}
    ledger = read(sheets, tmp_path)
    invoices = ledger.frame("invoices")

    assert "open_amount" not in invoices.columns
    assert invoices["amount"].to_list() == [100.0, 50.5]
    assert [str(each)[:10] for each in invoices["due_date"].to_list()] == ["2025-03-31", "2025-04-30"]
