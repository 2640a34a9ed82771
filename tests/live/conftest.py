"""What the tests on a whole LibreOffice have in common: a home of its own, and one with the add-in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from live_office import skip_without_office


@pytest.fixture(autouse=True)
def at_home(home: Path) -> None:
    """Macros of every test here have a home of their own."""


_LONGEST = 300
"""Seconds that a button may take before it is said to hang."""


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
        from xlsaging.libreoffice.main_thread import in_main_thread

        frame = book.api.getCurrentController().getFrame()
        press = self.office.service("com.sun.star.frame.DispatchHelper").executeDispatch
        in_main_thread(self.office, lambda: press(frame, command(button), "", 0, ()), _LONGEST)
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
