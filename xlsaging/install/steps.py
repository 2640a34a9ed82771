"""What set-up does, as plain steps: planned whole, shown or done whole, and taken back whole if one fails."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Literal

from .errors import SetupBlockedError
from .machine import Files

__all__ = ["Action", "Change", "Step", "perform"]

Action = Literal["new", "replaced", "there", "left", "beside", "removed", "restored", "gone", "missing"]
"""What becomes of one thing: put there; put in place of another; there already; left because it is the user's own; put
beside what was left; taken away; put back as it was; not there any more; not to be had."""


@dataclass(frozen=True, slots=True)
class Change:
    """One file as it is to be; without data it is to be away."""

    path: PurePath
    data: bytes | None


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of one thing, and the files that change for it."""

    action: Action
    what: str
    """A key of the words `setup_part`."""
    path: PurePath
    changes: tuple[Change, ...] = field(default=(), repr=False)
    kept: PurePath | None = None
    """Where what was there before is kept."""


def perform(steps: Sequence[Step], files: Files) -> None:
    """Do all steps, or none: raises SetupBlockedError after putting back what was changed already."""
    changes = [change for step in steps for change in step.changes]
    for change in changes:
        if reason := files.busy(change.path):
            raise SetupBlockedError(path=str(change.path), detail=reason)
    done: list[Change] = []
    try:
        for change in changes:
            done.append(Change(change.path, files.read(change.path)))
            _make(change, files)
    except OSError as error:
        for before in reversed(done):
            _put_back(before, files)
        raise SetupBlockedError(path=str(change.path), detail=error.strerror or str(error)) from error


def _make(change: Change, files: Files) -> None:
    if change.data is not None:
        files.write(change.path, change.data)
    elif files.read(change.path) is not None:
        files.remove(change.path)


def _put_back(before: Change, files: Files) -> None:
    """What cannot be put back must not keep the rest from it."""
    try:
        _make(before, files)
    except OSError:
        return
