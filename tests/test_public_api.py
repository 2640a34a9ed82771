"""The front door: what it offers, and that opening it loads nothing."""

from __future__ import annotations

import subprocess
import sys

import pytest

import xlsaging

LIBRARIES = ("duckdb", "fastexcel", "narwhals", "numpy", "openpyxl", "pandas", "polars", "pyarrow", "pyspark",
             "rapidfuzz", "rich", "typer", "xlrd", "xlsxwriter", "xlwings")  # fmt: skip
HOSTS = {
    "xlsaging": set(),
    "xlsaging.app.reports": set(),
    "xlsaging.app.run": set(),
    "xlsaging.cli.main": {"typer"},
    "xlsaging.i18n.speak": set(),
    "xlsaging.ledger": set(),
    "xlsaging.model.errors": set(),
    "xlsaging.model.ledger": set(),
    "xlsaging.model.settings": set(),
    "xlsaging.render.file": set(),
    "xlsaging.render.plain": set(),
    "xlsaging.render.terminal": set(),
    "xlsaging.report.close": set(),
}


@pytest.mark.parametrize("module", sorted(HOSTS))
def test_importing_a_host_loads_no_library_that_it_does_not_need(module: str) -> None:
    code = f"import sys, {module}\nprint(*[name for name in {LIBRARIES!r} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert set(ran.stdout.split()) == HOSTS[module]


@pytest.mark.parametrize("name", xlsaging.__all__)
def test_every_name_that_is_offered_is_there(name: str) -> None:
    assert getattr(xlsaging, name) is not None
    assert name in dir(xlsaging)


def test_what_is_not_offered_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'agging'"):
        _ = xlsaging.agging  # type: ignore[attr-defined]  # the point of the test


def test_the_names_offered_are_those_that_lead_somewhere() -> None:
    assert set(xlsaging.__all__) == {*xlsaging._PLACES, "__version__", "formulas"}


def test_the_version_is_that_of_the_package() -> None:
    from importlib.metadata import version

    assert xlsaging.__version__ == version("xlsaging")
