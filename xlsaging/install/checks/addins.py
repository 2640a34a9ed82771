"""The add-ins in Excel's start-up folder, and what belongs to them."""

from __future__ import annotations

from collections.abc import Iterator

from xlsaging.install.findings import Finding, good, wrong
from xlsaging.install.machine import Machine
from xlsaging.install.places import places
from xlsaging.install.record import digest, read_record
from xlsaging.install.setup import ADD_IN, XLWINGS_ADD_IN, xlwings_script

__all__ = ["addin_findings"]


def addin_findings(machine: Machine) -> Iterator[Finding]:
    """Whether the add-ins are there, and of the version that is installed."""
    yield from _xlwings(machine)
    yield from _own(machine)
    yield from _script(machine)
    yield from _disabled(machine)


def _xlwings(machine: Machine) -> Iterator[Finding]:
    package = machine.packages.get("xlwings")
    if package is None:
        return
    source = package.folder / "addin" / XLWINGS_ADD_IN
    shipped, placed = machine.files.read(source), places(machine).startup / XLWINGS_ADD_IN
    found = machine.files.read(placed)
    if shipped is None:
        # Virus scanners take it away: xlwings issues 2516, 2524 and 2665.
        yield wrong("addin_quarantined", path=str(source), startup=str(placed.parent))
    elif found is None:
        yield wrong("addin_missing", path=str(placed))
    elif found != shipped:
        yield wrong("addin_other_version", path=str(placed), version=package.version)
    else:
        yield good("addin", path=str(placed), version=package.version)


def _own(machine: Machine) -> Iterator[Finding]:
    """The add-in that set-up put there, as far as it did."""
    path = places(machine).startup / ADD_IN
    found, record = machine.files.read(path), read_record(machine)
    version = machine.packages["xlsaging"].version
    placed = record.files.get(str(path)) if record else None
    if record is None or placed is None:
        if found is not None:
            yield wrong("own_addin_unknown", path=str(path))
    elif found is None:
        yield wrong("own_addin_missing", path=str(path))
    elif digest(found) != placed.digest:
        yield wrong("own_addin_unknown", path=str(path))
    elif record.version != version:
        yield wrong("own_addin_other_version", path=str(path), there=record.version, ours=version)
    else:
        yield good("own_addin", path=str(path), version=version)


def _script(machine: Machine) -> Iterator[Finding]:
    scripts, package = places(machine).scripts, machine.packages.get("xlwings")
    if scripts is None or package is None:
        return
    path = scripts / xlwings_script(package.version)
    yield good("script", path=str(path)) if machine.exists(path) else wrong("script_missing", path=str(path))


_DISABLED = r"Software\Microsoft\Office\16.0\Excel\Resiliency\DisabledItems"


def _disabled(machine: Machine) -> Iterator[Finding]:
    """What Excel has switched off after a crash; it keeps the paths as UTF-16 in binary values."""
    for name in machine.registry.names(_DISABLED):
        value = machine.registry.value(_DISABLED, name)
        text = value.decode("utf-16-le", "ignore").lower() if isinstance(value, bytes) else ""
        for each in (XLWINGS_ADD_IN, ADD_IN):
            if each.lower() in text:
                yield wrong("disabled", name=each)
