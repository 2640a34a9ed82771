"""`xlsaging close`: one command, one workbook, the same every time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from xlsaging.report.frozen import FROZEN_SHEET


def test_it_writes_the_workbook_and_says_where(run: Callable[..., object], ledger: Path) -> None:
    ran = run("close", ledger, "--as-of", "2025-03-31")
    path = ledger.parent / "ledger-close-2025-03-31.xlsx"

    assert ran.status == 0
    assert openpyxl.load_workbook(path).sheetnames == [
        "Cover", "Comparison", "Aging", "Statutory aging", "Open items", "DSO", "CEI", "Concentration",
        "Bridge", "Issues", FROZEN_SHEET,
    ]  # fmt: skip
    assert "Outstanding 600.75" in " ".join(ran.out.split())
    assert f"Written: {path}" in ran.out


def test_twice_gives_the_same_bytes_and_a_backup(run: Callable[..., object], ledger: Path, tmp_path: Path) -> None:
    target = tmp_path / "x.xlsx"
    for _ in range(2):
        run("close", ledger, "--as-of", "2025-03-31", "--out", target, "--lang", "zh_CN+en")
    backup = tmp_path / "x.xlsx.bak"

    assert hashlib.sha256(target.read_bytes()).digest() == hashlib.sha256(backup.read_bytes()).digest()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["books", "x.xlsx", "x.xlsx.bak", "x.xlsx.log.json"]


def test_the_months_before_may_lie_in_the_ledgers_folder(run: Callable[..., object], ledger: Path) -> None:
    folder = ledger.parent
    total = "Outstanding 600.75"
    for _ in range(2):
        ran = run("close", folder, "--as-of", "2025-03-31", "--out", folder / "2025-03.xlsx", "--lang", "en")
        assert total in " ".join(ran.out.split()), ran
    sheet = openpyxl.load_workbook(folder / "2025-03.xlsx")["Issues"]
    told = [cell.value for row in sheet.iter_rows() for cell in row]

    assert "2025-03.xlsx" in told


def test_no_backup_is_kept_if_told_so(run: Callable[..., object], ledger: Path, tmp_path: Path) -> None:
    for _ in range(2):
        run("close", ledger, "--as-of", "2025-03-31", "--out", tmp_path / "x.xlsx", "--no-backup")

    assert not (tmp_path / "x.xlsx.bak").exists()


@pytest.mark.parametrize(("lang", "cover"), [("zh", "封面"), ("en", "Cover"), ("both", "封面 Cover")])
def test_the_report_is_in_the_language_chosen(run: Callable[..., object], ledger: Path, lang: str, cover: str) -> None:
    run("close", ledger, "--as-of", "2025-03-31", "--lang", lang)

    assert openpyxl.load_workbook(ledger.parent / "ledger-close-2025-03-31.xlsx").sheetnames[0] == cover


def test_the_ledgers_own_settings_choose_the_language_before_the_system_does(
    run: Callable[..., object], ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (ledger.parent / "ledger.xlsaging.toml").write_text('lang = "en"\nas_of = 2025-03-31\n')
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    run("close", ledger)

    assert openpyxl.load_workbook(ledger.parent / "ledger-close-2025-03-31.xlsx").sheetnames[0] == "Cover"


def test_json_tells_the_aging_and_the_totals(run: Callable[..., object], ledger: Path) -> None:
    found = json.loads(run("close", ledger, "--as-of", "2025-03-31", "--json").out)

    assert [row["customer_id"] for row in found["rows"]] == ["C1", "C2"]
    assert found["totals"]["outstanding"] == 600.75
    assert found["totals"]["not_due"] == 300.25


def test_another_command_writes_a_workbook_if_asked(run: Callable[..., object], ledger: Path, tmp_path: Path) -> None:
    for command in ("aging", "dso", "check", "collectors"):
        assert run(command, ledger, "--as-of", "2025-03-31", "--out", tmp_path / f"{command}.xlsx").status == 0
        assert (tmp_path / f"{command}.xlsx").exists()


def test_a_folder_and_several_files_are_one_ledger(run: Callable[..., object], ledger: Path, tmp_path: Path) -> None:
    receipts = ledger.parent / "receipts.csv"
    receipts.write_text("Receipt no,Customer,Receipt date,Amount,Applied to\nR1,C1,2025-02-20,60.00,A1\n")
    for paths in ((ledger.parent,), (ledger, receipts)):
        found = json.loads(run("close", *paths, "--as-of", "2025-03-31", "--out", tmp_path / "x.xlsx", "--json").out)
        assert found["totals"]["outstanding"] == 540.75


def test_a_month_is_compared_with_the_pack_that_closed_the_one_before(
    run: Callable[..., object], ledger: Path, tmp_path: Path
) -> None:
    february, march = tmp_path / "february.xlsx", tmp_path / "march.xlsx"
    run("close", ledger, "--as-of", "2025-02-28", "--out", february)
    ledger.write_text(ledger.read_text().replace("200.50", "210.50"), encoding="utf-8")
    run("close", ledger, "--as-of", "2025-03-31", "--out", march, "--against", february, "--lang", "en")
    book, log = openpyxl.load_workbook(march), json.loads(Path(f"{march}.log.json").read_text())

    assert "Changes" in book.sheetnames
    rows = [[cell.value for cell in row] for row in book["Changes"].iter_rows()]
    assert any("A2" in row and "amount: 200.50 → 210.50" in row and 10 in row for row in rows)
    assert log["against"] == {"file": "february.xlsx", "as_of": "2025-02-28", "changes": 1}


def test_the_unit_of_amounts_is_set_on_the_command_line(
    run: Callable[..., object], ledger: Path, tmp_path: Path
) -> None:
    target = tmp_path / "x.xlsx"
    ran = run("close", ledger, "--as-of", "2025-03-31", "--set", "unit=1000", "--out", target, "--json")

    assert json.loads(ran.out)["totals"]["outstanding"] == 600.75
    rows = openpyxl.load_workbook(target)["Comparison"].iter_rows(values_only=True)
    assert next(row for row in rows if row[0] == "C2")[2] == 0.30025
