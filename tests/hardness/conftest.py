"""Commands in processes of their own, within limits of memory and time; and files that mean harm."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

MEGABYTES, SECONDS = 1_500, 20
"""What a command may take: far above what an honest file needs, far below what a machine has."""
OUTWARD = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.startfile", "webbrowser.")
"""Events by which Python would begin a program or reach for the network."""
LEDGER = """Invoice,Customer,Name,Invoice date,Due date,Amount
A1,C1,Northwind,2025-01-05,2025-02-04,100.00
A2,C1,Northwind,2025-02-10,2025-03-12,200.50
A3,C2,Contoso,2025-03-01,2025-04-30,300.25
"""


@dataclass(frozen=True)
class Ended:
    """How a command ended, what it said, and what it took."""

    status: int
    out: str
    err: str
    seconds: float
    megabytes: int


@pytest.fixture(scope="session")
def warm_python() -> Iterator[subprocess.Popen[str]]:
    """The Python that forks a child for each command."""
    if os.name == "nt":
        pytest.skip("limits of memory and time are those of POSIX")
    environ = {**os.environ, "LANG": "C.UTF-8", "COLUMNS": "160"}
    environ.pop("LC_ALL", None)
    command = [sys.executable, str(Path(__file__).with_name("warm.py"))]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", env=environ
    ) as server:
        yield server
        assert server.stdin
        server.stdin.close()


@pytest.fixture
def bounded(warm_python: subprocess.Popen[str], tmp_path: Path) -> Callable[..., Ended]:
    """Run a command in `tmp_path` within the limits. One that reaches a limit is killed: its status is negative."""

    def ran(
        *call: object, megabytes: int = MEGABYTES, seconds: int = SECONDS, nobody: bool = False, folder: Path = tmp_path
    ) -> Ended:
        job = {
            "call": [str(word) for word in call],
            "megabytes": megabytes,
            "seconds": seconds,
            "folder": str(folder),
            "nobody": nobody,
        }
        assert warm_python.stdin
        assert warm_python.stdout
        warm_python.stdin.write(json.dumps(job) + "\n")
        warm_python.stdin.flush()
        return Ended(**json.loads(warm_python.stdout.readline()))

    return ran


@pytest.fixture
def refused(bounded: Callable[..., Ended]) -> Callable[..., str]:
    """The message of a file that must be refused: clear, and without a figure."""

    def message(path: Path, **limits: Any) -> str:
        ended = bounded("aging", path, "--as-of", "2025-03-31", **limits)
        assert (ended.status, ended.out) == (2, ""), ended
        assert ended.err.startswith(f"{path.name}: "), ended
        return ended.err

    return message


class _Ears:
    """Hears what Python itself reports, while somebody listens; the hook stays for as long as Python runs."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, str]] = []
        self.open = False
        sys.addaudithook(self._hear)

    def _hear(self, event: str, given: tuple[object, ...]) -> None:
        if self.open and (event == "open" or event.startswith(OUTWARD)):
            self.heard.append((event, str(given[0]) if given else ""))


@pytest.fixture(scope="session")
def ears() -> _Ears:
    """The one hook of this run."""
    return _Ears()


@pytest.fixture
def heard(ears: _Ears) -> Iterator[list[tuple[str, str]]]:
    """The files opened, programs begun and network used while the test runs, as (event, what)."""
    ears.heard.clear()
    ears.open = True
    yield ears.heard
    ears.open = False


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Three documents in a csv file: 600.75 open on 2025-03-31."""
    path = tmp_path / "ledger.csv"
    path.write_text(LEDGER, encoding="utf-8")
    return path
