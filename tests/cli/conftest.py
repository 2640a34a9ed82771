"""Running the command line as a person would."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from xlsaging.cli.main import main

LEDGER = """Invoice,Customer,Name,Invoice date,Due date,Amount
A1,C1,Northwind,2025-01-05,2025-02-04,100.00
A2,C1,Northwind,2025-02-10,2025-03-12,200.50
A3,C2,Contoso,2025-03-01,2025-04-30,300.25
"""


@dataclass
class Ran:
    """What a command did."""

    status: int
    out: str
    err: str


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Run the command line in this process."""
    monkeypatch.setenv("LANG", "C")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.setenv("COLUMNS", "200")

    def ran(*arguments: object) -> Ran:
        status = main([str(each) for each in arguments])
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    return ran


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Three documents in a csv file: 600.75 open on 2025-03-31."""
    folder = tmp_path / "books"
    folder.mkdir()
    path = folder / "ledger.csv"
    path.write_text(LEDGER, encoding="utf-8")
    return path


@pytest.fixture
def outside() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the command line as a process of its own."""

    def ran(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "xlsaging.cli.main", *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", **options)  # type: ignore[call-overload,no-any-return]  # options are those of run

    return ran
