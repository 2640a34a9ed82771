"""A sample ledger where a user wants it, or a reason why not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from xlsaging.app.sample import Wanted, write_sample
from xlsaging.model.errors import BadSettingError, TargetFolderMissingError, TargetNotEmptyError


def test_a_workbook_is_written_and_the_old_one_kept(tmp_path: Path) -> None:
    path = tmp_path / "ledger.xlsx"
    path.write_bytes(b"old")
    made = write_sample(Wanted(path, 20, "en", 1))
    assert (made.rows["invoices"], made.findings, made.findings_path) == (20, 0, None)
    assert (tmp_path / "ledger.xlsx.bak").read_bytes() == b"old"


def test_a_messy_one_has_its_findings_beside_it(tmp_path: Path) -> None:
    made = write_sample(Wanted(tmp_path / "ledger.xlsx", 120, "zh_CN", 1, messy=True))
    assert made.findings_path == tmp_path / "ledger.issues.json"
    findings = json.loads(made.findings_path.read_text("utf-8"))
    assert len(findings) == made.findings > 20
    assert {tuple(finding) for finding in findings} == {("code", "at")}


def test_a_name_without_xlsx_is_a_folder_of_parquet(tmp_path: Path) -> None:
    made = write_sample(Wanted(tmp_path / "warehouse", 50, "en", 1))
    assert sorted(path.stem for path in (tmp_path / "warehouse").iterdir()) == sorted(made.rows)
    with pytest.raises(TargetNotEmptyError):
        write_sample(Wanted(tmp_path / "warehouse", 50, "en", 1))


@pytest.mark.parametrize(
    ("name", "rows", "lang", "messy", "said"),
    [
        ("ledger.xlsx", 1_048_576, "en", False, "name of a folder"),
        ("ledger", 10, "en", True, "ending in .xlsx"),
        ("ledger.xlsx", 10, "zh_CN+en", False, "zh_CN, en"),
    ],
)
def test_what_cannot_be_is_refused_before_the_work_starts(
    name: str, rows: int, lang: str, messy: bool, said: str, tmp_path: Path
) -> None:
    with pytest.raises(BadSettingError, match=said):
        write_sample(Wanted(tmp_path / name, rows, lang, 1, messy))
    assert not list(tmp_path.iterdir())


def test_a_missing_parent_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TargetFolderMissingError):
        write_sample(Wanted(tmp_path / "nowhere" / "warehouse", 10, "en", 1))
