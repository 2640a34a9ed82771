"""The sample ledgers, asked from cells, give the figures that they give from files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

import xlsaging as ar
from tests.functions.workbook import Sheet
from xlsaging.functions.registry import functions

CALL = {each.name: each for each in functions()}
SAMPLES = Path(__file__).parents[2] / "samples"
DAY = "2026-10-31"


@pytest.fixture(params=["ledger-en.xlsx", "ledger-zh.xlsx"], scope="module")
def book(request: pytest.FixtureRequest) -> tuple[Any, list[Any]]:
    """A sample as a file, and the ranges of its tables."""
    path = SAMPLES / request.param
    sheets = [sheet for sheet in openpyxl.load_workbook(path, data_only=True) if sheet.max_column > 1]
    made = [Sheet(sheet.title, [list(row) for row in sheet.iter_rows(values_only=True)]) for sheet in sheets]
    ranges = [sheet.used_range for sheet in made if sheet.name not in ("About", "说明")]
    return ar.read_ledger(path), ranges


def test_aging_and_open_items_are_those_of_the_file(book: tuple[Any, list[Any]]) -> None:
    ledger, ranges = book
    aged = ar.aging(ledger, DAY, by="region")
    items = ar.open_items(ledger, DAY)

    table = CALL["AR_AGING"](*ranges, "region", DAY)
    listed = CALL["AR_OPEN_ITEMS"](*ranges, None, DAY)

    assert [row[:3] for row in table[1:]] == aged[["region", "outstanding", "not_due"]].to_numpy().tolist()
    assert [row[15] for row in listed[1:]] == items["base_open_amount"].tolist()


def test_what_is_outstanding_is_explained_line_by_line(book: tuple[Any, list[Any]]) -> None:
    ledger, ranges = book

    said = CALL["AR_EXPLAIN"](*ranges, "outstanding", None, DAY)

    total = sum(row[0] for row in said[1:] if isinstance(row[0], float))
    assert total == pytest.approx(ar.aging(ledger, DAY)["outstanding"].sum(), abs=0.004)
