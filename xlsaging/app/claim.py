"""What a run writes beside its target: it belongs to that run alone, and what a killed run left is cleared.

A run keeps a lock on its file for as long as it lives, so that nobody takes a file in work for a leftover.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

__all__ = ["claim", "folder_of", "spare_of"]

_HOUR = 3600.0
_OF_OWNER = re.compile(r"\.(?:bak|dir)\.tmp$")


@contextmanager
def claim(path: Path) -> Iterator[Path]:
    """An empty file beside `path` that is this run's own until the block ends, and is gone then unless renamed.

    What killed runs left there is cleared away. Raises OSError where the file cannot be made.
    """
    made, handle = _own_file(path)
    try:
        _clear_leftovers(path, made)
        yield made
    finally:
        if handle is not None:
            os.close(handle)
        made.unlink(missing_ok=True)


def _own_file(path: Path) -> tuple[Path, int | None]:
    """A new file and the handle that holds its lock; None where there are no locks.

    Another run may take the file for a leftover in the moment before it is locked: then it is made anew.
    """
    while True:
        made = path.with_name(f".{path.name}.{os.getpid()}-{secrets.token_hex(4)}.tmp")
        handle = os.open(made, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o666)
        held = _lock(handle)
        if held is None:
            os.close(handle)
            return made, None
        if held and made.exists():
            return made, handle
        os.close(handle)
        made.unlink(missing_ok=True)


def spare_of(made: Path) -> Path:
    """The name under which the owner of `made` readies a backup."""
    return made.with_suffix(".bak.tmp")


def folder_of(made: Path) -> Path:
    """The name under which the owner of `made` fills a folder."""
    return made.with_suffix(".dir.tmp")


def _clear_leftovers(path: Path, own: Path) -> None:
    """Delete what killed runs left beside `path`; files of runs that live are left alone, and so is all else."""
    pattern = re.compile(rf"\.{re.escape(path.name)}\.[0-9]+-[0-9a-f]{{8}}(?:\.bak|\.dir)?\.tmp")
    for each in path.parent.iterdir():
        if pattern.fullmatch(each.name) and each != own:
            with suppress(OSError):
                _clear(each, own)


def _clear(path: Path, own: Path) -> None:
    """Delete a file or a folder if no run that lives holds it; where there are no locks, an hour must have passed.

    The lock is kept until it is gone, so that nobody takes it in between.
    """
    owner = path.with_name(_OF_OWNER.sub(".tmp", path.name))
    try:
        handle = os.open(owner, os.O_RDWR)
    except FileNotFoundError:
        _delete(path)
        return
    try:
        held = _lock(handle)
        if held is None:
            held = own.stat().st_mtime - os.fstat(handle).st_mtime > _HOUR
        if held:
            _delete(path)
    finally:
        os.close(handle)


def _delete(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def _lock(handle: int) -> bool | None:
    """Take the lock of an open file; False if another has it, None where there are no locks.

    It falls when the handle is closed or the run dies. Windows has no such locks, and renames no file that is open.
    """
    try:
        import fcntl
    except ImportError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True
