"""Statutory ages: each balance in its year, credits off the oldest of their own customer, and the check of ages."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import settings as examples
from oracle import aging as oracle_aging
from oracle import settlement as oracle
from strategies import as_frames, books_of, days, seeds

from xlsaging.app.engine import for_reports
from xlsaging.metrics.statutory import age_jumps, statutory_balances
from xlsaging.model.ledger import Ledger
from xlsaging.model.settings import Settings

YEARS = ("1Y", "2Y", "3Y", "4Y", "5Y")
LABELS = ["0Y-1Y", "1Y-2Y", "2Y-3Y", "3Y-4Y", "4Y-5Y", "5Y+", "credits", "undated"]
INVOICES = """
document_no customer_id document_date origin_date document_type item_class amount entity
A1          C1          2025-01-31    2023-03-31  invoice       trade      100    E1
A2          C1          2024-03-31    -           invoice       trade      50     E1
A3          C1          2024-03-30    -           invoice       retention  40     E1
B1          C2          2019-01-01    -           invoice       trade      500    E1
B2          C2          2025-03-01    -           invoice       trade      70     E2
O1          C3          2025-01-01    -           opening       trade      9      E1
"""
RATES = pd.DataFrame({"rate_date": ["2000-01-01"] * 3, "currency": ["JPY", "KWD", "USD"], "rate": [0.05, 23.5, 7.25]})
RECEIPTS = """
receipt_no customer_id receipt_date amount entity
R1         C1          2025-02-01   120    E1
R2         C2          2025-02-01   90     E2
R3         C4          2025-02-01   8      E1
"""


def _by_bucket(frame: pd.DataFrame, name: str) -> dict[str, float]:
    return {bucket: value for bucket, value in zip(frame["bucket"], frame[name], strict=True) if value}


def test_every_engine_counts_the_same(engine, table):
    ledger = Ledger(**engine.tables(invoices=table(INVOICES), receipts=table(RECEIPTS)))
    frame = engine.pandas(statutory_balances(ledger, "2025-03-31"))

    assert list(frame["bucket"]) == LABELS
    # A1 lives on from 2023-03-31: two years to the day, still 1-2. A2 is one year old to the day, A3 a day more.
    assert _by_bucket(frame, "balance") == {
        "0Y-1Y": 120.0, "1Y-2Y": 140.0, "5Y+": 500.0, "credits": -218.0, "undated": 9.0,
    }  # fmt: skip
    # R1 pays A1 and then 20 of A2, never the retention; R2 is of E2, pays B2 there, and leaves 20; R3 has nothing.
    assert _by_bucket(frame, "loss_base") == {
        "0Y-1Y": 30.0, "1Y-2Y": 40.0, "5Y+": 500.0, "credits": -28.0, "undated": 9.0,
    }  # fmt: skip


@pytest.mark.parametrize(("edge", "label"), [("upper", "0Y-1Y"), ("lower", "1Y-2Y")])
def test_a_birthday_ends_the_year_or_opens_the_next(table, edge, label):
    invoices = table("document_no customer_id document_date amount\nA1 C1 2024-03-31 5")
    frame = statutory_balances(Ledger(invoices=invoices, settings=Settings(bucket_edge=edge)), "2025-03-31")
    assert _by_bucket(frame, "balance") == {label: 5.0}


def _expected(books: dict, as_of: date) -> tuple[dict[str, Decimal], dict[str, Decimal]]:
    """Balance and base by plain loops over the open items of the second way."""
    balance: dict[str, Decimal] = defaultdict(Decimal)
    base: dict[str, Decimal] = defaultdict(Decimal)
    owners: dict[tuple, list[tuple[int, str, Decimal]]] = defaultdict(list)
    for row in oracle.open_items(books, as_of, basis="origin_date"):
        amount = oracle_aging.base_amount(row, books, as_of, "CNY")
        day = row["date"]
        label = "undated" if day is None else oracle_aging.bucket_of(day, as_of, YEARS, "origin_date")
        balance["credits" if amount < 0 else label] += amount
        kept = row.get("item_class") == "retention" and amount > 0
        owner = tuple(row.get(name) or "" for name in ("customer_id", "entity", "account", "currency"))
        place = -1 if label == "undated" else LABELS.index(label)
        if kept:
            base[label] += amount
        else:
            owners[owner].append((place, label, amount))
    for parts in owners.values():
        credit = -sum((amount for *_, amount in parts if amount < 0), Decimal())
        for _, label, amount in sorted(parts, key=lambda part: -part[0]):
            if amount > 0:
                taken = min(amount, credit)
                base[label] += amount - taken
                credit -= taken
        base["credits"] -= credit
    return balance, base


@examples(max_examples=8, deadline=None)
@given(seed=seeds, as_of=days)
def test_balances_and_bases_are_those_of_the_second_way_and_sum_alike(seed, as_of):
    # What a refund leaves open stands with the document here and with the refund there: as much, but in two accounts.
    books = books_of(seed, customers=25, nonsense=False, refunds=False)
    frame = statutory_balances(for_reports(Ledger(fx_rates=RATES, **as_frames(books))), as_of)
    rates = RATES.assign(rate_date=date(2000, 1, 1), rate=RATES["rate"].map(lambda rate: Decimal(str(rate))))
    books["fx_rates"] = rates.to_dict("records")
    balance, base = _expected(books, as_of)

    for name, expected in (("balance", balance), ("loss_base", base)):
        found = dict(zip(frame["bucket"], frame[name], strict=True))
        assert {label: round(found[label], 2) for label in LABELS} == {
            label: round(float(expected.get(label, 0)), 2) for label in LABELS
        }
    assert round(frame["balance"].sum(), 2) == round(frame["loss_base"].sum(), 2)


def test_an_old_debt_that_was_not_young_a_year_ago_is_named(table):
    invoices = table("""
    document_no customer_id document_date posting_date amount
    A1          C1          2024-01-31    2025-03-01   100
    A2          C1          2024-02-29    2024-02-29   30
    B1          C2          2024-01-31    2024-01-31   60
    B2          C2          2025-01-31    2025-01-31   999
    C1          C3          2022-01-31    2025-03-01   500
    """)
    receipts = table("""
    receipt_no customer_id receipt_date amount applied_to returned_date
    R1         C2          2024-02-15   60     B1         2025-02-15
    """)
    frame = age_jumps(Ledger(invoices=invoices, receipts=receipts), "2025-03-31")
    # A1 came in late; the bill for B1 was paid a year ago and bounced since. What is older than two years is not asked.
    assert frame[["customer_id", "closing", "opening", "excess"]].values.tolist() == [
        ["C1", 130.0, 30.0, 100.0],
        ["C2", 60.0, 0.0, 60.0],
    ]


@pytest.mark.parametrize("as_of", ["2025-02-28", "2024-02-29", "2025-03-31"])
def test_debts_that_only_grow_older_are_never_named(as_of):
    every_day = pd.date_range("2022-01-01", as_of).strftime("%Y-%m-%d")
    invoices = pd.DataFrame({
        "document_no": [f"A{at}" for at in range(len(every_day))], "customer_id": "C1", "document_date": every_day,
        "amount": 1.0,
    })  # fmt: skip
    assert len(age_jumps(Ledger(invoices=invoices), as_of)) == 0
