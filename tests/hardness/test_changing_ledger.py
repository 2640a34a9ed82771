"""A ledger that changes while it is read gives no figures: those of two states are those of none."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from xlsaging.app import run as running
from xlsaging.app.reports import close_report
from xlsaging.app.run import Job, run
from xlsaging.model.errors import DamagedFileError, LedgerChangedError
from xlsaging.render.file import write_workbook


def _append(path: Path) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write("A4,C3,Fabrikam,2025-03-01,2025-04-30,50.00\n")


def _same_size_and_time(path: Path) -> None:
    before = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("300.25", "300.52"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _replaced_as_excel_saves(path: Path) -> None:
    beside = path.with_name("7A3F2C10.tmp")
    beside.write_bytes(path.read_bytes())
    beside.replace(path)


def _another_file(path: Path) -> None:
    (path.parent / "more.csv").write_text(path.read_text(encoding="utf-8"), encoding="utf-8")


def _gone(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("change", [_append, _same_size_and_time, _replaced_as_excel_saves, _another_file, _gone])
def test_a_change_while_it_is_read_is_said_and_nothing_is_written(
    ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None]
) -> None:
    folder = tmp_path / "books"
    folder.mkdir()
    ledger = ledger.replace(folder / ledger.name)
    real = running.read

    def read(paths: object, given: object) -> object:
        found = real(paths, given)
        change(ledger)
        return found

    monkeypatch.setattr(running, "read", read)
    target = tmp_path / "pack.xlsx"
    with pytest.raises(LedgerChangedError, match="changed while it was read"):
        run(Job("close", (folder,), {"as_of": "2025-03-31"}, out=target), close_report, write_workbook)
    assert [path.name for path in tmp_path.iterdir()] == ["books"]


def test_a_file_caught_half_saved_has_changed_and_is_not_damaged(
    ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(*_: object) -> None:
        _append(ledger)
        raise DamagedFileError(path=ledger.name, part="zip")

    monkeypatch.setattr(running, "read", read)
    with pytest.raises(LedgerChangedError):
        run(Job("close", (ledger,), {}, out=tmp_path / "pack.xlsx"), close_report, write_workbook)


def test_a_file_that_stays_as_it_is_and_is_damaged_is_called_so(
    ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(*_: object) -> None:
        raise DamagedFileError(path=ledger.name, part="zip")

    monkeypatch.setattr(running, "read", read)
    with pytest.raises(DamagedFileError):
        run(Job("close", (ledger,), {}, out=tmp_path / "pack.xlsx"), close_report, write_workbook)


def test_a_change_after_it_was_read_does_no_harm(ledger: Path, tmp_path: Path) -> None:
    def change(stage: str, _rows: int | None) -> None:
        if stage == "computing":
            _append(ledger)

    done = run(
        Job("close", (ledger,), {"as_of": "2025-03-31"}, out=tmp_path / "pack.xlsx"),
        close_report,
        write_workbook,
        change,
    )
    assert done.report.totals["outstanding"] == 600.75
