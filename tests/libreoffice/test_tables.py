"""Tables know their rows, columns, totals and filters."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def table(sheet):
    sheet["B2"].value = [["name", "open"], ["ACME", 30], ["Bolt", 20]]
    return sheet.tables.add(sheet["B2:C4"], name="Items")


def test_a_table_knows_its_parts(sheet, table) -> None:
    assert [part.address for part in (table.range, table.header_row_range, table.data_body_range)] == [
        "$B$2:$C$4", "$B$2:$C$2", "$B$3:$C$4"]  # fmt: skip
    assert [column.name for column in table.columns] == ["name", "open"]
    assert sheet["C3"].table.name == "Items"
    assert sheet.range("Items[open]").value == [30, 20]
    assert table.show_autofilter


def test_rows_and_columns_are_added_and_deleted(sheet, table) -> None:
    table.rows.add(["Zeta", 5])
    table.rows.add(["Mid", 25], index=2)
    table.columns.add("rate", index=2)

    assert table.range.value == [
        ["name", "rate", "open"], ["ACME", None, 30], ["Mid", None, 25], ["Bolt", None, 20], ["Zeta", None, 5]
    ]  # fmt: skip
    table.rows[1].delete()
    table.columns["rate"].delete()
    assert table.data_body_range.value == [["ACME", 30], ["Bolt", 20], ["Zeta", 5]]


def test_columns_are_calculated_and_totalled(sheet, table) -> None:
    table.columns.add("double")
    sheet["D3:D4"].formula = "=[@open]*2"
    table.show_totals = True

    assert table.totals_row_range.value == ["Total", None, 100]
    table.sort([2], ascending=[True])
    assert table.data_body_range.value == [["Bolt", 20, 40], ["ACME", 30, 60]]
    table.show_totals = False
    assert table.range.address == "$B$2:$D$4"


def test_headers_hide_and_come_back(table) -> None:
    table.show_headers = False
    assert (table.range.address, table.header_row_range) == ("$B$3:$C$4", None)

    table.show_headers = True
    assert table.header_row_range.value == ["name", "open"]


def test_an_empty_table_waits_for_its_first_row(sheet) -> None:
    sheet["A1:B1"].value = ["k", "v"]
    table = sheet.tables.add(sheet["A1:B1"])

    assert (table.data_body_range, table.insert_row_range.address, len(table.rows)) == (None, "$A$2:$B$2", 0)
    table.rows.add(["x", 1])
    assert table.data_body_range.value == ["x", 1]


def test_tables_do_not_overlap(sheet, table) -> None:
    from xlsaging.libreoffice import OfficeError

    with pytest.raises(OfficeError, match="cannot overlap"):
        sheet.tables.add(sheet["C4:D6"])


def test_a_table_survives_its_file(app, book, table, tmp_path: Path) -> None:
    book.save(tmp_path / "tables.xlsx")
    with app.books.open(tmp_path / "tables.xlsx") as again:
        assert again.sheets[0].tables["Items"].range.address == "$B$2:$C$4"


def test_tables_are_counted_as_they_were_made(sheet, table) -> None:
    sheet["F9"].value = [["k"], ["x"]]
    sheet["F1"].value = [["k"], ["x"]]
    sheet.tables.add(sheet["F9:F10"], name="Second")
    sheet.tables.add(sheet["F1:F2"], name="Aaa")

    assert [one.name for one in sheet.tables] == ["Items", "Second", "Aaa"]


def test_a_table_takes_a_frame(sheet, table) -> None:
    import pandas as pd

    table.update(pd.DataFrame({"who": ["a", "b", "c"], "open": [1, 2, 3], "paid": [4, 5, 6]}), index=False)

    assert table.range.value == [["who", "open", "paid"], ["a", 1, 4], ["b", 2, 5], ["c", 3, 6]]


def test_a_table_is_found_by_its_name_on_its_own_sheet_only(book):
    sheet, other = book.sheets[0], book.sheets.add("Other", after=book.sheets[-1])
    sheet["A1"].value = [["a", "b"], [1, 2]]
    sheet.tables.add(sheet["A1:B2"], name="tblInvoices")

    assert sheet.tables["TBLinvoices"].name == "tblInvoices"
    assert ["tblInvoices" in each.tables for each in (sheet, other)] == [True, False]
    assert "tblReceipts" not in sheet.tables
    with pytest.raises(KeyError):
        other.tables["tblInvoices"]
