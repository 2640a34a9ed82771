"""Computers that do not exist: files in a dictionary, a registry in another."""

from __future__ import annotations

import ntpath
import posixpath
import re
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import PurePath, PurePosixPath, PureWindowsPath
from zipfile import ZipFile

from xlsaging.install.machine import Machine, Package, System

VERSION, XLWINGS = "0.1.0", "0.37.8"
SHIPPED, SCRIPT = b"the add-in of xlwings", b"the script of xlwings"


class FakeFiles:
    """A disk in memory; Windows ignores case."""

    def __init__(self, windows: bool, held: Mapping[str, bytes] | None = None) -> None:
        self._path = ntpath if windows else posixpath
        self.held: dict[str, bytes] = {}
        self.folders: set[str] = set()
        self.marked: set[str] = set()
        self.locked: set[str] = set()
        self.full_after: int | None = None
        """How many more files can be written before the disk is full."""
        for path, data in (held or {}).items():
            self.put(path, data)

    def _key(self, path: PurePath | str) -> str:
        return self._path.normcase(str(path))

    def put(self, path: PurePath | str, data: bytes) -> None:
        """A file that is there."""
        self.held[str(path)] = data
        self._make_folders(str(path))

    def _make_folders(self, path: str) -> None:
        folder = self._path.dirname(path)
        while folder and folder not in self.folders:
            self.folders.add(folder)
            folder = self._path.dirname(folder)

    def _found(self, path: PurePath | str) -> str | None:
        return next((each for each in self.held if self._key(each) == self._key(path)), None)

    def read(self, path: PurePath) -> bytes | None:
        found = self._found(path)
        return None if found is None else self.held[found]

    def names(self, folder: PurePath) -> list[str]:
        key = self._key(folder)
        inside = {*self.held, *self.folders}
        return sorted(
            self._path.basename(each)
            for each in inside
            if self._path.basename(each) and self._key(self._path.dirname(each)) == key
        )

    def is_folder(self, path: PurePath) -> bool:
        return self._key(path) in map(self._key, self.folders)

    def target(self, path: PurePath) -> PurePath:
        return path

    def write(self, path: PurePath, data: bytes) -> None:
        found = self._found(path)
        if self.full_after is not None:
            self.full_after -= 1
            if self.full_after == -1:
                raise OSError(28, "No space left on device")
        if found is not None:
            del self.held[found]
        self.put(path, data)

    def remove(self, path: PurePath) -> None:
        found = self._found(path)
        if found is None:
            raise FileNotFoundError(2, "No such file or directory")
        del self.held[found]

    def remove_folder(self, path: PurePath) -> None:
        if self.is_folder(path) and not self.names(path):
            self.folders = {each for each in self.folders if self._key(each) != self._key(path)}

    def busy(self, path: PurePath) -> str:
        return "used by another process" if str(path) in self.locked else ""

    def downloaded(self, path: PurePath) -> bool:
        return str(path) in self.marked


class FakeRegistry:
    """Values by key and name."""

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], str | int | bytes] = {}

    def value(self, key: str, name: str) -> str | int | bytes | None:
        return self.held.get((key, name))

    def names(self, key: str) -> list[str]:
        return [name for each, name in self.held if each == key]

    def keys(self, key: str) -> list[str]:
        below = {each[len(key) + 1 :].split("\\")[0] for each, _ in self.held if each.startswith(key + "\\")}
        return sorted(below)


class Builds:
    """What the workbook's builder makes, and how often it was asked."""

    def __init__(self, version: str = VERSION) -> None:
        self.version = version

    def workbook(self) -> bytes:
        return f"workbook {self.version}".encode()

    def addin(self) -> bytes:
        return f"add-in {self.version}".encode()


