"""Flows in the base currency, at the rate of their own day."""

from __future__ import annotations

import pytest

from xlsaging.metrics.booked import with_booked_base
from xlsaging.metrics.small import rows_of
from xlsaging.model.ledger import Ledger

RATES = "rate_date currency rate\n2025-01-10 USD 7\n2025-01-20 USD 8\n2025-01-10 JPY 0.05\n2025-01-10 KWD 23"


def booked(table, lines, rates=RATES):
    invoices = table("document_no customer_id document_date amount currency base_amount fx_rate\n" + lines)
    ledger = Ledger(invoices=invoices, fx_rates=table(rates))
    frame = with_booked_base(ledger.typed("invoices"), ledger, "document_date", {"amount": "base"})
    return [row[0] for row in rows_of(frame.sort("document_no").select("base"))]


@pytest.mark.parametrize(
    ("line", "fen"),
    [
        ("A1 C1 2025-01-10 100 USD - -", 70_000),
        ("A1 C1 2025-01-19 100 USD - -", 70_000),
        ("A1 C1 2025-01-20 100 USD - -", 80_000),
        ("A1 C1 2025-12-31 100 USD - -", 80_000),
        ("A1 C1 2025-01-09 100 USD - -", 0),
        ("A1 C1 2025-01-20 100 EUR - -", 0),
        ("A1 C1 2025-01-20 100 CNY - -", 10_000),
        ("A1 C1 2025-01-20 1000 JPY - -", 5_000),
        ("A1 C1 2025-01-20 1.234 KWD - -", 2_838),
        ("A1 C1 2025-01-20 -100 USD - -", -80_000),
        ("A1 C1 2025-01-20 100 USD - 7.25", 72_500),
        ("A1 C1 2025-01-20 100 USD 690 7.25", 69_000),
    ],
)
def test_a_rows_own_rate_comes_first_then_the_newest_of_the_table(table, line, fen):
    assert booked(table, line) == [fen]


def test_rows_of_one_day_and_currency_do_not_multiply(table):
    lines = "A1 C1 2025-01-20 1 USD - -\nA2 C1 2025-01-20 2 USD - -\nA3 C1 2025-01-10 3 USD - -"
    assert booked(table, lines, RATES + "\n2025-01-20 USD 8") == [800, 1600, 2100]


def test_a_ledger_in_one_currency_is_left_alone(table):
    ledger = Ledger(invoices=table("document_no customer_id document_date amount\nA1 C1 2025-01-10 5"))
    frame = with_booked_base(ledger.typed("invoices"), ledger, "document_date", {"amount": "base"})
    assert rows_of(frame.select("base")) == [(500,)]
