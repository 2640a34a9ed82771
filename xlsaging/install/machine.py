"""A computer as set-up and doctor see it: its files, its registry, its Python, where the user is at home."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath, PurePosixPath, PureWindowsPath
from typing import Literal, Protocol

__all__ = ["Files", "Machine", "Package", "Registry", "System"]

System = Literal["windows", "macos", "linux"]


class Files(Protocol):
    """What is done to a disk."""

    def read(self, path: PurePath) -> bytes | None:
        """The content of a file; None where there is none, or none that may be read."""

    def names(self, folder: PurePath) -> list[str]:
        """What stands in a folder, sorted; nothing where there is no such folder."""

    def is_folder(self, path: PurePath) -> bool:
        """Whether a folder is there."""

    def target(self, path: PurePath) -> PurePath:
        """Where a link leads in the end."""

    def write(self, path: PurePath, data: bytes) -> None:
        """Put a file in place in one step; its folder is made. Raises OSError."""

    def remove(self, path: PurePath) -> None:
        """Take a file away. Raises OSError."""

    def remove_folder(self, path: PurePath) -> None:
        """Take a folder away if nothing is in it."""

    def busy(self, path: PurePath) -> str:
        """Why a file that is there cannot be replaced; "" where it can."""

    def downloaded(self, path: PurePath) -> bool:
        """Whether the system holds a file to come from the internet."""


class Registry(Protocol):
    """The registry of Windows; elsewhere it is empty."""

    def value(self, key: str, name: str) -> str | int | bytes | None:
        """A value of the current user, by a key such as `Software\\Microsoft`, else of the machine; None without."""

    def names(self, key: str) -> list[str]:
        """The names of a key's values."""

    def keys(self, key: str) -> list[str]:
        """The names of the keys below one."""


@dataclass(frozen=True, slots=True)
class Package:
    """An installed Python package."""

    version: str
    folder: PurePath


@dataclass(frozen=True, slots=True)
class Machine:
    """One user's computer."""

    system: System
    home: PurePath
    environ: Mapping[str, str]
    interpreter: PurePath
    """The Python that runs this."""
    python: str
    """Its version, such as `3.12.4`."""
    encoding: str
    """In which VBA reads text files: the system's code page."""
    files: Files
    registry: Registry
    packages: Mapping[str, Package]
    """The packages that matter and are installed."""

    def path(self, text: str) -> PurePath:
        """A path of this system; variables in it, and `~/` for the user's home, are filled in.

        >>> from xlsaging.install.here import this_machine
        >>> this_machine().path("/usr/bin").name
        'bin'
        """
        if text.startswith("~/"):
            return self.home / text[2:]
        filled = re.sub(r"%([\w()]+)%|\$\{?(\w+)\}?", lambda found: self._variable(found), text)
        return PureWindowsPath(filled) if self.system == "windows" else PurePosixPath(filled)

    def _variable(self, found: re.Match[str]) -> str:
        return self.variable(found[1] or found[2]) or found[0]

    def variable(self, name: str) -> str:
        """A variable of the environment, "" where it is not set; Windows ignores case."""
        if self.system != "windows":
            return self.environ.get(name, "")
        return next((value for each, value in self.environ.items() if each.upper() == name.upper()), "")

    def minor(self) -> str:
        """The Python's version without its last part: `3.12`."""
        return ".".join(self.python.split(".")[:2])

    def exists(self, path: PurePath) -> bool:
        """Whether a file is there."""
        inside = (path.parent / name for name in self.files.names(path.parent))
        return path in inside and not self.files.is_folder(path)
