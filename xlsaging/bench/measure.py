"""Whole processes, measured from outside: how long, how much of the processor, how much memory at most."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from xlsaging.model.errors import BenchFailedError

__all__ = ["Run", "Spent", "middle", "run"]


@dataclass(frozen=True, slots=True)
class Spent:
    """What one run took: the whole process, or the part of it that it timed itself. Memory is always the whole's."""

    wall_seconds: float
    cpu_seconds: float
    peak_mib: float | None
    totals: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Run:
    """A process to be measured: the arguments of this Python."""

    name: str
    arguments: tuple[str, ...]


def run(what: Run, folder: Path) -> Spent:
    """Run a process once in `folder`. It prints JSON with `totals`, and `seconds` and `cpu` where it times a part.

    Peak memory is None where the system does not tell it (Windows). Raises BenchFailedError where it fails.
    """
    usage = folder / "usage.json"
    command = [sys.executable, "-m", "xlsaging.bench.launch", str(usage), *what.arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    answer = _answer(done.stdout.decode("utf-8"))
    if done.returncode not in (0, 1) or answer is None:
        detail = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise BenchFailedError(name=what.name, status=done.returncode, detail=detail[-1] if detail else "")
    told = json.loads(usage.read_text(encoding="utf-8"))
    if "seconds" in answer:
        return Spent(answer["seconds"], answer["cpu"], told["peak"], answer["totals"])
    cpu = told["wall"] if told["cpu"] is None else told["cpu"]
    return Spent(told["wall"], cpu, told["peak"], answer["totals"])


def _answer(text: str) -> dict[str, Any] | None:
    """What a process printed: JSON as a whole, or in its last line."""
    for part in (text, text.strip().rpartition("\n")[2]):
        try:
            found: dict[str, Any] = json.loads(part)
        except ValueError:
            continue
        return found
    return None


def middle(runs: Sequence[Spent]) -> Spent:
    """The median of each figure by itself; the totals are the first run's.

    >>> middle([Spent(1.0, 2.0, 9.0), Spent(3.0, 1.0, 7.0), Spent(2.0, 3.0, 8.0)])
    Spent(wall_seconds=2.0, cpu_seconds=2.0, peak_mib=8.0, totals={})
    """
    peaks = [each.peak_mib for each in runs if each.peak_mib is not None]
    return Spent(
        median(each.wall_seconds for each in runs),
        median(each.cpu_seconds for each in runs),
        median(peaks) if peaks else None,
        runs[0].totals,
    )
