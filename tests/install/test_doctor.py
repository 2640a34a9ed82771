"""The doctor finds everything in order after set-up, and names what is in the way with its remedy."""

from __future__ import annotations

from typing import Any

import pytest

from tests.install.machines import Builds, files_of, machine, put_calc_add_in, registry_of
from xlsaging.i18n.speak import say
from xlsaging.install.doctor import examine
from xlsaging.install.machine import Machine, System
from xlsaging.install.setup import setup_steps
from xlsaging.install.steps import perform

WINDOWS_EXCEL = r"Software\Microsoft\Windows\CurrentVersion\App Paths\excel.exe"


def healthy(system: System, **changes: Any) -> Machine:
    """A machine on which all was set up."""
    made = machine(system, **changes)
    files = files_of(made)
    if system == "windows":
        registry_of(made).held[WINDOWS_EXCEL, ""] = r"C:\Program Files\Microsoft Office\root\Office16\EXCEL.EXE"
        files.put(r"C:\Users\Li\ar\.venv\xlwings64-0.37.8.dll", b"")
        files.put(r"C:\Windows\Fonts\msyh.ttc", b"")
        files.put(r"C:\Program Files\LibreOffice\program\soffice.exe", b"")
        files.put(r"C:\Program Files\LibreOffice\program\uno.py", b"")
        files.put(r"C:\Program Files\LibreOffice\program\python-core-3.12.7\bin\python.exe", b"")
    elif system == "macos":
        files.put("/Applications/Microsoft Excel.app/Contents/Info.plist", b"")
        files.put("/System/Library/Fonts/PingFang.ttc", b"")
        files.put("/Applications/LibreOffice.app/Contents/MacOS/soffice", b"")
        files.put("/Applications/LibreOffice.app/Contents/Resources/uno.py", b"")
    else:
        files.put("/usr/bin/soffice", b"")
        files.put("/usr/bin/python3.12", b"")
        files.put("/usr/lib/libreoffice/program/soffice", b"")
        files.put("/usr/lib/python3/dist-packages/uno.py", b"")
        files.put("/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc", b"")
        put_calc_add_in(made)
    if system != "linux":
        perform(setup_steps(made, Builds()), made.files)
    return made


@pytest.mark.parametrize("system", ["windows", "macos", "linux"])
def test_after_set_up_nothing_is_in_the_way(system: System) -> None:
    findings = list(examine(healthy(system)))

    assert [(each.name, each.params) for each in findings if each.level != "good"] == []
    assert len(findings) > 4


@pytest.mark.parametrize("system", ["windows", "macos"])
def test_before_set_up_each_missing_thing_is_named_with_set_up_as_its_remedy(system: System) -> None:
    findings = {each.name: each for each in examine(machine(system)) if each.level == "wrong"}

    assert {"no_config", "addin_missing", "not_set_up", "no_excel"} <= set(findings)
    remedy = findings["addin_missing"].remedy
    assert remedy is not None
    assert "xlsaging setup" in say(remedy, "zh_CN+en")


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
@pytest.mark.parametrize("system", ["windows", "macos", "linux"])
def test_every_finding_can_be_said_in_both_languages(system: System, lang: str) -> None:
    for made in (machine(system), healthy(system)):
        for each in examine(made):
            assert say(each.text, lang)
            assert (each.remedy is None) == (each.level == "good")
            assert each.remedy is None or say(each.remedy, lang)


def test_other_workbooks_than_that_of_set_up_can_be_looked_at() -> None:
    made = healthy("windows")
    given = [made.path(r"D:\Downloads\ArCollect.xlsm"), made.path(r"D:\none.xlsm")]
    files_of(made).put(given[0], b"")
    files_of(made).marked.add(str(given[0]))

    wrong = [(each.name, each.params["path"]) for each in examine(made, given) if each.level == "wrong"]

    assert wrong == [("workbook_missing", r"D:\none.xlsm"), ("blocked", r"D:\Downloads\ArCollect.xlsm")]
