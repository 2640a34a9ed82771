"""Document currency to base currency."""

from __future__ import annotations

import pytest

from xlsaging.metrics.aging import aging
from xlsaging.metrics.open_items import open_items
from xlsaging.model.ledger import Ledger
from xlsaging.model.settings import Settings

INVOICES = """
document_no customer_id document_date amount  currency base_amount fx_rate
A1          C1          2025-01-01    100     USD      730         -
A2          C1          2025-01-01    100     USD      -           7.1
A3          C1          2025-01-01    100     USD      -           -
A4          C1          2025-01-01    100     CNY      -           -
A5          C1          2025-01-01    10000   JPY      -           0.05
A6          C1          2025-01-01    1.005   KWD      23.12       -
"""
RATES = """
rate_date  currency rate
2025-01-31 USD      7.2
2025-02-28 USD      7.5
2025-04-30 USD      9.9
2025-02-28 JPY      0.04
"""


@pytest.fixture
def base(table):
    """Amounts in base currency by document."""

    def amounts(rate="closing", as_of="2025-03-31", rates=RATES, receipts="", invoices=INVOICES, **settings):
        tables = {"fx_rates": rates, "receipts": receipts}
        tables = {name: table(text) for name, text in tables.items() if text}
        ledger = Ledger(settings=Settings(**settings), invoices=table(invoices), **tables)
        items = open_items(ledger, as_of, rate=rate)
        return {
            row.document_no: None if row.base_open_amount != row.base_open_amount else row.base_open_amount
            for row in items.itertuples()
        }

    return amounts


def test_at_closing_the_newest_rate_on_or_before_the_day_counts_else_the_rows_own(base):
    assert base() == {"A1": 750, "A2": 750, "A3": 750, "A4": 100, "A5": 400, "A6": 23.12}


def test_at_the_booked_rate_the_rows_own_counts_else_the_tables(base):
    assert base("booked") == {"A1": 730, "A2": 710, "A3": 750, "A4": 100, "A5": 500, "A6": 23.12}


def test_their_difference_is_the_revaluation(base):
    closing, booked = base(), base("booked")
    assert {name: closing[name] - booked[name] for name in ("A1", "A2", "A5")} == {"A1": 20, "A2": 40, "A5": -100}


def test_a_rate_of_the_day_itself_counts_and_a_later_one_does_not(base):
    assert base(as_of="2025-02-28")["A3"] == 750
    assert base(as_of="2025-02-27")["A3"] == 720


def test_what_nobody_knows_a_rate_of_is_null_never_nought(base):
    assert base(rates="") == {"A1": 730, "A2": 710, "A3": None, "A4": 100, "A5": 500, "A6": 23.12}
    assert base(as_of="2025-01-15")["A3"] is None


def test_a_part_of_an_item_takes_its_part_of_the_booked_amount(base):
    receipts = """
    receipt_no customer_id receipt_date amount applied_to currency
    R1         C1          2025-02-01   25     A1         USD
    """
    assert base("booked", receipts=receipts)["A1"] == 547.5
    assert base(receipts=receipts)["A1"] == 562.5


def test_a_free_receipt_has_its_own_booked_rate(base):
    receipts = """
    receipt_no customer_id receipt_date amount currency base_amount fx_rate
    R1         C1          2025-02-01   10     USD      69          -
    R2         C1          2025-02-01   10     USD      -           6.8
    """
    assert {name: base("booked", receipts=receipts)[name] for name in ("R1", "R2")} == {"R1": -69, "R2": -68}
    assert {name: base(receipts=receipts)[name] for name in ("R1", "R2")} == {"R1": -75, "R2": -75}


def test_receipts_in_foreign_currency_are_converted_where_invoices_have_none(base):
    receipts = "receipt_no customer_id receipt_date amount currency\nR1 C1 2025-02-01 10 USD"
    invoices = "document_no customer_id document_date amount\nA1 C1 2025-01-01 100"
    assert base(receipts=receipts, invoices=invoices) == {"A1": 100, "R1": -75}


def test_the_base_currency_may_have_other_decimals(base):
    invoices = (
        "document_no customer_id document_date amount currency\nA1 C1 2025-01-01 12.34 USD\nA2 C1 2025-01-01 5 JPY"
    )
    assert base(invoices=invoices, rates="rate_date currency rate\n2025-01-01 USD 150.5", base_currency="JPY") == {
        "A1": 1857,
        "A2": 5,
    }


def test_each_item_is_rounded_once_half_away_from_zero(base):
    invoices = (
        "document_no customer_id document_date amount currency\nA1 C1 2025-01-01 0.50 USD\nA2 C1 2025-01-01 -0.50 USD"
    )
    assert base(invoices=invoices, rates="rate_date currency rate\n2025-01-01 USD 7.15") == {"A1": 3.58, "A2": -3.58}


def test_aging_takes_the_rate_that_it_is_told(table):
    ledger = Ledger(invoices=table(INVOICES), fx_rates=table(RATES))
    assert aging(ledger, "2025-03-31")["outstanding"].tolist() == [2773.12]
    assert aging(ledger, "2025-03-31", rate="booked")["outstanding"].tolist() == [2813.12]
