"""`xlsaging setup --libreoffice` puts the add-in into a real LibreOffice and takes it out again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from live_office import LIVE, skip_without_office

from xlsaging import libreoffice
from xlsaging.calc.errors import CalcBusyError
from xlsaging.calc.extension import put_in
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


def test_a_libreoffice_that_runs_is_left_alone(calc: Any) -> None:
    with pytest.raises(CalcBusyError, match="Close all windows"):
        put_in(b"", calc.profile)

    assert calc.office.alive
    assert calc.app.books is not None
