"""Excel and the user's workbook are there, and of this version."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from tests.install.machines import machine
from tests.install.test_doctor import healthy
from xlsaging.install.checks.workbooks import excel_findings, own_workbook, workbook_findings
from xlsaging.install.machine import Package


def test_excel_is_looked_for() -> None:
    for system in ("windows", "macos"):
        assert [each.name for each in excel_findings(healthy(system))] == ["excel"]
        assert [each.name for each in excel_findings(machine(system))] == ["no_excel"]


def test_a_workbook_of_another_version_is_told() -> None:
    made = healthy("windows")
    newer = replace(made, packages={**made.packages, "xlsaging": Package("0.2.0", PurePath())})

    for each, found in (
        (made, "workbook"),
        (newer, "workbook_other_version"),
        (machine("macos"), "workbook_not_set_up"),
    ):
        assert [finding.name for finding in workbook_findings(each, own_workbook(each), [])] == [found]
