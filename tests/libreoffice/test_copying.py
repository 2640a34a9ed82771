"""Copies and pastes take along what they say."""

from __future__ import annotations

import pytest


@pytest.fixture
def source(sheet):
    sheet["A1"].value = [[1, 2], ["=A1+1", "x"]]
    sheet["A1"].color = (1, 1, 1)
    return sheet["A1:B2"]


def test_a_copy_has_values_formulas_and_looks(sheet, source) -> None:
    source.copy(sheet["D1"])

    assert sheet["D1:E2"].value == [[1, 2], [2, "x"]]
    assert (sheet["D1"].color, sheet["D2"].formula) == ((1, 1, 1), "=D1+1")


def test_a_copy_fills_a_larger_place(sheet, source) -> None:
    sheet["A1"].copy(sheet["D1:E3"])

    assert sheet["D1:E3"].value == [[1, 1]] * 3


def test_a_copy_reaches_other_sheets_and_books(sheet, source, app) -> None:
    other_sheet, other_book = sheet.book.sheets.add(), app.books.add()

    source.copy(other_sheet["B2"])
    source.copy(other_book.sheets[0]["C3"])

    assert other_sheet["B2:C3"].value == other_book.sheets[0]["C3:D4"].value == [[1, 2], [2, "x"]]
    other_book.close()


@pytest.mark.parametrize(
    ("kind", "values", "formula", "color"),
    [
        (None, [[1, 2], [5, "x"]], "=D4+1", (1, 1, 1)),
        ("values", [[1, 2], [2, "x"]], "2", None),
        ("formulas", [[1, 2], [2, "x"]], "=D1+1", None),
        ("formats", [[None, None], [None, None]], "", (1, 1, 1)),
    ],
)
def test_a_paste_takes_what_it_names(sheet, source, kind, values, formula, color) -> None:
    source.copy()
    sheet["D1"].paste(kind)

    if kind is not None:
        assert sheet["D1:E2"].value == values
        assert sheet["D2"].formula == formula
    assert sheet["D1"].color == color


def test_a_paste_can_turn_and_add(sheet, source) -> None:
    source.copy()
    sheet["A10"].paste("values", transpose=True)
    sheet["D10"].value = 10
    sheet["D10"].paste("values", operation="add")

    assert sheet["A10:B11"].value == [[1, 2], [2, "x"]]
    assert sheet["D10"].value == 11


def test_pasting_nothing_is_told(sheet) -> None:
    from xlsaging.libreoffice import OfficeError

    sheet["A1"].copy(sheet["B1"])
    with pytest.raises(OfficeError, match="Nothing was copied"):
        sheet["C1"].paste()


def test_a_series_goes_on(sheet) -> None:
    sheet["A1"].value = [[1, 2]]
    sheet["A1:B1"].autofill(sheet["A1:E1"], "fill_series")
    sheet["A3"].value = 7
    sheet["A3"].autofill(sheet["A3:A5"], "fill_copy")

    assert sheet["A1:E1"].value == [1, 2, 3, 4, 5]
    assert sheet["A3:A5"].value == [7, 7, 7]


def test_a_range_is_copied_from_another(sheet, source) -> None:
    sheet["D1"].copy_from(source, "values")

    assert sheet["D2"].formula == "2"
