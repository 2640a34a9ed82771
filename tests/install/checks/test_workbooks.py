"""Excel and the user's workbook are there, and of this version."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from tests.install.machines import machine
from tests.install.test_doctor import healthy
from xlsaging.install.checks.workbooks import excel_findings, own_workbook, workbook_findings
from xlsaging.install.machine import Package
from xlsaging.install.setup import setup_steps
from xlsaging.install.steps import perform


def test_excel_is_looked_for() -> None:
    for system in ("windows", "macos"):
        assert [each.name for each in excel_findings(healthy(system))] == ["excel"]
        assert [each.name for each in excel_findings(machine(system))] == ["no_excel"]


def test_the_workbook_of_set_up_is_there_and_of_this_version() -> None:
    made = healthy("windows")
    newer = replace(made, packages={**made.packages, "xlsaging": Package("0.2.0", PurePath())})
    cases = {"workbook": made, "workbook_other_version": newer, "not_set_up": machine("macos")}

    for found, each in cases.items():
        assert [finding.name for finding in workbook_findings(each, own_workbook(each), [])] == [found]
    made.files.remove(own_workbook(made))
    assert [finding.name for finding in workbook_findings(made, own_workbook(made), [])] == ["workbook_gone"]


def test_what_set_up_never_put_there_is_not_missed() -> None:
    made = machine("windows")
    perform(setup_steps(made, None), made.files)

    assert list(workbook_findings(made, own_workbook(made), [])) == []
