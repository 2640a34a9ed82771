"""Sheets are added, named, copied, moved, hidden and frozen as in Excel."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest


def test_sheets_stand_where_they_are_put(book) -> None:
    book.sheets.add("After", after=book.sheets[0])
    book.sheets.add("Before", before=book.sheets[0])
    assert book.sheet_names == ["Before", "Sheet1", "After"]
    assert book.sheets.active.name == "Before"

    book.sheets["After"].move(before=book.sheets[0])
    assert book.sheet_names == ["After", "Before", "Sheet1"]
    book.sheets["Before"].delete()
    assert [sheet.index for sheet in book.sheets] == [1, 2]


@pytest.mark.parametrize("name", ["", "a" * 32, "a:b", "a/b", "a[b]", "'a", "SHEET1"])
def test_a_name_that_excel_refuses_is_refused(book, name: str) -> None:
    with pytest.raises(ValueError, match=r"name|named"):
        book.sheets.add("Other").name = name


def test_what_is_not_there_is_told(book) -> None:
    from xlsaging.libreoffice import OfficeError

    with pytest.raises(KeyError):
        book.sheets["none"]
    with pytest.raises(IndexError):
        book.sheets[7]
    with pytest.raises(OfficeError, match="at least one sheet"):
        book.sheets[0].delete()


def test_a_copy_is_numbered_as_excel_does(book, sheet) -> None:
    sheet["A1"].value = "x"

    copies = [sheet.copy(), sheet.copy(), sheet.copy(name="Mine")]

    assert [copy.name for copy in copies] == ["Sheet1 (2)", "Sheet1 (3)", "Mine"]
    assert [copy["A1"].value for copy in copies] == ["x"] * 3


@pytest.mark.parametrize("saved", [False, True], ids=["unsaved", "saved"])
def test_a_copy_lands_in_another_book_many_times(app, book, sheet, tmp_path: Path, saved: bool) -> None:
    sheet["A1"].value = "x"
    if saved:
        book.save(tmp_path / "source.xlsx")

    for _ in range(6):
        target = app.books.add()
        copied = sheet.copy(after=target.sheets[0])
        assert (target.sheet_names, copied["A1"].value) == (["Sheet1", "Sheet1 (2)"], "x")
        target.close()
    assert book.sheet_names == ["Sheet1"]


def test_hidden_sheets_and_gridlines(book, sheet) -> None:
    other = book.sheets.add("Other")
    sheet.visible = False
    assert (sheet.visible, other.visible) == (False, True)
    with pytest.raises(ValueError, match="Hidden sheets"):
        sheet.show_gridlines = False
    sheet.visible = True

    sheet.show_gridlines = False

    assert (sheet.show_gridlines, other.show_gridlines, book.sheets.active.name) == (False, True, "Other")


def test_panes_freeze_and_thaw(sheet) -> None:
    view = sheet.book.impl.controller

    sheet.freeze_panes.freeze_at("A1:B3")
    assert (view.getSplitRow(), view.getSplitColumn()) == (3, 2)
    sheet.freeze_panes.freeze_at("2:2")
    assert (view.getSplitRow(), view.getSplitColumn()) == (2, 0)
    sheet.freeze_panes.unfreeze()
    assert not view.hasFrozenPanes()


def test_the_print_area_and_the_page_belong_to_the_sheet(book, sheet) -> None:
    sheet.page_setup.print_area = "A1:C3"
    sheet.page_setup.api.IsLandscape = True

    assert sheet.page_setup.print_area == "$A$1:$C$3"
    assert not book.sheets.add("Other").page_setup.api.IsLandscape
    sheet.page_setup.print_area = None
    assert sheet.page_setup.print_area is None


def test_a_print_area_that_a_file_brought_is_saved_once_when_it_has_changed(office, tmp_path: Path) -> None:
    path = tmp_path / "area.xlsx"
    made = openpyxl.Workbook()
    made.active["A1"] = "x"
    made.active.print_area = "A1:C9"
    made.save(path)
    book = office.books.open(str(path))
    book.sheets[0].page_setup.print_area = "A1:B2"
    book.save(str(path))
    book.close()
    with zipfile.ZipFile(path) as package:
        names = re.findall(r'name="_xlnm.Print_Area"[^>]*>([^<]*)<', package.read("xl/workbook.xml").decode())

    assert [name.rpartition("!")[2] for name in names] == ["$A$1:$B$2"]


def test_a_sheet_is_written_as_a_page(sheet, tmp_path: Path) -> None:
    sheet["A1"].value = "應收 1250"

    sheet.to_html(tmp_path / "sheet.html")

    assert "1250" in (tmp_path / "sheet.html").read_text(encoding="utf-8")
    assert sheet.book.sheet_names == ["Sheet1"]
