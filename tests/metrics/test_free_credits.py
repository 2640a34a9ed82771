"""Free credits: what kind they are, how old, and that they are the credits of the aging."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import settings as examples
from strategies import as_frames, books_of, days, seeds

from xlsaging.app.engine import for_reports
from xlsaging.metrics.aging import aging
from xlsaging.metrics.free_credits import FREE_CREDIT_COLUMNS, free_credits, free_credits_aging
from xlsaging.model.ledger import Ledger

RATES = pd.DataFrame({"rate_date": ["2000-01-01"] * 3, "currency": ["JPY", "KWD", "USD"], "rate": [0.05, 23.5, 7.25]})
INVOICES = """
document_no customer_id document_date due_date   amount
A1          C1          2025-01-01    2025-01-31 100
N1          C1          2025-02-28    2025-02-28 -20
N2          C1          2025-03-01    2025-03-01 -7
"""
RECEIPTS = """
receipt_no customer_id receipt_date amount applied_to
R1         C1          2025-02-28   130    A1
R2         -           2024-12-01   55     -
R3         C2          2025-03-31   9      -
"""
WRITE_OFFS = "write_off_date customer_id amount\n2025-03-30 C1 4"


@pytest.fixture
def tables(table):
    texts = {"invoices": INVOICES, "receipts": RECEIPTS, "write_offs": WRITE_OFFS}
    return {name: table(text) for name, text in texts.items()}


def test_every_engine_lists_the_same(engine, tables, plain_rows):
    ledger = Ledger(**engine.tables(**tables))
    frame = engine.pandas(free_credits(ledger, "2025-03-31"))

    assert tuple(frame.columns) == FREE_CREDIT_COLUMNS
    assert plain_rows(frame[["kind", "customer_id", "document_no", "age_days", "base_open_amount"]]) == [
        ("unclaimed", "", "R2", 120, -55.0),
        ("unapplied", "C1", "R1", 31, -30.0),
        ("unapplied", "C2", "R3", 0, -9.0),
        ("credit_note", "C1", "N1", 31, -20.0),
        ("credit_note", "C1", "N2", 30, -7.0),
        ("write_off", "C1", "", 1, -4.0),
    ]
    aged = engine.pandas(free_credits_aging(ledger, "2025-03-31"))
    assert list(aged.columns) == [
        "kind", "outstanding", "0-30", "31-60", "61-90", "91-180", "181-360", "360+", "undated",
    ]  # fmt: skip
    assert plain_rows(aged[["kind", "outstanding", "0-30", "31-60", "91-180"]]) == [
        ("unclaimed", -55.0, 0.0, 0.0, -55.0),
        ("unapplied", -39.0, -9.0, -30.0, 0.0),
        ("credit_note", -27.0, -7.0, -20.0, 0.0),
        ("write_off", -4.0, -4.0, 0.0, 0.0),
    ]


def test_day_thirty_is_not_over_thirty_days_and_what_is_not_dated_always_is(tables, table):
    rows = free_credits(Ledger(**tables), "2025-03-31", 30)
    assert list(rows["document_no"]) == ["R2", "R1", "N1"]
    undated = table("document_no customer_id document_date amount\nA1 C1 2025-03-31 1\nN1 C1 - -3")
    assert list(free_credits(Ledger(invoices=undated), "2025-03-31", 30)["document_no"]) == ["N1"]


@examples(max_examples=8, deadline=None)
@given(seed=seeds, as_of=days)
def test_they_are_the_credits_of_the_aging(seed, as_of):
    ledger = for_reports(Ledger(fx_rates=RATES, **as_frames(books_of(seed, customers=25))))
    credits = round(aging(ledger, as_of)["credits"].sum(), 2)

    assert round(free_credits_aging(ledger, as_of)["outstanding"].sum(), 2) == credits
    assert round(free_credits(ledger, as_of)["base_open_amount"].sum(), 2) == credits
