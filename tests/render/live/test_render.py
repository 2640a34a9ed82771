"""A report in an open workbook stands on sheets of its own, is replaced in place, and touches nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from live_office import LIVE
from render.every_kind import every_kind

from xlsaging.model.workbook_errors import SheetProtectedError, StructureProtectedError
from xlsaging.render.live.own import own_sheets
from xlsaging.render.live.render import remove_own, render_report
from xlsaging.report.model import Report

pytestmark = LIVE


def _one(report: Report, name: str) -> Report:
    """The report with one sheet of it, without charts."""
    sheets = tuple(sheet for sheet in report.sheets if sheet.name == name)
    return replace(report, sheets=sheets, frozen={})


def _names(book: Any) -> list[str]:
    return [sheet.name for sheet in book.sheets]


def test_a_rerun_replaces_the_sheets_where_they_stand(book: Any) -> None:
    report = _one(every_kind(), "open_items")
    render_report(book, report, "en")
    book.sheets.add("Mine", after=book.sheets[-1])
    render_report(book, report, "zh_CN")

    assert _names(book) == ["Sheet1", "未清明细", "Mine"]
    assert [own.place for own in own_sheets(book)] == [("close", "open_items", 1)]


def test_a_sheet_of_the_user_keeps_its_name_and_its_cells(book: Any) -> None:
    book.sheets[0].name = "Open items"
    book.sheets[0]["A1"].value = "mine"
    render_report(book, _one(every_kind(), "open_items"), "en")

    assert _names(book) == ["Open items", "Open items 2"]
    assert book.sheets[0]["A1"].value == "mine"


def test_a_sheet_that_the_user_renamed_or_copied_is_the_users(book: Any) -> None:
    report = _one(every_kind(), "open_items")
    render_report(book, report, "en")
    book.sheets["Open items"].name = "June"
    render_report(book, report, "en")
    book.sheets["Open items"].copy(after=book.sheets[-1], name="Copy")
    remove_own(book, own_sheets(book))

    assert _names(book) == ["Sheet1", "June", "Copy"]


def test_widths_stay_as_the_user_set_them_while_the_columns_are_the_same(book: Any) -> None:
    report = _one(every_kind(), "open_items")
    (sheet,) = render_report(book, report, "en")
    drawn = sheet["B1"].column_width
    sheet["B1"].column_width = 33
    render_report(book, report, "en")
    kept = sheet["B1"].column_width
    table: Any = report.sheets[0].blocks[0]
    fewer = replace(table, columns=table.columns[:4], rows=[row[:4] for row in table.rows])
    render_report(book, replace(report, sheets=(replace(report.sheets[0], blocks=(fewer,)),)), "en")

    assert kept == pytest.approx(33, abs=0.2)
    assert sheet["B1"].column_width == pytest.approx(drawn, abs=2)


def test_a_filter_stays_set(book: Any) -> None:
    report = _one(every_kind(), "open_items")
    (sheet,) = render_report(book, report, "en")
    sheet.tables[0].autofilter.apply_values(2, ["JPY"])
    render_report(book, report, "en")

    assert [each.values for each in sheet.tables[0].autofilter.criteria if each.type == "values"] == [["JPY"]]


def test_text_of_a_ledger_is_never_a_formula(book: Any) -> None:
    render_report(book, _one(every_kind(1), "aging"), "en")
    formulas = [cell for row in book.sheets["Aging"].used_range.formula for cell in row if str(cell).startswith("=")]

    assert "=1+1" in [row[0] for row in book.sheets["Aging"].used_range.value]
    assert all(each.startswith(("=SUM(", "=MAX(", "=HYPERLINK(")) for each in formulas if each != "=1+1")


def test_a_protected_sheet_or_workbook_is_refused_before_anything_changes(book: Any) -> None:
    report = _one(every_kind(), "open_items")
    (sheet,) = render_report(book, report, "en")
    before = sheet.used_range.value
    sheet.api.protect("")
    with pytest.raises(SheetProtectedError):
        render_report(book, report, "en")
    sheet.api.unprotect("")
    book.api.protect("")
    with pytest.raises(StructureProtectedError):
        render_report(book, every_kind(), "en")
    book.api.unprotect("")

    assert sheet.used_range.value == before


def test_removing_leaves_a_sheet_where_only_ours_were(book: Any) -> None:
    render_report(book, _one(every_kind(), "open_items"), "en")
    book.sheets[0].delete()
    remove_own(book, own_sheets(book))

    assert len(book.sheets) == 1
    assert own_sheets(book) == []
