"""A piece of a sheet keeps the addresses that it has there."""

from __future__ import annotations

from decimal import Decimal

from xlsaging.ledger.grid import CellError
from xlsaging.ledger.read import read_source
from xlsaging.ledger.sources.memory import MemorySource
from xlsaging.ledger.sources.piece import piece_grid

ROWS = [["No", "Amount"], ["A1", Decimal("12.50")], ["A2", "#DIV/0!"]]


def test_cells_and_columns_stand_where_they_stand_on_the_sheet() -> None:
    grid = piece_grid("Ledger", ROWS, first_row=4, first_column=2)

    assert (grid.n_rows, grid.n_columns) == (7, 4)
    assert grid.cells(3, 5) == [[None] * 4, [None, None, "No", "Amount"], [None, None, "A1", 12.5]]
    assert grid.columns({3: "number"}, 5, 6)[3].odd == {1: CellError("#DIV/0!")}
    assert list(grid.columns({2: "text", 3: "number"}, 5, 6)[2].values) == ["A1", "A2"]


def test_what_lies_before_the_piece_is_blank() -> None:
    grid = piece_grid("Ledger", ROWS, first_row=4, first_column=2)

    assert list(grid.columns({0: "text", 2: "text"}, 3, 5)[2].values) == ["", "No", "A1"]
    assert list(grid.columns({0: "text"}, 5, 6)[0].values) == ["", ""]


def test_an_excel_table_is_a_region_of_its_name() -> None:
    region = piece_grid("Ledger", ROWS, 4, 2, table="tblInvoices").regions[0]

    assert (region.name, region.first_row, region.last_row, region.first_column) == ("tblInvoices", 4, 6, 2)


def test_an_issue_names_the_cell_of_the_sheet() -> None:
    rows = [["Invoice no", "Customer", "Invoice date", "Amount"], ["A1", "C1", "2025-01-31", "#N/A"]]

    found = read_source(MemorySource("", [piece_grid("Ledger", rows, first_row=9, first_column=1)])).issues

    assert "Ledger!E11" in [issue.at for issue in found]


def test_a_piece_of_blanks_holds_nothing() -> None:
    assert piece_grid("Ledger", [[None, " "]], 4, 2).n_rows == 0
