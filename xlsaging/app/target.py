"""The file a report goes into: looked at before the work starts, and replaced in one step when it is done."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

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

from .claim import claim, folder_of, spare_of

__all__ = [
    "check_folder",
    "check_new_folder",
    "check_target",
    "log_path",
    "make_folder_atomically",
    "replacing",
    "write_atomically",
]

_ROOM = 4 * 1024 * 1024
"""Bytes that must be free before the work starts."""


def log_path(target: Path) -> Path:
    """The run log of a report."""
    return target.with_name(f"{target.name}.log.json")


def check_target(path: Path, inputs: Iterable[Path] = ()) -> None:
    """Raise what would make writing `path` impossible: no workbook's name, a folder, an input, locked, read-only.

    Raises the subclass of TargetNotWritableError that says how to mend it.
    """
    if path.is_dir():
        raise TargetIsFolderError(path=str(path))
    if path.suffix.lower() != ".xlsx":
        raise TargetKindError(path=str(path), name=path.stem or "report")
    if log_path(path).is_dir():
        raise TargetIsFolderError(path=str(log_path(path)))
    check_folder(path.parent)
    if not path.exists():
        return
    if any(each.exists() and os.path.samefile(path, each) for each in inputs):
        raise TargetIsInputError(path=str(path))
    for lock in (f"~${path.name}", f".~lock.{path.name}#"):
        if (path.parent / lock).exists():
            raise TargetLockedError(path=str(path), lock=lock)
    try:
        with path.open("r+b"):
            pass
    except PermissionError:
        # Windows says the same of a file without write permission and of one that Excel holds open.
        if os.name == "nt" and os.access(path, os.W_OK):
            raise TargetLockedError(path=str(path), lock=f"~${path.name}") from None
        raise TargetReadOnlyError(path=str(path)) from None


def check_folder(folder: Path) -> None:
    """Raise what would make writing into `folder` impossible: it is not there, closed, or full."""
    if not folder.is_dir():
        raise TargetFolderMissingError(path=str(folder))
    if not os.access(folder, os.W_OK | os.X_OK):
        raise TargetReadOnlyError(path=str(folder))
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return
    if free < _ROOM:
        raise DiskFullError(path=str(folder))


def check_new_folder(path: Path) -> None:
    """Raise what would make a new folder `path` impossible: something is there, or its parent cannot hold it."""
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise TargetNotEmptyError(path=str(path))
    check_folder(path.parent)


def make_folder_atomically(path: Path, fill: Callable[[Path], None]) -> None:
    """Let `fill` write into a new folder beside `path`, then put it in its place, whole or not at all.

    Of several runs that do so at once the first one's folder stays. What a killed run left is cleared away. Raises
    TargetNotWritableError.
    """
    try:
        with claim(path) as own:
            made = folder_of(own)
            try:
                made.mkdir()
                fill(made)
                for file in made.iterdir():
                    _sync(file)
                _sync_folder(made)
                if os.name == "nt" and path.is_dir():
                    # Elsewhere an empty folder is replaced in one step.
                    path.rmdir()
                os.replace(made, path)
                _sync_folder(path.parent)
            finally:
                shutil.rmtree(made, ignore_errors=True)
    except OSError as error:
        raise _explained(path, error) from error


def write_atomically(path: Path, write: Callable[[Path], None], *, backup: bool = True) -> None:
    """Let `write` make a file beside `path`, then put it in its place; what was there stays as `.bak`.

    Whatever happens on the way, `path` is either the old file or the whole new one, and no other file stays
    behind; what a killed run left is cleared away. Raises TargetNotWritableError.
    """
    with replacing(path, backup=backup) as made:
        write(made)


@contextmanager
def replacing(path: Path, *, backup: bool = True) -> Iterator[Path]:
    """A name beside `path` to write to; when the block ends well, that file takes the place of `path`.

    Several runs may do so at once: each file is whole, and the last one stays. Raises TargetNotWritableError.
    """
    place = path
    try:
        with claim(path) as made:
            yield made
            _sync(made)
            if backup and path.exists():
                place = path.with_name(f"{path.name}.bak")
                _keep_old(path, place, spare_of(made))
                place = path
            os.replace(made, path)
            _sync_folder(path.parent)
    except OSError as error:
        raise _explained(place, error) from error


def _keep_old(path: Path, backup: Path, spare: Path) -> None:
    """Keep the old file as `.bak` without a moment in which neither name leads to it."""
    try:
        try:
            os.link(path, spare)
        except OSError:
            shutil.copy2(path, spare)
        os.replace(spare, backup)
    finally:
        spare.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some network file systems cannot sync a folder; the file itself is safe by now.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


def _explained(path: Path, error: OSError) -> OSError:
    if isinstance(error, TargetNotWritableError):
        return error
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return DiskFullError(path=str(path))
    if isinstance(error, PermissionError):
        if os.name == "nt":
            return TargetLockedError(path=str(path), lock=f"~${path.name}")
        return TargetReadOnlyError(path=str(path))
    if error.errno in (errno.ENOTEMPTY, errno.EEXIST):
        return TargetNotEmptyError(path=str(path))
    if error.errno == errno.EROFS:
        return TargetReadOnlyError(path=str(path))
    return TargetNotWritableError(path=str(path), detail=error.strerror or str(error), remedy="")
