"""What xlwings gets on Windows, and what it gets elsewhere."""

from __future__ import annotations

import inspect
from importlib import reload
from typing import Any

import pytest

from xlsaging.functions import excel
from xlsaging.functions.registry import functions


@pytest.fixture
def on_windows(xlwings_udfs: Any) -> Any:
    """The module as Excel's Python imports it."""
    return reload(excel)


@pytest.fixture(autouse=True)
def _restored() -> Any:
    yield
    reload(excel)


def test_elsewhere_the_functions_are_plain_ones() -> None:
    assert excel.AR_DSO(300_000.0, 900_000.0, 90.0) == 30.0  # type: ignore[attr-defined]
    assert not hasattr(excel.AR_DSO, "__xlfunc__")  # type: ignore[attr-defined]


@pytest.mark.parametrize("each", functions(), ids=lambda each: str(each.name))
def test_on_windows_xlwings_knows_each_as_the_registry_does(on_windows: Any, each: Any) -> None:
    known = getattr(on_windows, each.name).__xlfunc__

    assert known["name"] == each.name
    assert (known["category"], known["volatile"], known["sub"]) == ("ArCollect", False, False)
    assert known["ret"]["doc"] == str(each.text)
    told = [argument for argument in known["args"] if argument["name"] != "caller"]
    assert [argument["name"] for argument in told] == [argument.name for argument in each.arguments]
    assert [argument["doc"] for argument in told] == [str(argument.text) for argument in each.arguments]
    assert ["optional" in argument for argument in told] == [argument.optional for argument in each.arguments]
    assert inspect.signature(getattr(on_windows, each.name)) == each.signature


def test_on_windows_a_function_still_answers(on_windows: Any) -> None:
    assert on_windows.AR_DSO(300_000.0, 900_000.0, 90.0) == 30.0


@pytest.mark.parametrize("each", functions(), ids=lambda each: str(each.name))
def test_on_windows_ranges_that_may_be_whole_columns_come_as_they_are(on_windows: Any, each: Any) -> None:
    told = {argument["name"]: argument["options"] for argument in getattr(on_windows, each.name).__xlfunc__["args"]}
    whole = {argument.name for argument in each.arguments if argument.kind in ("table", "numbers", "options")}

    assert {name for name, how in told.items() if how.get("convert") is on_windows.RangeOrValue} == whole
