"""Importing appends to the input tables and to nothing else; the example comes and goes without touching a row."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from live_office import LIVE

from xlsaging import macros
from xlsaging.app.read import read
from xlsaging.macros.tables import find_table, is_empty

pytestmark = LIVE

ROWS = "Document No.,Customer ID,Document date,Due date,Amount,Document type\n"
FIRST = ROWS + "007,C1,2025-04-01,2025-05-01,100.00,Credit note\n=1+1,C2,2025-05-01,2025-06-20,250.50,Invoice\n"


@pytest.fixture(autouse=True)
def chosen(said: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file chosen is the one in the folder."""
    monkeypatch.setattr("xlsaging.macros.example.EXAMPLE_ROWS", 40)
    monkeypatch.setattr("xlsaging.render.live.calc.Calc.ask_file", lambda *_: str(tmp_path / "ledger.csv"))
    (tmp_path / "ledger.csv").write_text(FIRST, encoding="utf-8")


def test_rows_are_appended_below_those_that_are_there(book: Any, tmp_path: Path, said: list[str]) -> None:
    book.sheets[0]["A1"].value = "mine"
    macros.import_ledger(book)
    (tmp_path / "ledger.csv").write_text(ROWS + "A3,C3,2025-06-01,2025-07-01,9.5,Invoice\n", encoding="utf-8")
    macros.import_ledger(book)
    table = find_table(book, "tblInvoices")
    places = [row[0] for row in table.data_body_range.value]
    book.save(str(tmp_path / "saved.xlsx"))
    ledger = read([tmp_path / "saved.xlsx"], {})

    assert places == ["007", "=1+1", "A3"]
    assert ledger.frame("invoices")["document_no"].to_list() == ["007", "=1+1", "A3"]
    assert ledger.frame("invoices")["amount"].to_list() == [-100.0, 250.5, 9.5]
    assert book.sheets[0]["A1"].value == "mine"
    assert "2 rows to the tables Invoices?" in said[0]


def test_rows_go_above_the_totals_of_a_table(book: Any) -> None:
    sheet = book.sheets[0]
    sheet["A1"].value = [["Document No.", "Customer ID", "Document date", "Amount"], ["A1", "C1", "2025-04-01", 1.0]]
    sheet.tables.add(sheet["A1:D2"], "tblInvoices").show_totals = True
    macros.import_ledger(book)
    table = find_table(book, "tblInvoices")

    assert [row[0] for row in table.data_body_range.options(ndim=2).value] == ["A1", "007", "=1+1"]
    assert table.show_totals


@pytest.mark.parametrize(
    ("lines", "setting", "value", "asked"),
    [
        (
            "Document No.,Customer ID,Document date,Sum of it all\nA1,C1,2025-04-01,9.5\n",
            "headers of columns", 'amount="Sum of it all"', 'Settings, “headers of columns”: amount="its header"',
        ),
        (
            "Customer,Report date,Period code,Not due,1-30,31-60\n"
            "C1,2025-04-30,2025M04,9.5,0,0\nC1,2025-04-30,2025M05,7,0,0\n",
            "only rows where", "Period code=2025M04", 'Settings, “only rows where”: "Period code=',
        ),
        (
            "Beleg,Wer,Wann,Amount\nA1,C1,2025-04-01,9.5\n",
            "place of tables", 'invoices="ledger!A1"', 'Settings, “place of tables”: invoices="Sheet1!A5"',
        ),
    ],
    ids=["columns", "where", "tables"],
)  # fmt: skip
def test_a_setting_that_a_message_names_is_obeyed_and_does_no_harm_afterwards(
    book: Any, tmp_path: Path, said: list[str], lines: str, setting: str, value: str, asked: str
) -> None:
    (tmp_path / "ledger.csv").write_text(lines, encoding="utf-8")
    macros.import_ledger(book)
    macros.settings(book)
    body = find_table(book, "tblSettings").data_body_range
    places = {row[0]: number for number, row in enumerate(body.value)}
    body[places[setting], 1].value = value
    if setting == "place of tables":
        body[places["headers of columns"], 1].value = "document_no=Beleg; customer_id=Wer; document_date=Wann"
    macros.import_ledger(book)
    macros.aging(book)
    table = find_table(book, "tblInvoices")
    amounts = [row[table.header_row_range.value.index("Amount")] for row in table.data_body_range.options(ndim=2).value]

    book.save(str(tmp_path / "saved.xlsx"))

    assert asked in said[0]
    assert "1 rows to the tables Invoices" in said[1]
    assert amounts == read([tmp_path / "saved.xlsx"], {}).frame("invoices")["amount"].to_list() == [9.5]
    assert len(said) == 2
    assert "Aging" in [sheet.name for sheet in book.sheets]


