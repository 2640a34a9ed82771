"""Looking at everything that must agree for ArCollect to work, and saying what is in its way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from .checks.addins import addin_findings
from .checks.calc import calc_findings
from .checks.fonts import font_findings
from .checks.libreoffice import libreoffice_findings
from .checks.python import config_findings, python_findings
from .checks.trust import trust_findings
from .checks.workbooks import excel_findings, own_workbook, workbook_findings
from .findings import Finding
from .machine import Machine

__all__ = ["examine"]


def examine(machine: Machine, workbooks: Sequence[PurePath] = ()) -> Iterator[Finding]:
    """Everything that was looked at, in the order in which it has to work.

    `workbooks` are looked at instead of the one that set-up put into the user's folder. On Linux there is no Excel:
    only Python, LibreOffice with its add-in, and fonts are looked at.
    """
    yield from python_findings(machine)
    if machine.system != "linux":
        yield from excel_findings(machine)
        yield from config_findings(machine)
        yield from addin_findings(machine)
        own = None if workbooks else own_workbook(machine)
        looked_at = list(workbooks) if own is None else [own]
        yield from workbook_findings(machine, own, list(workbooks))
        yield from trust_findings(machine, [path for path in looked_at if machine.exists(path)])
    yield from libreoffice_findings(machine)
    if machine.system == "linux":
        yield from calc_findings(machine)
    yield from font_findings(machine)
