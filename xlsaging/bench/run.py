"""A whole measurement: ledgers made, totals compared, runs interleaved, medians taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from xlsaging.model.errors import BenchFailedError

from .jobs import Check, Job
from .measure import Spent, middle, run

__all__ = ["Outcome", "measure"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one job: medians by who did it, and each figure beside its aim."""

    job: Job
    spent: Mapping[str, Spent]

    def figures(self) -> list[tuple[Check, float | None, bool | None]]:
        """Each check, its figure, and whether the aim is met (None: the system does not tell)."""
        made = []
        for check in self.job.checks:
            figure = check.figure(self.spent)
            met = None if figure is None else figure >= check.limit if check.at_least else figure <= check.limit
            made.append((check, figure, met))
        return made


def measure(job: Job, repeat: int = 5, progress: Callable[[str, str], None] = lambda _job, _run: None) -> Outcome:
    """Measure a job in a folder of its own, which is gone afterwards.

    One run of each comes first: it warms the disk's cache, and who does not come to our totals ends the measurement.
    Then all are run in turn, `repeat` times. Raises BenchFailedError.
    """
    with TemporaryDirectory(prefix="xlsaging-bench-") as made:
        folder = Path(made)
        progress(job.name, "prepare")
        job.prepare(folder)
        for each in job.before:
            run(each, folder)
        first = {}
        for name, each in job.runs.items():
            progress(job.name, name)
            first[name] = run(each, folder)
        if job.agree:
            _agree(job.name, first)
        spent: dict[str, list[Spent]] = {name: [first[name]] if name in job.once else [] for name in job.runs}
        for _ in range(repeat):
            for name, each in job.runs.items():
                if name not in job.once:
                    progress(job.name, name)
                    spent[name].append(run(each, folder))
    return Outcome(job, {name: middle(runs) for name, runs in spent.items()})


def _agree(job: str, first: Mapping[str, Spent]) -> None:
    (ours, mine), *others = first.items()
    for name, theirs in others:
        shared = sorted(set(mine.totals) & set(theirs.totals))
        different = [key for key in shared if round(mine.totals[key], 2) != round(theirs.totals[key], 2)]
        if different or not shared:
            key = different[0] if different else "totals"
            detail = f"{key}: {ours} {mine.totals.get(key)}, {name} {theirs.totals.get(key)}"
            raise BenchFailedError(name=job, status=0, detail=detail)
