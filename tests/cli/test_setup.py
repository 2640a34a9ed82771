"""`xlsaging setup` says what it did, and does nothing with --dry-run."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from tests.install.machines import CONFIG, STARTUP, files_of, machine
from xlsaging.install.machine import Machine
from xlsaging.workbook import built

_built = cache(built)
"""What set-up puts in place, built once for all of these tests."""


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A Windows computer to set up."""
    made = machine("windows")
    monkeypatch.setattr("xlsaging.workbook.built", _built)
    monkeypatch.setattr("xlsaging.install.here.this_machine", lambda: made)
    return made


def test_it_says_what_it_put_where(run: Callable[..., Any], windows: Machine) -> None:
    ran = run("setup", "--lang", "en")

    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines()[0] == "xlsaging setup has done this:"
    assert CONFIG["windows"] in ran.out
    assert windows.files.read(windows.path(STARTUP["windows"]) / "xlwings.xlam")


def test_a_dry_run_shows_the_same_and_does_nothing(run: Callable[..., Any], windows: Machine) -> None:
    held = dict(files_of(windows).held)
    ran = run("setup", "--dry-run", "--lang", "zh")

    assert "未作任何改动" in ran.out
    assert CONFIG["windows"] in ran.out
    assert files_of(windows).held == held


def test_it_can_be_taken_back(run: Callable[..., Any], windows: Machine) -> None:
    held = dict(files_of(windows).held)
    run("setup")
    shown = run("setup", "--remove", "--dry-run", "--lang", "en")
    assert "would do this" in shown.out
    ran = run("setup", "--remove", "--lang", "en")

    assert ran.status == 0
    assert files_of(windows).held == held
    assert run("setup", "--remove", "--lang", "en").out.startswith("Nothing that xlsaging setup put in place is here")


def test_an_add_in_that_is_missing_is_something_to_look_at(run: Callable[..., Any], windows: Machine) -> None:
    windows.files.remove(windows.packages["xlwings"].folder / "addin" / "xlwings.xlam")
    ran = run("setup", "--lang", "en")

    assert ran.status == 1
    assert "not to be had" in ran.out


def test_what_was_replaced_is_said_to_be_kept(run: Callable[..., Any], windows: Machine) -> None:
    files_of(windows).put(windows.path(CONFIG["windows"]), b'"LICENSE_KEY","x"\r\n')
    ran = run("setup", "--lang", "en")

    assert f"what was there before: {CONFIG['windows']}.bak" in ran.out


def test_macos_is_told_that_functions_need_windows(run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xlsaging.install.here.this_machine", lambda: machine("macos"))

    assert "functions in cells need Windows" in run("setup", "--lang", "en").out
