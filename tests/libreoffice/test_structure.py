"""Cells are inserted, deleted, moved, merged and sorted as in Excel."""

from __future__ import annotations


def test_cells_make_room_and_close_up(sheet) -> None:
    sheet["A1"].value = [[1, 2], [3, 4], [5, 6]]

    sheet["A2:B2"].insert("down")
    assert sheet["A1:A4"].value == [1, None, 3, 5]
    sheet["A2:B2"].delete("up")
    sheet["A:A"].insert("right")
    assert sheet["B1:B3"].value == [1, 3, 5]
    sheet["A:A"].delete()
    sheet["A1"].delete()
    assert sheet["A1:B1"].value == [2, None]


def test_new_rows_can_look_like_those_below(sheet) -> None:
    sheet["A2"].color = (9, 9, 9)

    sheet["2:2"].insert("down", copy_origin="format_from_right_or_below")

    assert sheet["A2"].color == (9, 9, 9)


def test_formulas_follow_what_is_moved(sheet) -> None:
    sheet["A1"].value, sheet["C1"].formula = 5, "=A1*2"

    sheet["A1"].move(sheet["B5"])

    assert (sheet["A1"].value, sheet["B5"].value, sheet["C1"].formula) == (None, 5, "=B5*2")


def test_merged_cells_hold_one_value(sheet) -> None:
    sheet["A1"].value = [[1, 2], [3, 4]]

    sheet["A1:B2"].merge()

    assert sheet["A1:B2"].value == [[1, None], [None, None]]
    assert (sheet["B2"].merge_area.address, sheet["B2"].merge_cells, sheet["C1"].merge_cells) == (
        "$A$1:$B$2", True, False)  # fmt: skip
    assert sheet["A1:C3"].merge_cells is None
    sheet["A1:B2"].unmerge()
    assert sheet["A1"].merge_cells is False
    sheet["A4:B5"].merge(across=True)
    assert sheet["A5"].merge_area.address == "$A$5:$B$5"


def test_rows_are_sorted_by_several_columns(sheet) -> None:
    sheet["A1"].value = [["k", "n"], ["b", 1], ["a", 2], ["b", 3]]

    sheet["A1:B4"].sort([1, 2], ascending=[True, False], has_headers=True)

    assert sheet["A1:B4"].value == [["k", "n"], ["a", 2], ["b", 3], ["b", 1]]


def test_duplicates_go_and_special_cells_are_found(sheet) -> None:
    sheet["A1"].value = [["k", "n"], ["a", 1], ["A", 2], ["b", 3]]
    sheet["C2"].formula = "=B2>0"

    sheet["A1:B4"].remove_duplicates([1], has_headers=True)

    assert sheet["A1:B4"].value == [["k", "n"], ["a", 1], ["b", 3], [None, None]]
    assert [area.address for area in sheet["A1:C4"].get_special_cells("formulas")] == ["$C$2"]
    assert [area.address for area in sheet["B1:B4"].get_special_cells("constants", "numbers")] == ["$B$2:$B$3"]
    assert [area.address for area in sheet["A1:A4"].get_special_cells("blanks")] == ["$A$4"]


def test_text_is_found_and_replaced(sheet) -> None:
    sheet["A1"].value = [["Acme", "bolt"], ["acme ltd", 12]]

    assert sheet["A1:B2"].find("ACME", whole=False).address == "$A$1"
    assert sheet["A1:B2"].find("acme", match_case=True).address == "$A$2"
    assert sheet["A1:B2"].find("nobody") is None
    sheet["A1:B2"].replace_all("acme", "Zeta")
    assert sheet["A1:A2"].value == ["Zeta", "Zeta ltd"]


def test_cells_shift_sideways_under_a_chart(sheet) -> None:
    sheet["A1:J20"].value = [[float(row + column) for column in range(10)] for row in range(20)]
    chart = sheet.charts.add(source=sheet["B2:G15"])
    series = len(chart.series)

    for _ in range(3):
        sheet["C4:H9"].delete("left")
        sheet["C4:H9"].insert("right")

    assert len(sheet.charts[0].series) == series
