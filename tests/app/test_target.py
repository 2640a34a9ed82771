"""Where a report may be written, and that nothing half-written ever stays."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from xlsaging.app.target import (
    check_folder,
    check_new_folder,
    check_target,
    make_folder_atomically,
    write_atomically,
)
from xlsaging.model.errors import (
    DiskFullError,
    TargetFolderMissingError,
    TargetIsFolderError,
    TargetIsInputError,
    TargetKindError,
    TargetLockedError,
    TargetNotEmptyError,
    TargetNotWritableError,
    TargetReadOnlyError,
)


def _left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_in_a_folder_that_exists_is_fine(tmp_path: Path) -> None:
    check_target(tmp_path / "new.xlsx")


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TargetFolderMissingError):
        check_target(tmp_path / "nowhere" / "new.xlsx")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(TargetIsFolderError):
        check_target(tmp_path)


def test_a_report_is_called_xlsx(tmp_path: Path) -> None:
    with pytest.raises(TargetKindError, match=r"--out report\.xlsx"):
        check_target(tmp_path / "report.csv")


def test_an_input_is_never_overwritten_whatever_its_path_looks_like(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.xlsx"
    ledger.write_bytes(b"data")
    (tmp_path / "link.xlsx").symlink_to(ledger)

    for path in (ledger, tmp_path / "." / "ledger.xlsx", tmp_path / "link.xlsx"):
        with pytest.raises(TargetIsInputError):
            check_target(path, [ledger])


@pytest.mark.parametrize("lock", ["~$old.xlsx", ".~lock.old.xlsx#"])
def test_a_file_that_a_program_holds_open_is_refused(tmp_path: Path, lock: str) -> None:
    (tmp_path / "old.xlsx").write_bytes(b"old")
    (tmp_path / lock).write_bytes(b"")

    with pytest.raises(TargetLockedError) as caught:
        check_target(tmp_path / "old.xlsx")
    assert lock in str(caught.value)


def test_a_file_without_write_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "old.xlsx"
    path.write_bytes(b"old")

    def refuse(self: Path, mode: str = "r") -> None:
        raise PermissionError(13, "Permission denied", str(self))

    # Root may write anywhere, so that the refusal is put in by hand.
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(TargetReadOnlyError):
        check_target(path)


def test_a_folder_without_write_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)

    with pytest.raises(TargetReadOnlyError):
        check_folder(tmp_path)


def test_a_full_disk_is_seen_before_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: os.terminal_size((0, 0)) and _Usage())

    with pytest.raises(DiskFullError):
        check_folder(tmp_path)


class _Usage:
    free = 1000


def test_the_file_is_replaced_and_the_old_one_kept(tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    for content in (b"first", b"second", b"third"):
        write_atomically(path, lambda made, content=content: made.write_bytes(content) and None)

    assert path.read_bytes() == b"third"
    assert (tmp_path / "report.xlsx.bak").read_bytes() == b"second"
    assert _left(tmp_path) == ["report.xlsx", "report.xlsx.bak"]


def test_no_backup_is_kept_if_told_so(tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    path.write_bytes(b"old")
    write_atomically(path, lambda made: made.write_bytes(b"new") and None, backup=False)

    assert _left(tmp_path) == ["report.xlsx"]


def test_where_drawing_fails_the_old_report_stays_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    path.write_bytes(b"old")

    def fail(made: Path) -> None:
        made.write_bytes(b"half")
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        write_atomically(path, fail)
    assert path.read_bytes() == b"old"
    assert _left(tmp_path) == ["report.xlsx"]


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (OSError(28, "No space left on device"), DiskFullError),
        (OSError(30, "Read-only file system"), TargetReadOnlyError),
        (PermissionError(13, "Permission denied"), TargetReadOnlyError),
        (OSError(5, "Input/output error"), TargetNotWritableError),
    ],
)
def test_what_the_disk_says_is_explained(tmp_path: Path, error: OSError, kind: type[TargetNotWritableError]) -> None:
    def fail(made: Path) -> None:
        raise error

    with pytest.raises(kind) as caught:
        write_atomically(tmp_path / "report.xlsx", fail)
    assert type(caught.value) is kind
    assert _left(tmp_path) == []


def test_a_disk_that_fills_up_while_writing_leaves_the_old_report(tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full on this system")
    path = tmp_path / "report.xlsx"
    path.write_bytes(b"old")

    def fill(made: Path) -> None:
        with full.open("wb") as file:
            file.write(b"x" * 100_000)

    with pytest.raises(DiskFullError):
        write_atomically(path, fill)
    assert path.read_bytes() == b"old"


def test_a_new_folder_is_whole_or_not_there(tmp_path: Path) -> None:
    def fail(folder: Path) -> None:
        (folder / "half").write_bytes(b"x")
        raise OSError("gone")

    with pytest.raises(TargetNotWritableError):
        make_folder_atomically(tmp_path / "new", fail)
    assert _left(tmp_path) == []
    (tmp_path / "new").mkdir()
    check_new_folder(tmp_path / "new")
    make_folder_atomically(tmp_path / "new", lambda folder: (folder / "file").touch())
    assert _left(tmp_path / "new") == ["file"]


def test_a_folder_that_came_while_another_was_filled_stays(tmp_path: Path) -> None:
    def fill(folder: Path) -> None:
        (folder / "ours").touch()
        (tmp_path / "new").mkdir()
        (tmp_path / "new" / "theirs").touch()

    with pytest.raises(TargetNotEmptyError):
        make_folder_atomically(tmp_path / "new", fill)
    assert _left(tmp_path) == ["new"]
    assert _left(tmp_path / "new") == ["theirs"]


@pytest.mark.skipif(os.name == "nt", reason="a run that lives is told by its lock, which Windows does not have")
def test_what_runs_left_that_were_killed_filling_a_folder_is_cleared_and_a_living_run_is_not(tmp_path: Path) -> None:
    for number in range(2):
        (tmp_path / f".new.{number}-0123abcd.dir.tmp").mkdir()
        (tmp_path / f".new.{number}-0123abcd.dir.tmp" / "half").touch()
    (tmp_path / ".new.1-0123abcd.tmp").touch()
    (tmp_path / ".other.1-0123abcd.dir.tmp").mkdir()

    def inner(folder: Path) -> None:
        assert len([name for name in _left(tmp_path) if name.endswith(".dir.tmp")]) == 3
        (folder / "second").touch()

    def outer(folder: Path) -> None:
        assert len(_left(tmp_path)) == 3, "the claim, its folder, and what is another target's"
        make_folder_atomically(tmp_path / "new", inner)
        assert folder.is_dir()

    with pytest.raises(TargetNotEmptyError):
        make_folder_atomically(tmp_path / "new", outer)
    assert _left(tmp_path) == [".other.1-0123abcd.dir.tmp", "new"]
    assert _left(tmp_path / "new") == ["second"]


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "file").touch()
    (tmp_path / "file").touch()
    for name in ("old", "file"):
        with pytest.raises(TargetNotEmptyError):
            check_new_folder(tmp_path / name)
