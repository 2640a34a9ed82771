"""Credit balances: per whom they are struck, and that debit less credit is what is outstanding."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import settings as examples
from strategies import as_frames, books_of, days, seeds

from xlsaging.metrics.aging import aging
from xlsaging.metrics.credit_balances import credit_balances, presentation
from xlsaging.model.ledger import Ledger
from xlsaging.model.settings import Settings

RATED = pd.DataFrame({"rate_date": ["2000-01-01"] * 3, "currency": ["JPY", "KWD", "USD"], "rate": [0.05, 23.5, 7.25]})
INVOICES = """
document_no customer_id customer_name document_date amount currency entity account
A1          C1          Alpha         2025-01-01    100    CNY      E1     1122
A2          C1          Alpha         2025-01-01    -130   CNY      E1     2203
A3          C1          Alpha         2025-01-01    -10    USD      E1     1122
A4          C1          Alpha         2025-01-01    -6     CNY      E2     1122
B1          C2          Beta          2025-01-01    50     CNY      E1     1122
B2          C2          Beta          2025-01-01    -20    CNY      E1     1122
"""
RATES = "rate_date currency rate\n2025-01-01 USD 7"


def test_every_engine_finds_the_same(engine, table, plain_rows):
    ledger = Ledger(**engine.tables(invoices=table(INVOICES), fx_rates=table(RATES)))
    frame = engine.pandas(credit_balances(ledger, "2025-03-31"))
    assert plain_rows(frame) == [
        ("C1", "Alpha", "E1", "2203", "CNY", -130.0, -130.0),
        ("C1", "Alpha", "E1", "1122", "USD", -10.0, -70.0),
        ("C1", "Alpha", "E2", "1122", "CNY", -6.0, -6.0),
    ]
    shown = engine.pandas(presentation(ledger, "2025-03-31"))
    assert list(shown.columns) == ["entity", "account", "debit", "credit", "outstanding"]
    assert plain_rows(shown) == [
        ("E1", "1122", 130.0, 70.0, 60.0),
        ("E1", "2203", 0.0, 130.0, -130.0),
        ("E2", "1122", 0.0, 6.0, -6.0),
    ]


def test_netted_accounts_are_one_but_entities_and_currencies_stay_apart(table, plain_rows):
    ledger = Ledger(invoices=table(INVOICES), fx_rates=table(RATES), settings=Settings(netting=True))
    assert plain_rows(credit_balances(ledger, "2025-03-31")) == [
        ("C1", "Alpha", "E1", "USD", -10.0, -70.0),
        ("C1", "Alpha", "E1", "CNY", -30.0, -30.0),
        ("C1", "Alpha", "E2", "CNY", -6.0, -6.0),
    ]
    assert plain_rows(presentation(ledger, "2025-03-31")) == [("E1", 30.0, 100.0, -70.0), ("E2", 0.0, 6.0, -6.0)]


@pytest.mark.parametrize("netting", [False, True])
@examples(max_examples=5, deadline=None)
@given(seed=seeds, as_of=days)
def test_debit_less_credit_is_outstanding(netting, seed, as_of):
    ledger = Ledger(settings=Settings(netting=netting), fx_rates=RATED, **as_frames(books_of(seed, customers=25)))
    shown = presentation(ledger, as_of)
    outstanding = round(aging(ledger, as_of)["outstanding"].sum(), 2)

    assert round(shown["debit"].sum() - shown["credit"].sum(), 2) == outstanding
    assert round(-credit_balances(ledger, as_of)["base_balance"].sum(), 2) == round(shown["credit"].sum(), 2)
