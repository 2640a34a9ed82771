"""`xlsaging sample` as a person runs it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any


def test_it_writes_the_ledger_and_says_what_is_in_it(run: Callable[..., Any], tmp_path: Path) -> None:
    ran = run("sample", "--rows", 60, "--lang", "en", "--out", tmp_path / "l.xlsx")
    assert ran.status == 0, ran.err
    assert "60 invoice lines" in ran.out
    assert (tmp_path / "l.xlsx").exists()


def test_it_speaks_the_language_of_the_ledger(run: Callable[..., Any], tmp_path: Path) -> None:
    ran = run("sample", "--rows", 60, "--lang", "zh", "--messy", "--out", tmp_path / "l.xlsx")
    assert "应收明细 60 行" in ran.out
    assert "l.issues.json" in ran.out


def test_json_is_all_that_it_prints(run: Callable[..., Any], tmp_path: Path) -> None:
    ran = run("sample", "--rows", 60, "--seed", 9, "--messy", "--out", tmp_path / "l.xlsx", "--json")
    said = json.loads(ran.out)
    assert said["rows"]["invoices"] == 60
    assert len(json.loads(Path(said["issues_path"]).read_text("utf-8"))) == said["issues"]


def test_the_ledger_can_be_closed(run: Callable[..., Any], tmp_path: Path) -> None:
    run("sample", "--rows", 120, "--lang", "en", "--out", tmp_path / "l.xlsx", "-q")
    ran = run("close", tmp_path / "l.xlsx", "--out", tmp_path / "pack.xlsx", "--json")
    assert ran.status in (0, 1), ran.err
    assert json.loads(ran.out)["as_of"] == "2026-10-31"


def test_what_cannot_be_made_is_refused(run: Callable[..., Any], tmp_path: Path) -> None:
    assert run("sample", "--rows", 0, "--out", tmp_path / "l.xlsx").status == 2
    assert run("sample", "--rows", 2_000_000, "--out", tmp_path / "l.xlsx").status == 2
    assert run("sample", "--rows", 20).status == 2
    assert not list(tmp_path.iterdir())
