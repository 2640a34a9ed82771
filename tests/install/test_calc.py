"""What set-up would do to the add-in of LibreOffice, on computers that do not exist."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from tests.install.machines import machine, put_calc_add_in
from xlsaging.install.calc import calc_add_in, calc_profile, calc_steps
from xlsaging.install.errors import NoCalcAddInError
from xlsaging.install.machine import System


def test_the_profile_is_where_libreoffice_has_it() -> None:
    moved = machine("linux", environ={"XDG_CONFIG_HOME": "/data/config"})

    assert calc_profile(machine("linux")) == machine("linux").home / ".config/libreoffice/4"
    assert calc_profile(moved) == PurePosixPath("/data/config/libreoffice/4")


@pytest.mark.parametrize("system", ["windows", "macos"])
def test_where_libreoffice_brings_its_own_python_it_is_refused(system: System) -> None:
    with pytest.raises(NoCalcAddInError):
        calc_profile(machine(system))


def test_it_is_put_in_replaced_and_taken_out() -> None:
    made = machine("linux")
    profile = calc_profile(made)
    before = [calc_steps(made, profile, remove=remove) for remove in (False, True)]
    put_calc_add_in(made)
    after = [calc_steps(made, profile, remove=remove) for remove in (False, True)]

    assert [[step.action for step in steps] for steps in before] == [["new"], []]
    assert [[step.action for step in steps] for steps in after] == [["replaced"], ["removed"]]
    assert {step.path for steps in after for step in steps} == {profile}


def test_what_is_installed_says_its_version_its_python_and_its_places() -> None:
    made = machine("linux")
    put_calc_add_in(made, version="0.0.9", places=("/a/lib", "/b/lib"))
    found = calc_add_in(made, calc_profile(made))

    assert found is not None
    assert (found.version, found.python, found.places) == ("0.0.9", "3.12", ("/a/lib", "/b/lib"))


def test_what_was_removed_and_still_lies_there_is_not_installed() -> None:
    made = machine("linux")
    put_calc_add_in(made, listed=False)

    assert calc_add_in(made, calc_profile(made)) is None
