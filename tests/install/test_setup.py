"""Set-up puts what Excel needs where Excel looks, says what it did, and does nothing twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

import pytest

from tests.install.machines import (
    CONFIG,
    HOMES,
    PYTHONS,
    SCRIPT,
    SHIPPED,
    STARTUP,
    XLWINGS,
    Builds,
    files_of,
    machine,
)
from xlsaging.install.errors import InterpreterPathError, NoExcelError, SetupPackageError
from xlsaging.install.machine import Machine, Package, System
from xlsaging.install.setup import setup_steps
from xlsaging.install.steps import Step, perform

BOTH: list[System] = ["windows", "macos"]


def _set_up(made: Machine, version: str = "0.1.0") -> list[Step]:
    made = replace(made, packages={**made.packages, "xlsaging": Package(version, PurePath())})
    steps = setup_steps(made, Builds(version))
    perform(steps, made.files)
    return steps


def _actions(steps: Sequence[Step]) -> dict[str, str]:
    return {step.what: step.action for step in steps}


def _read(made: Machine, *parts: str) -> bytes | None:
    return made.files.read(made.path(parts[0]).joinpath(*parts[1:]))


@pytest.mark.parametrize("system", BOTH)
def test_add_ins_and_workbook_are_where_excel_and_its_user_look(system: System) -> None:
    made = machine(system)
    _set_up(made)

    assert _read(made, STARTUP[system], "xlwings.xlam") == SHIPPED
    assert _read(made, STARTUP[system], "ArCollect.xlam") == b"add-in 0.1.0"
    assert _read(made, HOMES[system], "ArCollect", "ArCollect.xlsm") == b"workbook 0.1.0"


def test_windows_is_told_which_python_to_start_and_not_to_import_from_beside_a_workbook() -> None:
    made = machine("windows")
    _set_up(made)

    assert (
        _read(made, CONFIG["windows"])
        == (
            f'"INTERPRETER_WIN","{PYTHONS["windows"]}"\r\n'
            '"ADD_WORKBOOK_TO_PYTHONPATH","False"\r\n"USE UDF SERVER","True"\r\n'
        ).encode()
    )


def test_macos_has_the_script_of_this_xlwings_and_no_server() -> None:
    made = machine("macos")
    _set_up(made)

    scripts = "/Users/li/Library/Application Scripts/com.microsoft.Excel"
    assert _read(made, scripts, f"xlwings-{XLWINGS}.applescript") == SCRIPT
    assert (
        _read(made, CONFIG["macos"])
        == (f'"INTERPRETER_MAC","{PYTHONS["macos"]}"\n"ADD_WORKBOOK_TO_PYTHONPATH","False"\n').encode()
    )


def test_old_versions_of_office_for_macos_have_another_startup_folder() -> None:
    made = machine("macos")
    old = "/Users/li/Library/Group Containers/UBF8T346G9.Office/User Content/Startup/Excel"
    files_of(made).put(f"{old}/mine.xlam", b"")
    _set_up(made)

    assert _read(made, old, "xlwings.xlam") == SHIPPED


@pytest.mark.parametrize("system", BOTH)
def test_a_second_run_changes_nothing_and_says_so(system: System) -> None:
    made = machine(system)
    _set_up(made)
    held = dict(files_of(made).held)

    steps = _set_up(made)

    assert set(_actions(steps).values()) == {"there"}
    assert files_of(made).held == held


def test_what_a_dry_run_plans_is_not_done() -> None:
    made = machine("windows")
    held = dict(files_of(made).held)

    steps = setup_steps(made, Builds())

    assert files_of(made).held == held
    assert set(_actions(steps).values()) == {"new"}


@pytest.mark.parametrize("system", BOTH)
def test_other_settings_of_xlwings_stay_and_the_file_is_kept(system: System) -> None:
    made = machine(system)
    before = b'"LICENSE_KEY","abc"\r\n"Interpreter_Win","D:\\conda\\python.exe"\r\n"SHOW CONSOLE","True"'
    files_of(made).put(CONFIG[system], before)
    steps = _set_up(made)

    lines = (_read(made, CONFIG[system]) or b"").decode().splitlines()
    assert {'"LICENSE_KEY","abc"', '"SHOW CONSOLE","True"', '"ADD_WORKBOOK_TO_PYTHONPATH","False"'} < set(lines)
    assert _read(made, CONFIG[system] + ".bak") == before
    assert _actions(steps)["config"] == "replaced"
    assert sum("INTERPRETER_WIN" in line.upper() for line in lines) == 1


def test_an_add_in_of_another_version_is_replaced_and_kept_outside_the_startup_folder() -> None:
    made = machine("windows")
    files_of(made).put(STARTUP["windows"] + "\\xlwings.xlam", b"an old add-in")
    steps = _set_up(made)

    [step] = [step for step in steps if step.what == "xlwings_addin"]
    assert (step.action, str(step.kept)) == ("replaced", r"C:\Users\Li\.xlsaging\replaced\xlwings.xlam.bak")
    assert step.kept is not None
    assert made.files.read(step.kept) == b"an old add-in"
    # Excel opens whatever stands in its start-up folder, a .bak among it.
    assert made.files.names(made.path(STARTUP["windows"])) == ["ArCollect.xlam", "xlwings.xlam"]


def test_a_newer_version_replaces_its_own_files_without_keeping_them() -> None:
    made = machine("windows")
    _set_up(made)
    steps = _set_up(made, "0.2.0")

    assert _actions(steps) == {
        "xlwings_addin": "there", "addin": "replaced", "workbook": "replaced", "config": "there", "record": "new",
    }  # fmt: skip
    assert all(step.kept is None for step in steps)
    assert _read(made, HOMES["windows"], "ArCollect", "ArCollect.xlsm") == b"workbook 0.2.0"


def test_a_workbook_that_was_worked_in_is_never_touched() -> None:
    made = machine("windows")
    _set_up(made)
    path = made.home / "ArCollect" / "ArCollect.xlsm"
    made.files.write(path, b"a year of work")
    steps = _set_up(made, "0.2.0")

    assert made.files.read(path) == b"a year of work"
    assert made.files.read(path.with_name("ArCollect-0.2.0.xlsm")) == b"workbook 0.2.0"
    assert _actions(steps)["workbook"] == "beside"
    assert _actions(_set_up(made, "0.2.0"))["workbook"] == "left"


def test_an_add_in_that_a_virus_scanner_took_away_does_not_stop_the_rest() -> None:
    made = machine("windows")
    made.files.remove(made.packages["xlwings"].folder / "addin" / "xlwings.xlam")
    steps = _set_up(made)

    assert _actions(steps)["xlwings_addin"] == "missing"
    assert _actions(steps)["workbook"] == "new"


def test_a_path_of_a_chinese_user_is_written_in_the_code_page_of_excel() -> None:
    python = machine("windows").path(r"C:\Users\李明\ar\python.exe")
    made = machine("windows", interpreter=python)
    _set_up(made)

    assert rb'"INTERPRETER_WIN","C:\Users' + b"\\" + "李明".encode("cp936") in (_read(made, CONFIG["windows"]) or b"")


def test_a_home_that_the_code_page_lacks_is_written_as_a_variable() -> None:
    home = machine("windows").path(r"C:\Users\Ōta")
    made = machine("windows", home=home, interpreter=home / "ar" / "python.exe", encoding="cp1252")
    steps = setup_steps(made, Builds())

    [config] = [step for step in steps if step.what == "config"]
    assert rb'"INTERPRETER_WIN","%USERPROFILE%\ar\python.exe"' in (config.changes[-1].data or b"")


def test_a_path_that_cannot_be_written_is_refused() -> None:
    made = machine("windows", interpreter=machine("windows").path("D:\\应收\\python.exe"), encoding="cp1252")

    with pytest.raises(InterpreterPathError):
        setup_steps(made, Builds())


@pytest.mark.parametrize("package", ["xlwings", "pyopenvba"])
def test_a_package_that_is_missing_is_named(package: str) -> None:
    made = machine("windows")
    without = {name: each for name, each in made.packages.items() if name != package}

    with pytest.raises(SetupPackageError, match=package):
        setup_steps(replace(made, packages=without), Builds())


def test_there_is_no_excel_for_linux() -> None:
    with pytest.raises(NoExcelError):
        setup_steps(machine("linux"), Builds())
