"""The add-in of ArCollect in LibreOffice."""

from __future__ import annotations

from collections.abc import Iterator

from xlsaging.install.calc import calc_add_in, calc_profile
from xlsaging.install.findings import Finding, good, note, wrong
from xlsaging.install.machine import Machine

__all__ = ["calc_findings"]


def calc_findings(machine: Machine) -> Iterator[Finding]:
    """It is of this version, for this Python, and finds the package."""
    profile = calc_profile(machine)
    found = calc_add_in(machine, profile)
    if found is None:
        yield note("no_calc_addin", path=str(profile))
        return
    ours = machine.packages["xlsaging"].version
    lost = [place for place in found.places if not machine.files.is_folder(machine.path(place))]
    if lost or not found.places:
        yield wrong("calc_addin_lost", path=lost[0] if lost else str(found.folder))
    elif found.version != ours:
        yield wrong("calc_addin_other_version", path=str(found.folder), there=found.version, ours=ours)
    elif found.python != machine.minor():
        yield wrong("calc_addin_other_python", path=str(found.folder), there=found.python, ours=machine.minor())
    else:
        yield good("calc_addin", version=found.version, path=str(found.folder))
