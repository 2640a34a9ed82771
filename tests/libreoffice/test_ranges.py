"""Ranges are addressed, walked and moved as in Excel."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("key", "address"),
    [
        ("A1", "$A$1"),
        ("$B$2:D4", "$B$2:$D$4"),
        ("A:C", "$A:$C"),
        ("2:3", "$2:$3"),
        ((2, 3), "$C$2"),
        ("Sheet1!B2", "$B$2"),
    ],
)
def test_a_range_is_found_by_its_address(sheet, key, address: str) -> None:
    assert sheet.range(key).address == address


def test_parts_of_a_range_count_from_zero_in_brackets_and_from_one_in_calls(sheet) -> None:
    cells = sheet["B2:D4"]

    assert [cells[0, 0].address, cells[-1, -1].address, cells[0:2, 1].address] == ["$B$2", "$D$4", "$C$2:$C$3"]
    assert [cells(1, 2).address, cells(4).address, cells.last_cell.address] == ["$C$2", "$B$3", "$D$4"]
    assert [cells.offset(1, 1).address, cells.resize(1, 2).address] == ["$C$3:$E$5", "$B$2:$C$2"]
    with pytest.raises(IndexError, match="0-based"):
        sheet.range((0, 1))
    with pytest.raises(ValueError, match="neither an address nor a name"):
        sheet.range("no such thing")


def test_ends_and_regions_are_those_of_ctrl_and_arrows(sheet) -> None:
    sheet["B2"].value = [["a", "b", None, "d"], ["e", None, None, None], [None] * 4, ["z", None, None, None]]

    assert [sheet["B2"].end(way).address for way in ("down", "right", "up", "left")] == [
        "$B$3", "$C$2", "$B$1", "$A$2"]  # fmt: skip
    assert sheet["B3"].end("down").address == "$B$5"
    assert sheet["B5"].end("down").address == "$B$1048576"
    assert sheet["C2"].end("right").address == "$E$2"
    assert sheet.cells.last_cell.end("up").row == 1
    assert sheet["B2"].expand().address == "$B$2:$C$3"
    assert sheet["B2"].current_region.address == "$B$2:$C$3"
    assert sheet.used_range.address == "$B$2:$E$5"


def test_addresses_are_given_as_asked(sheet) -> None:
    assert sheet["B2:C3"].get_address(False, True) == "$B2:$C3"
    assert sheet["B2"].get_address(external=True) == f"[{sheet.book.name}]Sheet1!$B$2"
    assert sheet["B2"].get_address(include_sheetname=True) == "Sheet1!$B$2"


def test_clearing_takes_what_it_names(sheet) -> None:
    cell = sheet["A1"]
    cell.value, cell.color = 5, (1, 2, 3)

    cell.clear_contents()
    assert (cell.value, cell.color) == (None, (1, 2, 3))
    cell.clear_formats()
    assert cell.color is None
    cell.value, cell.color = 5, (1, 2, 3)
    cell.clear()
    assert (cell.value, cell.color) == (None, None)


def test_a_range_that_is_held_follows_its_cells(sheet) -> None:
    sheet["A3"].value = "here"
    held = sheet["A3"]
    assert held.value == "here"

    sheet["1:1"].insert("down")
    assert (held.address, held.value) == ("$A$4", "here")
    sheet["A1:A2"].delete("up")
    assert (held.address, held.value) == ("$A$2", "here")
    assert sheet["XFD1048576"].value is None


def test_a_selection_is_told(sheet) -> None:
    sheet["B2:C3"].select()

    assert sheet.book.app.selection.address == "$B$2:$C$3"
