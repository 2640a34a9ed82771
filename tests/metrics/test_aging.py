"""Aging: both edges of every bucket, and every way to split it."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from xlsaging.metrics.aging import aging
from xlsaging.metrics.open_items import open_items
from xlsaging.model.errors import BadSettingError
from xlsaging.model.ledger import Ledger
from xlsaging.model.settings import Settings


def _due(days):
    """One document of 1, 2, 4 … for each number of days past due on 30 June."""
    dates = [(date(2025, 6, 30) - timedelta(late)).isoformat() for late in days]
    dated = [min(day, "2025-06-30") for day in dates]
    amounts = [float(2**at) for at in range(len(days))]
    frame = {"document_no": [f"A{late}" for late in days], "customer_id": "C1", "document_date": dated}
    return pd.DataFrame({**frame, "due_date": dates, "amount": amounts})


def _row(frame):
    return {name: value for name, value in frame.iloc[0].to_dict().items() if name not in ("customer_id",) and value}


def test_an_edge_belongs_to_the_bucket_that_it_ends():
    frame = aging(Ledger(invoices=_due([-1, 0, 1, 30, 31, 60, 61])), "2025-06-30", buckets=(30, 60))
    parts = {"not_due": 1 + 2, "1-30": 4 + 8, "31-60": 16 + 32, "60+": 64}
    assert _row(frame) == {"outstanding": 127, **parts, "max_days_past_due": 61}


def test_with_lower_edges_it_belongs_to_the_bucket_that_it_begins():
    ledger = Ledger(settings=Settings(bucket_edge="lower"), invoices=_due([-1, 0, 29, 30, 59, 60]))
    parts = {"not_due": 1, "0-29": 2 + 4, "30-59": 8 + 16, "60+": 32}
    assert _row(aging(ledger, "2025-06-30", buckets=(30, 60))) == {
        "outstanding": 63,
        **parts,
        "max_days_past_due": 60,
    }


def test_on_other_bases_the_first_bucket_begins_at_nought():
    frame = aging(Ledger(invoices=_due([0, 30, 31])), "2025-06-30", buckets=(30,), basis="document_date")
    assert _row(frame) == {"outstanding": 7, "0-30": 1 + 2, "30+": 4, "max_days_past_due": 31}


@pytest.mark.parametrize(
    ("as_of", "due", "bucket"),
    [
        ("2025-02-28", "2025-01-31", "0M-1M"),
        ("2025-03-01", "2025-01-31", "1M-3M"),
        ("2025-04-30", "2025-01-31", "1M-3M"),
        ("2025-05-01", "2025-01-31", "3M+"),
        ("2024-02-29", "2024-01-31", "0M-1M"),
        ("2024-03-01", "2024-01-31", "1M-3M"),
        ("2025-01-31", "2025-01-31", "not_due"),
        ("2025-03-31", "2025-02-28", "1M-3M"),
        ("2025-03-28", "2025-02-28", "0M-1M"),
    ],
)
def test_months_are_counted_by_the_calendar(as_of, due, bucket):
    invoices = pd.DataFrame(
        {"document_no": ["A1"], "customer_id": "C1", "document_date": due, "due_date": due, "amount": 1.0}
    )
    assert aging(Ledger(invoices=invoices), as_of, buckets="1M,3M")[bucket].tolist() == [1]


@pytest.mark.parametrize(
    ("as_of", "bucket"),
    [("2025-02-28", "0Y-1Y"), ("2025-03-01", "1Y-2Y"), ("2026-02-28", "1Y-2Y"), ("2026-03-01", "2Y+")],
)
def test_years_are_counted_by_the_calendar(as_of, bucket):
    invoices = pd.DataFrame(
        {"document_no": ["A1"], "customer_id": "C1", "document_date": ["2024-02-29"], "amount": 1.0}
    )
    frame = aging(Ledger(invoices=invoices), as_of, buckets="1Y,2Y", basis="origin_date")
    assert frame[bucket].tolist() == [1]


MIXED = """
document_no customer_id document_date due_date   document_type amount currency region
A1          C1          2025-01-01    2025-01-31 invoice       100    CNY      north
A2          C1          2025-03-01    2025-03-31 invoice       50     CNY      -
K1          C1          2025-02-20    2025-02-20 credit_note   -30    CNY      north
O1          C2          2025-01-01    -          opening       70     CNY      -
U1          C2          2025-01-01    2025-01-31 invoice       10     USD      -
J1          C3          2025-01-01    2025-01-31 invoice       900    JPY      south
W1          C3          2025-01-01    2025-01-31 invoice       1.234  KWD      south
"""
RATES = "rate_date currency rate\n2025-03-01 USD 7.2\n2025-03-01 JPY 0.05\n2025-03-01 KWD 23"


@pytest.fixture
def ledger(table):
    customers = table("customer_id region industry\nC1 west steel\nC2 east -")
    return Ledger(invoices=table(MIXED), customers=customers, fx_rates=table(RATES))


def test_credits_and_undated_stand_in_columns_of_their_own(ledger, plain_rows):
    frame = aging(ledger, "2025-03-05", buckets=(30, 60))
    assert list(frame.columns) == [
        "customer_id", "outstanding", "not_due", "1-30", "31-60", "60+", "credits", "undated", "max_days_past_due",
    ]  # fmt: skip
    assert plain_rows(frame) == [
        ("C2", 142, 0, 0, 72, 0, 0, 70, 33),
        ("C1", 120, 50, 0, 100, 0, -30, 0, 33),
        ("C3", 73.38, 0, 0, 73.38, 0, 0, 0, 33),
    ]


def test_netted_credits_stand_in_the_bucket_of_their_own_date(ledger):
    frame = aging(ledger, "2025-03-05", buckets=(30, 60), unapplied="net").set_index("customer_id")
    assert frame.loc["C1", ["outstanding", "not_due", "1-30", "31-60", "credits"]].tolist() == [120, 50, -30, 100, 0]


def test_credits_set_off_first_in_first_out_leave_their_column_empty(ledger):
    frame = aging(ledger, "2025-03-05", buckets=(30, 60), unapplied="fifo").set_index("customer_id")
    assert frame.loc["C1", ["outstanding", "not_due", "31-60", "credits"]].tolist() == [120, 50, 70, 0]


def test_in_document_currency_nothing_is_converted_and_each_has_its_own_row(ledger, plain_rows):
    frame = aging(ledger, "2025-03-05", currency="document")
    assert plain_rows(frame[["customer_id", "currency", "outstanding"]]) == [
        ("C3", "JPY", 900),
        ("C1", "CNY", 120),
        ("C2", "CNY", 70),
        ("C2", "USD", 10),
        ("C3", "KWD", 1.234),
    ]


def test_a_customer_with_an_item_without_rate_has_no_total(table, plain_rows):
    ledger = Ledger(invoices=table(MIXED), fx_rates=table("rate_date currency rate\n2025-03-01 JPY 0.05"))
    frame = aging(ledger, "2025-03-05")
    assert plain_rows(frame[["customer_id", "outstanding", "31-60"]]) == [
        ("C1", 120, 100),
        ("C2", None, None),
        ("C3", None, None),
    ]


def test_a_row_goes_by_its_own_value_then_by_its_customers_then_as_unassigned(ledger, plain_rows):
    by_region = aging(ledger, "2025-03-05", by="region")
    assert plain_rows(by_region[["region", "outstanding"]]) == [
        ("east", 142),
        ("south", 73.38),
        ("north", 70),
        ("west", 50),
    ]
    by_industry = aging(ledger, "2025-03-05", by="industry")
    assert plain_rows(by_industry[["industry", "outstanding"]]) == [("unassigned", 215.38), ("steel", 120)]


def test_several_columns_split_together(ledger, plain_rows):
    frame = aging(ledger, "2025-03-05", by=["industry", "document_type"])
    assert plain_rows(frame[["industry", "document_type", "outstanding"]]) == [
        ("steel", "invoice", 150),
        ("unassigned", "invoice", 145.38),
        ("unassigned", "opening", 70),
        ("steel", "credit_note", -30),
    ]


@pytest.mark.parametrize("by", ["document_type", "item_class", "document_no", "currency", "entity", "collector"])
def test_it_can_be_split_by_what_the_ledger_does_not_say(table, by):
    invoices = table("document_no customer_id document_date amount\nA1 C1 2025-01-01 10\nK1 C1 2025-01-01 -4")
    frame = aging(Ledger(invoices=invoices), "2025-01-31", by=by)
    assert frame["outstanding"].sum() == 6
    assert frame[by].notna().all()


def test_it_can_be_split_by_a_column_of_the_users_own_and_by_a_date(table):
    invoices = table("document_no customer_id document_date amount 车间\nA1 C1 2025-01-01 10 甲\nA2 C1 2025-01-02 5 乙")
    ledger = Ledger(invoices=invoices)
    assert aging(ledger, "2025-01-31", by="车间")[["车间", "outstanding"]].values.tolist() == [
        ["甲", 10.0],
        ["乙", 5.0],
    ]
    assert aging(ledger, "2025-01-31", by="document_date")["document_date"].dt.date.tolist() == [
        date(2025, 1, 1),
        date(2025, 1, 2),
    ]


def test_a_column_that_no_table_has_is_refused_by_name(ledger):
    with pytest.raises(BadSettingError, match="colour"):
        aging(ledger, "2025-03-05", by="colour")


@pytest.mark.parametrize("bad", ["60,30", "0,30", "30,3M", "x", ""])
def test_edges_that_make_no_sense_are_refused(ledger, bad):
    with pytest.raises(BadSettingError, match="buckets"):
        aging(ledger, "2025-03-05", buckets=bad)


def test_aging_sums_what_open_items_list(ledger):
    items = open_items(ledger, "2025-03-05")
    assert aging(ledger, "2025-03-05")["outstanding"].sum() == pytest.approx(items["base_open_amount"].sum(), abs=1e-9)


@pytest.mark.parametrize(("currency", "decimals"), [("CNY", 2), ("JPY", 0), ("KWD", 3)])
def test_a_million_rows_are_exact_in_every_currency(currency, decimals):
    rows, unit = 500_000, 10**decimals
    random = np.random.default_rng(7)
    minor = random.integers(1, 10_000_000, rows)
    paid = np.minimum(random.integers(0, 12_000_000, rows), minor)
    late = random.integers(-90, 500, rows)
    day = np.datetime64("2025-06-30", "s")
    numbers = pd.Series(np.arange(rows)).astype("str")
    customers = ("C" + pd.Series(np.arange(rows) % 500).astype("str")).to_numpy()
    invoices = pd.DataFrame(
        {
            "document_no": numbers,
            "customer_id": customers,
            "document_date": np.datetime64("2023-01-01", "s"),
            "due_date": day - late.astype("timedelta64[D]"),
            "amount": minor / unit,
            "currency": currency,
        }
    )
    receipts = pd.DataFrame(
        {
            "receipt_no": "R" + numbers,
            "customer_id": customers,
            "receipt_date": day,
            "amount": paid / unit,
            "applied_to": numbers,
            "currency": currency,
        }
    )
    ledger = Ledger(invoices=invoices, receipts=receipts)
    frame = aging(ledger, "2025-06-30", buckets=(30, 60, 90), currency="document").set_index("customer_id")
    left = pd.Series(minor - paid)
    bounds = {"not_due": (-91, 0), "1-30": (0, 30), "31-60": (30, 60), "61-90": (60, 90), "90+": (90, 500)}
    for name, (low, high) in {**bounds, "outstanding": (-91, 500)}.items():
        exact = left.where((late > low) & (late <= high), 0).groupby(customers).sum()
        exact = exact.reindex(frame.index)
        assert (exact / unit == frame[name]).all()
