"""Days to pay against figures worked out by hand."""

from __future__ import annotations

import pytest

from xlsaging.metrics.applications import applications
from xlsaging.metrics.days_to_pay import days_to_pay
from xlsaging.model.errors import BadSettingError
from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import from_day

COLUMNS = [
    "customer_id",
    "documents",
    "paid_amount",
    "weighted_days_to_pay",
    "average_days_late",
    "weighted_terms_days",
]


def test_engines_agree_on_days_to_pay(quarter, plain_rows):
    engine, ledger = quarter
    found = engine.pandas(days_to_pay(ledger, "2025-02-01", "2025-03-31"))
    assert list(found.columns) == COLUMNS
    # 100 after 52 days, 250 after 49, 100 after 33, 5 after 64; only A1 is settled, 22 days late. R3 is on account.
    days = (100 * 52 + 250 * 49 + 100 * 33 + 5 * 64) / 455
    assert plain_rows(found) == [("C1", 1, 455.0, round(days, 6), 22.0, 30.0)]


INVOICE = "document_no customer_id document_date due_date amount\nA1 C1 2025-01-01 2025-01-31 100"


def rows(invoices, receipts, plain_rows, start="2025-01-01", end="2025-03-31", **more):
    by = more.pop("by", "customer_id")
    return plain_rows(days_to_pay(Ledger(invoices=invoices, receipts=receipts, **more), start, end, by))


def test_part_payments_weigh_by_what_they_paid_and_the_last_one_decides_lateness(table, plain_rows):
    receipts = table(
        "receipt_no customer_id receipt_date amount applied_to\nR1 C1 2025-01-11 25 A1\nR2 C1 2025-02-10 75 A1"
    )
    assert rows(table(INVOICE), receipts, plain_rows) == [("C1", 1, 100.0, 32.5, 10.0, 30.0)]


def test_a_part_payment_alone_closes_nothing(table, plain_rows):
    receipts = table("receipt_no customer_id receipt_date amount applied_to\nR1 C1 2025-01-11 25 A1")
    assert rows(table(INVOICE), receipts, plain_rows) == [("C1", 0, 25.0, 10.0, None, 30.0)]


def test_paying_early_is_negative(table, plain_rows):
    receipts = table("receipt_no customer_id receipt_date amount applied_to\nR1 C1 2025-01-21 100 A1")
    assert rows(table(INVOICE), receipts, plain_rows) == [("C1", 1, 100.0, 20.0, -10.0, 30.0)]


def test_a_receipt_belongs_to_the_period_it_was_applied_in_but_paid_when_it_came(table, plain_rows):
    receipts = table(
        "receipt_no customer_id receipt_date amount applied_to applied_date\nR1 C1 2025-01-21 100 A1 2025-02-15"
    )
    assert rows(table(INVOICE), receipts, plain_rows, "2025-01-01", "2025-01-31") == []
    assert rows(table(INVOICE), receipts, plain_rows, "2025-02-01", "2025-02-28") == [
        ("C1", 1, 100.0, 20.0, -10.0, 30.0)
    ]


def test_a_document_closed_by_a_credit_note_counts_with_its_last_receipt(table, plain_rows):
    invoices = table(
        "document_no customer_id document_date due_date amount document_type applied_to\n"
        "A1 C1 2025-01-01 2025-01-31 100 invoice -\nK1 C1 2025-02-20 2025-02-20 -40 credit_note A1"
    )
    receipts = table("receipt_no customer_id receipt_date amount applied_to\nR1 C1 2025-02-10 60 A1")
    assert rows(invoices, receipts, plain_rows) == [("C1", 1, 60.0, 40.0, 10.0, 30.0)]


def test_money_applied_before_it_came_counts_from_the_day_it_came(table):
    invoices = table("document_no customer_id document_date amount\nA1 C1 2025-01-01 100")
    receipts = table(
        "receipt_no customer_id receipt_date amount applied_to applied_date\nR1 C1 2025-02-10 100 A1 2025-01-05"
    )
    applied = applications(Ledger(invoices=invoices, receipts=receipts), "2025-03-31").to_native()
    assert [str(from_day(int(day))) for day in applied["effective_day"]] == ["2025-02-10"]


def test_a_returned_receipt_never_was_a_payment(table, plain_rows):
    receipts = table(
        "receipt_no customer_id receipt_date amount applied_to returned_date\nR1 C1 2025-01-11 100 A1 2025-02-01"
    )
    assert rows(table(INVOICE), receipts, plain_rows) == []


def test_instalments_are_late_each_on_their_own(table, plain_rows):
    invoices = table(
        "document_no customer_id document_date due_date amount instalment_no\n"
        "A1 C1 2025-01-01 2025-01-31 50 1\nA1 C1 2025-01-01 2025-03-02 50 2"
    )
    invoices["instalment_no"] = invoices["instalment_no"].astype(int)
    receipts = table("receipt_no customer_id receipt_date amount applied_to\nR1 C1 2025-02-10 100 A1")
    # 10 days late, and 20 early.
    assert rows(invoices, receipts, plain_rows) == [("C1", 2, 100.0, 40.0, -5.0, 45.0)]


def test_clearing_groups_pay_too(table, plain_rows):
    invoices = table(
        "document_no customer_id document_date due_date amount clearing_no clearing_date\n"
        "A1 C1 2025-01-01 2025-01-31 60 K7 2025-02-12\nA2 C1 2025-01-11 2025-02-10 40 K7 2025-02-12"
    )
    receipts = table(
        "receipt_no customer_id receipt_date amount clearing_no clearing_date\nR1 C1 2025-02-10 100 K7 2025-02-12"
    )
    # 60 after 40 days and 10 late, 40 after 30 days and in time.
    assert rows(invoices, receipts, plain_rows) == [("C1", 2, 100.0, 36.0, 5.0, 30.0)]


def test_foreign_payments_weigh_in_the_base_currency(table, plain_rows):
    invoices = table(
        "document_no customer_id document_date due_date amount currency\n"
        "A1 C1 2025-01-01 2025-01-31 100 USD\nA2 C1 2025-01-01 2025-01-31 100 CNY"
    )
    receipts = table(
        "receipt_no customer_id receipt_date amount applied_to currency\nR1 C1 2025-01-11 100 A1 USD\n"
        "R2 C1 2025-01-21 100 A2 CNY"
    )
    rates = table("rate_date currency rate\n2025-01-01 USD 3")
    assert rows(invoices, receipts, plain_rows, fx_rates=rates) == [("C1", 2, 400.0, 12.5, -15.0, 30.0)]


def test_by_may_be_any_attribute_or_none(table, plain_rows):
    receipts = table("receipt_no customer_id receipt_date amount applied_to\nR1 C1 2025-01-11 100 A1")
    customers = table("customer_id region\nC1 north")
    assert rows(table(INVOICE), receipts, plain_rows, customers=customers, by="region")[0][0] == "north"
    assert rows(table(INVOICE), receipts, plain_rows, by=()) == [(1, 100.0, 10.0, -20.0, 30.0)]


def test_a_period_that_ends_before_it_starts_is_refused(table):
    with pytest.raises(BadSettingError):
        days_to_pay(Ledger(invoices=table(INVOICE)), "2025-02-01", "2025-01-31")
