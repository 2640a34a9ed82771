"""ArCollect in LibreOffice: where its add-in stands in a user's profile, and what becomes of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath

from xlsaging.calc.names import EXTENSION

from .errors import NoCalcAddInError
from .machine import Machine
from .steps import Step

__all__ = ["CalcAddIn", "calc_add_in", "calc_profile", "calc_steps"]

_CACHE = ("user", "uno_packages", "cache")
_LIST, _UNPACKED = "uno_packages.pmap", "uno_packages"
"""Where LibreOffice lists the extensions of a user, and the folder in which it unpacks them. What was removed or
replaced stays there for a while, and is listed no more."""


@dataclass(frozen=True, slots=True)
class CalcAddIn:
    """The add-in as it is installed: its version, for which Python, and where that finds the package."""

    version: str
    python: str
    places: tuple[str, ...]
    folder: PurePath


def calc_profile(machine: Machine) -> PurePath:
    """The folder of the user's profile. Raises NoCalcAddInError where LibreOffice brings a Python of its own."""
    if machine.system != "linux":
        raise NoCalcAddInError(system={"windows": "Windows", "macos": "macOS"}[machine.system])
    settings = machine.variable("XDG_CONFIG_HOME")
    return (machine.path(settings) if settings else machine.home / ".config") / "libreoffice" / "4"


def calc_add_in(machine: Machine, profile: PurePath) -> CalcAddIn | None:
    """The add-in in a profile; None without one."""
    files = machine.files
    cache = profile.joinpath(*_CACHE)
    listed, unpacked = _text(machine, cache / _LIST), cache / _UNPACKED
    for folder in (unpacked / name / each for name in files.names(unpacked) for each in files.names(unpacked / name)):
        if folder.parent.name.removesuffix("_") not in listed:
            continue
        described = _text(machine, folder / "description.xml")
        if f'"{EXTENSION}"' in described:
            code = _text(machine, folder / "arcollect.py")
            python = re.search(r"PYTHON = \((\d+), (\d+)\)", code)
            places = re.search(r"PLACES = \[(.*)\]", code)
            return CalcAddIn(
                version=(re.search(r'<version value="([^"]*)"', described) or ["", ""])[1],
                python=f"{python[1]}.{python[2]}" if python else "",
                places=tuple(re.findall(r"'([^']*)'", places[1])) if places else (),
                folder=folder,
            )
    return None


def _text(machine: Machine, path: PurePath) -> str:
    return (machine.files.read(path) or b"").decode("utf-8", "replace")


def calc_steps(machine: Machine, profile: PurePath, *, remove: bool) -> list[Step]:
    """What becomes of the add-in in a profile: always put in anew, for the environment may have moved."""
    there = calc_add_in(machine, profile)
    if remove:
        return [Step("removed", "calc_addin", profile)] if there else []
    return [Step("replaced" if there else "new", "calc_addin", profile)]
