"""Where the user says a table is."""

from __future__ import annotations

import pytest

from xlsaging.ledger.grid import Region
from xlsaging.ledger.places import Place, find_places, parse_place
from xlsaging.ledger.sources import MemoryGrid
from xlsaging.model.errors import BadSettingError


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Sheet1", Place("", "Sheet1")),
        ("Sheet1!A5", Place("", "Sheet1", 4, 0)),
        ("Sheet1!$B$5:$D$9", Place("", "Sheet1", 4, 1, 8, 3)),
        ("'应收 明细'!A5", Place("", "应收 明细", 4, 0)),
        ("'Bob''s'!A1", Place("", "Bob's", 0, 0)),
        ("[jan.xlsx]Sheet1!A5", Place("jan.xlsx", "Sheet1", 4, 0)),
        ("'[jan 1.xlsx]Sheet1'!A5", Place("jan 1.xlsx", "Sheet1", 4, 0)),
        ("[jan.csv]", Place("jan.csv", "")),
        ("tblInvoices", Place("", "tblInvoices")),
        ("Wow!", Place("", "Wow!")),
    ],
)
def test_places_are_written_as_excel_writes_them(text: str, place: Place) -> None:
    assert parse_place(text) == place


GRIDS = [
    MemoryGrid(name="Sheet1", rows=[["a"]], file="jan.xlsx"),
    MemoryGrid(name="Sheet1", rows=[["b"]], file="feb.xlsx", regions=[Region("tblX", 0, 0, 0, 0)]),
    MemoryGrid(name="receipts", rows=[["c"]], file="receipts.csv"),
]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Sheet1", 0),
        ("sheet1", 0),
        ("[feb.xlsx]Sheet1!A1", 1),
        ("[feb]Sheet1", 1),
        ("tblX", 1),
        ("receipts.csv", 2),
        ("[receipts.csv]", 2),
    ],
)
def test_places_are_found_by_sheet_file_table_or_name(text: str, number: int) -> None:
    [(kind, grid, _, _)] = find_places({"invoices": text}, GRIDS)
    assert (kind, grid) == ("invoices", GRIDS[number])


def test_several_places_make_one_table() -> None:
    found = find_places({"invoices": "[jan.xlsx]Sheet1; [feb.xlsx]Sheet1"}, GRIDS)
    assert [grid.file for _, grid, _, _ in found] == ["jan.xlsx", "feb.xlsx"]


def test_a_place_that_is_nowhere_is_refused_with_what_is_meant() -> None:
    with pytest.raises(BadSettingError, match="did you mean receipts"):
        find_places({"receipts": "reciepts"}, GRIDS)
    with pytest.raises(BadSettingError, match="did you mean invoices"):
        find_places({"invoice": "Sheet1"}, GRIDS)
