"""The rates of the European Central Bank: one column a currency, units for one euro, newest first."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from oracle import aging, datasets, settlement

import xlsaging as ar

pytestmark = pytest.mark.realdata
DAY = date(2026, 10, 31)
LINES = (
    "Invoice No.,Customer ID,Invoice date,Due date,Currency,Amount",
    "A1,C1,2026-08-01,2026-08-31,USD,1000.00",
    "A2,C2,2026-09-01,2026-10-31,CNY,88000.50",
    "A3,C3,2026-09-15,2026-10-15,JPY,250000",
    "A4,C1,2026-09-20,2026-10-20,EUR,400.00",
)


@pytest.fixture
def files(tmp_path: Path, data: Path) -> list[Path]:
    ledger = tmp_path / "ledger.csv"
    ledger.write_text("\n".join(LINES) + "\n", encoding="utf-8")
    return [ledger, data / "ecb-fx" / "eurofxref-hist.csv"]


def books(data: Path) -> dict:
    invoices = []
    for line in LINES[1:]:
        number, customer, day, due, currency, amount = line.split(",")
        row = {"document_no": number, "customer_id": customer, "currency": currency, "amount": Decimal(amount)}
        invoices.append({**row, "document_date": date.fromisoformat(day), "due_date": date.fromisoformat(due)})
    return {"invoices": invoices, "fx_rates": datasets.ecb_rates(data)}


def test_a_ledger_in_euro_uses_the_rates_of_the_last_day(files: list[Path], data: Path, expect: Any) -> None:
    ledger = ar.read_ledger(files, settings={"base_currency": "EUR"})
    assert ledger.has("fx_rates")
    expect.aging(ar.aging(ledger, DAY), aging.aging(books(data), DAY, base="EUR"))
    items = ar.open_items(ledger, DAY).set_index("document_no")
    expected = {
        item["document_no"]: float(aging.base_amount(item, books(data), DAY, "EUR"))
        for item in settlement.open_items(books(data), DAY)
    }
    assert items["base_open_amount"].round(2).to_dict() == expected
    assert expected == {"A1": 895.09, "A2": 11839.8, "A3": 1423.04, "A4": 400.0}


GONE = {"CYP", "EEK", "LTL", "LVL", "MTL", "ROL", "SIT", "SKK", "HRK", "TRL"}
"""Currencies that are no more, and of which the file still has old rates."""


def test_every_day_is_used_and_every_rate_of_a_living_currency(files: list[Path], data: Path, expect: Any) -> None:
    ledger = ar.read_ledger(files, settings={"base_currency": "EUR"})
    expect.rows(ledger, invoices=4, fx_rates=7126)
    assert not [issue for issue in ledger.issues if issue.severity == "error"]
    living = [rate for rate in datasets.ecb_rates(data) if rate["currency"] not in GONE]
    assert len(ledger.fx_rates) == len(living)


def test_the_month_is_closed_from_the_command_line(files: list[Path], close: Any) -> None:
    ran = close(*files, "--as-of", "2026-10-31", "--base-currency", "EUR")
    assert ran.status in (0, 1), ran.err
    assert ran.json["totals"]["outstanding"] == 14_557.93
