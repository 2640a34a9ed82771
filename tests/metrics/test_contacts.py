"""Promises: which are due in a period, and which were kept."""

from __future__ import annotations

import pandas as pd
import pytest

from xlsaging.metrics.contacts import contacts, promises
from xlsaging.metrics.windows import months_between
from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import to_day
from xlsaging.model.settings import Settings

INVOICES = pd.DataFrame(
    {"document_no": ["A1"], "customer_id": ["C1"], "document_date": ["2025-01-01"], "amount": [900.0]}
)


def kept(table, receipts: str, *, promise: str = "2025-03-10 C1 Li 2025-03-20 100 -", grace: int = 0, **more) -> dict:
    """(due, kept) of March."""
    calls = table(f"activity_date customer_id collector promise_date promise_amount document_no\n{promise}")
    head = "receipt_no customer_id receipt_date amount applied_to returned_date"
    tables = {"invoices": INVOICES, "activities": calls, "receipts": table(f"{head}\n{receipts}"), **more}
    ledger = Ledger(settings=Settings(promise_grace_days=grace), **tables)
    return promises(ledger, to_day("2025-03-01"), to_day("2025-03-31"))


@pytest.mark.parametrize(
    ("receipts", "was_kept"),
    [
        ("R1 C1 2025-03-20 100 - -", 1),
        ("R1 C1 2025-03-21 100 - -", 0),
        ("R1 C1 2025-03-10 100 - -", 1),
        ("R1 C1 2025-03-09 100 - -", 0),
        ("R1 C1 2025-03-15 99.99 - -", 0),
        ("R1 C1 2025-03-12 40 - -\nR2 C1 2025-03-19 60 - -", 1),
        ("R1 C1 2025-03-15 100 - 2025-03-31", 0),
        ("R1 C1 2025-03-15 100 - 2025-04-01", 1),
        ("R1 C2 2025-03-15 100 - -", 0),
    ],
)
def test_a_promise_is_kept_by_enough_cash_from_the_day_it_was_given_to_its_own(table, receipts, was_kept):
    assert kept(table, receipts) == {"Li": (1, was_kept)}


def test_cash_of_the_last_day_of_the_period_keeps_a_promise_for_that_day(table):
    last = "2025-03-10 C1 Li 2025-03-31 100 -"
    assert kept(table, "R1 C1 2025-03-31 60 - -\nR2 C1 2025-03-31 40 - -", promise=last) == {"Li": (1, 1)}


def test_cash_in_a_currency_without_a_rate_keeps_no_promise(table):
    calls = table("activity_date customer_id collector promise_date\n2025-03-10 C1 Li 2025-03-20")
    cash = table("receipt_no customer_id receipt_date amount currency\nR1 C1 2025-03-15 100 USD")
    ledger = Ledger(invoices=INVOICES, activities=calls, receipts=cash)
    assert promises(ledger, to_day("2025-03-01"), to_day("2025-03-31")) == {"Li": (1, 0)}


def test_a_credit_note_that_is_used_up_keeps_no_promise(table):
    note = table("document_no customer_id document_date amount\nA1 C1 2025-01-01 900\nN1 C1 2025-03-01 -100")
    assert kept(table, "N1 C1 2025-03-15 100 A1 -", invoices=note) == {"Li": (1, 0)}


def test_days_of_grace_move_the_last_day_and_the_period_in_which_a_promise_is_due(table):
    assert kept(table, "R1 C1 2025-03-22 100 - -", grace=2) == {"Li": (1, 1)}
    late = "2025-03-10 C1 Li 2025-03-30 100 -"
    assert kept(table, "R1 C1 2025-03-22 100 - -", promise=late) == {"Li": (1, 1)}
    assert kept(table, "R1 C1 2025-03-22 100 - -", promise=late, grace=2) == {}


def test_a_promise_for_a_document_is_kept_by_what_was_applied_to_it(table):
    named = "2025-03-10 C1 Li 2025-03-20 100 A1"
    assert kept(table, "R1 C1 2025-03-15 100 A2 -", promise=named) == {"Li": (1, 0)}
    assert kept(table, "R1 C1 2025-03-15 100 A1 -", promise=named) == {"Li": (1, 1)}


def test_a_promise_without_an_amount_is_kept_by_any_cash(table):
    blank = "2025-03-10 C1 Li 2025-03-20 - -"
    assert kept(table, "R1 C1 2025-03-15 1 - -", promise=blank) == {"Li": (1, 1)}
    assert kept(table, "R1 C1 2025-04-15 1 - -", promise=blank) == {"Li": (1, 0)}
    assert kept(table, "R1 C9 2025-03-15 1 - -", promise=blank) == {"Li": (1, 0)}


@pytest.mark.parametrize(
    ("promised", "due"), [("02-28", {}), ("03-01", {"Li": (1, 0)}), ("03-31", {"Li": (1, 0)}), ("04-01", {})]
)
def test_a_promise_is_due_in_the_period_that_holds_its_day_first_and_last_included(table, promised, due):
    promise = f"2025-02-10 C1 Li 2025-{promised} 100 -"
    assert kept(table, "R1 C9 2025-03-15 1 - -", promise=promise) == due


def test_contacts_and_promises_of_consolidated_customers_count_for_nobody(table):
    customers = table("customer_id related_party\nC1 consolidated")
    assert kept(table, "R1 C1 2025-03-15 100 - -", customers=customers) == {}
    calls = table("activity_date customer_id collector\n2025-03-10 C1 Li\n2025-03-11 C2 Li")
    ledger = Ledger(invoices=INVOICES, activities=calls, customers=customers)
    assert contacts(ledger, months_between("2025-03-01", "2025-03-31"))["Li"].customers == {"C2"}


def test_contacts_of_the_first_and_the_last_day_count_each_of_them_in_its_month(table):
    calls = """
    activity_date customer_id collector
    2025-02-28    C1          Li
    2025-03-01    C1          Li
    2025-03-01    C1          Li
    2025-04-30    C2          Li
    2025-05-01    C3          Li
    """
    ledger = Ledger(invoices=INVOICES, activities=table(calls))
    found = contacts(ledger, months_between("2025-03-01", "2025-04-30"))["Li"]
    assert (found.count, found.customers, found.months) == (3, {"C1", "C2"}, {1, 2})
