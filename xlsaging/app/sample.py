"""A sample ledger where a user wants it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xlsaging.model.errors import BadSettingError
from xlsaging.sample import LANGUAGES, SHEET_ROWS, make_folder, make_messy_workbook, make_workbook

from .target import check_new_folder, check_target, make_folder_atomically, write_atomically

__all__ = ["Made", "Wanted", "write_sample"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What kind of ledger is wanted, and where: a name ending in .xlsx is a workbook, any other a folder of parquet."""

    path: Path
    rows: int
    lang: str
    seed: int
    messy: bool = False
    backup: bool = True


@dataclass(frozen=True, slots=True)
class Made:
    """What was written: the rows of each table; of a messy ledger the findings planted, and where they stand."""

    rows: dict[str, int]
    findings: int = 0
    findings_path: Path | None = None


def write_sample(wanted: Wanted) -> Made:
    """Make the ledger. Raises BadSettingError, TargetNotWritableError, before the work starts where it can."""
    _check(wanted)
    if wanted.path.suffix.lower() != ".xlsx":
        return _write_folder(wanted)
    check_target(wanted.path)
    made: list[Any] = []
    make = make_messy_workbook if wanted.messy else make_workbook
    write_atomically(
        wanted.path,
        lambda path: made.append(make(path, wanted.rows, wanted.lang, wanted.seed)),
        backup=wanted.backup,
    )
    return _with_findings(wanted, *made[0]) if wanted.messy else Made(made[0])


def _check(wanted: Wanted) -> None:
    if wanted.lang not in LANGUAGES:
        raise BadSettingError(name="--lang", value=wanted.lang, allowed=", ".join(LANGUAGES))
    workbook = wanted.path.suffix.lower() == ".xlsx"
    if workbook and wanted.rows > SHEET_ROWS:
        allowed = f"the name of a folder: a sheet holds {SHEET_ROWS:,} rows, parquet files any number"
        raise BadSettingError(name="--out", value=wanted.path.name, allowed=allowed)
    if wanted.messy and not workbook:
        raise BadSettingError(name="--out", value=wanted.path.name, allowed="a name ending in .xlsx with --messy")


def _write_folder(wanted: Wanted) -> Made:
    check_new_folder(wanted.path)
    made: list[dict[str, int]] = []
    make_folder_atomically(
        wanted.path, lambda folder: made.append(make_folder(folder, wanted.rows, wanted.lang, wanted.seed))
    )
    return Made(made[0])


def _with_findings(wanted: Wanted, rows: dict[str, int], findings: list[dict[str, str]]) -> Made:
    """The findings go beside the workbook, one a line."""
    import json

    path = wanted.path.with_suffix(".issues.json")
    lines = ",\n".join(f"  {json.dumps(finding, ensure_ascii=False)}" for finding in findings)
    text = f"[\n{lines}\n]\n"
    write_atomically(path, lambda made: _write_text(made, text), backup=wanted.backup)
    return Made(rows, len(findings), path)


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
