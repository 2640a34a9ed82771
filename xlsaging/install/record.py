"""What set-up wrote down of itself, so that it can be taken back to the byte."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from hashlib import sha256

from .machine import Machine
from .places import places

__all__ = ["Placed", "Record", "digest", "read_record", "record_bytes"]


@dataclass(frozen=True, slots=True)
class Placed:
    """One file that set-up put in place: what, its digest then, and where the file that was there before is kept."""

    what: str
    digest: str
    kept: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that set-up put in place."""

    version: str = ""
    files: Mapping[str, Placed] = field(default_factory=dict)
    """By path."""
    config: Mapping[str, str] = field(default_factory=dict)
    """Settings of xlwings as they were set."""
    config_before: Mapping[str, str | None] = field(default_factory=dict)
    """The same before; None where there was none."""
    config_kept: Sequence[str] = ()
    """Where the file of settings is kept as it was."""
    config_digest: str = ""
    """The digest of that file as set-up left it."""
    config_made: bool = False
    """Whether there was no file of settings before."""


def digest(data: bytes) -> str:
    """What tells one content from another."""
    return sha256(data).hexdigest()


def read_record(machine: Machine) -> Record | None:
    """The record of an earlier set-up; None where there is none that can be read."""
    data = machine.files.read(places(machine).record)
    if data is None:
        return None
    try:
        told = json.loads(data)
        files = {path: Placed(**each) for path, each in told.pop("files").items()}
        return Record(files=files, **told)
    except (ValueError, TypeError, AttributeError, KeyError):
        return None


def record_bytes(record: Record) -> bytes:
    """A record as it is written down."""
    return (json.dumps(asdict(record), ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()
