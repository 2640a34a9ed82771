"""A whole run: read a ledger, make a report, put it into a file, and keep a log of the run beside it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter
from typing import Any, Literal, Protocol

from xlsaging.model.errors import OutOfMemoryError
from xlsaging.model.ledger import Ledger
from xlsaging.model.version import __version__
from xlsaging.report.model import Report
from xlsaging.report.page import changed_settings

from .as_of import resolve_as_of
from .fingerprint import fingerprints
from .provenance import Provenance
from .read import read, report_language
from .target import check_folder, check_target, log_path, replacing
from .watch import Watch

__all__ = ["Build", "Done", "Draw", "Job", "Progress", "Stage", "default_target", "run"]

Stage = Literal["reading", "computing", "writing"]
Progress = Callable[[Stage, int | None], None]
Draw = Callable[[Report, Path, str], None]


class Build(Protocol):
    """What turns a ledger into a report."""

    def __call__(self, ledger: Ledger, as_of: date, *, provenance: Provenance) -> Report: ...


@dataclass(frozen=True, slots=True)
class Job:
    """What is asked for: which ledger, under which settings, into which file."""

    name: str
    """Of the report: part of the file's name where none is given."""
    paths: tuple[Path, ...]
    settings: Mapping[str, Any] = field(default_factory=dict)
    """What was said on the command line; it goes before TOML file, settings sheet and defaults."""
    out: Path | None = None
    to_file: bool = False
    """Whether a file is written even where `out` does not name it."""
    backup: bool = True
    lang: str = "en"
    """Language of the report where neither the command line nor the ledger's settings choose one."""


@dataclass(frozen=True, slots=True)
class Done:
    """What came of it."""

    report: Report
    ledger: Ledger
    target: Path | None
    seconds: Mapping[str, float]


def run(job: Job, build: Build, draw: Draw, progress: Progress = lambda _stage, _rows: None) -> Done:
    """Read, compute, assert, draw, write. Where anything is impossible, it is raised before anything is written.

    Raises LedgerNotReadableError, LedgerChangedError, OutOfMemoryError, TargetNotWritableError, TiesBrokenError and
    other XlsagingErrors.
    """
    try:
        return _run(job, build, draw, progress)
    except MemoryError as error:
        raise OutOfMemoryError(path=", ".join(path.name for path in job.paths)) from error


def _run(job: Job, build: Build, draw: Draw, progress: Progress) -> Done:
    started, clock, seconds = datetime.now(UTC), perf_counter(), {}
    watch = Watch.begin(job.paths)
    files = tuple(watch.states)
    _look_ahead(job, files)
    progress("reading", None)
    with watch.reading():
        ledger = read(job.paths, job.settings)
    seconds["reading"] = perf_counter() - clock
    progress("computing", sum(account.read for account in ledger.rows))
    as_of = resolve_as_of(ledger)
    target = job.out or (default_target(job, as_of) if job.to_file else None)
    if target is not None:
        check_target(target, files)
    report = build(ledger, as_of, provenance=Provenance(files, target))
    seconds["computing"] = perf_counter() - clock - sum(seconds.values())
    if target is not None:
        progress("writing", None)
        check_target(target, files)
        lang = report_language(job.paths, job.settings, ledger) or job.lang
        with replacing(log_path(target), backup=False) as log, replacing(target, backup=job.backup) as made:
            draw(report, made, lang)
            seconds["writing"] = perf_counter() - clock - sum(seconds.values())
            _write_json(log, _log(ledger, report, target, started, seconds))
    return Done(report, ledger, target, seconds)


def _look_ahead(job: Job, files: Sequence[Path]) -> None:
    if job.out is not None:
        check_target(job.out, files)
    elif job.to_file:
        check_folder(_beside(job.paths))


def _beside(paths: Sequence[Path]) -> Path:
    """The folder of a ledger's file; of a folder, the one that holds it, so that no report is read as a ledger."""
    return paths[0].resolve().parent


def default_target(job: Job, as_of: date) -> Path:
    """Where the report goes if nobody says: `ledger-close-2025-06-30.xlsx` beside the ledger."""
    first = job.paths[0].resolve()
    stem = first.name if first.is_dir() else first.stem
    return _beside(job.paths) / f"{stem}-{job.name}-{as_of.isoformat()}.xlsx"


def _log(
    ledger: Ledger, report: Report, target: Path, started: datetime, seconds: Mapping[str, float]
) -> dict[str, Any]:
    """When, how long, from what, under which settings; nothing that names a customer."""
    settings = {name: _loggable(name, value) for name, value in changed_settings(ledger.settings)}
    return {
        "report": report.name,
        "file": target.name,
        "version": __version__,
        "as_of": report.as_of.isoformat(),
        "started": started.isoformat(timespec="seconds"),
        "finished": datetime.now(UTC).isoformat(timespec="seconds"),
        "seconds": {stage: round(value, 3) for stage, value in seconds.items()},
        "rows": {account.at: account.read for account in ledger.rows},
        "inputs": dict(fingerprints(ledger)),
        "settings": settings,
        **report.log,
        "issues": dict(sorted(Counter(issue.severity for issue in report.issues).items())),
    }


def _loggable(name: str, value: Any) -> Any:
    if name == "where":
        # The values are the ledger's own words, and may name a customer.
        return sorted(value)
    if isinstance(value, Mapping):
        return {str(key): str(item) for key, item in value.items()}
    return value if value is None or isinstance(value, (bool, int, float)) else str(value)


def _write_json(path: Path, content: Mapping[str, Any]) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    # What is no Unicode, in the name of a file, is written as JSON's own escapes.
    path.write_text(text, encoding="utf-8", errors="backslashreplace")