def test_nothing_is_appended_where_the_user_says_no(book: Any, office: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(office), "alert", lambda *_: "no")
    macros.import_ledger(book)

    assert [sheet.name for sheet in book.sheets] == ["Sheet1", "Import preview"]
    assert find_table(book, "tblInvoices") is None


def test_the_example_is_loaded_once_and_leaves_rows_of_the_user(book: Any, said: list[str]) -> None:
    macros.load_example(book)
    table = find_table(book, "tblInvoices")
    rows = table.data_body_range.shape[0]
    macros.load_example(book)
    below = table.range.last_cell.row + 1
    table.resize(table.range.resize(table.range.shape[0] + 1, table.range.shape[1]))
    table.range.sheet.range((below, 1), (below, 3)).value = ["MINE", "Invoice", "C1"]
    macros.remove_example(book)

    assert rows == 40
    assert ["the example goes into empty tables only" in each for each in said] == [True]
    assert [row[0] for row in find_table(book, "tblInvoices").data_body_range.options(ndim=2).value] == ["MINE"]
    assert is_empty(find_table(book, "tblReceipts"))


def test_rows_below_look_like_the_first_of_their_table(book: Any, tmp_path: Path) -> None:
    sheet = book.sheets[0]
    sheet["A1"].value = ["Document No.", "Customer ID", "Document date", "Amount"]
    sheet["A2:D2"].color, sheet["A2:D2"].font.color = "#FFF8D6", "#1F4FBF"
    sheet["A2:D2"].borders.color = "#D0D5DD"
    sheet.tables.add(sheet["A1:D2"], "tblInvoices")
    macros.import_ledger(book)
    last = sheet["D3"]

    assert find_table(book, "tblInvoices").range.address == "$A$1:$D$3"
    assert (last.color, last.font.color) == ((0xFF, 0xF8, 0xD6), (0x1F, 0x4F, 0xBF))
    assert last.borders["edge_bottom"].color == (0xD0, 0xD5, 0xDD)
    assert sheet["D4"].color is None


def test_a_file_is_not_taken_over_by_halves_where_one_of_its_tables_is_protected(
    book: Any, said: list[str], tmp_path: Path
) -> None:
    (tmp_path / "ledger.csv").write_text(
        "Invoice,Customer,Invoice date,Amount,Settled date\nA1,C1,2025-04-01,100,2025-04-09\n", encoding="utf-8"
    )
    sheet = book.sheets.add("Receipts", after=book.sheets[-1])
    sheet["A1"].value = ["Receipt No.", "Customer ID", "Receipt date", "Amount received"]
    sheet.tables.add(sheet["A1:D2"], "tblReceipts")
    sheet.api.protect("")
    macros.import_ledger(book)

    assert said == ["Receipts: this sheet is protected. Take the protection off (Review > Unprotect Sheet), "
                     "and run again."]  # fmt: skip
    assert [each.name for each in book.sheets] == ["Sheet1", "Receipts"]


def test_nothing_is_made_where_the_structure_of_the_workbook_is_protected(book: Any, said: list[str]) -> None:
    book.api.protect("")
    macros.load_example(book)
    book.api.unprotect("")

    assert "the structure of this workbook is protected" in said[0]
    assert [each.name for each in book.sheets] == ["Sheet1"]


def test_the_example_stays_whole_where_rows_of_it_are_hidden_or_protected(book: Any, said: list[str]) -> None:
    macros.load_example(book)
    table = find_table(book, "tblInvoices")
    sheet = table.range.sheet
    table.autofilter.apply_values(1, ["C0001"])
    macros.remove_example(book)
    table.autofilter.clear()
    sheet.api.protect("")
    macros.remove_example(book)
    sheet.api.unprotect("")

    assert ["a filter or a group hides rows" in said[0], "is protected" in said[1]] == [True, True]
    assert find_table(book, "tblInvoices").data_body_range.shape[0] == 40
    assert not is_empty(find_table(book, "tblReceipts"))
