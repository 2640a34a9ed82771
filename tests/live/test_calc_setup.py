"""`xlsaging setup --libreoffice` puts the add-in into a real LibreOffice and takes it out again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from live_office import LIVE, skip_without_office

from xlsaging import libreoffice
from xlsaging.calc.errors import CalcBusyError, CalcRefusedError
from xlsaging.calc.extension import put_in
from xlsaging.calc.package import built, places
from xlsaging.cli.main import main
from xlsaging.libreoffice import office

pytestmark = LIVE


def _bucket(profile: Path) -> Any:
    """What a cell shows in a LibreOffice of this profile."""
    running = office.start(visible=False, users=profile)
    try:
        book = libreoffice.attach(running.context).books.add()
        book.sheets[0]["A1"].formula = "=AR_BUCKET(45)"
        return book.sheets[0]["A1"].options(err_to_str=True).value
    finally:
        running.quit()


def test_it_is_put_in_replaced_and_taken_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    skip_without_office()
    profile = tmp_path / "profile"
    setup = ["setup", "--libreoffice", "--profile", str(profile), "--lang", "en"]

    assert main([*setup, "--dry-run"]) == 0
    assert not profile.exists()
    assert main(setup) == 0
    assert _bucket(profile) == "31-60"
    assert main(setup) == 0
    assert main([*setup, "--remove"]) == 0
    assert _bucket(profile) == "#NAME?"
    assert main([*setup, "--remove"]) == 0
    said = capsys.readouterr().out
    for words in ("put there", "replaced", "removed", "Nothing that xlsaging setup put in place is here"):
        assert words in said


@pytest.mark.parametrize("deaths", [1, 2])
def test_where_libreoffice_ends_meanwhile_it_is_asked_once_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, deaths: int
) -> None:
    skip_without_office()
    start, begun = office.start, []

    def started(visible: bool, users: Path | None = None) -> Any:
        running = start(visible, users)
        begun.append(running)
        if len(begun) <= deaths:
            running.kill()
        return running

    monkeypatch.setattr(office, "start", started)
    if deaths == 1:
        put_in(built("0.1.0", places()), tmp_path / "profile")
        assert _bucket(tmp_path / "profile") == "31-60"
    else:
        with pytest.raises(CalcRefusedError):
            put_in(built("0.1.0", places()), tmp_path / "profile")
        assert len(begun) == deaths


def test_a_libreoffice_that_runs_is_left_alone(calc: Any) -> None:
    with pytest.raises(CalcBusyError, match="Close all windows"):
        put_in(b"", calc.profile)

    assert calc.office.alive
    assert calc.app.books is not None
