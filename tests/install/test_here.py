"""This computer is seen as it is."""

from __future__ import annotations

import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from xlsaging.install.here import Disk, WindowsRegistry, this_machine


def test_files_are_put_in_place_whole(tmp_path: Path) -> None:
    disk, path = Disk(), tmp_path / "XLSTART" / "add-in.xlam"
    disk.write(path, b"first")
    disk.write(path, b"second")

    assert disk.read(path) == b"second"
    assert disk.names(tmp_path) == ["XLSTART"]
    assert disk.names(path.parent) == ["add-in.xlam"]
    assert disk.busy(path) == disk.busy(tmp_path / "none") == ""


def test_nothing_half_written_is_left_where_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(OSError, match="No space"):
        Disk().write(tmp_path / "folder" / "file", b"")

    assert Disk().names(tmp_path) == ["folder"]
    assert Disk().names(tmp_path / "folder") == []


def test_only_empty_folders_are_taken_away(tmp_path: Path) -> None:
    disk = Disk()
    disk.write(tmp_path / "full" / "file", b"")
    (tmp_path / "empty").mkdir()
    for name in ("full", "empty", "none"):
        disk.remove_folder(tmp_path / name)

    assert disk.names(tmp_path) == ["full"]
    disk.remove(tmp_path / "full" / "file")
    assert disk.read(tmp_path / "full" / "file") is None


def test_what_is_not_there_is_nothing(tmp_path: Path) -> None:
    disk = Disk()

    assert disk.read(tmp_path) is None
    assert disk.names(tmp_path / "none") == []
    assert not disk.is_folder(tmp_path / "none")


def test_a_folder_in_the_way_is_told(tmp_path: Path) -> None:
    assert Disk().busy(tmp_path)


@pytest.mark.parametrize(
    ("mark", "downloaded"),
    [(b"[ZoneTransfer]\r\nZoneId=3\r\nHostUrl=about:internet\r\n", True), (b"[ZoneTransfer]\r\nZoneId=1\r\n", False)],
)
@pytest.mark.skipif(sys.platform == "win32", reason="there a colon names a stream, here it is a letter")
def test_windows_marks_downloads_in_a_stream(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mark: bytes, downloaded: bool
) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    path = tmp_path / "ArCollect.xlsm"
    assert not Disk().downloaded(path)
    Path(f"{path}:Zone.Identifier").write_bytes(mark)

    assert Disk().downloaded(path) is downloaded


@pytest.mark.parametrize(("status", "downloaded"), [(0, True), (1, False)])
def test_macos_marks_downloads_by_an_attribute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: int, downloaded: bool
) -> None:
    asked: list[list[str]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        asked.append(command)
        return subprocess.CompletedProcess(command, status)

    monkeypatch.setattr("sys.platform", "darwin")
    monkeypatch.setattr("subprocess.run", run)

    assert Disk().downloaded(tmp_path / "a.xlsm") is downloaded
    assert asked == [["/usr/bin/xattr", "-p", "com.apple.quarantine", str(tmp_path / "a.xlsm")]]


class Winreg:
    """Python's own way into the registry, over dictionaries."""

    HKEY_CURRENT_USER, HKEY_LOCAL_MACHINE = "user", "machine"

    def __init__(self, held: dict[tuple[str, str], dict[str, object]]) -> None:
        self.held = held

    def OpenKey(self, root: str, key: str) -> nullcontext[tuple[str, str]]:
        below = [each for each in self.held if each[0] == root and (each[1] + "\\").startswith(key + "\\")]
        if not below:
            raise FileNotFoundError(2, key)
        return nullcontext((root, key))

    def QueryValueEx(self, opened: Any, name: str) -> tuple[object, int]:
        values = self.held.get(opened.enter_result, {})
        if name not in values:
            raise FileNotFoundError(2, name)
        return values[name], 1

    def EnumValue(self, opened: Any, at: int) -> tuple[str, object, int]:
        return self._listed([(name, value, 1) for name, value in self.held.get(opened.enter_result, {}).items()], at)

    def EnumKey(self, opened: Any, at: int) -> str:
        root, key = opened.enter_result
        inside = {
            each[len(key) + 1 :].split("\\")[0] for of, each in self.held if of == root and each.startswith(key + "\\")
        }
        return self._listed(sorted(inside), at)

    def _listed(self, every: list[Any], at: int) -> Any:
        if at >= len(every):
            raise OSError(259, "No more data is available")
        return every[at]


def test_the_users_registry_goes_before_the_machines(monkeypatch: pytest.MonkeyPatch) -> None:
    held = {
        ("user", r"Excel\Security"): {"VBAWarnings": 2},
        ("machine", r"Excel\Security"): {"VBAWarnings": 4, "RequireAddinSig": 1},
        ("machine", r"Excel\Security\Trusted Locations\Location0"): {"Path": "C:\\"},
    }
    monkeypatch.setattr("xlsaging.install.here._winreg", lambda: Winreg(held))
    registry = WindowsRegistry()

    assert registry.value(r"Excel\Security", "VBAWarnings") == 2
    assert registry.value(r"Excel\Security", "RequireAddinSig") == 1
    assert registry.value(r"Excel\Security", "none") is None
    assert registry.names(r"Excel\Security") == ["VBAWarnings", "RequireAddinSig"]
    assert registry.keys(r"Excel\Security\Trusted Locations") == ["Location0"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a registry")
def test_elsewhere_the_registry_is_empty() -> None:
    registry = WindowsRegistry()

    assert registry.value("Software", "x") is None
    assert registry.names("Software") == registry.keys("Software") == []


def test_this_python_and_its_packages_are_known() -> None:
    made = this_machine()

    assert made.exists(made.interpreter)
    assert made.exists(made.packages["xlwings"].folder / "addin" / "xlwings.xlam")
    assert made.minor() == f"{sys.version_info.major}.{sys.version_info.minor}"
