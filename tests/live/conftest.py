"""What the tests on a whole LibreOffice have in common: a home of its own for the log, and what users were told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from live_office import skip_without_office


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


@dataclass(frozen=True, slots=True)
class CalcHost:
    """A LibreOffice with the add-in in its user's profile."""

    app: Any
    office: Any
    profile: Path
    log: Path
    """Where the macros that run inside it write what became of them."""

    def press(self, book: Any, button: str) -> str:
        """What menu and toolbar do: the button's command, on the window of a workbook. Returns the log's last word."""
        from xlsaging.calc.names import command

        frame = book.api.getCurrentController().getFrame()
        self.office.service("com.sun.star.frame.DispatchHelper").executeDispatch(frame, command(button), "", 0, ())
        entries = [line for line in self.log.read_text(encoding="utf-8").splitlines() if not line.startswith(" ")]
        return entries[-1].split(" xlsaging ")[1].partition(" ")[2]


@pytest.fixture(scope="session")
def calc(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CalcHost]:
    """One for all tests of the add-in, as set-up leaves it."""
    skip_without_office()
    from xlsaging import libreoffice
    from xlsaging.calc.extension import put_in
    from xlsaging.calc.package import built, places
    from xlsaging.libreoffice import office

    home = tmp_path_factory.mktemp("user")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        put_in(built("0.1.0", places()), home / "profile")
        running = office.start(visible=False, users=home / "profile")
    app = libreoffice.attach(running.context)
    yield CalcHost(app, running, home / "profile", home / ".xlsaging" / "macros.log")
    running.quit()
