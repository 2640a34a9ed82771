"""LibreOffice is found where systems put it, and its bridge must be for this Python."""

from __future__ import annotations

import pytest

from tests.install.machines import files_of, machine
from tests.install.test_doctor import healthy
from xlsaging.install.checks.libreoffice import libreoffice_findings
from xlsaging.install.machine import Machine, System


def _names(made: Machine) -> list[str]:
    return [each.name for each in libreoffice_findings(made)]


@pytest.mark.parametrize("system", ["windows", "macos", "linux"])
def test_it_is_found_where_it_usually_is(system: System) -> None:
    assert _names(healthy(system)) == ["libreoffice", "uno"]
    assert _names(machine(system)) == ["no_libreoffice"]


@pytest.mark.parametrize(
    ("program", "environ"),
    [
        ("/opt/libreoffice24.8/program/soffice", {}),
        ("/home/li/lo/program/soffice.bin", {"XLWINGS_SOFFICE": "/home/li/lo/program/soffice.bin"}),
        ("/snap/bin/soffice", {"PATH": "/usr/bin::/snap/bin"}),
    ],
)
def test_it_is_found_in_other_places(program: str, environ: dict[str, str]) -> None:
    made = machine("linux", environ=environ)
    files_of(made).put(program, b"")

    assert _names(made) == ["libreoffice", "no_uno"]


def test_a_bridge_for_another_python_is_told() -> None:
    made = healthy("windows", python="3.11.9")

    finding = list(libreoffice_findings(made))[-1]

    assert (finding.level, finding.name, finding.params["there"]) == ("note", "other_uno", "3.12")


def test_the_bridge_may_be_named() -> None:
    made = machine("linux", environ={"XLWINGS_UNO": "/home/li/uno"})
    files_of(made).put("/usr/lib/libreoffice/program/soffice", b"")
    files_of(made).put("/home/li/uno/uno.py", b"")

    assert _names(made) == ["libreoffice", "uno"]
