"""The VBA written ahead runs, reaches the Python behind, and brings back numbers, tables and true error values."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from pyopenvba.apps.excel import ExcelApplication, _model
from pyopenvba.interpreter import MISSING, NOTHING, VBAArray, VBAObject, method
from pyopenvba.interpreter._objects import MemberSpec

from tests.functions.test_every_number import PLAIN
from tests.functions.test_every_range import ASKED, GL, INVOICES
from tests.functions.workbook import Sheet
from xlsaging.functions import excel
from xlsaging.functions.errors import ErrorValue
from xlsaging.functions.registry import functions
from xlsaging.functions.vba import error_values_module, wrappers_module

_BRIDGE = "Public Function XLPy() As Object\r\n    Set XLPy = ArTestXlPy\r\nEnd Function\r\n"


class Bridge(VBAObject):  # type: ignore[misc]
    """xlwings' side of the bridge: what `XLPy` answers in VBA."""

    vba_type_name = "XLPython"

    @method
    def CallUDF(self, module: Any, function: Any, given: Any, book: Any = MISSING, caller: Any = MISSING) -> Any:
        assert module == excel.MODULE
        values = [getattr(each, "value", each) for each in given.items]
        blanks = [None if each in (MISSING, NOTHING, None) else RANGES.get(str(each), each) for each in values]
        return _crossed(getattr(excel, function)(*(float(each) if type(each) is int else each for each in blanks)))


RANGES: dict[str, Any] = {}
"""Ranges by a word that stands for them in VBA, which hands them on as they are."""


def _crossed(result: Any) -> Any:
    """A result as it comes over to VBA: error values as texts, a table as an array."""
    if not isinstance(result, list):
        return str(result) if isinstance(result, ErrorValue) else result
    height, width = len(result), len(result[0])
    cells = [_plain(result[row][column]) for column in range(width) for row in range(height)]
    return VBAArray([(0, height - 1), (0, width - 1)], items=cells)


def _plain(cell: Any) -> Any:
    return str(cell) if isinstance(cell, (ErrorValue, date)) else cell


def _shown(cell: Any) -> str:
    return f"Error {cell.cverr}" if isinstance(cell, ErrorValue) else str(_plain(cell))


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


EVERY = {**PLAIN, **{name: (Sheet("Ledger", INVOICES).used_range, Sheet("GL", GL).used_range, *after)
                     for name, after in ASKED.items()}}  # fmt: skip


def test_every_function_is_run() -> None:
    assert set(EVERY) == {each.name for each in functions()}


@pytest.mark.parametrize("name", EVERY)
def test_every_wrapper_hands_its_arguments_to_its_function_and_gives_back_what_it_says(
    workbook: Any, name: str
) -> None:
    given = EVERY[name]
    RANGES.update({f"range {number}": each for number, each in enumerate(given) if not isinstance(each, (str, float))})
    words = [f"range {at}" if not isinstance(each, (str, float)) else each for at, each in enumerate(given)]
    wanted, found = getattr(excel, name)(*given), workbook.run(name, *words)
    RANGES.clear()

    if isinstance(wanted, list):
        rows = [list(map(str, row)) for row in found]
        assert rows == [list(map(_shown, row)) for row in wanted]
    else:
        assert str(found) == _shown(wanted)
