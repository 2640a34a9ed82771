"""A run may be killed at any moment: the pack that was there is whole, or the new one is."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import openpyxl
import pytest

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="processes are forked and killed as on POSIX"),
    pytest.mark.xdist_group("killed"),  # the runs that are killed are made once, for all tests that look at them
]
KILLS, FOLDER_KILLS = 200, 40


@pytest.fixture(scope="module")
def deaths(tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    """What stood in the folder after each of 200 kills at random, and of kills at each step of the way."""
    from hardness.conftest import LEDGER

    folder = tmp_path_factory.mktemp("killed")
    (folder / "ledger.csv").write_text(LEDGER, encoding="utf-8")
    command = [sys.executable, str(Path(__file__).with_name("killed.py")), str(folder), "20251231"]
    command += [str(KILLS), str(FOLDER_KILLS)]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert ran.returncode == 0, ran.stderr
    assert not ran.stderr
    assert [len(openpyxl.load_workbook(folder / name).sheetnames) > 3 for name in ("0.xlsx", "1.xlsx")] == [True, True]
    return [line.split(" ") for line in ran.stdout.splitlines()]


def test_a_pack_is_whole_whenever_the_run_is_killed(deaths: list[list[str]]) -> None:
    killed = [line for line in deaths if line[0] in ("killed", "step")]
    known = next(number for number, line in enumerate(killed) if line[1] != "none")

    assert Counter(line[0] for line in killed)["killed"] == KILLS
    assert all(line[1] == "none" for line in killed[:known])
    assert all(line[1] in ("0", "1") for line in killed[known:]), killed
    assert all(line[2] in ("0", "1", "none") for line in killed), killed


def test_the_kills_hit_every_stretch_of_the_way(deaths: list[list[str]]) -> None:
    steps = [line for line in deaths if line[0] == "step"]
    rest = [" ".join(line[3:]) for line in deaths if line[0] == "killed"]

    assert len(steps) >= 9
    assert any(".bak.tmp" in " ".join(line[3:]) for line in steps), "none between the link and the backup"
    assert len({tuple(line[1:3]) for line in steps}) >= 2, "none around the replacement"
    assert sum(".tmp" in each for each in rest) > KILLS / 3, "hardly any while a pack was drawn"


def test_what_a_killed_run_left_is_cleared_by_the_next(deaths: list[list[str]]) -> None:
    whole = [line for line in deaths if line[0] == "whole"]

    assert len(whole) > KILLS // 20
    assert all(line[1] == "0" and len(line) == 3 for line in whole), whole


def test_a_folder_is_whole_or_not_there_whenever_the_run_is_killed(deaths: list[list[str]]) -> None:
    folders = [line[1:] for line in deaths if line[0] == "folder"]
    states = Counter(state for state, *_ in folders)

    assert set(states) <= {"none", "whole"}
    assert len(folders) == FOLDER_KILLS + 1
    assert states["none"] > FOLDER_KILLS / 10, states
    assert any(name.endswith(".dir.tmp") for _, *rest in folders for name in rest), "none while a folder was filled"
    assert folders[-1] == ["whole"], "what was left is cleared by a run that is not killed"


def test_close_itself_is_killed_and_the_old_pack_opens(ledger: Path, tmp_path: Path) -> None:
    chance = random.Random(7)
    target = tmp_path / "out" / "pack.xlsx"
    target.parent.mkdir()
    # What stood there has a say in what comes: the reasons typed into an old pack are kept, or it cannot be read.
    target.write_bytes(b"the old pack")
    command = [sys.executable, "-m", "xlsaging.cli.main", "close", str(ledger), "--as-of", "2025-03-31", "-q"]
    command += ["--out", str(target)]
    started = time.perf_counter()
    assert subprocess.run(command).returncode in (0, 1)
    whole, seconds = target.read_bytes(), time.perf_counter() - started
    for _ in range(15):
        target.write_bytes(b"the old pack")
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as run:
            # Most of a run is imports and reading; the kills are to fall on what comes after.
            time.sleep(seconds * chance.uniform(0.3, 1.0))
            run.send_signal(signal.SIGKILL)
        assert target.read_bytes() in (b"the old pack", whole)
    target.write_bytes(b"the old pack")
    assert subprocess.run(command).returncode in (0, 1)
    left = [path.name for path in target.parent.iterdir()]

    assert target.read_bytes() == whole
    assert not [name for name in left if re.search(r"\.tmp$", name)], left
