"""A ledger from paths and settings, and the settings that only a person can give."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlsaging.model.ledger import Ledger
from xlsaging.model.settings import Settings

from .engine import for_reports

if TYPE_CHECKING:
    from xlsaging.ledger.questions import Question

__all__ = ["input_files", "read", "report_language", "write_settings"]

_READABLE = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv", ".txt", ".parquet", ".htm", ".html", ".xml")


def read(paths: Sequence[Path], given: Mapping[str, Any]) -> Ledger:
    """The ledger in a file, several files or a folder, under the settings that were given for this run, on frames
    that reports are computed on fastest.

    Raises LedgerNotReadableError, NothingFoundError, MissingColumnError, BadSettingError.
    """
    from xlsaging.ledger import read_ledger

    return for_reports(read_ledger(_one_or_many(paths), given))


def report_language(paths: Sequence[Path], given: Mapping[str, Any], ledger: Ledger) -> str | None:
    """The language that somebody chose for the ledger's reports; None where nobody did."""
    from xlsaging.ledger.settings_file import find_settings_file, read_settings_file

    if lang := given.get("lang"):
        return str(lang)
    beside = find_settings_file(_one_or_many(paths))
    chosen = read_settings_file(beside).get("lang") if beside else None
    found = ledger.settings.lang
    return chosen or (found if found != Settings().lang else None)


def write_settings(
    paths: Sequence[Path], given: Mapping[str, Any], ask: Callable[[Question], str], *, force: bool = False
) -> Path:
    """Ask what the ledger leaves open, and write the answers beside it as TOML; returns where.

    An answer may open further questions: they are asked until none is left. Raises TargetExistsError before
    anything is asked where the file is there already, unless `force`.
    """
    from xlsaging.ledger.questions import answered
    from xlsaging.ledger.read import open_questions
    from xlsaging.ledger.settings_file import find_settings_file, read_settings_file, settings_path, write_settings_file
    from xlsaging.ledger.settings_sources import resolve_settings
    from xlsaging.model.errors import TargetExistsError

    where = _one_or_many(paths)
    target = settings_path(where)
    if target.exists() and not force:
        raise TargetExistsError(path=target.name)
    answers: dict[str, str] = {}
    while True:
        said = resolve_settings(answered(answers), given)
        values = {name: getattr(said.settings, name) for name in said.given}
        new = [question for question in open_questions(where, values)[0] if question.key not in answers]
        if not new:
            break
        answers.update((question.key, ask(question)) for question in new)
    beside = find_settings_file(where)
    settings = resolve_settings(answered(answers), given, read_settings_file(beside) if beside else {})
    asked = {key.partition(".")[0] for key, answer in answers.items() if answer} | set(given)
    return write_settings_file(where, settings.settings, force=force, asked=asked)


def input_files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files behind paths: themselves, and what can be read in folders; among several, reports are not read."""
    from xlsaging.ledger.sources.packs import without_packs

    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            files += sorted(each for each in path.iterdir() if each.suffix.lower() in _READABLE)
        else:
            files.append(path)
    return tuple(without_packs([each for each in files if not each.name.startswith((".", "~$"))])[0])


def _one_or_many(paths: Sequence[Path]) -> Path | list[Path]:
    return paths[0] if len(paths) == 1 else list(paths)
