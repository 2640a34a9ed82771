"""Amounts stand in the unit that the sheet names; documents stand as they are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from render.every_kind import AS_OF, every_kind

from xlsaging.render.file import write_workbook
from xlsaging.report.labels import unit_text
from xlsaging.report.model import Column, KeyValues, Report, Sheet, Table, Text, Value


def _report(unit: int, *, exact: bool = False) -> Report:
    columns = (
        Column("at", Text("column.at")),
        Column("currency", Text("column.currency")),
        Column("amount", Text("column.amount"), "amount", currency="currency"),
        Column("outstanding", Text("column.outstanding"), "amount", "sum"),
        Column("max_days_past_due", Text("column.max_days_past_due"), "count", "max"),
        Column("remark", "remark"),
    )
    rows: list[Any] = [
        ("a", "USD", 12_345.67, 1_234_567.89, 30, Value(50_000.0, "amount")),
        ("b", "JPY", 1_000_000, 0.11, 10, Value(12.0, "days")),
    ]
    keys = KeyValues("keys", ((Text("cover.outstanding"), 1_234_568.0, "amount", None),))
    sheet = Sheet("aging", Text("title.aging"), (Table("t", columns, rows, totals=True), keys), exact=exact)
    facts = ((Text("cover.currency"), unit_text("CNY")),)
    return Report("x", Text("title.aging"), (sheet,), AS_OF, "CNY", unit=unit, facts=facts)


def _sheet(report: Report, tmp_path: Path, *, values: bool = True, lang: str = "en") -> Any:
    path = tmp_path / "unit.xlsx"
    write_workbook(report, path, lang)
    return openpyxl.load_workbook(path, data_only=values).worksheets[0]


@pytest.mark.parametrize("unit", [1, 1_000, 10_000])
def test_amounts_are_divided_and_nothing_else_is(tmp_path: Path, unit: int) -> None:
    sheet = _sheet(_report(unit), tmp_path)

    assert sheet["D5"].value == pytest.approx(1_234_567.89 / unit, rel=1e-15)
    assert (sheet["C5"].value, sheet["C6"].value, sheet["E5"].value) == (12_345.67, 1_000_000, 30)
    assert (sheet["F5"].value, sheet["F6"].value) == (50_000 / unit, 12)
    assert sheet["D7"].value == pytest.approx(1_234_568.0 / unit, rel=1e-15)
    assert sheet["D7"].value == pytest.approx(sheet["D5"].value + sheet["D6"].value, rel=1e-12)
    assert sheet["C9"].value == pytest.approx(1_234_568.0 / unit, rel=1e-15)


def test_documents_stand_in_single_units_and_say_so(tmp_path: Path) -> None:
    sheet = _sheet(_report(10_000, exact=True), tmp_path, lang="zh_CN")

    assert sheet["D5"].value == 1_234_567.89
    assert "金额单位：人民币元" in sheet["A2"].value
    assert "人民币元" in sheet.oddHeader.right.text


@pytest.mark.parametrize(
    ("unit", "lang", "words"),
    [(10_000, "zh_CN", "金额单位：人民币万元"), (10_000, "en", "Amounts in CNY 10,000"), (1_000, "en", "CNY thousand"),
     (1, "zh_CN", "金额单位：人民币元")],
)  # fmt: skip
def test_every_sheet_names_its_unit_on_screen_and_in_print(tmp_path: Path, unit: int, lang: str, words: str) -> None:
    sheet = _sheet(_report(unit), tmp_path, lang=lang)

    assert words in sheet["A2"].value
    assert words in sheet.oddHeader.right.text


def test_each_sheet_of_a_report_says_its_own_unit(tmp_path: Path) -> None:
    path = tmp_path / "both.xlsx"
    write_workbook(every_kind(), path)
    book = openpyxl.load_workbook(path)

    assert "CNY 10,000" in book["Aging"]["A2"].value
    assert book["Open items"]["A2"].value.endswith("Amounts in CNY (yuan)")