HOMES = {"windows": r"C:\Users\Li", "macos": "/Users/li", "linux": "/home/li"}
PYTHONS = {
    "windows": r"C:\Users\Li\ar\.venv\Scripts\python.exe",
    "macos": "/Users/li/ar/.venv/bin/python",
    "linux": "/home/li/ar/.venv/bin/python",
}
LIBRARIES = {
    "windows": r"C:\Users\Li\ar\.venv\Lib\site-packages\xlwings",
    "macos": "/Users/li/ar/.venv/lib/python3.12/site-packages/xlwings",
    "linux": "/home/li/ar/.venv/lib/python3.12/site-packages/xlwings",
}
STARTUP = {
    "windows": r"C:\Users\Li\AppData\Roaming\Microsoft\Excel\XLSTART",
    "macos": "/Users/li/Library/Group Containers/UBF8T346G9.Office/User Content.localized/Startup.localized/Excel",
}
CONFIG = {
    "windows": r"C:\Users\Li\.xlwings\xlwings.conf",
    "macos": "/Users/li/Library/Containers/com.microsoft.Excel/Data/xlwings.conf",
}


def machine(system: System, **changes: object) -> Machine:
    """A computer with Python and xlwings, on which nothing was set up."""
    kind = PureWindowsPath if system == "windows" else PurePosixPath
    library = kind(LIBRARIES[system])
    files = FakeFiles(system == "windows")
    files.put(PYTHONS[system], b"python")
    files.put(library / "addin" / "xlwings.xlam", SHIPPED)
    files.put(library / f"xlwings-{XLWINGS}.applescript", SCRIPT)
    environ = {
        "APPDATA": r"C:\Users\Li\AppData\Roaming", "WINDIR": r"C:\Windows", "ProgramFiles": r"C:\Program Files",
        "LOCALAPPDATA": r"C:\Users\Li\AppData\Local", "USERPROFILE": r"C:\Users\Li",
    }  # fmt: skip
    packages = {"xlsaging": VERSION, "xlwings": XLWINGS, "pyopenvba": "6.5.0", "pywin32": "311"}
    made = Machine(
        system=system,
        home=kind(HOMES[system]),
        environ=environ if system == "windows" else {"PATH": "/usr/bin"},
        interpreter=kind(PYTHONS[system]),
        python="3.12.4",
        encoding="cp936" if system == "windows" else "utf-8",
        files=files,
        registry=FakeRegistry(),
        packages={name: Package(version, library.parent / name) for name, version in packages.items()},
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # fields of Machine


def files_of(made: Machine) -> FakeFiles:
    """Its disk."""
    assert isinstance(made.files, FakeFiles)
    return made.files


def registry_of(made: Machine) -> FakeRegistry:
    """Its registry."""
    assert isinstance(made.registry, FakeRegistry)
    return made.registry


def put_calc_add_in(
    made: Machine, version: str = VERSION, places: tuple[str, ...] | None = None, listed: bool = True
) -> None:
    """The add-in of LibreOffice as LibreOffice unpacks and lists it; `places` are where the package is."""
    from xlsaging.calc.names import COMPONENT
    from xlsaging.calc.package import built
    from xlsaging.install.calc import calc_profile

    cache = calc_profile(made) / "user" / "uno_packages" / "cache"
    packages = made.packages["xlsaging"].folder.parent
    files_of(made).put(packages / "xlwings" / "__init__.py", b"")
    data = built(version, [str(packages)] if places is None else places)
    with ZipFile(BytesIO(data)) as read:
        parts = {name: read.read(name) for name in read.namelist()}
    # The code names the Python that runs these tests.
    parts[COMPONENT] = re.sub(
        rb"PYTHON = .*", f"PYTHON = {tuple(map(int, made.minor().split('.')))}".encode(), parts[COMPONENT]
    )
    for name, part in parts.items():
        files_of(made).put(cache / "uno_packages" / "lu1.tmp_" / "ArCollect.oxt" / name, part)
    entry = b"\xfforg.xlsaging.arcollect\nlu1.tmp\xffArCollect.oxt\xff" if listed else b""
    files_of(made).put(cache / "uno_packages.pmap", b"Pmp1" + entry + b"\n")
