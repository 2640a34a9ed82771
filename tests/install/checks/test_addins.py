"""Add-ins are there, of the version that is installed, and switched on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

import pytest

from tests.install.machines import STARTUP, files_of, machine, registry_of
from tests.install.test_doctor import healthy
from xlsaging.install.checks.addins import addin_findings
from xlsaging.install.machine import Machine, Package
from xlsaging.install.setup import setup_steps
from xlsaging.install.steps import perform


def _wrong(made: Machine) -> list[str]:
    return [each.name for each in addin_findings(made) if each.level == "wrong"]


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("xlwings.xlam", b"of 0.30", "addin_other_version"),
        ("xlwings.xlam", None, "addin_missing"),
        ("ArCollect.xlam", b"another", "own_addin_unknown"),
        ("ArCollect.xlam", None, "own_addin_missing"),
    ],
)
def test_an_add_in_must_be_there_and_the_one_that_is_installed(name: str, data: bytes | None, found: str) -> None:
    made = healthy("windows")
    path = made.path(STARTUP["windows"]) / name
    made.files.remove(path) if data is None else made.files.write(path, data)

    assert _wrong(made) == [found]


def test_an_add_in_of_ours_that_set_up_did_not_put_there_is_told() -> None:
    made = machine("windows")
    perform(setup_steps(made, None), made.files)
    assert _wrong(made) == []
    files_of(made).put(made.path(STARTUP["windows"]) / "ArCollect.xlam", b"from a colleague")

    assert _wrong(made) == ["own_addin_unknown"]


def test_an_add_in_of_an_earlier_xlsaging_is_found() -> None:
    made = healthy("windows")
    newer = {**made.packages, "xlsaging": Package("0.2.0", PurePath())}

    assert _wrong(replace(made, packages=newer)) == ["own_addin_other_version"]


def test_an_add_in_that_a_virus_scanner_took_from_the_package_is_found() -> None:
    made = healthy("windows")
    made.files.remove(made.packages["xlwings"].folder / "addin" / "xlwings.xlam")

    assert _wrong(made) == ["addin_quarantined"]


def test_macos_needs_the_script_of_this_very_xlwings() -> None:
    made = healthy("macos")
    newer = {**made.packages, "xlwings": replace(made.packages["xlwings"], version="0.38.0")}

    assert _wrong(replace(made, packages=newer)) == ["script_missing"]


def test_what_excel_disabled_after_a_crash_is_found() -> None:
    made = healthy("windows")
    key = r"Software\Microsoft\Office\16.0\Excel\Resiliency\DisabledItems"
    registry_of(made).held[key, "4F2A"] = b"\x01\0\0\0" + (STARTUP["windows"] + "\\XLWINGS.XLAM").encode("utf-16-le")

    assert _wrong(made) == ["disabled"]
