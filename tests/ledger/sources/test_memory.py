"""Rows at hand are a grid like any other."""

from __future__ import annotations

from datetime import date

from xlsaging.ledger.grid import Grid, GridSource
from xlsaging.ledger.sources import MemoryGrid, MemorySource


def test_ragged_rows_and_blank_ends_are_bounded():
    grid: Grid = MemoryGrid.from_rows("S", [["a"], [], [None, " ", 1, ""], [None, "\u3000"]])
    assert (grid.n_rows, grid.n_columns) == (3, 3)
    assert grid.cells(0, 9) == [["a", None, None], [None] * 3, [None, None, 1]]
    assert grid.cells(2, 2) == [[None, None, 1]]


def test_columns_follow_the_rules_of_files():
    grid = MemoryGrid.from_rows("S", [["h", "d"], [111.0, date(2025, 1, 31)], ["007", 45688.0], [True, None]])
    texts = grid.columns({0: "text", 1: "text"}, 1, 3)
    assert texts[0].values.tolist() == ["111", "007", ""]
    assert texts[0].odd == {2: True}
    assert texts[1].values.tolist() == ["2025-01-31", "45688", ""]
    assert grid.columns({1: "date"}, 1, 3)[1].odd == {1: 45688.0}


def test_a_column_that_is_not_there_is_blank():
    grid = MemoryGrid.from_rows("S", [["a"], ["b"]])
    assert grid.columns({5: "text"}, 0, 1)[5].values.tolist() == ["", ""]


def test_a_source_of_grids_at_hand_has_a_label():
    source: GridSource = MemorySource("book", [MemoryGrid.from_rows("S", [["a"]], file="book.xlsx")])
    assert (source.label, source.grids[0].file) == ("book", "book.xlsx")
