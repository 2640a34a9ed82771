"""The Python that Excel starts is there, is this one, and has what it needs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.install.machines import CONFIG, PYTHONS, files_of, machine
from tests.install.test_doctor import healthy
from xlsaging.install.checks.python import config_findings, python_findings
from xlsaging.install.machine import Machine

OTHER = r"D:\other\Scripts\python.exe"


def _config(made: Machine, *lines: str) -> list[tuple[str, str]]:
    made.files.write(made.path(CONFIG["windows"]), "\r\n".join(lines).encode())
    return [(each.level, each.name) for each in config_findings(made)]


OURS = f'"interpreter_win","{PYTHONS["windows"]}"'
SAFE = '"ADD_WORKBOOK_TO_PYTHONPATH","False"'
SERVER = '"USE UDF SERVER","True"'


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ((SAFE, SERVER), [("wrong", "no_interpreter")]),
        ((OURS, SAFE, SERVER), [("good", "interpreter")]),
        ((r'"INTERPRETER_WIN","%USERPROFILE%\ar\.venv\Scripts\PYTHON.EXE"', SAFE, SERVER), [("good", "interpreter")]),
        ((r'"INTERPRETER_WIN","C:\gone\python.exe"', SAFE, SERVER), [("wrong", "interpreter_gone")]),
        ((OURS, SERVER), [("good", "interpreter"), ("wrong", "workbook_on_path")]),
        ((OURS, SAFE), [("good", "interpreter"), ("note", "no_server")]),
    ],
)  # fmt: skip
def test_settings_of_xlwings_are_read_as_excel_reads_them(lines: tuple[str, ...], found: list[tuple[str, str]]) -> None:
    assert _config(healthy("windows"), *lines) == found


@pytest.mark.parametrize(
    ("installed", "found"),
    [
        ("", ("wrong", "other_version")),
        ("0.0.9", ("wrong", "other_version")),
        ("0.1.0", ("note", "other_interpreter")),
    ],
)
def test_another_python_must_have_the_same_version(installed: str, found: tuple[str, str]) -> None:
    made = healthy("windows")
    files_of(made).put(OTHER, b"")
    if installed:
        files_of(made).put(rf"D:\other\Lib\site-packages\xlsaging-{installed}.dist-info\METADATA", b"")

    assert _config(made, f'"INTERPRETER_WIN","{OTHER}"', SAFE, SERVER) == [found]


def test_another_python_of_macos_is_looked_into_too() -> None:
    made = healthy("macos")
    files_of(made).put("/opt/py/bin/python", b"")
    files_of(made).put("/opt/py/lib/python3.13/site-packages/xlsaging-0.3.dist-info/METADATA", b"")
    made.files.write(made.path(CONFIG["macos"]), f'"INTERPRETER_MAC","/opt/py/bin/python"\n{SAFE}\n'.encode())

    [finding] = config_findings(made)

    assert (finding.name, finding.params["there"]) == ("other_version", "0.3")


def test_what_excel_reaches_python_through_is_looked_for() -> None:
    made = healthy("windows")
    made.files.remove(made.path(r"C:\Users\Li\ar\.venv\xlwings64-0.37.8.dll"))
    without = {name: each for name, each in made.packages.items() if name != "pywin32"}

    names = [each.name for each in python_findings(replace(made, packages=without)) if each.level == "wrong"]

    assert names == ["no_pywin32", "no_dll"]


def test_without_xlwings_there_is_no_more_to_say_of_it() -> None:
    made = machine("linux")
    without = {name: each for name, each in made.packages.items() if name == "xlsaging"}

    assert [each.name for each in python_findings(replace(made, packages=without))] == ["python", "no_xlwings"]
