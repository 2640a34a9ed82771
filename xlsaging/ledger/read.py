"""Reading a ledger: files to tables, tables to a `Ledger`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from os import PathLike
from typing import TYPE_CHECKING, Any

from xlsaging.model.errors import NothingFoundError, XlsagingError
from xlsaging.model.issues import Issue
from xlsaging.model.ledger import Ledger
from xlsaging.model.settings import Settings

from .aliases import KINDS
from .grid import GridSource, shown
from .input_tables import input_tables_only, without_own_headers
from .settings_file import find_settings_file, read_settings_file
from .settings_sources import GivenSettings, given_values, resolve_settings, sheet_values
from .table import TypedTable

if TYPE_CHECKING:
    from .questions import Question

__all__ = ["FoundTables", "find_ledger_tables", "open_questions", "read_ledger", "read_source", "read_with_tables"]

Paths = str | PathLike[str] | Sequence[str | PathLike[str]]

_FINDING = frozenset({"tables", "columns", "where", "date_order"})
"""Settings that decide where tables are and how cells read: when a sheet gives one, the tables are looked for again."""


@dataclass(frozen=True, slots=True)
class FoundTables:
    """The tables of a ledger before they are put together, and the settings under which they were found."""

    label: str
    looked: str
    tables: Sequence[TypedTable]
    issues: Sequence[Issue]
    settings: Settings
    given: frozenset[str]


def read_ledger(paths: Paths, settings: Settings | Mapping[str, Any] | None = None) -> Ledger:
    """The ledger in a file, a folder or several files.

    `settings` are those of the caller, as `Settings` or as a mapping of the ones to set; they outrank the TOML
    file beside the ledger, which outranks a settings sheet, which outranks the defaults. The ledger's own
    `settings` are what came of it. Findings are in `issues`, the account of every row in `rows`.

    Raises LedgerNotReadableError, NothingFoundError, MissingColumnError, SnapshotDateNeededError or
    BadSettingError, each of which names the option that helps.
    """
    return _assembled(_found_in_files(paths, settings))


def read_with_tables(
    paths: Paths,
    settings: Settings | Mapping[str, Any] | None = None,
    otherwise: Mapping[str, Any] | None = None,
) -> tuple[Ledger, FoundTables]:
    """The ledger as `read_ledger` gives it, and the tables that it was put together from.

    `otherwise` are settings that hold where the files say nothing: they outrank the defaults alone.
    """
    found = _found_in_files(paths, settings, otherwise)
    return _assembled(found), found


def read_source(source: GridSource, settings: Settings | Mapping[str, Any] | None = None) -> Ledger:
    """The ledger in an open workbook, or whatever else has grids; no settings file is looked for."""
    return _assembled(find_ledger_tables(source, given_values(settings), {}))


def open_questions(
    paths: Paths, settings: Settings | Mapping[str, Any] | None = None
) -> tuple[list[Question], FoundTables]:
    """What only a person can say about a ledger, and the tables that were found. Raises LedgerNotReadableError."""
    from .questions import questions

    found = _found_in_files(paths, settings)
    issues, error = list(found.issues), None
    try:
        issues = _assembled(found).issues
    except XlsagingError as caught:
        error = caught
    asked = questions(found.tables, issues, settings=found.settings, given=found.given, error=error)
    if isinstance(error, NothingFoundError) and not asked:
        raise error
    return asked, found


def find_ledger_tables(
    source: GridSource, given: Mapping[str, Any], beside: Mapping[str, Any], otherwise: Mapping[str, Any] | None = None
) -> FoundTables:
    """The tables in a source, under the settings `given`, those `beside` the ledger and those of its own sheet;
    under those `otherwise` where none of these says anything."""
    from .typed import find_tables

    weakest = otherwise or {}
    resolved = resolve_settings(given, beside, weakest)
    tables, issues = find_tables(source, resolved.settings)
    sheet, refused = _from_sheet(tables)
    if "columns" in sheet and input_tables_only((typed.located for typed in tables), source.grids):
        sheet["columns"] = without_own_headers(sheet["columns"])
    if sheet:
        before, resolved = resolved, resolve_settings(given, beside, sheet, weakest)
        if _FINDING & sheet.keys() and resolved.settings != before.settings:
            tables, issues = find_tables(source, resolved.settings, _of_sheet(sheet))
    return _found(source, tables, [*issues, *refused], resolved)


def _of_sheet(sheet: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """Keys that the sheet gives for the settings that name places and headers; what anything stronger says of the same
    has been found to be there before the sheet is asked."""
    keys = {name: frozenset(sheet.get(name, ())) for name in ("tables", "columns", "where")}
    # A table that there is no such kind of is in no file either.
    return {**keys, "tables": keys["tables"] & set(KINDS)}


def _found(
    source: GridSource, tables: Sequence[TypedTable], issues: Sequence[Issue], resolved: GivenSettings
) -> FoundTables:
    data = [typed for typed in tables if typed.located.table != "settings"]
    looked = ", ".join(dict.fromkeys(grid.name for grid in source.grids))
    return FoundTables(source.label, looked, data, issues, resolved.settings, resolved.given)


def _found_in_files(
    paths: Paths, settings: Settings | Mapping[str, Any] | None, otherwise: Mapping[str, Any] | None = None
) -> FoundTables:
    from .sources.source import open_source

    beside = find_settings_file(paths)
    source = open_source(paths)
    said = read_settings_file(beside) if beside else {}
    found = find_ledger_tables(source, given_values(settings), said, otherwise)
    passed = [Issue("report_passed_over", shown(path.name), {}) for path in source.packs]
    return replace(found, issues=[*found.issues, *passed])


def _assembled(found: FoundTables) -> Ledger:
    from .assemble import assemble

    return assemble(
        found.tables,
        found.settings,
        issues=found.issues,
        given=found.given,
        label=found.label,
        looked=found.looked,
    )


def _from_sheet(tables: Sequence[TypedTable]) -> tuple[dict[str, Any], list[Issue]]:
    """The settings on a settings sheet, and an issue for each line that is none."""
    values: dict[str, Any] = {}
    issues = []
    for typed in tables:
        if typed.located.table != "settings" or not {"key", "value"} <= set(typed.frame.columns):
            continue
        pairs = list(zip(typed.frame["key"].tolist(), typed.frame["value"].tolist(), strict=True))
        said, refused = sheet_values(pairs)
        values.update(said)
        for position, key, text in refused:
            at = typed.located.at(int(typed.frame.index[position]), "key")
            issues.append(Issue("setting_unknown", at=at, params={"key": key, "value": text}))
    return values, issues
