"""One LibreOffice for the tests that drive an open workbook, and a fresh workbook for each."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

__all__ = ["LIVE", "book", "home", "office", "quiet_office", "said", "skip_without_office"]

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


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for what macros write there, and English where nothing says another language."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr("xlsaging.macros.session.guess_lang", lambda: "en")
    return tmp_path


@pytest.fixture
def said(office: Any, monkeypatch: pytest.MonkeyPatch, home: Path) -> list[str]:
    """What the user of macros was told or asked; every question is answered by yes."""
    del home
    told: list[str] = []

    def alert(_app: Any, prompt: str, _title: str = "", buttons: str = "ok", _mode: str = "info") -> str:
        told.append(prompt)
        return "yes" if buttons == "yes_no" else "ok"

    monkeypatch.setattr(type(office), "alert", alert)
    return told
