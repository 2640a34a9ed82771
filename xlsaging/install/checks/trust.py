"""What Excel trusts: folders, downloads, macros, signatures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from xlsaging.install.findings import Finding, good, note, wrong
from xlsaging.install.machine import Machine
from xlsaging.install.places import places
from xlsaging.install.setup import ADD_IN, XLWINGS_ADD_IN

__all__ = ["trust_findings"]

_SECURITY = (
    r"Software\Policies\Microsoft\Office\16.0\Excel\Security",
    r"Software\Microsoft\Office\16.0\Excel\Security",
)
"""Rules of the company come before the user's own."""
_ALL, _SIGNED_ONLY, _NONE = 1, 3, 4
"""VBAWarnings: all macros run; only signed ones do; none does. 2 or nothing: Excel asks."""


_FORBIDDEN = {
    (True, False): "macros_off",
    (True, True): "macros_off_by_company",
    (False, False): "macros_signed_only",
    (False, True): "macros_signed_only_by_company",
}
"""What is said, by whether no macros run at all and whether the company made the rule."""


def trust_findings(machine: Machine, workbooks: Sequence[PurePath]) -> Iterator[Finding]:
    """Whether Excel lets these workbooks and the add-ins run their macros."""
    startup = places(machine).startup
    addins = [path for name in (XLWINGS_ADD_IN, ADD_IN) if machine.exists(path := startup / name)]
    yield from _addin_rules(machine, addins)
    for path in addins:
        if machine.files.downloaded(path):
            yield wrong("blocked", path=str(path))
    for path in workbooks:
        yield from _workbook(machine, path)


def _workbook(machine: Machine, path: PurePath) -> Iterator[Finding]:
    trusted = _is_trusted(machine, path.parent)
    if machine.files.downloaded(path) and not trusted:
        yield wrong("blocked", path=str(path))
    signed = is_signed(machine.files.read(path) or b"")
    rule, company = _security(machine, "VBAWarnings")
    if trusted:
        yield good("trusted_folder", path=str(path.parent))
    elif rule == _NONE or (rule == _SIGNED_ONLY and not signed):
        yield wrong(_FORBIDDEN[rule == _NONE, company], path=str(path.parent))
    elif rule == _ALL:
        yield note("macros_all")
    else:
        yield good("macros_asked", path=str(path))
    if not signed:
        yield good("unsigned", path=str(path))
    yield from _place(machine, path)


def _place(machine: Machine, path: PurePath) -> Iterator[Finding]:
    """Folders in which xlwings cannot tell where a workbook is, or which Excel never trusts by itself."""
    clouds = [machine.variable(name) for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")]
    if any(cloud and path.is_relative_to(machine.path(cloud)) for cloud in clouds):
        yield note("in_cloud", path=str(path))
    elif str(path).startswith("\\\\"):
        yield note("on_network", path=str(path))


def _addin_rules(machine: Machine, addins: Sequence[PurePath]) -> Iterator[Finding]:
    if _security(machine, "DisableAllAddins")[0] == 1:
        yield wrong("addins_off")
    elif _security(machine, "RequireAddinSig")[0] == 1:
        unsigned = [path.name for path in addins if not is_signed(machine.files.read(path) or b"")]
        if unsigned:
            yield wrong("addins_signed_only", names=unsigned)


def is_signed(data: bytes) -> bool:
    """Whether the macros of a workbook are signed: the signature's name stands in the package in plain letters."""
    return b"vbaProjectSignature" in data


def _security(machine: Machine, name: str) -> tuple[object, bool]:
    """A rule, and whether the company made it."""
    for at, key in enumerate(_SECURITY):
        if (value := machine.registry.value(key, name)) is not None:
            return value, at == 0
    return None, False


def _is_trusted(machine: Machine, folder: PurePath) -> bool:
    """Whether a folder lies in a trusted location, one that Excel knows or one that the company names."""
    if machine.system != "windows":
        return False
    for security in _SECURITY:
        key = rf"{security}\Trusted Locations"
        if machine.registry.value(key, "AllLocationsDisabled") == 1:
            return False
        for each in machine.registry.keys(key):
            named = machine.registry.value(rf"{key}\{each}", "Path")
            deep = machine.registry.value(rf"{key}\{each}", "AllowSubfolders") == 1
            if isinstance(named, str) and named and _holds(machine.path(named), folder, deep):
                return True
    return False


def _holds(location: PurePath, folder: PurePath, deep: bool) -> bool:
    return folder == location or (deep and folder.is_relative_to(location))
