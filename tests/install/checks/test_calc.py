"""The add-in of LibreOffice is of this version, for this Python, and finds the package."""

from __future__ import annotations

from typing import Any

import pytest

from tests.install.machines import machine, put_calc_add_in
from xlsaging.install.checks.calc import calc_findings


@pytest.mark.parametrize(
    ("put", "name", "level"),
    [
        (None, "no_calc_addin", "note"),
        ({"listed": False}, "no_calc_addin", "note"),
        ({}, "calc_addin", "good"),
        ({"version": "0.0.9"}, "calc_addin_other_version", "wrong"),
        ({"places": ("/home/li/moved/site-packages",)}, "calc_addin_lost", "wrong"),
        ({"places": ()}, "calc_addin_lost", "wrong"),
    ],
)
def test_findings(put: dict[str, Any] | None, name: str, level: str) -> None:
    made = machine("linux")
    if put is not None:
        put_calc_add_in(made, **put)

    assert [(each.name, each.level) for each in calc_findings(made)] == [(name, level)]


def test_a_python_that_was_exchanged_is_told() -> None:
    made = machine("linux")
    put_calc_add_in(made)
    newer = machine("linux", python="3.13.1", files=made.files)

    found = list(calc_findings(newer))
    assert [each.name for each in found] == ["calc_addin_other_python"]
    assert (found[0].params["there"], found[0].params["ours"]) == ("3.12", "3.13")
