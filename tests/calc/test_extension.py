"""A profile that cannot be is named before LibreOffice is asked for anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from xlsaging.calc.errors import CalcProfileError
from xlsaging.calc.extension import put_in, take_out
from xlsaging.cli.main import main


@pytest.mark.parametrize("place", ["notes.txt", "notes.txt/profile"])
def test_a_profile_where_none_can_be_made_is_named(tmp_path: Path, place: str) -> None:
    (tmp_path / "notes.txt").write_text("mine")

    for does in (lambda profile: put_in(b"", profile), take_out):
        with pytest.raises(CalcProfileError, match=r"notes\.txt.*Name a folder that may be written to"):
            does(tmp_path / place)
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_a_profile_without_libreoffice_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["setup", "--profile", "here", "--lang", "zh_CN", "--dry-run"]) == 2
    assert "--profile：不能取值 'here'。可用：与 --libreoffice 同时使用。" in capsys.readouterr().err
