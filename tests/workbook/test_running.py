"""The workbook's VBA runs without Excel, and what it asks of Python is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pyopenvba import ExcelFile
from pyopenvba.apps.excel import ExcelApplication, _model
from pyopenvba.interpreter import MISSING, VBAObject, method
from pyopenvba.interpreter._objects import MemberSpec
from pyopenvba.vba import VBAModuleKind
from workbook.kinds import placed

from xlsaging import macros
from xlsaging.functions import excel as excel_functions
from xlsaging.functions.errors import ErrorValue
from xlsaging.functions.registry import functions
from xlsaging.i18n.speak import say
from xlsaging.macros.buttons import BUTTONS, GROUPS, group_label
from xlsaging.workbook.smoke_functions import CASES, Case, answer

_BRIDGE = """\
Attribute VB_Name = "ArBridge"
Public LastPython As String

Public Function ArBridgeIsThere() As Boolean
    ArBridgeIsThere = {there}
End Function

Public Function XLPy() As Object
    Set XLPy = ArTestXlPy
End Function

Public Function RunPython(ByVal pythonCommand As String) As Variant
    LastPython = pythonCommand
    RunPython = 0
End Function
"""
_CONTROL = "Option Explicit\r\nPublic ID As String\r\nPublic Tag As String\r\n"
_CALLS = """\
Option Explicit

Public Function Asked(ByVal tag As String, ByVal what As String) As String
    Dim control As ArTestControl, answer As Variant
    Set control = New ArTestControl
    control.Tag = tag
    If what = "label" Then ArRibbon_GetLabel control, answer
    If what = "tip" Then ArRibbon_GetScreentip control, answer
    If what = "help" Then ArRibbon_GetSupertip control, answer
    Asked = answer
End Function

Public Sub Pressed(ByVal tag As String)
    Dim control As ArTestControl
    Set control = New ArTestControl
    control.Tag = tag
    ArRibbon_Run control
End Sub
"""


class Bridge(VBAObject):  # type: ignore[misc]
    """xlwings' side of the bridge: what `XLPy` answers in VBA."""

    vba_type_name = "XLPython"

    @method
    def CallUDF(self, module: Any, function: Any, given: Any, book: Any = MISSING, caller: Any = MISSING) -> Any:
        assert module == excel_functions.MODULE
        values = [getattr(each, "value", each) for each in given.items]
        plain = (float(each) if type(each) is int else None if each is MISSING else each for each in values)
        return getattr(excel_functions, function)(*plain)


DESCRIBED: list[tuple[object, ...]] = []
"""What the Function Wizard was told."""


def _opened(path: Path, there: bool) -> Any:
    """The workbook in an Excel of its own, with a bridge that keeps what it is asked."""
    app = ExcelApplication.open(path, with_vba=False)
    with ExcelFile(path) as book:
        for module in book.vba_project().modules:
            source = _BRIDGE.format(there=there) if module.name == "ArBridge" else module.source
            source = source.replace("(StrConv(StrConv(said, vbFromUnicode), vbUnicode) = said)", "True")
            source = re.sub(r"(?m)^(\s*#[^'\r\n]*?)\s*'.*$", r"\1", source)
            document = module.name == "ThisWorkbook" or module.name.startswith("sht")
            kind = "document" if document else "standard" if module.kind is VBAModuleKind.standard else "class"
            app.add_module(source, name=module.name, kind=kind)
    host, bridge = app.interpreter.host, Bridge()
    known = host.global_object
    host.global_object = lambda name: bridge if name.lower() == "artestxlpy" else known(name)
    app.add_module(_CONTROL, name="ArTestControl", kind="class")
    app.add_module(_CALLS, name="ArTestCalls", kind="standard")
    return app


