"""The ledger's files, looked at before and after they are read: figures of two states are the figures of none."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from xlsaging.model.errors import LedgerChangedError, LedgerNotReadableError

from .read import input_files

__all__ = ["Watch"]

_PIECE = 4 * 1024 * 1024
State = tuple[int, int, int, bytes]


@dataclass(frozen=True, slots=True)
class Watch:
    """The files behind paths, and the state of each: which file it is, its size, its time, its content."""

    paths: tuple[Path, ...]
    states: dict[Path, State | None]

    @classmethod
    def begin(cls, paths: Sequence[Path]) -> Watch:
        """Look at the files behind `paths`."""
        return cls(tuple(paths), _states(paths))

    @contextmanager
    def reading(self) -> Iterator[None]:
        """A block that reads the files. Raises LedgerChangedError where they are not the same after it, whatever
        else went wrong in it: a file caught in the middle of being saved looks damaged, or is not there."""
        try:
            yield
        except LedgerNotReadableError as error:
            if changed := self._changed():
                raise LedgerChangedError(path=changed) from error
            raise
        if changed := self._changed():
            raise LedgerChangedError(path=changed)

    def _changed(self) -> str:
        now = _states(self.paths)
        return ", ".join(path.name for path in sorted({*self.states, *now}) if self.states.get(path) != now.get(path))


def _states(paths: Sequence[Path]) -> dict[Path, State | None]:
    return {path: _state(path) for path in input_files(paths)}


def _state(path: Path) -> State | None:
    """None where the file cannot be read: the reader says why. Times alone do not do: some disks count in seconds."""
    digest = blake2b(digest_size=16)
    try:
        with path.open("rb") as stream:
            while piece := stream.read(_PIECE):
                digest.update(piece)
            found = os.fstat(stream.fileno())
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns, digest.digest()
