"""One LibreOffice for all live tests of a run, and a fresh book for each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from live_office import quiet_office


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
    """An office apart from that of the macros: tests of the engine change what an app remembers."""
    yield from quiet_office()


@pytest.fixture
def book(app) -> Iterator[object]:
    app.activate()
    book = app.books.add()
    yield book
    book.close()


@pytest.fixture
def sheet(book) -> object:
    return book.sheets[0]
