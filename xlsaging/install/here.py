"""The computer that this runs on."""

from __future__ import annotations

import locale
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from itertools import count
from pathlib import Path, PurePath
from typing import Any

from .machine import Machine, Package, System

__all__ = ["Disk", "WindowsRegistry", "this_machine"]

PACKAGES = ("xlsaging", "xlwings", "pyopenvba", "pywin32")
"""Distributions that must agree or be there."""


class Disk:
    """The files of this computer."""

    def read(self, path: PurePath) -> bytes | None:
        """The content of a file; None where there is none, or none that may be read."""
        try:
            return Path(path).read_bytes()
        except OSError:
            return None

    def names(self, folder: PurePath) -> list[str]:
        """What stands in a folder, sorted; nothing where there is no such folder."""
        try:
            return sorted(os.listdir(folder))
        except OSError:
            return []

    def is_folder(self, path: PurePath) -> bool:
        """Whether a folder is there."""
        return Path(path).is_dir()

    def target(self, path: PurePath) -> PurePath:
        """Where a link leads in the end."""
        return Path(path).resolve()

    def write(self, path: PurePath, data: bytes) -> None:
        """Put a file in place in one step; its folder is made."""
        target = Path(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        # Excel opens whatever stands in its start-up folder, so that what is half written must not stand there.
        beside = target.parent.parent / f".{target.name}.new"
        try:
            beside.write_bytes(data)
            os.replace(beside, target)
        finally:
            beside.unlink(missing_ok=True)

    def remove(self, path: PurePath) -> None:
        """Take a file away."""
        Path(path).unlink()

    def remove_folder(self, path: PurePath) -> None:
        """Take a folder away if nothing is in it."""
        if Path(path).is_dir() and not self.names(path):
            Path(path).rmdir()

    def busy(self, path: PurePath) -> str:
        """Why a file that is there cannot be replaced; "" where it can."""
        try:
            with Path(path).open("r+b"):
                return ""
        except FileNotFoundError:
            return ""
        except OSError as error:
            return error.strerror or str(error)

    def downloaded(self, path: PurePath) -> bool:
        """Whether the system holds a file to come from the internet."""
        if sys.platform == "win32":
            mark = self.read(Path(f"{path}:Zone.Identifier")) or b""
            return any(line.strip() in (b"ZoneId=3", b"ZoneId=4") for line in mark.splitlines())
        if sys.platform == "darwin":
            asked = subprocess.run(["/usr/bin/xattr", "-p", "com.apple.quarantine", str(path)], capture_output=True)
            return asked.returncode == 0
        return False


class WindowsRegistry:
    """The registry of this computer: the current user's keys, then the machine's. Empty where there is none."""

    def value(self, key: str, name: str) -> str | int | bytes | None:
        """A value; None where it is not set."""
        for opened in self._opened(key):
            try:
                found: str | int | bytes = _winreg().QueryValueEx(opened, name)[0]
                return found
            except OSError:
                continue
        return None

    def names(self, key: str) -> list[str]:
        """The names of a key's values."""
        return self._listed(key, lambda opened, at: _winreg().EnumValue(opened, at)[0])

    def keys(self, key: str) -> list[str]:
        """The names of the keys below one."""
        return self._listed(key, lambda opened, at: _winreg().EnumKey(opened, at))

    def _listed(self, key: str, ask: Callable[[Any, int], str]) -> list[str]:
        found: dict[str, None] = {}
        for opened in self._opened(key):
            try:
                for at in count():
                    found[ask(opened, at)] = None
            except OSError:
                continue  # there are no more: this is how the registry says it
        return list(found)

    @staticmethod
    def _opened(key: str) -> Iterator[Any]:
        registry = _winreg()
        if registry is None:
            return
        for root in (registry.HKEY_CURRENT_USER, registry.HKEY_LOCAL_MACHINE):
            with _key(registry, root, key) as opened:
                if opened is not None:
                    yield opened


@contextmanager
def _key(registry: Any, root: Any, key: str) -> Iterator[Any]:
    try:
        opened = registry.OpenKey(root, key)
    except OSError:
        yield None
        return
    with opened:
        yield opened


@cache
def _winreg() -> Any:
    try:
        import winreg
    except ImportError:
        return None
    return winreg


def this_machine() -> Machine:
    """This computer, as its user sees it."""
    systems: dict[str, System] = {"win32": "windows", "darwin": "macos"}
    return Machine(
        system=systems.get(sys.platform, "linux"),
        home=Path.home(),
        environ=dict(os.environ),
        interpreter=Path(sys.executable),
        python=platform.python_version(),
        # UTF-8 mode changes what Python reads, not what VBA reads.
        encoding=locale.getencoding() if sys.platform == "win32" else "utf-8",
        files=Disk(),
        registry=WindowsRegistry(),
        packages=dict(_packages()),
    )


def _packages() -> Iterator[tuple[str, Package]]:
    for name in PACKAGES:
        try:
            known = version(name)
        except PackageNotFoundError:
            continue
        found = find_spec(name)
        places = list(found.submodule_search_locations or ()) if found else []
        yield name, Package(known, Path(places[0]) if places else Path())
