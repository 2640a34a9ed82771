"""Names stand for cells and constants, in a book or on one sheet."""

from __future__ import annotations

import pytest


def test_cells_are_named_and_found(book, sheet) -> None:
    sheet["A1:B2"].name = "open_items"

    assert book.names["open_items"].refers_to == "=Sheet1!$A$1:$B$2"
    assert sheet["open_items"].address == book.names["OPEN_ITEMS"].refers_to_range.address == "$A$1:$B$2"
    assert (sheet["A1:B2"].name.name, sheet["A1"].name) == ("open_items", None)


def test_a_constant_is_no_range(book, sheet) -> None:
    from xlsaging.libreoffice import OfficeError

    book.names.add("rate", "=0.2")
    sheet["A1"].formula = "=rate*10"

    assert sheet["A1"].value == 2
    with pytest.raises(OfficeError, match="refers to no range"):
        assert book.names["rate"].refers_to_range


def test_a_sheets_own_name_carries_the_sheet(book, sheet) -> None:
    other = book.sheets.add("My sheet")
    other.names.add("local", "='My sheet'!$C$1")

    assert other.names["local"].name == "'My sheet'!local"
    assert len(sheet.names) == 0
    assert len(book.names) == 1


def test_names_change_and_go(book, sheet) -> None:
    book.names.add("first_cell", "=Sheet1!$A$1")

    book.names["first_cell"].refers_to = "=Sheet1!$B$5"
    book.names["first_cell"].name = "other_cell"
    assert book.names["other_cell"].refers_to_range.address == "$B$5"
    book.names["other_cell"].delete()
    assert len(book.names) == 0


def test_a_name_like_a_cell_is_refused(book) -> None:
    from xlsaging.libreoffice import OfficeError

    with pytest.raises(OfficeError, match="is no name"):
        book.names.add("AB12", "=Sheet1!$A$1")
