"""Excel itself, and the user's workbook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from xlsaging.install.findings import Finding, good, note, wrong
from xlsaging.install.machine import Machine
from xlsaging.install.places import places
from xlsaging.install.record import read_record
from xlsaging.install.setup import WORKBOOK

__all__ = ["excel_findings", "workbook_findings"]

_APP = r"Software\Microsoft\Windows\CurrentVersion\App Paths\excel.exe"


def excel_findings(machine: Machine) -> Iterator[Finding]:
    """Whether Excel is there."""
    if machine.system == "windows":
        found = machine.registry.value(_APP, "")
    else:
        path = machine.path("/Applications/Microsoft Excel.app")
        found = str(path) if machine.files.is_folder(path) else None
    yield good("excel", path=str(found)) if found else wrong("no_excel")


def workbook_findings(machine: Machine, given: PurePath | None, others: list[PurePath]) -> Iterator[Finding]:
    """Whether set-up was run, and the workbooks are there, that of set-up in this version."""
    for path in others:
        if not machine.exists(path):
            yield wrong("workbook_missing", path=str(path))
    if given is None:
        return
    record, version = read_record(machine), machine.packages["xlsaging"].version
    if record is None:
        yield wrong("not_set_up")
    elif str(given) not in record.files:
        return
    elif not machine.exists(given):
        yield wrong("workbook_gone", path=str(given))
    elif record.version != version:
        yield note("workbook_other_version", path=str(given), there=record.version, ours=version)
    else:
        yield good("workbook", path=str(given))


def own_workbook(machine: Machine) -> PurePath:
    """Where set-up puts the workbook."""
    return places(machine).workbooks / WORKBOOK
