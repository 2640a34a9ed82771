"""The user's settings of xlwings: a file of lines `"KEY","value"`, of which only ours are touched."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath, PureWindowsPath

from .errors import InterpreterPathError
from .machine import Machine

__all__ = ["changed", "interpreter_key", "read_config", "restored", "wanted_config"]

_LINE = re.compile(r'\s*"([^"]*)"\s*,\s*"?([^"\r\n]*)"?')


def interpreter_key(machine: Machine) -> str:
    """What xlwings calls the Python of this system."""
    return "INTERPRETER_WIN" if machine.system == "windows" else "INTERPRETER_MAC"


def wanted_config(machine: Machine) -> dict[str, str]:
    """The settings that ArCollect needs.

    The interpreter by its full path, so that no other Python answers; no workbook's folder on Python's path, so that no
    `pandas.py` lying beside a downloaded workbook is imported; one Python for all clicks and functions (on Windows).
    Raises InterpreterPathError.
    """
    made = {
        interpreter_key(machine): _written(machine, machine.interpreter),
        "ADD_WORKBOOK_TO_PYTHONPATH": "False",
    }
    if machine.system == "windows":
        made["USE UDF SERVER"] = "True"
    return made


def _written(machine: Machine, path: PurePath) -> str:
    """A path as VBA can read it; a user's name may have signs that the code page lacks, a variable has none."""
    for text in (str(path), _under_home(machine, path)):
        try:
            text.encode(machine.encoding)
        except UnicodeEncodeError:
            continue
        return text
    raise InterpreterPathError(path=str(path), encoding=machine.encoding)


def _under_home(machine: Machine, path: PurePath) -> str:
    if machine.system != "windows" or not path.is_relative_to(machine.home):
        return str(path)
    return str(PureWindowsPath("%USERPROFILE%") / path.relative_to(machine.home))


def read_config(machine: Machine, data: bytes | None) -> dict[str, str]:
    """The settings in a file, by key in capitals.

    >>> from xlsaging.install.here import this_machine
    >>> read_config(this_machine(), b'"Show Console","True"')
    {'SHOW CONSOLE': 'True'}
    """
    lines = (data or b"").decode(machine.encoding, "replace").splitlines()
    return {found[1].upper(): found[2] for line in lines if (found := _LINE.match(line))}


def changed(machine: Machine, data: bytes | None, values: Mapping[str, str | None]) -> bytes:
    """The file with these settings; None takes one out. All other lines stay as they are, to the byte."""
    wanted = {key.upper(): value for key, value in values.items()}
    end = b"\r\n" if machine.system == "windows" else b"\n"
    kept: list[bytes] = []
    for line in (data or b"").splitlines(keepends=True):
        found = _LINE.match(line.decode(machine.encoding, "replace"))
        key = found[1].upper() if found else ""
        if key not in wanted:
            kept.append(line if line.endswith((b"\n", b"\r")) else line + end)
        elif (value := wanted.pop(key)) is not None:
            kept.append(_line(machine, key, value, end))
            wanted[key] = None
    kept += [_line(machine, key, value, end) for key, value in wanted.items() if value is not None]
    return b"".join(kept)


def restored(machine: Machine, data: bytes | None, ours: Mapping[str, str], before: Mapping[str, str | None]) -> bytes:
    """The file with the settings of before, where they are still those that were set; what the user changed stays."""
    now = read_config(machine, data)
    return changed(machine, data, {key: before.get(key) for key, value in ours.items() if now.get(key) == value})


def _line(machine: Machine, key: str, value: str, end: bytes) -> bytes:
    return f'"{key}","{value}"'.encode(machine.encoding) + end
