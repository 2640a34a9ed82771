"""What is measured on a running LibreOffice comes to the totals of its raw transfer, and its aims are published."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from live_office import LIVE

from xlsaging.bench.jobs import Size
from xlsaging.bench.live_jobs import LIVE_NAMES, live_jobs
from xlsaging.bench.run import measure

pytestmark = LIVE
TINY = Size().scaled(0.0005)


@pytest.mark.parametrize("name", LIVE_NAMES)
@pytest.mark.usefixtures("office")
def test_raw_transfer_comes_to_the_same_totals(name: str) -> None:
    job = next(job for job in live_jobs(TINY) if job.name == name)
    found = measure(replace(job, once=frozenset(job.runs)), repeat=1)

    assert all(figure is not None and figure > 0 for _, figure, _ in found.figures())


def test_the_aims_are_those_that_are_published() -> None:
    text = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")

    for job in live_jobs(Size()):
        for check in job.checks:
            assert f"≤ {check.limit:g} ×" in text