@pytest.fixture(scope="module", autouse=True)
def _members() -> Iterator[None]:
    """What this Excel lacks: whether a workbook is an add-in, and the Function Wizard."""
    told = ("Macro", "Description", "Category", "ArgumentDescriptions")

    def describe(_: object, *texts: object) -> None:
        DESCRIBED.append(texts)

    with pytest.MonkeyPatch.context() as patch:
        is_addin = MemberSpec(name="IsAddin", kind="property", getter=lambda _: False)
        options = MemberSpec(name="MacroOptions", kind="method", getter=describe, parameters=told)
        caller = MemberSpec(name="Caller", kind="property", getter=lambda _: None)
        patch.setitem(_model.Application._vba_members, "caller", caller)
        patch.setitem(_model.Workbook._vba_members, "isaddin", is_addin)
        patch.setitem(_model.Application._vba_members, "macrooptions", options)
        yield


@pytest.fixture(scope="module", params=["zh_CN", "en"])
def excel(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Any]:
    path = placed(f"{request.param}.xlsm", tmp_path_factory.mktemp("running"))
    return str(request.param), _opened(path, True)


@pytest.mark.parametrize("button", BUTTONS, ids=[button.name for button in BUTTONS])
def test_a_button_runs_the_macro_of_its_name(excel: tuple[str, Any], button: Any) -> None:
    _, app = excel
    command = f"import xlsaging.macros; xlsaging.macros.{button.name}()"
    app.run("Pressed", f"button.{button.name}")
    assert app.evaluate("LastPython") == command
    app.run("RunPython", "nothing")
    app.run(f"ArButton_{button.name}")
    assert app.evaluate("LastPython") == command
    assert callable(getattr(macros, button.name))
    assert app.dialogs == []


@pytest.mark.parametrize("button", BUTTONS, ids=[button.name for button in BUTTONS])
def test_what_a_button_asks_of_python_runs_that_macro_in_the_workbook_that_asks(
    excel: tuple[str, Any], button: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, app = excel
    ran: list[tuple[str, object]] = []
    monkeypatch.setattr("xlsaging.macros.session._run", lambda work, book: ran.append((work.__name__, book)))
    monkeypatch.setattr("xlwings.Book.caller", lambda: "the workbook")
    app.run("Pressed", f"button.{button.name}")
    exec(str(app.evaluate("LastPython")), {})
    assert ran == [(button.name, "the workbook")]


NUMBERS = [case for case in CASES if all(type(each) in (float, str) for each in case.given) and case.name != "AR_CHECK"]


@pytest.mark.parametrize("case", NUMBERS, ids=lambda case: case.formula)
def test_a_wrapper_in_the_workbook_gives_what_its_function_gives(excel: tuple[str, Any], case: Case) -> None:
    _, app = excel
    expected = answer(case, None)
    shown = f"Error {expected.cverr}" if isinstance(expected, ErrorValue) else str(expected)
    assert str(app.run(case.name, *case.given)) == shown


@pytest.mark.parametrize("button", BUTTONS, ids=[button.name for button in BUTTONS])
def test_the_ribbon_asks_for_its_words_in_the_language_of_the_workbook(excel: tuple[str, Any], button: Any) -> None:
    lang, app = excel
    for what, text in (("label", button.label), ("tip", button.tip), ("help", button.help)):
        assert app.run("Asked", f"button.{button.name}", what) == say(text, lang)


def test_groups_are_named_too(excel: tuple[str, Any]) -> None:
    lang, app = excel
    for group in GROUPS:
        assert app.run("Asked", f"group.{group}", "label") == say(group_label(group), lang)


def test_without_the_add_in_a_message_says_so_in_both_languages(tmp_path: Path) -> None:
    path = placed("en.xlsm", tmp_path)
    app = _opened(path, False)
    app.run("ArButton_aging")
    [dialog] = app.dialogs
    assert "xlsaging setup" in str(dialog)
    assert app.evaluate("LastPython") in ("", None)


def test_opening_tells_the_function_wizard_of_every_function_in_the_language(excel: tuple[str, Any]) -> None:
    lang, app = excel
    DESCRIBED.clear()
    app.run("ArOpened")
    told = {str(name): str(text) for name, text, *_ in DESCRIBED}
    assert told == {each.name: say(each.text, lang) for each in functions()}
