"""Putting ArCollect into Excel: what goes where, and what becomes of what stands there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Protocol

from .config import changed, read_config, wanted_config
from .errors import NoExcelError, SetupPackageError
from .machine import Machine, Package
from .places import Places, places
from .record import Placed, Record, digest, read_record, record_bytes
from .steps import Change, Step

__all__ = ["ADD_IN", "WORKBOOK", "XLWINGS_ADD_IN", "Builds", "setup_steps", "xlwings_script"]

XLWINGS_ADD_IN, ADD_IN, WORKBOOK = "xlwings.xlam", "ArCollect.xlam", "ArCollect.xlsm"


class Builds(Protocol):
    """What is made on the user's machine, from the xlwings that is installed there."""

    def workbook(self) -> bytes:
        """The workbook that needs no add-in."""

    def addin(self) -> bytes:
        """The add-in that serves any open workbook."""


@dataclass(frozen=True, slots=True)
class _Piece:
    what: str
    path: PurePath
    data: bytes | None


def setup_steps(machine: Machine, builds: Builds | None) -> list[Step]:
    """The steps of set-up; without `builds` of what belongs to xlwings alone.

    Raises NoExcelError, SetupPackageError for a package that is missing, InterpreterPathError.
    """
    if machine.system == "linux":
        raise NoExcelError(system="Linux")
    xlwings = _package(machine, "xlwings")
    _package(machine, "pyopenvba")
    where, record = places(machine), read_record(machine) or Record()
    placed = {path: each for path, each in record.files.items() if machine.exists(machine.path(path))}
    steps = []
    for piece in _pieces(machine, where, xlwings, builds):
        step, entry = _placing(machine, where, piece, record)
        steps.append(step)
        if entry is not None:
            placed[str(step.path)] = entry
    config, told = _configuring(machine, where, record)
    steps.append(config)
    told = replace(told, version=machine.packages["xlsaging"].version, files=placed)
    if placed or told.config:
        data = record_bytes(told)
        if machine.files.read(where.record) != data:
            steps.append(Step("new", "record", where.record, (Change(where.record, data),)))
    return steps


def _package(machine: Machine, name: str) -> Package:
    found = machine.packages.get(name)
    if found is None:
        raise SetupPackageError(interpreter=str(machine.interpreter), package=name)
    return found


def xlwings_script(version: str) -> str:
    """The script that Excel for macOS starts Python with."""
    return f"xlwings-{version}.applescript"


def _pieces(machine: Machine, where: Places, xlwings: Package, builds: Builds | None) -> Iterator[_Piece]:
    """What is put in place. xlwings' add-in may be missing: virus scanners take it for a trojan now and then."""
    read = machine.files.read
    yield _Piece("xlwings_addin", where.startup / XLWINGS_ADD_IN, read(xlwings.folder / "addin" / XLWINGS_ADD_IN))
    if builds is not None:
        yield _Piece("addin", where.startup / ADD_IN, builds.addin())
    if where.scripts is not None:
        name = xlwings_script(xlwings.version)
        yield _Piece("script", where.scripts / name, read(xlwings.folder / name))
    if builds is not None:
        yield _Piece("workbook", where.workbooks / WORKBOOK, builds.workbook())


def _placing(machine: Machine, where: Places, piece: _Piece, record: Record) -> tuple[Step, Placed | None]:
    """What becomes of one piece, and what is written down of it."""
    if piece.data is None:
        return Step("missing", piece.what, piece.path), None
    current = machine.files.read(piece.path)
    known = record.files.get(str(piece.path))
    if current == piece.data:
        return Step("there", piece.what, piece.path), None
    entry = Placed(piece.what, digest(piece.data), known.kept if known else "")
    change = Change(piece.path, piece.data)
    if current is None:
        return Step("new", piece.what, piece.path, (change,)), entry
    if known is not None and digest(current) == known.digest:
        return Step("replaced", piece.what, piece.path, (change,)), entry
    if piece.what == "workbook":
        return _beside(machine, piece, entry)
    kept = _free(machine, where.kept, f"{piece.path.name}.bak")
    changes = (Change(kept, current), change)
    return Step("replaced", piece.what, piece.path, changes, kept), replace(entry, kept=str(kept))


def _beside(machine: Machine, piece: _Piece, entry: Placed) -> tuple[Step, Placed | None]:
    """A workbook that the user has worked in is his; the new one goes beside it, under its version."""
    version = machine.packages["xlsaging"].version
    path = piece.path.with_name(f"{piece.path.stem}-{version}{piece.path.suffix}")
    current = machine.files.read(path)
    if current is not None:
        return Step("left", piece.what, piece.path), None
    return Step("beside", piece.what, path, (Change(path, piece.data),)), replace(entry, kept="")


def _free(machine: Machine, folder: PurePath, name: str) -> PurePath:
    """A name in a folder that no file has: what was kept once is never overwritten."""
    taken = set(machine.files.names(folder))
    names = (name if number == 1 else f"{name}{number}" for number in range(1, len(taken) + 2))
    return folder / next(each for each in names if each not in taken)


def _configuring(machine: Machine, where: Places, record: Record) -> tuple[Step, Record]:
    """The settings of xlwings, and what is written down of them."""
    current = machine.files.read(where.config)
    wanted, now = wanted_config(machine), read_config(machine, current)
    before = {
        key: record.config_before.get(key) if key in record.config and now.get(key) == record.config[key] else value
        for key, value in ((key, now.get(key)) for key in wanted)
    }
    ours = {key: value for key, value in wanted.items() if now.get(key) != value or key in record.config}
    told = Record(
        config=ours,
        config_before={key: before[key] for key in ours},
        config_kept=record.config_kept,
        config_digest=record.config_digest,
        config_made=record.config_made or current is None,
    )
    data = changed(machine, current, wanted)
    if data == current:
        return Step("there", "config", where.config), told
    untouched = current is not None and digest(current) == record.config_digest
    told, change = replace(told, config_digest=digest(data)), Change(where.config, data)
    if current is None or untouched:
        return Step("new" if current is None else "replaced", "config", where.config, (change,)), told
    kept = _free(machine, where.config.parent, f"{where.config.name}.bak")
    told = replace(told, config_kept=[*record.config_kept, str(kept)])
    return Step("replaced", "config", where.config, (Change(kept, current), change), kept), told
