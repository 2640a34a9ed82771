"""`xlsaging init` asks what the ledger cannot say, and writes it beside it."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

UNPROVEN = "Invoice,Customer,Invoice date,Amount\nA1,C1,01/02/2025,100\nA2,C1,03/04/2025,200\n"


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Answer questions one after the other, as at a terminal; returns what was asked."""

    def prepared(*answers: str) -> list[str]:
        asked: list[str] = []
        given: Iterator[str] = iter(answers)

        def prompt(text: str, **options: object) -> str:
            asked.append(text)
            return next(given) or str(options["default"])

        monkeypatch.setattr("typer.prompt", prompt)
        monkeypatch.setattr("sys.stdin", _Terminal())
        return asked

    return prepared


class _Terminal:
    def isatty(self) -> bool:
        return True


def _settings(ledger: Path) -> dict[str, object]:
    return tomllib.loads((ledger.parent / "ledger.xlsaging.toml").read_text(encoding="utf-8"))


def test_answers_are_written_and_read_by_the_next_run(
    run: Callable[..., object], ledger: Path, answer: Callable[..., list[str]]
) -> None:
    ledger.write_text(UNPROVEN)
    asked = answer("dmy", "", "30", "")
    ran = run("init", ledger)

    assert ran.status == 0, ran
    assert asked[0] == "In which order do dates stand (dmy, mdy, ymd)?"
    assert _settings(ledger)["date_order"] == "dmy"
    found = json.loads(run("aging", ledger, "--as-of", "2025-03-31", "--json").out)
    assert found["totals"]["outstanding"] == 100.0


def test_an_answer_that_cannot_be_is_asked_again(
    run: Callable[..., object], ledger: Path, answer: Callable[..., list[str]]
) -> None:
    ledger.write_text(UNPROVEN)
    asked = answer("sideways", "2", "", "", "", "")
    ran = run("init", ledger)

    assert asked[0] == asked[1]
    assert "date_order: 'sideways' is not possible." in ran.err
    assert _settings(ledger)["date_order"] == "mdy"


def test_nothing_is_asked_where_nobody_can_answer(run: Callable[..., object], ledger: Path) -> None:
    ran = run("init", ledger, "--yes", "--set", "terms_days=45", "--lang", "zh")

    assert ran.status == 0
    assert _settings(ledger) == {"lang": "zh_CN", "terms_days": 45}
    assert ran.out.startswith("已生成：")


def test_an_existing_file_is_left_alone(run: Callable[..., object], ledger: Path) -> None:
    path = ledger.parent / "ledger.xlsaging.toml"
    path.write_text("terms_days = 7\n")
    ran = run("init", ledger, "--yes")

    assert ran.status == 2
    assert path.read_text() == "terms_days = 7\n"
    assert run("init", ledger, "--yes", "--force").status == 0
    assert _settings(ledger)["terms_days"] == 7
