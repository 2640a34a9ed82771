"""Steps are done whole or not at all."""

from __future__ import annotations

import pytest

from tests.install.machines import CONFIG, STARTUP, Builds, files_of, machine
from xlsaging.install.errors import SetupBlockedError
from xlsaging.install.setup import setup_steps
from xlsaging.install.steps import perform


def test_a_file_that_excel_holds_open_stops_before_anything_is_changed() -> None:
    made = machine("windows")
    addin = STARTUP["windows"] + "\\xlwings.xlam"
    files_of(made).put(addin, b"open in Excel")
    files_of(made).locked.add(addin)
    held = dict(files_of(made).held)

    with pytest.raises(SetupBlockedError, match="used by another process"):
        perform(setup_steps(made, Builds()), made.files)

    assert files_of(made).held == held


@pytest.mark.parametrize("after", range(7))
def test_a_full_disk_leaves_everything_as_it_was(after: int) -> None:
    made = machine("windows")
    files_of(made).put(STARTUP["windows"] + "\\xlwings.xlam", b"an old add-in")
    files_of(made).put(CONFIG["windows"], b'"LICENSE_KEY","x"\r\n')
    held = dict(files_of(made).held)
    files_of(made).full_after = after

    steps = setup_steps(made, Builds())
    with pytest.raises(SetupBlockedError, match="No space left"):
        perform(steps, made.files)

    assert files_of(made).held == held
