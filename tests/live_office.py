"""One LibreOffice for the tests that drive an open workbook, and a fresh workbook for each."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

__all__ = ["LIVE", "book", "office", "quiet_office", "skip_without_office"]

LIVE = [pytest.mark.soffice, pytest.mark.xdist_group("soffice")]
"""Marks of a module whose tests need LibreOffice: one worker owns it."""


def _missing() -> str:
    """Why no LibreOffice can be driven here; "" where one can."""
    if shutil.which("soffice") is None:
        return "LibreOffice (soffice) is not installed"
    if importlib.util.find_spec("xlwings") is None:
        return "xlwings is not installed (extra `live`)"
    if not Path("/usr/lib/python3/dist-packages/uno.py").is_file():
        return "LibreOffice's Python bridge (python3-uno) is not installed"
    return ""


def skip_without_office() -> None:
    """Skip a test where no LibreOffice can be driven, with the reason."""
    if missing := _missing():
        pytest.skip(missing)


def quiet_office() -> Iterator[Any]:
    """A LibreOffice of its own that nobody sees, for a fixture to give."""
    skip_without_office()
    import xlwings

    from xlsaging import libreoffice

    libreoffice.activate()
    app = xlwings.App(visible=False, add_book=False)
    yield app
    app.quit()


@pytest.fixture(scope="session")
def office() -> Iterator[Any]:
    """The LibreOffice of the macros and of the live renderer."""
    yield from quiet_office()


@pytest.fixture
def book(office: Any) -> Iterator[Any]:
    """A workbook with one empty sheet."""
    made = office.books.add()
    yield made
    made.close()
