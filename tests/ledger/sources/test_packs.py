"""Reports that lie beside a ledger are told from it and passed over."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from xlsaging.ledger.read import read_ledger
from xlsaging.ledger.sources import open_source
from xlsaging.ledger.sources.packs import is_pack, without_packs
from xlsaging.model.schema import FROZEN_SHEET

LEDGER = "Invoice,Customer,Invoice date,Amount\nA1,C1,2025-01-31,100\n"


def _workbook(path: Path, sheet: str = FROZEN_SHEET, *, how: str = "very_hidden") -> Path:
    with Workbook(path) as book:
        book.add_worksheet("Open items").write_row(0, 0, ["Invoice", "Customer", "Invoice date", "Amount"])
        worksheet = book.add_worksheet(sheet)
        if how:
            getattr(worksheet, how)()
    return path


@pytest.mark.parametrize(
    ("sheet", "how", "told"),
    [
        (FROZEN_SHEET, "very_hidden", True),
        (FROZEN_SHEET, "hide", True),
        (FROZEN_SHEET, "", False),
        (f"{FROZEN_SHEET} 2", "very_hidden", False),
        ("Ledger", "very_hidden", False),
    ],
)
def test_a_report_is_told_by_its_hidden_sheet(tmp_path: Path, sheet: str, how: str, told: bool) -> None:
    assert is_pack(_workbook(tmp_path / "a.xlsx", sheet, how=how)) is told


def test_what_cannot_be_opened_and_other_kinds_of_files_are_no_reports(tmp_path: Path) -> None:
    pack = _workbook(tmp_path / "a.xlsx").read_bytes()
    cases = {"cut.xlsx": pack[:400], "empty.xlsx": b"", "text.xlsx": LEDGER.encode(), "macros.xlsm": pack}
    for name, content in cases.items():
        (tmp_path / name).write_bytes(content)
    with zipfile.ZipFile(tmp_path / "bare.xlsx", "w") as package:
        package.writestr("xl/workbook.xml", f"<{FROZEN_SHEET}")

    assert [name for name in (*cases, "bare.xlsx", "none.xlsx") if is_pack(tmp_path / name)] == []


def test_reports_beside_a_ledger_are_passed_over_and_named(tmp_path: Path) -> None:
    (tmp_path / "ledger.csv").write_text(LEDGER)
    for name in ("2025-01.xlsx", "2025-02.xlsx"):
        _workbook(tmp_path / name)
    source = open_source(tmp_path)
    issues = read_ledger(tmp_path).issues

    assert [grid.file for grid in source.grids] == ["ledger.csv"]
    assert [path.name for path in source.packs] == ["2025-01.xlsx", "2025-02.xlsx"]
    assert [issue.at for issue in issues if issue.code == "report_passed_over"] == ["2025-01.xlsx", "2025-02.xlsx"]


def test_where_there_is_nothing_but_reports_they_are_read(tmp_path: Path) -> None:
    packs = [_workbook(tmp_path / name) for name in ("a.xlsx", "b.xlsx")]

    assert without_packs(packs) == (packs, [])
    assert without_packs(packs[:1]) == (packs[:1], [])
