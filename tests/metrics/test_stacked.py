"""A stacked ledger holds for each day what that day needs, and nothing that is over."""

from __future__ import annotations

import pytest

from xlsaging.metrics.stacked import stacked, unstacked
from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import to_day

DAYS = [to_day("2025-01-31"), to_day("2025-03-31")]
INVOICES = "document_no customer_id document_date due_date amount\nA1 C1 2025-01-10 2025-02-09 100"


def _numbers(ledger, table="invoices", column="document_no"):
    frame = ledger.typed(table).to_native()
    return sorted(zip(frame["customer_id"], frame[column], strict=True))


def test_each_day_has_customers_of_its_own_and_dates_moved_to_the_last_day(table):
    made = stacked(Ledger(invoices=table(INVOICES)), DAYS).typed("invoices").to_native()
    assert list(made["customer_id"]) == ["000C1", "001C1"]
    assert list(made["due_date"]) == [to_day("2025-04-09"), to_day("2025-02-09")]


@pytest.mark.parametrize(
    ("receipt", "kept"),
    [
        ("2025-02-20 100 A1", ["000C1"]),
        ("2025-02-20 99 A1", ["000C1", "001C1"]),
        ("2025-02-20 101 A1", ["000C1", "001C1"]),
        ("2025-02-20 100 -", ["000C1", "001C1"]),
        ("2025-04-01 100 A1", ["000C1", "001C1"]),
        ("2025-01-31 100 A1", []),
    ],
)
def test_what_is_settled_for_good_is_left_out(table, receipt, kept):
    receipts = table(f"receipt_no customer_id receipt_date amount applied_to\nR1 C1 {receipt}")
    made = stacked(Ledger(invoices=table(INVOICES), receipts=receipts), DAYS)
    assert [customer for customer, _ in _numbers(made)] == kept


@pytest.mark.parametrize(
    "column",
    ["returned_date 2025-05-01", "clearing_no G1", "currency USD"],
)
def test_a_receipt_that_may_do_anything_else_keeps_its_document(table, column):
    name, value = column.split()
    receipts = table(f"receipt_no customer_id receipt_date amount applied_to {name}\nR1 C1 2025-01-31 100 A1 {value}")
    made = stacked(Ledger(invoices=table(INVOICES), receipts=receipts), DAYS)
    assert [customer for customer, _ in _numbers(made)] == ["000C1", "001C1"]


def test_a_document_that_a_note_refers_to_is_kept(table):
    invoices = table(
        "document_no customer_id document_date due_date amount applied_to\nA1 C1 2025-01-10 2025-02-09 100 -\n"
        "N1 C1 2025-03-10 2025-03-10 -10 A1"
    )
    receipts = table("receipt_no customer_id receipt_date amount applied_to\nR1 C1 2025-01-31 100 A1")
    made = stacked(Ledger(invoices=invoices, receipts=receipts), DAYS)
    assert ("001C1", "A1") in _numbers(made)


def test_what_comes_later_is_left_out_unless_it_is_a_note_or_uses_one(table):
    invoices = table(
        "document_no customer_id document_date amount\nA1 C1 2025-01-10 100\nA2 C1 2025-03-10 50\nN1 C1 2025-03-10 -10"
    )
    receipts = table(
        "receipt_no customer_id receipt_date amount applied_to\nR1 C1 2025-03-20 60 A1\nN1 C1 2025-03-20 10 A1"
    )
    made = stacked(Ledger(invoices=invoices, receipts=receipts), DAYS)
    assert [number for customer, number in _numbers(made) if customer == "000C1"] == ["A1", "N1"]
    assert [number for customer, number in _numbers(made, "receipts", "receipt_no") if customer == "000C1"] == ["N1"]


def test_due_dates_are_made_before_months_are_moved(table):
    invoices = table("document_no customer_id document_date amount\nA1 C1 2025-01-10 100")
    customers = table("customer_id terms_days terms_rule\nC1 30 month_end")
    made = stacked(Ledger(invoices=invoices, customers=customers), DAYS).typed("invoices").to_native()
    assert list(made["due_date"]) == [to_day("2025-03-02") + DAYS[1] - DAYS[0], to_day("2025-03-02")]


def test_rows_find_their_customer_day_and_dates_again(table):
    ledger = Ledger(invoices=table(INVOICES))
    made = stacked(ledger, DAYS).typed("invoices", ["customer_id", "document_date"])
    back = unstacked(made, ledger, DAYS, ["document_date"]).to_native()
    assert list(back["customer_id"]) == ["C1", "C1"]
    assert list(back["bound"]) == DAYS
    assert set(back["document_date"]) == {to_day("2025-01-10")}
