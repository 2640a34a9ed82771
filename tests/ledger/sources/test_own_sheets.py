"""Reports that we drew into a workbook are no part of its ledger, whoever saved it since."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName

import xlsaging as ar
from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import say
from xlsaging.ledger.sources import open_source
from xlsaging.ledger.sources.packs import is_pack
from xlsaging.model.input_sheets import INPUT_SHEETS
from xlsaging.model.own_sheet import OWN_SHEET, own_text
from xlsaging.model.schema import FROZEN_SHEET
from xlsaging.workbook import built


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """A ledger with two sheets of ours, one of which its user has renamed."""
    book = openpyxl.Workbook()
    book.active.title = "Ledger"
    book.active.append(["Document No.", "Customer ID", "Document date", "Amount"])
    book.active.append(["A1", "C1", date(2025, 4, 1), 100])
    for name, said in (("Open items", "Open items"), ("June", "Aging"), (FROZEN_SHEET, FROZEN_SHEET)):
        sheet = book.create_sheet(name)
        sheet.append(["x"])
        text = own_text(("close", "any", 1), "5f", said).removeprefix("=")
        sheet.defined_names[OWN_SHEET] = DefinedName(OWN_SHEET, attr_text=text)
    book[FROZEN_SHEET].sheet_state = "veryHidden"
    path = tmp_path / "ledger.xlsx"
    book.save(path)
    return path


def test_they_are_passed_over_unless_asked_for(workbook: Path) -> None:
    assert [grid.name for grid in open_source(workbook).grids] == ["Ledger", "June"]
    assert [grid.name for grid in open_source(workbook, with_own=True).grids] == [
        "Ledger",
        "Open items",
        "June",
        FROZEN_SHEET,
    ]


def test_a_ledger_with_a_pack_inside_is_no_pack(workbook: Path) -> None:
    assert not is_pack(workbook)


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """ArCollect.xlsm with one document, saved under Home's new name."""
    path = tmp_path / "ArCollect.xlsm"
    path.write_bytes(built(lang="en"))
    book = openpyxl.load_workbook(path)
    headers = {column.name: say(column.header, "en") for column in INPUT_SHEETS["invoices"].columns}
    sheet = book[say(Text("table.invoices"), "en")]
    places = {cell.value: cell.column for cell in sheet[4]}
    typed = {"document_no": "A1", "customer_id": "C1", "document_date": date(2025, 4, 1), "amount": 100}
    for name, value in typed.items():
        sheet.cell(5, places[headers[name]], value)
    book.save(path)
    return path


def test_of_arcollect_itself_only_tables_and_settings_are_read(filled: Path) -> None:
    ledger = ar.read_ledger(filled)
    idle = [issue.params["sheets"] for issue in ledger.issues if issue.code == "sheets_without_tables"]

    assert len(ledger.frame("invoices")) == 1
    assert idle == []


def test_home_is_known_whatever_it_is_called(filled: Path) -> None:
    book = openpyxl.load_workbook(filled)
    home = book["Home"] if "Home" in book.sheetnames else book.worksheets[0]
    home.title = "Dana's start"
    book.defined_names["ArStatusText"].attr_text = "'Dana''s start'!$B$20"
    book.save(filled)

    assert "Dana's start" not in [grid.name for grid in open_source(filled).grids]
