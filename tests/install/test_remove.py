"""What set-up did is taken back to the byte; what the user made of it since stays."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.install.machines import CONFIG, STARTUP, XLWINGS, Builds, files_of, machine
from xlsaging.install.errors import NoExcelError
from xlsaging.install.here import Disk
from xlsaging.install.machine import Machine, System
from xlsaging.install.remove import remove_steps, tidy
from xlsaging.install.setup import setup_steps
from xlsaging.install.steps import Step, perform

SYSTEMS: list[System] = ["windows", "macos"]
TEXTS = st.sampled_from([b"an old add-in", b"another", b"the add-in of xlwings"])
LINES = st.lists(
    st.sampled_from(['"LICENSE_KEY","x"', '"INTERPRETER_WIN","python"', '"Use UDF Server","False"', "", "# words"]),
    unique=True,
)


def _set_up(made: Machine, version: str = "0.1.0") -> None:
    perform(setup_steps(made, Builds(version)), made.files)


def _take_out(made: Machine) -> list[Step]:
    steps = remove_steps(made)
    perform(steps, made.files)
    tidy(made)
    return steps


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(SYSTEMS), st.fixed_dictionaries({}, optional={"addin": TEXTS, "own": TEXTS, "config": LINES}),
       st.integers(1, 3))  # fmt: skip
def test_whatever_was_there_is_there_again(system: System, held: dict[str, Any], times: int) -> None:
    made = machine(system)
    for name, path in (("addin", "xlwings.xlam"), ("own", "ArCollect.xlam")):
        if name in held:
            files_of(made).put(made.path(STARTUP[system]) / path, held[name])
    if "config" in held:
        files_of(made).put(CONFIG[system], "".join(f"{line}\n" for line in held["config"]).encode())
    before = dict(files_of(made).held)
    for number in range(times):
        _set_up(made, f"0.{number}.0")

    _take_out(made)

    assert files_of(made).held == before
    assert not made.files.is_folder(made.home / ".xlsaging")
    assert not made.files.is_folder(made.home / "ArCollect")


def test_a_workbook_that_was_worked_in_stays_and_is_named() -> None:
    made = machine("windows")
    _set_up(made)
    path = made.home / "ArCollect" / "ArCollect.xlsm"
    made.files.write(path, b"a year of work")
    steps = _take_out(made)

    assert [(step.action, step.path) for step in steps if step.what == "workbook"] == [("left", path)]
    assert made.files.read(path) == b"a year of work"


def test_settings_that_the_user_changed_since_stay() -> None:
    made = machine("windows")
    _set_up(made)
    config = made.path(CONFIG["windows"])
    made.files.write(config, b'"INTERPRETER_WIN","D:\\other.exe"\r\n"USE UDF SERVER","True"\r\n"LICENSE_KEY","new"\r\n')
    _take_out(made)

    assert made.files.read(config) == b'"INTERPRETER_WIN","D:\\other.exe"\r\n"LICENSE_KEY","new"\r\n'


def test_what_is_gone_already_is_said_to_be() -> None:
    made = machine("macos")
    _set_up(made)
    for path in list(files_of(made).held):
        if "/ArCollect/" in path or path.endswith(("xlam", "conf")):
            made.files.remove(made.path(path))
    steps = _take_out(made)

    assert {step.action for step in steps if step.what in ("workbook", "addin", "xlwings_addin", "config")} == {"gone"}


@pytest.mark.parametrize("record", [None, b"", b"[]", b'{"files": {"x": {}}}'])
def test_without_a_record_nothing_is_taken_away(record: bytes | None) -> None:
    made = machine("windows")
    files_of(made).put(STARTUP["windows"] + "\\xlwings.xlam", b"of xlwings itself")
    if record is not None:
        files_of(made).put(made.home / ".xlsaging" / "installed.json", record)

    assert remove_steps(made) == []


def test_there_is_nothing_to_remove_on_linux() -> None:
    with pytest.raises(NoExcelError):
        remove_steps(machine("linux"))


@pytest.mark.skipif(os.name == "nt", reason="a home of macOS on a disk that has its paths")
def test_on_a_real_disk_too_all_is_put_in_place_and_taken_back(tmp_path: Path) -> None:
    made = machine("macos")
    package = tmp_path / "xlwings"
    (package / "addin").mkdir(parents=True)
    (package / "addin" / "xlwings.xlam").write_bytes(b"the add-in")
    (package / f"xlwings-{XLWINGS}.applescript").write_bytes(b"the script")
    home = tmp_path / "home"
    packages = {**made.packages, "xlwings": replace(made.packages["xlwings"], folder=package)}
    made = replace(made, home=home, packages=packages, files=Disk())
    config = home / "Library" / "Containers" / "com.microsoft.Excel" / "Data" / "xlwings.conf"
    config.parent.mkdir(parents=True)
    config.write_text('"LICENSE_KEY","x"\n')
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}

    _set_up(made)
    assert (home / "ArCollect" / "ArCollect.xlsm").read_bytes() == b"workbook 0.1.0"
    assert len([path for path in home.rglob("*") if path.is_file()]) == 7
    _take_out(made)

    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before
