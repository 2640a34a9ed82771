"""Reports that we drew into a workbook are no part of its ledger, whoever saved it since."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName

from xlsaging.ledger.sources import open_source
from xlsaging.ledger.sources.packs import is_pack
from xlsaging.model.own_sheet import OWN_SHEET, own_text
from xlsaging.model.schema import FROZEN_SHEET


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
