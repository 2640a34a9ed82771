"""One LibreOffice for all live tests of a run, and a fresh book for each."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest


def _missing() -> str:
    if shutil.which("soffice") is None:
        return "LibreOffice (soffice) is not installed"
    if importlib.util.find_spec("xlwings") is None:
        return "xlwings is not installed (extra `live`)"
    if not Path("/usr/lib/python3/dist-packages/uno.py").is_file():
        return "LibreOffice's Python bridge (python3-uno) is not installed"
    return ""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Live tests share one office, so one worker has to own them all."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents and "app" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.soffice)
            item.add_marker(pytest.mark.xdist_group("soffice"))


@pytest.fixture(scope="session")
def app() -> Iterator[object]:
    missing = _missing()
    if missing:
        pytest.skip(missing)
    import xlwings

    from xlsaging import libreoffice

    libreoffice.activate()
    app = xlwings.App(visible=False, add_book=False)
    yield app
    app.quit()


@pytest.fixture
def book(app) -> Iterator[object]:
    app.activate()
    book = app.books.add()
    yield book
    book.close()


@pytest.fixture
def sheet(book) -> object:
    return book.sheets[0]
