"""Several runs on one target at once: all end well, and what stays is one whole pack."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import openpyxl

DAYS = ("2025-01-31", "2025-02-28", "2025-03-31")


def _close(ledger: Path, target: Path, day: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "xlsaging.cli.main", "close", str(ledger), "--as-of", day, "--out", str(target)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")


def test_runs_at_once_on_one_target_leave_one_whole_pack_and_a_whole_backup(ledger: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    known = {}
    for day in DAYS:
        alone = tmp_path / f"{day}.xlsx"
        with _close(ledger, alone, day) as run:
            run.communicate(timeout=60)
        assert run.returncode == 0
        known[hashlib.sha256(alone.read_bytes()).digest()] = day
    for _ in range(2):
        runs = [_close(ledger, folder / "pack.xlsx", day) for day in DAYS]
        ends = [run.communicate(timeout=60) for run in runs]
        assert [run.returncode for run in runs] == [0, 0, 0], ends

    assert sorted(path.name for path in folder.iterdir()) == ["pack.xlsx", "pack.xlsx.bak", "pack.xlsx.log.json"]
    for name in ("pack.xlsx", "pack.xlsx.bak"):
        assert hashlib.sha256((folder / name).read_bytes()).digest() in known
        assert openpyxl.load_workbook(io.BytesIO((folder / name).read_bytes())).sheetnames[0] == "Cover"


def test_hundreds_of_writes_at_once_never_meet(tmp_path: Path) -> None:
    target = tmp_path / "pack.xlsx"
    letters = "ABCD"
    write = (
        "import sys; from pathlib import Path; from hardness.killed import write_alone; "
        "write_alone(Path(sys.argv[1]), sys.argv[2].encode() * 50_000, 100)"
    )
    environ = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    runs = [subprocess.Popen([sys.executable, "-c", write, str(target), letter], env=environ) for letter in letters]

    assert [run.wait(60) for run in runs] == [0, 0, 0, 0]
    contents = [letter.encode() * 50_000 for letter in letters]
    assert target.read_bytes() in contents
    assert (tmp_path / "pack.xlsx.bak").read_bytes() in contents
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pack.xlsx", "pack.xlsx.bak"]
