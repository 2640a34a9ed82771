"""A hundred thousand lines are read, aged and drawn in a running LibreOffice, to the figures of Python."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from live_office import LIVE

import xlsaging as ar
from xlsaging import macros
from xlsaging.bench.ledgers import make_workbook

pytestmark = LIVE
LINES = 100_000
FIGURES = ["outstanding", "not_due", "1-30", "31-60", "61-90", "91-180", "181-360", "360+", "credits", "undated"]


def test_a_ledger_of_a_hundred_thousand_lines_is_aged_as_python_ages_the_file(
    office: Any, said: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "ledger.xlsx"
    make_workbook(path, LINES)
    ledger = ar.read_ledger(path)
    expected = ar.aging(ledger, "2026-10-31")
    book = office.books.open(path)
    try:
        macros.aging(book)
        rows = book.sheets["Aging"].used_range.value
        items = book.sheets["Open items"].used_range.value
    finally:
        book.close()
    head = next(number for number, row in enumerate(rows) if row[0] == "Customer no.")
    open_amount = items[next(number for number, row in enumerate(items) if row[0] == "Total")]

    assert said == []
    assert ledger.rows[0].used == LINES
    assert len(rows) - head - 2 == len(expected)
    assert [row[2] for row in rows[head + 1 : -1]] == pytest.approx(sorted(expected["outstanding"], reverse=True))
    assert rows[-1][2:12] == pytest.approx([expected[name].sum() for name in FIGURES], abs=0.005)
    assert any(isinstance(each, float) and each == pytest.approx(rows[-1][2], abs=0.005) for each in open_amount)
