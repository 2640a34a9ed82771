"""Where things stand on Windows and macOS."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from .machine import Machine

__all__ = ["Places", "places"]


@dataclass(frozen=True, slots=True)
class Places:
    """Where Excel and xlwings look, and where the user finds what is his."""

    startup: PurePath
    """Excel opens everything in this folder when it starts; what stands there is trusted."""
    config: PurePath
    """The user's settings of xlwings."""
    scripts: PurePath | None
    """Where macOS lets Excel run scripts."""
    workbooks: PurePath
    """The user's workbook."""
    record: PurePath
    """What set-up wrote down of itself."""
    kept: PurePath
    """What it replaced in folders where nothing else may stand."""


def places(machine: Machine) -> Places:
    """The places of a machine that has Excel.

    They are those of `xlwings addin install`, which asks a running Excel for its start-up folder; here they are where
    Excel has them by default, so that Excel need not be started. The workbook goes into a folder of its own in the
    user's home: Documents is often kept in OneDrive, where xlwings cannot tell where a workbook is.
    """
    home = machine.home
    own = home / ".xlsaging"
    if machine.system == "windows":
        roaming = machine.variable("APPDATA")
        data = machine.path(roaming) if roaming else home / "AppData" / "Roaming"
        return Places(
            startup=data / "Microsoft" / "Excel" / "XLSTART",
            config=home / ".xlwings" / "xlwings.conf",
            scripts=None,
            workbooks=home / "ArCollect",
            record=own / "installed.json",
            kept=own / "replaced",
        )
    library = home / "Library"
    return Places(
        startup=_macos_startup(machine, library / "Group Containers" / "UBF8T346G9.Office"),
        config=library / "Containers" / "com.microsoft.Excel" / "Data" / "xlwings.conf",
        scripts=library / "Application Scripts" / "com.microsoft.Excel",
        workbooks=home / "ArCollect",
        record=own / "installed.json",
        kept=own / "replaced",
    )


def _macos_startup(machine: Machine, office: PurePath) -> PurePath:
    """Old versions of Office had no `.localized` in the names."""
    plain = office / "User Content" / "Startup" / "Excel"
    if machine.files.is_folder(plain):
        return plain
    return office / "User Content.localized" / "Startup.localized" / "Excel"
