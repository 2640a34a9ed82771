"""This computer is seen as it is."""

from __future__ import annotations

import sys
from pathlib import Path

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
