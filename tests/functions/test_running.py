"""The VBA written ahead runs, reaches the Python behind, and brings back numbers, tables and true error values."""

from __future__ import annotations

import re
from typing import Any

import pytest
from pyopenvba.apps.excel import ExcelApplication, _model
from pyopenvba.interpreter import MISSING, VBAObject, method
from pyopenvba.interpreter._objects import MemberSpec

from xlsaging.functions import excel
from xlsaging.functions.vba import error_values_module, wrappers_module

_BRIDGE = "Public Function XLPy() As Object\r\n    Set XLPy = ArTestXlPy\r\nEnd Function\r\n"


class Bridge(VBAObject):  # type: ignore[misc]
    """xlwings' side of the bridge: what `XLPy` answers in VBA."""

    vba_type_name = "XLPython"

    @method
    def CallUDF(self, module: Any, function: Any, given: Any, book: Any = MISSING, caller: Any = MISSING) -> Any:
        assert module == excel.MODULE
        values = [getattr(each, "value", each) for each in given.items]
        blanks = [None if each is MISSING or each is None else each for each in values]
        return getattr(excel, function)(*(float(each) if isinstance(each, int) else each for each in blanks))


@pytest.fixture
def workbook(monkeypatch: pytest.MonkeyPatch) -> Any:
    """An Excel that holds our modules, and xlwings' bridge in place of xlwings."""
    app = ExcelApplication()
    bridge, host = Bridge(), app.interpreter.host
    known = host.global_object
    monkeypatch.setattr(host, "global_object", lambda name: bridge if name.lower() == "artestxlpy" else known(name))
    caller = MemberSpec(name="Caller", kind="property", getter=lambda _: None)
    monkeypatch.setitem(_model.Application._vba_members, "caller", caller)
    wrappers = re.sub(r"(?m)^(\s*#[^'\r\n]*?)\s*'.*$", r"\1", wrappers_module(excel.MODULE))
    for name, text in (("xlwings", _BRIDGE), ("xlwings_udfs", wrappers), ("ArErrors", error_values_module())):
        app.add_module(text, name=name, kind="standard")
    return app


@pytest.mark.parametrize(
    ("name", "given", "shown"),
    [
        ("AR_DSO", (300_000, 900_000, 90), "30.0"),
        ("AR_DSO", (300_000, 0, 90), "Error 2042"),
        ("AR_DSO", (300_000, 900_000, 0), "Error 2036"),
        ("AR_DSO", (300_000, "many", 90), "Error 2015"),
        ("AR_BUCKET", (45,), "31-60"),
        ("AR_LATE_INTEREST", (1_000, "2025-01-01", "2025-02-20", 0.085), "11.64"),
    ],
)
def test_a_formula_runs_through_vba_to_python_and_back(
    workbook: Any, name: str, given: tuple[Any, ...], shown: str
) -> None:
    assert str(workbook.run(name, *given)) == shown
