"""LibreOffice that ends in the middle of a macro loses nothing that was saved, and the user is told."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from live_office import LIVE, quiet_office

from xlsaging import macros
from xlsaging.bench.ledgers import make_workbook
from xlsaging.libreoffice import OfficeDiedError
from xlsaging.macros.log import log_path

pytestmark = LIVE
STEPS = {
    "while the ledger is read": "xlsaging.app.open_workbook.ledger_in_workbook",
    "while sheets are drawn": "xlsaging.render.live.render.set_looks",
}


@pytest.fixture
def own() -> Iterator[Any]:
    """A LibreOffice that may be killed."""
    yield from quiet_office()


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_a_file_is_as_it_was_saved_and_the_user_is_told_when_libreoffice_is_killed(
    own: Any, step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ledger.xlsx"
    make_workbook(path, 200)
    before = path.read_bytes()
    book = own.books.open(path)
    process = own.impl.office.process
    profile = own.impl.office.profile
    module, _, name = step.rpartition(".")
    done = getattr(__import__(module, fromlist=[name]), name)

    def killed(*given: Any, **options: Any) -> Any:
        os.kill(process.pid, signal.SIGKILL)
        process.wait(10)
        return done(*given, **options)

    monkeypatch.setattr(step, killed)
    began = monotonic()
    with pytest.raises(OfficeDiedError, match=r"ended in the middle of the work.*as they were last saved"):
        macros.aging(book)
    own.kill()

    assert monotonic() - began < 20
    assert path.read_bytes() == before
    assert "aging: OfficeDiedError" in log_path().read_text(encoding="utf-8")
    assert _running_on(profile) == []
    assert not profile.exists()


def _running_on(profile: Path) -> list[str]:
    """The processes of LibreOffice, and of those who watch it, that know of the profile."""
    found = []
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            if profile.name.encode() in (line := process.read_bytes()):
                found.append(line.decode(errors="replace"))
    return found
