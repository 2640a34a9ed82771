"""`xlsaging doctor` says what is in the way, in words or as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.install.machines import machine
from tests.install.test_doctor import healthy


def _on(monkeypatch: pytest.MonkeyPatch, made: object) -> None:
    monkeypatch.setattr("xlsaging.install.here.this_machine", lambda: made)


def test_where_nothing_is_in_the_way_it_ends_with_0(run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    _on(monkeypatch, healthy("linux"))
    ran = run("doctor", "--lang", "en")

    assert (ran.status, ran.err) == (0, "")
    assert ran.out.rstrip().endswith("Nothing is in the way.")


def test_each_finding_comes_with_its_remedy(run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    _on(monkeypatch, machine("macos"))
    ran = run("doctor", "--lang", "zh")

    assert ran.status == 1
    assert "未找到 Excel" in ran.out
    assert "请运行 xlsaging setup。" in ran.out


def test_json_holds_level_sentence_and_remedy(run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    _on(monkeypatch, machine("windows"))
    ran = run("doctor", "--json", "--lang", "en")
    found = {each["name"]: each for each in json.loads(ran.out)}

    assert ran.status == 1
    assert found["python"]["remedy"] is None
    assert found["no_config"]["level"] == "wrong"
    assert found["no_config"]["remedy"] == "Run xlsaging setup."


def test_this_very_machine_can_be_looked_at(run: Callable[..., Any]) -> None:
    ran = run("doctor", "--json")

    assert ran.status in (0, 1)
    assert json.loads(ran.out)[0]["name"] == "python"
