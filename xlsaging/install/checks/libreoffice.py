"""LibreOffice, and whether this Python can talk to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from xlsaging.install.findings import Finding, good, note
from xlsaging.install.machine import Machine

__all__ = ["libreoffice_findings"]

_PROGRAMS = {
    "windows": (r"%ProgramFiles%\LibreOffice\program", r"%ProgramFiles(x86)%\LibreOffice\program"),
    "macos": ("/Applications/LibreOffice.app/Contents/MacOS",),
    "linux": (
        "/usr/lib/libreoffice/program",
        "/usr/lib64/libreoffice/program",
        "/snap/libreoffice/current/lib/libreoffice/program",
    ),
}
_NAMES = ("soffice", "soffice.exe", "soffice.bin")
_PYTHON = re.compile(r"(?:python-core-|python)?(3\.\d+)[.\d]*")


def libreoffice_findings(machine: Machine) -> Iterator[Finding]:
    """Reports open without it; it is needed where there is no Excel."""
    folder = _program(machine)
    if folder is None:
        yield note("no_libreoffice")
        return
    yield good("libreoffice", path=str(folder))
    bridge = _bridge(machine, folder)
    if bridge is None:
        yield note("no_uno", path=str(folder))
        return
    minor = _minor(machine, folder)
    if minor and minor != machine.minor():
        yield note("other_uno", path=str(bridge), there=minor, ours=machine.minor())
    else:
        yield good("uno", path=str(bridge))


def _program(machine: Machine) -> PurePath | None:
    """The folder of the program: named by XLWINGS_SOFFICE, on the path, or where it usually is."""
    named = machine.variable("XLWINGS_SOFFICE")
    folders = [machine.path(named).parent] if named else []
    sign = ";" if machine.system == "windows" else ":"
    on_path = [
        machine.path(each) / name for each in machine.variable("PATH").split(sign) if each for name in _NAMES[:2]
    ]
    folders += [machine.files.target(path).parent for path in on_path if machine.exists(path)]
    folders += [machine.path(each) for each in _PROGRAMS[machine.system]]
    optional = [name for name in machine.files.names(machine.path("/opt")) if name.startswith("libreoffice")]
    folders += [machine.path("/opt") / name / "program" for name in optional]
    return next((folder for folder in folders if any(machine.exists(folder / name) for name in _NAMES)), None)


def _bridge(machine: Machine, program: PurePath) -> PurePath | None:
    named = machine.variable("XLWINGS_UNO")
    folders = [machine.path(named)] if named else []
    folders += [machine.path("/usr/lib/python3/dist-packages"), program, program.parent / "Resources"]
    return next((folder for folder in folders if machine.exists(folder / "uno.py")), None)


def _minor(machine: Machine, program: PurePath) -> str:
    """The version of the Python that LibreOffice was built for; "" where nothing tells it."""
    framework = program.parent / "Frameworks" / "LibreOfficePython.framework" / "Versions"
    inside = [*machine.files.names(program), *machine.files.names(framework)]
    system = machine.files.target(machine.path("/usr/bin/python3")).name
    for name in [*inside, *([system] if machine.system == "linux" else [])]:
        if found := _PYTHON.fullmatch(name):
            return found[1]
    return ""
