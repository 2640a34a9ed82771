"""xlwings as it is on Windows: its own udfs module over stubbed COM."""

from __future__ import annotations

import sys
import types
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest

_COM = ("pythoncom", "pywintypes", "win32com", "win32com.client")


@pytest.fixture
def xlwings_udfs(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The real `xlwings.udfs`, whose generator and decorators are the oracle; xlwings' front door leads to it."""
    import xlwings

    for name in _COM:
        monkeypatch.setitem(sys.modules, name, types.ModuleType(name))
    com: Any = {name: sys.modules[name] for name in _COM}
    com["pythoncom"].CoInitialize = lambda: None
    com["pywintypes"].com_error = type("com_error", (Exception,), {})
    com["win32com.client"].Dispatch = com["win32com"].client = lambda each: each
    monkeypatch.delitem(sys.modules, "xlwings.udfs", raising=False)
    udfs = import_module("xlwings.udfs")
    for ours, theirs in (("func", "xlfunc"), ("arg", "xlarg"), ("ret", "xlret")):
        monkeypatch.setattr(xlwings, ours, getattr(udfs, theirs))
    yield udfs
    sys.modules.pop("xlwings.udfs", None)
    if hasattr(xlwings, "udfs"):
        del xlwings.udfs
