"""A run reads, computes, writes one file and a log, and leaves everything else alone."""

from __future__ import annotations

import hashlib
import json
import os
import time
from pathlib import Path
from typing import Any

import pytest

from xlsaging.app.reports import aging_report, close_report
from xlsaging.app.run import Job, default_target, run
from xlsaging.model.errors import (
    LedgerNotReadableError,
    TargetFolderMissingError,
    TargetIsInputError,
    TargetLockedError,
)
from xlsaging.render.file import write_workbook


def _job(ledger: Path, **changes: Any) -> Job:
    given: dict[str, Any] = {"name": "close", "paths": (ledger,), "settings": {"as_of": "2025-03-31"}, "to_file": True}
    return Job(**{**given, **changes})


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_report_stands_beside_the_ledger_with_its_log(ledger_file: Path) -> None:
    done = run(_job(ledger_file), close_report, write_workbook)

    assert done.target == ledger_file.parent / "ledger-close-2025-03-31.xlsx"
    assert sorted(path.name for path in ledger_file.parent.iterdir()) == [
        "ledger-close-2025-03-31.xlsx",
        "ledger-close-2025-03-31.xlsx.log.json",
        "ledger.csv",
    ]


def test_the_same_input_gives_the_same_bytes(ledger_file: Path, tmp_path: Path) -> None:
    targets = [tmp_path / f"{number}.xlsx" for number in (1, 2)]
    for target in targets:
        run(_job(ledger_file, out=target), close_report, write_workbook)
        time.sleep(1.1)

    assert _digest(targets[0]) == _digest(targets[1])


def test_the_log_says_when_and_from_what_and_names_no_customer(ledger_file: Path, tmp_path: Path) -> None:
    settings = {"as_of": "2025-03-31", "where": {"Name": "Northwind"}, "columns": {"amount": "amount"}}
    job = _job(ledger_file, out=tmp_path / "x.xlsx", settings={**settings, "where": {"customer_name": "Northwind"}})
    run(job, close_report, write_workbook)
    text = (tmp_path / "x.xlsx.log.json").read_text(encoding="utf-8")
    log = json.loads(text)

    assert "Northwind" not in text
    assert log["as_of"] == "2025-03-31"
    assert set(log["seconds"]) == {"reading", "computing", "writing"}
    assert len(log["inputs"]["inputs"]) == 64
    assert log["started"] <= log["finished"]
    assert log["settings"]["where"] == ["customer_name"]


def test_the_ledger_itself_is_not_touched(ledger_file: Path) -> None:
    before = _digest(ledger_file), ledger_file.stat().st_mtime_ns
    run(_job(ledger_file), close_report, write_workbook)

    assert (_digest(ledger_file), ledger_file.stat().st_mtime_ns) == before


def test_an_existing_report_is_kept_as_bak(ledger_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "x.xlsx"
    target.write_bytes(b"old")
    run(_job(ledger_file, out=target), close_report, write_workbook)
    assert (tmp_path / "x.xlsx.bak").read_bytes() == b"old"

    run(_job(ledger_file, out=target, backup=False), close_report, write_workbook)
    assert (tmp_path / "x.xlsx.bak").read_bytes() == b"old"


def test_what_cannot_be_written_is_said_before_anything_is_read(ledger_file: Path, tmp_path: Path) -> None:
    stages: list[str] = []
    target = tmp_path / "x.xlsx"
    target.write_bytes(b"old")
    (tmp_path / "~$x.xlsx").write_bytes(b"")
    with pytest.raises(TargetLockedError):
        run(_job(ledger_file, out=target), close_report, write_workbook, lambda stage, rows: stages.append(stage))
    with pytest.raises(TargetFolderMissingError):
        run(_job(ledger_file, out=tmp_path / "no" / "x.xlsx"), close_report, write_workbook)

    assert stages == []


def test_a_file_of_the_ledger_is_never_the_target(ledger_file: Path) -> None:
    book = ledger_file.with_suffix(".xlsx")
    book.write_bytes(b"data")
    with pytest.raises(TargetIsInputError):
        run(_job(ledger_file, paths=(book,), out=book), close_report, write_workbook)
    with pytest.raises(TargetIsInputError):
        run(_job(ledger_file, paths=(ledger_file.parent,), out=book), close_report, write_workbook)
    assert book.read_bytes() == b"data"


def test_a_report_of_a_folder_stands_beside_the_folder(ledger_file: Path) -> None:
    job = _job(ledger_file, paths=(ledger_file.parent,))

    assert default_target(job, __import__("datetime").date(2025, 3, 31)) == (
        ledger_file.parent.parent / "books-close-2025-03-31.xlsx"
    )


def test_where_the_ledger_cannot_be_read_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(LedgerNotReadableError):
        run(_job(tmp_path / "no.xlsx", out=tmp_path / "x.xlsx"), close_report, write_workbook)

    assert list(tmp_path.iterdir()) == []


def test_where_the_law_is_broken_nothing_is_written(ledger_file: Path, tmp_path: Path) -> None:
    from xlsaging.model.errors import TiesBrokenError

    def broken(*_: object, **__: object) -> None:
        raise TiesBrokenError(law="x", left="1", right="2")

    with pytest.raises(TiesBrokenError):
        run(_job(ledger_file, out=tmp_path / "x.xlsx"), broken, write_workbook)  # type: ignore[arg-type]  # it raises
    assert not (tmp_path / "x.xlsx").exists()


def test_nothing_is_written_where_no_file_is_asked_for(ledger_file: Path) -> None:
    done = run(_job(ledger_file, name="aging", to_file=False), aging_report, write_workbook)

    assert done.target is None
    assert [path.name for path in ledger_file.parent.iterdir()] == ["ledger.csv"]


def test_stages_and_rows_are_told(ledger_file: Path) -> None:
    told: list[tuple[str, int | None]] = []
    run(_job(ledger_file), close_report, write_workbook, lambda stage, rows: told.append((stage, rows)))

    assert told == [("reading", None), ("computing", 3), ("writing", None)]


@pytest.mark.skipif(os.name == "nt", reason="the paths of this test are those of POSIX")
def test_issues_link_from_the_reports_folder_to_the_ledger(ledger_file: Path, tmp_path: Path) -> None:
    from xlsaging.app.provenance import Provenance

    links = Provenance((ledger_file,), tmp_path / "out" / "x.xlsx").links()
    assert links == {"ledger.csv": "../books/ledger.csv"}
