"""The VBA written ahead: xlwings' own text but for our marked lines, and sound."""

from __future__ import annotations

import ast
import inspect
import io
import re
import types
from importlib import reload
from typing import Any

import pytest
from pyopenvba.apps.excel import ExcelApplication
from pyopenvba.interpreter import parse_module

from xlsaging.functions import excel
from xlsaging.functions.registry import functions
from xlsaging.functions.vba import error_values_module, without_marked_lines, wizard_module, wrappers_module
from xlsaging.i18n.words import WORDS

TEXTS = {
    "wrappers": wrappers_module(excel.MODULE),
    "errors": error_values_module(),
    "wizard": wizard_module(),
}


def _theirs(udfs: Any, module: Any, workbook: str) -> str:
    """What xlwings writes: the head of `import_udfs`, then its generator."""
    stream = io.StringIO()
    writer = udfs.VBAWriter(stream)
    for call in ast.walk(ast.parse(inspect.getsource(udfs.import_udfs))):
        if isinstance(call, ast.Call) and getattr(call.func, "attr", "") == "writeln":
            writer.writeln(ast.literal_eval(call.args[0]))
    udfs.generate_vba_wrapper(module.__name__, module, stream, types.SimpleNamespace(Name=workbook))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("workbook", "name"), [("ThisWorkbook", "ArCollect.xlsm"), ("ActiveWorkbook", "ArCollect.xlam")]
)
def test_without_our_lines_the_wrappers_are_what_xlwings_writes(xlwings_udfs: Any, workbook: str, name: str) -> None:
    theirs = _theirs(xlwings_udfs, reload(excel), name)
    reload(excel)

    assert theirs.count("CallUDF") == 2 * len(functions())
    assert without_marked_lines(wrappers_module(excel.MODULE, workbook)) == theirs


def test_our_lines_are_three_a_function() -> None:
    ours = len(TEXTS["wrappers"].splitlines()) - len(without_marked_lines(TEXTS["wrappers"]).splitlines())

    assert ours == 3 * len(functions())


@pytest.mark.parametrize("name", TEXTS)
def test_the_vba_is_ascii_parses_and_fits_the_editor(name: str) -> None:
    text = TEXTS[name]

    assert text.isascii()
    assert max(map(len, text.splitlines())) < 1_024
    # The parser rejects a remark behind #Const, which VBA takes.
    parse_module(re.sub(r"(?m)^(\s*#[^'\n]*?)\s*'.*$", r"\1", text))


def test_no_statement_has_more_continued_lines_than_vba_takes() -> None:
    for text in TEXTS.values():
        for run in re.findall(r"(?:.* _\n)+", text):
            assert run.count("\n") <= 24


def test_every_text_of_the_function_wizard_is_a_key_of_the_wording() -> None:
    keys = re.findall(r'ArText\("([^"]+)"\)', TEXTS["wizard"])

    assert len(keys) == sum(2 + len(each.arguments) for each in functions())
    assert [key for key in keys if key not in WORDS] == []


def test_the_function_wizard_is_told_of_every_function_once() -> None:
    assert re.findall(r'Macro:="(\w+)"', TEXTS["wizard"]) == [each.name for each in functions()]


def test_nothing_is_volatile() -> None:
    assert "Volatile" not in TEXTS["wrappers"]


@pytest.mark.parametrize(
    ("expression", "shown"),
    [
        ('ArErrorValues("#N/A")', "2042"),
        ('ArErrorValues("#VALUE!")', "2015"),
        ('ArErrorValues("C1")', "C1"),
        ("ArErrorValues(12.5)", "12.5"),
        ('ArErrorValues(Array("C1", "#NUM!"))(1)', "2036"),
        ('ArErrorValues(Array("C1", "#NUM!"))(0)', "C1"),
    ],
)
def test_texts_of_error_values_become_error_values_when_the_vba_runs(expression: str, shown: str) -> None:
    assert _run(expression) == shown


def test_error_values_inside_a_table_become_error_values_when_the_vba_runs() -> None:
    table = 'Dim t(0 To 1, 0 To 1)\n t(0, 0) = "C1"\n t(1, 1) = "#N/A"\n '

    assert _run("ArErrorValues(t)(1, 1)", table) == "2042"
    assert _run("ArErrorValues(t)(0, 0)", table) == "C1"


def _run(expression: str, before: str = "") -> str:
    """What VBA makes of an expression: the number of an error value, else its text."""
    app = ExcelApplication()
    app.add_module(TEXTS["errors"], name="ArErrors", kind="standard")
    probe = (
        f"Function Probe()\n {before}Dim found\n found = {expression}\n"
        ' If IsError(found) Then\n Probe = Replace(CStr(found), "Error ", "")\n Else\n Probe = CStr(found)\n End If\n'
        "End Function\n"
    )
    app.add_module(probe, name="Probes", kind="standard")
    return str(app.run("Probe"))
