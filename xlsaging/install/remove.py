"""Taking ArCollect out of Excel again: everything as it was, but for what the user made of it since."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from .config import restored
from .errors import NoExcelError
from .machine import Machine
from .places import Places, places
from .record import Placed, Record, digest, read_record
from .steps import Change, Step

__all__ = ["remove_steps", "tidy"]


def remove_steps(machine: Machine) -> list[Step]:
    """The steps that take set-up back; none where there was no set-up. Raises NoExcelError."""
    if machine.system == "linux":
        raise NoExcelError(system="Linux")
    where, record = places(machine), read_record(machine)
    if record is None:
        return []
    steps = [_taking(machine, machine.path(path), placed) for path, placed in record.files.items()]
    steps += _config(machine, where, record)
    return [*steps, Step("removed", "record", where.record, (Change(where.record, None),))]


def _taking(machine: Machine, path: PurePath, placed: Placed) -> Step:
    current = machine.files.read(path)
    if current is None:
        return Step("gone", placed.what, path)
    kept = machine.path(placed.kept) if placed.kept else None
    if digest(current) != placed.digest:
        return Step("left", placed.what, path, kept=kept)
    before = machine.files.read(kept) if kept is not None else None
    if kept is None or before is None:
        return Step("removed", placed.what, path, (Change(path, None),))
    return Step("restored", placed.what, path, (Change(path, before), Change(kept, None)))


def _config(machine: Machine, where: Places, record: Record) -> Iterator[Step]:
    if not record.config:
        return
    current = machine.files.read(where.config)
    away = tuple(Change(machine.path(kept), None) for kept in record.config_kept)
    if current is None:
        yield Step("gone", "config", where.config, away)
        return
    data = _before(machine, current, record)
    if record.config_made and not data.strip():
        yield Step("removed", "config", where.config, (Change(where.config, None), *away))
    elif data != current:
        yield Step("restored", "config", where.config, (Change(where.config, data), *away))
    else:
        yield Step("left", "config", where.config, away)


def _before(machine: Machine, current: bytes, record: Record) -> bytes:
    """The file of settings as it was; where it was changed since, with our settings taken out of it."""
    if len(record.config_kept) == 1 and digest(current) == record.config_digest:
        kept = machine.files.read(machine.path(record.config_kept[0]))
        if kept is not None:
            return kept
    return restored(machine, current, record.config, record.config_before)


def tidy(machine: Machine) -> None:
    """Take away the folders that set-up made, where nothing is left in them."""
    where = places(machine)
    own = [where.config.parent] if where.config.parent.name == ".xlwings" else []
    for folder in (where.workbooks, where.kept, where.record.parent, *own):
        machine.files.remove_folder(folder)
