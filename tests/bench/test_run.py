"""Peers come to our totals before anybody is timed; figures are medians of runs in turn."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from xlsaging.bench.jobs import Check, Job, Size, jobs
from xlsaging.bench.measure import Run, run
from xlsaging.bench.run import measure
from xlsaging.model.errors import BenchFailedError

TINY = Size().scaled(0.0005)


def _saying(totals: str, seconds: float = 1.0) -> Run:
    return Run("script", ("-c", f'print(\'{{"totals": {totals}, "seconds": {seconds}, "cpu": {seconds}}}\')'))


def _job(**runs: Run) -> Job:
    check = Check("over_floor", lambda spent: spent["ours"].cpu_seconds / spent["other"].cpu_seconds, 2.0)
    return Job("aging", runs, (check,), lambda _folder: None)


def test_who_comes_to_other_totals_is_not_timed() -> None:
    with pytest.raises(BenchFailedError, match=r"outstanding: ours 1\.0, other 2\.0"):
        measure(_job(ours=_saying('{\\"outstanding\\": 1.0}'), other=_saying('{\\"outstanding\\": 2.0}')))


def test_a_script_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(BenchFailedError, match="status 3 \\(ImportError: no such thing\\)"):
        run(Run("x", ("-c", "import sys; sys.stderr.write('ImportError: no such thing'); sys.exit(3)")), tmp_path)


@pytest.mark.parametrize(("ours", "met"), [(2.0, True), (2.1, False)])
def test_an_aim_is_met_up_to_its_limit(ours: float, met: bool) -> None:
    found = measure(_job(ours=_saying('{\\"a\\": 1}', ours), other=_saying('{\\"a\\": 1}', 1.0)), repeat=1)

    assert [verdict for _, _, verdict in found.figures()] == [met]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell how much memory a child took")
def test_the_memory_of_a_process_is_seen_and_not_ours(tmp_path: Path) -> None:
    ours = bytearray(500_000_000)
    spent = run(Run("x", ("-c", "b = bytearray(330_000_000); print('{\"totals\": {}}')")), tmp_path)

    assert 300 < (spent.peak_mib or 0) < 400
    assert len(ours) > 0


@pytest.mark.parametrize("name", ["aging", "core", "warehouse"])
def test_scripts_written_by_hand_come_to_the_same_totals(name: str) -> None:
    found = measure(next(job for job in jobs(TINY) if job.name == name), repeat=1)

    assert all(figure is not None and figure > 0 for _, figure, _ in found.figures())


def test_a_pack_is_written_again_by_hand() -> None:
    found = measure(next(job for job in jobs(TINY) if job.name == "close"), repeat=1)

    assert found.spent["floor"].totals == {"rows_read": TINY.lines}


def test_the_aims_are_those_that_are_published() -> None:
    text = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")

    for job in jobs(Size()):
        for check in job.checks:
            assert f"{'≥' if check.at_least else '≤'} {check.limit:g} {check.unit}".replace(" x", " ×") in text
