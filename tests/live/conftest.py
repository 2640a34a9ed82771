"""What the tests on a whole LibreOffice have in common: a home of its own for the log, and what users were told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for the log, and English where nothing says another language."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr("xlsaging.macros.session.guess_lang", lambda: "en")
    return tmp_path


@pytest.fixture
def said(office: Any, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the user was told; nobody is there to press OK."""
    told: list[str] = []

    def alert(_app: Any, prompt: str, *_: str) -> str:
        told.append(prompt)
        return "ok"

    monkeypatch.setattr(type(office), "alert", alert)
    return told
