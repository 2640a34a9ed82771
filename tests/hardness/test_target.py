"""A target that cannot be written, for real: nothing is broken, nothing is left, and the message says why."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from xlsaging.app.reports import close_report
from xlsaging.app.run import Job, run
from xlsaging.model.errors import DiskFullError, TargetLockedError
from xlsaging.render.file import write_workbook
from xlsaging.report.model import Report

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="mounts and users are those of Linux")
MEGABYTE = 1024 * 1024


def _mounted(folder: Path, *options: str) -> bool:
    folder.mkdir(exist_ok=True)
    return not subprocess.run(["mount", *options, str(folder)], capture_output=True).returncode


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 6 MB."""
    folder = tmp_path / "disk"
    if not _mounted(folder, "-t", "tmpfs", "-o", "size=6m", "tmpfs"):
        pytest.skip("only root may mount a small disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture
def read_only_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk that is mounted for reading, with a pack on it."""
    folder = tmp_path / "disk"
    if not _mounted(folder, "-t", "tmpfs", "-o", "size=1m", "tmpfs"):
        pytest.skip("only root may mount a disk for reading")
    (folder / "pack.xlsx").write_bytes(b"old")
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def _fill(folder: Path, kilobytes_left: int) -> Path:
    filling = folder / "filling"
    size = shutil.disk_usage(folder).free - kilobytes_left * 1024
    with filling.open("wb") as file:
        for _ in range(size // 4096):
            file.write(b"x" * 4096)
    return filling


def _draw_on_a_full_disk(report: Report, path: Path, lang: str, *, kilobytes_left: int) -> None:
    _fill(path.parent, kilobytes_left)
    write_workbook(report, path, lang)


def _job(ledger: Path, target: Path) -> Job:
    return Job("close", (ledger,), {"as_of": "2025-03-31"}, out=target, to_file=True)


@pytest.mark.parametrize("kilobytes_left", [0, 4, 8, 12, 16])
def test_a_disk_that_fills_up_leaves_the_old_pack(ledger: Path, small_disk: Path, kilobytes_left: int) -> None:
    target = small_disk / "pack.xlsx"
    target.write_bytes(b"old")
    with pytest.raises(DiskFullError, match="the disk is full"):
        run(_job(ledger, target), close_report, partial(_draw_on_a_full_disk, kilobytes_left=kilobytes_left))

    assert target.read_bytes() == b"old"
    assert sorted(path.name for path in small_disk.iterdir()) == ["filling", "pack.xlsx"]


def test_a_pack_whose_log_finds_no_room_is_not_written_either(
    ledger: Path, small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = small_disk / "pack.xlsx"
    target.write_bytes(b"old")

    def draw(report: Report, path: Path, lang: str) -> None:
        write_workbook(report, path, lang)
        _fill(path.parent, 0)

    with pytest.raises(DiskFullError):
        run(_job(ledger, target), close_report, draw)
    assert target.read_bytes() == b"old"
    assert sorted(path.name for path in small_disk.iterdir()) == ["filling", "pack.xlsx"]


def test_a_full_disk_is_seen_before_anything_is_read(ledger: Path, small_disk: Path) -> None:
    _fill(small_disk, 2_000)
    stages: list[str] = []
    with pytest.raises(DiskFullError):
        run(_job(ledger, small_disk / "pack.xlsx"), close_report, write_workbook, lambda stage, _: stages.append(stage))

    assert stages == []


def _as_nobody(bounded: Callable[..., Any], ledger: Path, target: Path) -> Any:
    """Close as a user who may do what the modes of files let everybody do: root may do all."""
    return bounded("close", ledger, "--as-of", "2025-03-31", "--out", target, nobody=True, folder=target.parent)


@pytest.fixture
def open_folder(ledger: Path) -> Iterator[tuple[Path, Path]]:
    """A ledger and a folder that every user reaches: those of pytest are closed to others."""
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "out").mkdir()
        shutil.copy(ledger, folder)
        yield folder / ledger.name, folder / "out"


def test_a_folder_closed_to_the_user_is_named(bounded: Callable[..., Any], open_folder: tuple[Path, Path]) -> None:
    ledger, out = open_folder
    out.chmod(0o555)
    ran = _as_nobody(bounded, ledger, out / "pack.xlsx")

    assert ran.status == 2, ran
    assert f"{out}: writing is not allowed there" in ran.err
    assert list(out.iterdir()) == []


def test_a_pack_closed_to_the_user_is_named_and_stays(
    bounded: Callable[..., Any], open_folder: tuple[Path, Path]
) -> None:
    ledger, out = open_folder
    out.chmod(0o777)
    (out / "pack.xlsx").write_bytes(b"old")
    (out / "pack.xlsx").chmod(0o444)
    ran = _as_nobody(bounded, ledger, out / "pack.xlsx")

    assert ran.status == 2, ran
    assert f"{out / 'pack.xlsx'}: writing is not allowed there" in ran.err
    assert (out / "pack.xlsx").read_bytes() == b"old"
    assert [path.name for path in out.iterdir()] == ["pack.xlsx"]


def test_a_ledger_closed_to_the_user_is_named(bounded: Callable[..., Any], open_folder: tuple[Path, Path]) -> None:
    ledger, out = open_folder
    out.chmod(0o777)
    ledger.chmod(0o000)
    ran = _as_nobody(bounded, ledger.parent, out / "pack.xlsx")

    assert ran.status == 2, ran
    assert "ledger.csv: the file may not be read (Permission denied)" in ran.err


def test_a_disk_mounted_for_reading_is_named(bounded: Callable[..., Any], ledger: Path, read_only_disk: Path) -> None:
    for name in ("pack.xlsx", "new.xlsx"):
        ended = bounded("close", ledger, "--as-of", "2025-03-31", "--out", read_only_disk / name)
        assert ended.status == 2
        assert "writing is not allowed there" in ended.err
    assert [path.name for path in read_only_disk.iterdir()] == ["pack.xlsx"]


@pytest.mark.parametrize("lock", ["~$pack.xlsx", ".~lock.pack.xlsx#"])
def test_a_pack_opened_while_its_successor_is_made_is_left_alone(ledger: Path, tmp_path: Path, lock: str) -> None:
    target = tmp_path / "out" / "pack.xlsx"
    target.parent.mkdir()
    target.write_bytes(b"old")

    def open_it(stage: str, _rows: int | None) -> None:
        if stage == "writing":
            (target.parent / lock).write_bytes(b"somebody")

    with pytest.raises(TargetLockedError):
        run(_job(ledger, target), close_report, write_workbook, open_it)
    assert target.read_bytes() == b"old"
    assert sorted(path.name for path in target.parent.iterdir()) == sorted([lock, "pack.xlsx"])


@pytest.mark.parametrize("name", ["pack.xlsx.bak", "pack.xlsx.log.json"])
def test_a_folder_in_the_way_of_backup_or_log_is_named_and_the_pack_stays(
    bounded: Callable[..., Any], ledger: Path, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "out"
    (folder / name).mkdir(parents=True)
    (folder / "pack.xlsx").write_bytes(b"old")
    ended = bounded("close", ledger, "--as-of", "2025-03-31", "--out", folder / "pack.xlsx")

    assert ended.status == 2
    assert str(folder / name) in ended.err
    assert (folder / "pack.xlsx").read_bytes() == b"old"
    assert sorted(path.name for path in folder.iterdir()) == ["pack.xlsx", name]
