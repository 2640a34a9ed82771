"""A run that writes one of two packs over and over, to be killed at any moment."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from xlsaging.app.target import make_folder_atomically, write_atomically

STEPS = ("open", "replace", "link", "unlink", "close", "fsync")
"""What a run asks of the system while a pack takes its place."""


def write_for_ever(target: Path, draws: Sequence[Callable[[Path], None]]) -> None:
    """Write the packs in turn until killed."""
    number = 0
    while True:
        write_atomically(target, draws[number % len(draws)])
        number += 1


def killed_after(child: Callable[[], None], seconds: float) -> None:
    """Run something in a fork of this process, and kill it after so many seconds."""
    number = fork(child)
    signal.sigtimedwait([], seconds)
    os.kill(number, signal.SIGKILL)
    os.waitpid(number, 0)


def fork(child: Callable[[], None]) -> int:
    """Run something in a fork of this process; returns its number."""
    number = os.fork()
    if number:
        return number
    try:
        child()
        os._exit(0)
    except BaseException as error:
        os.write(2, f"{error!r}\n".encode())
    finally:
        os._exit(70)


def die_at(step: int) -> None:
    """Let this process kill itself before the `step`-th call of the system that writing a pack makes."""
    left = [step]

    def counted(name: str) -> None:
        real = getattr(os, name)

        def call(*given: Any, **named: Any) -> Any:
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)
            left[0] -= 1
            return real(*given, **named)

        setattr(os, name, call)

    for name in STEPS:
        counted(name)


def prepare(folder: Path) -> list[Callable[[Path], None]]:
    """Two small packs of the same ledger, of different days, ready to be drawn."""
    from xlsaging.app.reports import close_report
    from xlsaging.ledger import read_ledger
    from xlsaging.render.file import write_workbook

    ledger = read_ledger(folder / "ledger.csv")
    reports = [close_report(ledger, day) for day in ("2025-02-28", "2025-03-31")]
    return [lambda path, report=report: write_workbook(report, path) for report in reports]


def write_alone(target: Path, content: bytes, times: int) -> None:
    """Write the same content again and again."""
    for _ in range(times):
        write_atomically(target, lambda made: made.write_bytes(content) and None)


def fill(folder: Path) -> None:
    """Twenty files, as a sample has a few."""
    for number in range(20):
        (folder / f"{number}.parquet").write_bytes(b"x" * 20_000)


def kill_folders(parent: Path, chance: random.Random, kills: int) -> None:
    """Kill runs that fill a folder, let one end well, and tell a line for each: the folder's state, and the rest."""
    parent.mkdir()
    made = parent / "new"

    def tell() -> None:
        sizes = [file.stat().st_size for file in made.iterdir()] if made.exists() else []
        state = "none" if not made.exists() else "whole" if sizes == [20_000] * 20 else "broken"
        print("folder", state, *sorted(path.name for path in parent.iterdir() if path != made), flush=True)

    for _ in range(kills):
        killed_after(lambda: make_folder_atomically(made, fill), chance.uniform(0.0, 0.03))
        tell()
        shutil.rmtree(made, ignore_errors=True)
    os.waitpid(fork(lambda: make_folder_atomically(made, fill)), 0)
    tell()


def main() -> None:
    """`killed.py FOLDER SEED KILLS FOLDER_KILLS`: kill at random moments and at each step.

    Prints a line for each: the state of target and backup, and the rest; then those of folders.
    """
    import warnings
    from hashlib import sha256

    warnings.simplefilter("ignore")
    folder, chance, kills = Path(sys.argv[1]), random.Random(int(sys.argv[2])), int(sys.argv[3])
    target = folder / "out" / "pack.xlsx"
    target.parent.mkdir()
    draws = prepare(folder)
    names = {}
    for number, draw in enumerate(draws):
        draw(folder / f"{number}.xlsx")
        names[sha256((folder / f"{number}.xlsx").read_bytes()).hexdigest()] = str(number)

    def state(path: Path) -> str:
        return names.get(sha256(path.read_bytes()).hexdigest(), "broken") if path.exists() else "none"

    def tell(kind: str) -> None:
        rest = [path.name for path in target.parent.iterdir() if path.name not in ("pack.xlsx", "pack.xlsx.bak")]
        print(kind, state(target), state(target.with_name("pack.xlsx.bak")), *sorted(rest), flush=True)

    def write_once() -> None:
        child = fork(lambda: write_atomically(target, draws[0]))
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        tell("whole")

    for number in range(kills):
        killed_after(lambda: write_for_ever(target, draws), chance.uniform(0.0, 0.1))
        tell("killed")
        if number % 20 == 19:
            write_once()
    step, status = 0, -signal.SIGKILL
    while status == -signal.SIGKILL:
        write_once()

        def die_on_the_way(step: int = step) -> None:
            die_at(step)
            write_atomically(target, draws[1])

        status = os.waitstatus_to_exitcode(os.waitpid(fork(die_on_the_way), 0)[1])
        tell("step")
        step += 1
    kill_folders(folder / "folders", chance, int(sys.argv[4]))


if __name__ == "__main__":
    main()
