"""Fonts in which Chinese shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from xlsaging.install.findings import Finding, good, note
from xlsaging.install.machine import Machine

__all__ = ["font_findings"]

_FOLDERS = {
    "windows": (r"%WINDIR%\Fonts", r"%LOCALAPPDATA%\Microsoft\Windows\Fonts"),
    "macos": ("/System/Library/Fonts", "/System/Library/Fonts/Supplemental", "/Library/Fonts", "~/Library/Fonts"),
    "linux": ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts"),
}
_CHINESE = (
    "msyh", "simsun", "simhei", "simkai", "deng", "pingfang", "hiragino sans gb", "stheiti", "songti", "notosanscjk",
    "notoserifcjk", "notosanssc", "notoserifsc", "sourcehansans", "sourcehanserif", "wqy", "uming", "ukai",
    "droidsansfallback",
)  # fmt: skip
"""How files of fonts with Chinese begin, in small letters."""
_MISSING = {"windows": "no_font_windows", "macos": "no_font_macos", "linux": "no_font_linux"}
_DEPTH = 3


def font_findings(machine: Machine) -> Iterator[Finding]:
    """Whether Chinese in reports shows as signs, not as boxes; LibreOffice makes PDF files with what is installed."""
    for text in _FOLDERS[machine.system]:
        if found := _chinese(machine, machine.path(text), _DEPTH):
            yield good("font", name=found)
            return
    yield note(_MISSING[machine.system])


def _chinese(machine: Machine, folder: PurePath, depth: int) -> str:
    names = machine.files.names(folder)
    found = next((name for name in names if name.lower().startswith(_CHINESE)), "")
    if found or not depth:
        return found
    below = (folder / name for name in names if "." not in name)
    return next((each for path in below if (each := _chinese(machine, path, depth - 1))), "")
