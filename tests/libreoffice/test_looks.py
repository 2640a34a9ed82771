"""Formats, fonts, borders and sizes are set and read in Excel's terms."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "code",
    ["General", "0.00", "#,##0", "0%", "yyyy-mm-dd", "@", "#,##0.00_);[Red]-#,##0.00_)", "[h]:mm:ss", "h:mm AM/PM",
     '"x"0', "mmm-yy", "¥#,##0.00"],
)  # fmt: skip
def test_a_number_format_is_read_as_it_was_written(sheet, code: str) -> None:
    sheet["A1:B2"].number_format = code

    assert sheet["A1:B2"].number_format == code
    assert sheet["C1"].number_format == "General"


def test_a_code_that_is_none_is_refused(sheet) -> None:
    from xlsaging.libreoffice import OfficeError

    with pytest.raises(OfficeError, match="does not understand the number format"):
        sheet["A1"].number_format = "[Rot]0"


def test_cells_that_differ_have_no_common_look(sheet) -> None:
    sheet["A1"].color, sheet["A1"].font.bold, sheet["A1"].number_format = (255, 0, 0), True, "0.0"

    both = sheet["A1:A2"]
    assert (both.color, both.font.bold, both.number_format) == (None, None, None)


def test_fonts_start_as_excels_and_change(sheet) -> None:
    font = sheet["A1"].font
    assert (font.name, font.size, font.bold, font.italic, font.color) == ("Calibri", 11, False, False, (0, 0, 0))

    font.name, font.size, font.bold, font.italic, font.color = "Arial", 20, True, True, "#ff0000"

    assert (font.name, font.size, font.bold, font.italic, font.color) == ("Arial", 20, True, True, (255, 0, 0))


def test_single_characters_have_fonts(sheet) -> None:
    sheet["A1"].value = "open items"
    sheet["A1"].characters[0:4].font.bold = True

    assert sheet["A1"].characters[0:4].text == "open"
    assert (sheet["A1"].characters[0].font.bold, sheet["A1"].characters[-1].font.bold) == (True, False)


def test_alignment_wrapping_and_indent(sheet) -> None:
    cell = sheet["A1"]
    assert (cell.horizontal_alignment, cell.vertical_alignment, cell.wrap_text) == ("general", "bottom", False)

    cell.horizontal_alignment, cell.vertical_alignment, cell.wrap_text = "distributed", "top", True
    assert (cell.horizontal_alignment, cell.vertical_alignment, cell.wrap_text) == ("distributed", "top", True)
    sheet["A2"].adjust_indent(2)
    assert (sheet["A2"].horizontal_alignment, sheet["A2"].api.ParaIndent) == ("left", 706)


def test_borders_are_drawn_side_by_side(sheet) -> None:
    cells = sheet["B2:C3"]
    cells.borders.set("outside", line_style="continuous", weight="medium", color=(1, 2, 3))
    cells.borders["edge_top"].line_style = "double"

    assert (cells.borders["edge_left"].weight, cells.borders["edge_left"].color) == ("medium", (1, 2, 3))
    assert sheet["B2"].borders["edge_top"].line_style == "double"
    assert cells.borders["inside_vertical"].line_style == "none"
    cells.borders.clear()
    assert sheet["B2"].borders["edge_top"].line_style == "none"


def test_widths_count_characters_and_heights_points(sheet) -> None:
    assert (sheet["A1"].column_width, sheet["A1"].width, sheet["B2"].left) == (8.43, 48, 48)

    sheet["A:A"].column_width, sheet["1:1"].row_height = 20, 30

    assert (sheet["A1"].column_width, sheet["A1"].row_height, sheet["A2"].top) == (20, 30, 30)
    assert (sheet["A1:B1"].column_width, sheet["A1:A2"].row_height) == (None, None)
    with pytest.raises(ValueError, match="0 to 255"):
        sheet["A1"].column_width = 300


def test_columns_fit_their_contents_and_hide(sheet) -> None:
    sheet["A1"].value = "a text that is longer than its column"

    sheet["A:B"].columns.autofit()
    sheet["C:C"].columns.hidden = True

    assert sheet["A1"].column_width > 25
    assert (sheet["C1"].columns.hidden, sheet["A1"].columns.hidden, sheet["B1:C1"].columns.hidden) == (
        True, False, None)  # fmt: skip
    sheet["2:4"].group()
    sheet["2:4"].ungroup()
