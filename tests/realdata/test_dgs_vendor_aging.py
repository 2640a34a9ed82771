"""A city's vendor lists: padded headers, a nameless index column, month-first text, ids with leading zeros."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from oracle import aging, datasets

import xlsaging as ar

pytestmark = pytest.mark.realdata
FILES: dict[str, tuple[Callable[[Path], dict], date, int, float]] = {
    "SampleAgingReport.xlsx": (datasets.vendor_aging, date(2023, 2, 28), 7, 5081.61),
    "new_report_input.xlsx": (datasets.vendor_new, date(2021, 10, 31), 6, 210.66),
    "old_report_input.xlsx": (datasets.vendor_old, date(2020, 11, 30), 6, 270.55),
}


@pytest.mark.parametrize("name", FILES)
def test_every_vendor_is_owed_what_the_second_way_says(data: Path, expect: Any, name: str) -> None:
    read, day, count, whole = FILES[name]
    ledger = ar.read_ledger(data / "dgs-vendor-aging" / name)
    expect.rows(ledger, invoices=count)
    frame = ar.aging(ledger, day)
    assert round(frame["outstanding"].sum(), 2) == whole
    expect.aging(frame, aging.aging(read(data), day))


@pytest.mark.parametrize("name", FILES)
def test_documents_without_a_due_date_age_from_their_date_and_that_is_said(data: Path, name: str) -> None:
    ledger = ar.read_ledger(data / "dgs-vendor-aging" / name)
    assert [issue for issue in ledger.issues if "due" in issue.code]


def test_leading_zeros_stay(data: Path) -> None:
    ledger = ar.read_ledger(data / "dgs-vendor-aging" / "new_report_input.xlsx")
    assert set(ar.aging(ledger, date(2021, 10, 31))["customer_id"]) == {"00048571", "00001928", "00002656", "1012092"}


@pytest.mark.parametrize("name", FILES)
def test_the_month_is_closed_from_the_command_line(data: Path, close: Any, name: str) -> None:
    _, day, _, whole = FILES[name]
    ran = close(data / "dgs-vendor-aging" / name, "--as-of", day.isoformat())
    assert ran.status in (0, 1), ran.err
    assert ran.json["totals"]["outstanding"] == whole
