"""The Python that Excel starts, and what is installed in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from xlsaging.install.config import interpreter_key, read_config
from xlsaging.install.findings import Finding, good, note, wrong
from xlsaging.install.machine import Machine
from xlsaging.install.places import places

__all__ = ["config_findings", "python_findings"]


def python_findings(machine: Machine) -> Iterator[Finding]:
    """This Python and its packages."""
    own = machine.packages["xlsaging"]
    yield good("python", version=machine.python, path=str(machine.interpreter), own=own.version)
    xlwings = machine.packages.get("xlwings")
    if xlwings is None:
        yield wrong("no_xlwings", path=str(machine.interpreter))
    else:
        yield good("xlwings", version=xlwings.version)
    if machine.system == "windows" and xlwings is not None:
        if "pywin32" not in machine.packages:
            yield wrong("no_pywin32", path=str(machine.interpreter))
        yield from _bridge(machine, xlwings.version)


def _bridge(machine: Machine, version: str) -> Iterator[Finding]:
    """The DLL through which Excel talks to Python, named by the version; beside the interpreter or a folder above."""
    name = f"xlwings64-{version}.dll"
    folders = (machine.interpreter.parent, machine.interpreter.parent.parent)
    if not any(machine.exists(folder / name) for folder in folders):
        yield wrong("no_dll", name=name, path=str(folders[-1]), version=version)


def config_findings(machine: Machine) -> Iterator[Finding]:
    """What Excel is told of Python."""
    where = places(machine).config
    data = machine.files.read(where)
    if data is None:
        yield wrong("no_config", path=str(where))
        return
    settings = read_config(machine, data)
    key = interpreter_key(machine)
    named = settings.get(key, "")
    if not named:
        yield wrong("no_interpreter", path=str(where), key=key)
    else:
        yield from _interpreter(machine, machine.path(named), where)
    if settings.get("ADD_WORKBOOK_TO_PYTHONPATH", "true").lower() != "false":
        yield wrong("workbook_on_path", path=str(where))
    if machine.system == "windows" and settings.get("USE UDF SERVER", "").lower() != "true":
        yield note("no_server", path=str(where))


def _interpreter(machine: Machine, named: PurePath, where: PurePath) -> Iterator[Finding]:
    if not machine.exists(named):
        yield wrong("interpreter_gone", interpreter=str(named), path=str(where))
        return
    if named == machine.interpreter:
        yield good("interpreter", interpreter=str(named))
        return
    there, ours = _installed(machine, named, "xlsaging"), machine.packages["xlsaging"].version
    if there == ours:
        yield note("other_interpreter", interpreter=str(named), path=str(machine.interpreter))
    else:
        yield wrong(
            "other_version", interpreter=str(named), there=there or "–", ours=ours, path=str(machine.interpreter)
        )


def _installed(machine: Machine, interpreter: PurePath, package: str) -> str:
    """The version of a package in another Python; "" where it is not there."""
    pattern = re.compile(rf"{package}-(.+)\.dist-info", re.IGNORECASE)
    above = interpreter.parent.parent
    folders = [above / "Lib" / "site-packages", interpreter.parent / "Lib" / "site-packages"]
    libraries = [name for name in machine.files.names(above / "lib") if name.startswith("python3")]
    folders += [above / "lib" / name / "site-packages" for name in libraries]
    for folder in folders:
        for name in machine.files.names(folder):
            if found := pattern.fullmatch(name):
                return found[1]
    return ""
