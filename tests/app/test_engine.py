"""Reports are computed on the fastest frames, and say the same as on any."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import narwhals as nw
import pytest

import xlsaging as ar
from xlsaging.app.engine import for_reports
from xlsaging.app.reports import aging_report, close_report, collectors_report, dso_report
from xlsaging.report.model import Report

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="module")
def ledger() -> ar.Ledger:
    """A sample ledger on pandas frames."""
    return ar.read_ledger(SAMPLES / "ledger-zh.xlsx")


def test_tables_come_over_whole(ledger: ar.Ledger) -> None:
    moved = for_reports(ledger)

    assert moved.tables == ledger.tables
    assert (moved.settings, moved.issues, moved.rows) == (ledger.settings, ledger.issues, ledger.rows)
    for name in ledger.tables:
        here, there = ledger.typed(name), moved.typed(name)
        assert there.implementation.is_polars()
        assert isinstance(there, nw.DataFrame)
        assert there.rows() == here.rows()
        assert there.schema == here.schema


def test_frames_of_another_kind_stay(ledger: ar.Ledger) -> None:
    moved = for_reports(ledger)

    assert for_reports(moved) is moved


def _plain(value: Any) -> Any:
    """A report as plain values; twelve digits of a number, since the last ones of a rate hang on the order of sums."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return f"{value:.12g}"
    if dataclasses.is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, (list, tuple)) else value


@pytest.mark.parametrize("build", [close_report, aging_report, dso_report, collectors_report])
def test_reports_say_the_same_cell_by_cell(ledger: ar.Ledger, build: Callable[..., Report]) -> None:
    assert _plain(build(for_reports(ledger), "2026-10-31")) == _plain(build(ledger, "2026-10-31"))
