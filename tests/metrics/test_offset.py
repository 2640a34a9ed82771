"""Clearing groups, and FIFO."""

from __future__ import annotations

import pandas as pd
import pytest

from xlsaging.metrics.open_items import open_items
from xlsaging.model.ledger import Ledger

TWO = """
document_no customer_id document_date due_date   amount
A1          C1          2025-01-01    2025-01-31 100
A2          C1          2025-01-15    2025-02-14 50
"""


GROUPS = """
document_no customer_id document_date due_date   clearing_no clearing_date amount
A1          C1          2025-01-01    2025-01-31 G1          2025-02-20    100
A2          C1          2025-01-02    2025-02-01 G1          2025-02-20    50
K1          C1          2025-01-03    2025-01-03 G1          2025-02-20    -20
A3          C1          2025-01-04    2025-02-03 -           -             70
A4          C2          2025-01-04    2025-02-03 G1          2025-02-20    30
"""


def test_a_clearing_group_sets_many_receipts_off_against_many_documents(settled):
    receipts = """
    receipt_no customer_id receipt_date clearing_no clearing_date amount
    R1         C1          2025-02-18   G1          2025-02-20    90
    R2         C1          2025-02-19   G1          2025-02-20    40
    """
    before = {"A1": 100, "A2": 50, "K1": -20, "A3": 70, "A4": 30, "R1": -90, "R2": -40}
    assert settled("2025-02-19", GROUPS, receipts) == before
    assert settled("2025-02-20", GROUPS, receipts) == {"A3": 70, "A4": 30}


def test_a_clearing_group_short_of_money_leaves_the_document_due_last(settled):
    receipts = """
    receipt_no customer_id receipt_date clearing_no clearing_date amount
    R1         C1          2025-02-18   G1          2025-02-20    90
    """
    assert settled("2025-02-28", GROUPS, receipts) == {"A2": 40, "A3": 70, "A4": 30}


def test_a_clearing_group_with_too_much_money_leaves_the_credit_note_before_the_receipt(settled):
    receipts = """
    receipt_no customer_id receipt_date clearing_no clearing_date amount
    R1         C1          2025-02-18   G1          2025-02-20    145
    """
    assert settled("2025-02-28", GROUPS, receipts) == {"K1": -15, "A3": 70, "A4": 30}


def test_a_clearing_group_is_cleared_on_the_day_that_any_of_its_members_states(settled):
    invoices = GROUPS.replace("2025-02-20    50", "-             50").replace("2025-02-20    -20", "-             -20")
    receipts = """
    receipt_no customer_id receipt_date clearing_no clearing_date amount
    R1         C1          2025-02-01   G1          -             130
    """
    assert settled("2025-02-19", invoices, receipts)["A2"] == 50
    assert settled("2025-02-20", invoices, receipts) == {"A3": 70, "A4": 30}


def test_a_line_of_nothing_may_state_the_day_on_which_its_group_was_cleared(settled):
    invoices = """
    document_no customer_id document_date due_date   clearing_no clearing_date amount
    A1          C1          2025-01-01    2025-01-31 G1          -             100
    Z1          C1          2025-01-02    2025-02-01 G1          2025-02-20    0
    """
    paid = "receipt_no customer_id receipt_date clearing_no amount\nR1 C1 2025-02-01 G1 100"
    assert settled("2025-02-19", invoices, paid) == {"A1": 100, "R1": -100}
    assert settled("2025-02-20", invoices, paid) == {}


FIFO = {"unapplied": "fifo"}
PAID_35 = """
receipt_no customer_id receipt_date amount
R1         C1          2025-02-01   120
"""


def test_fifo_sets_free_money_against_the_oldest_by_the_basis_in_use(settled):
    invoices = TWO.replace("2025-02-14", "2025-01-20")
    assert settled("2025-02-28", invoices, PAID_35, **FIFO) == {"A1": 30}
    assert settled("2025-02-28", invoices, PAID_35, basis="document_date", **FIFO) == {"A2": 30}


def test_fifo_does_not_wait_for_a_reference_that_has_not_come(settled):
    receipts = """
    receipt_no customer_id receipt_date amount applied_to
    R1         C1          2025-02-01   60     A9
    """
    assert settled("2025-02-28", TWO, receipts) == {"A1": 100, "A2": 50, "R1": -60}
    assert settled("2025-02-28", TWO, receipts, **FIFO) == {"A1": 40, "A2": 50}


@pytest.mark.parametrize("other", ["customer_id", "entity", "account", "currency"])
def test_fifo_never_crosses(table, other):
    head = {"customer_id": "C1", "entity": "E1", "account": "1122", "currency": "CNY"}
    invoices = pd.DataFrame([{"document_no": "A1", "document_date": "2025-01-01", "amount": 100.0, **head}])
    strange = {**head, other: "USD" if other == "currency" else "X"}
    receipts = pd.DataFrame([{"receipt_no": "R1", "receipt_date": "2025-01-05", "amount": 60.0, **strange}])
    ledger = Ledger(invoices=invoices, receipts=receipts)
    assert sorted(open_items(ledger, "2025-02-28", unapplied="fifo")["open_amount"]) == [-60, 100]
    receipts = receipts.assign(**head)
    ledger = Ledger(invoices=invoices, receipts=receipts)
    assert sorted(open_items(ledger, "2025-02-28", unapplied="fifo")["open_amount"]) == [40]


def test_fifo_never_touches_retention(settled):
    invoices = """
    document_no customer_id document_date due_date   item_class condition_met_date amount
    A1          C1          2025-01-01    2025-01-31 retention  2025-01-02         100
    A2          C1          2025-01-15    2025-02-14 trade      -                  50
    """
    assert settled("2025-02-28", invoices, PAID_35, **FIFO) == {"A1": 100, "R1": -70}


DISPUTED = """
document_no customer_id document_date due_date   dispute_reason dispute_date amount
A1          C1          2025-01-01    2025-01-31 price          2025-02-15   100
A2          C1          2025-01-15    2025-02-14 -              -            50
"""


def test_fifo_skips_disputed_items_only_if_told_so_and_only_while_they_are(settled):
    assert settled("2025-02-28", DISPUTED, PAID_35, **FIFO) == {"A2": 30}
    assert settled("2025-02-28", DISPUTED, PAID_35, skip_disputed=True, **FIFO) == {"A1": 100, "R1": -70}
    assert settled("2025-02-14", DISPUTED, PAID_35, skip_disputed=True, **FIFO) == {"A2": 30}


OPENINGS = """
document_no customer_id document_date due_date   document_type origin_date amount clearing_no
O1          C1          2025-01-01    -          opening       -           100    G1
O2          C1          2025-01-01    -          opening       2023-05-01  100    G1
A1          C1          2025-01-01    2025-01-01 invoice       -           100    G1
A2          C1          2024-11-05    2024-12-05 invoice       -           100    G1
"""


@pytest.mark.parametrize("basis", ["due_date", "document_date", "origin_date"])
def test_fifo_pays_an_undated_opening_before_all_that_came_from_its_carry_forward_on(settled, basis):
    paid = "receipt_no customer_id receipt_date amount\nR1 C1 2025-02-01 320"
    assert settled("2025-02-28", OPENINGS, paid, basis=basis, **FIFO) == {"A1": 80}
    paid = "receipt_no customer_id receipt_date amount\nR1 C1 2025-02-01 220"
    # What is known to be older than the carry-forward comes first: how old the opening is, nobody knows.
    assert settled("2025-02-28", OPENINGS, paid, basis=basis, **FIFO) == {"O1": 80, "A1": 100}


def test_a_clearing_group_short_of_money_clears_an_undated_opening_before_what_came_after(settled):
    paid = "receipt_no customer_id receipt_date amount clearing_no\nR1 C1 2025-02-01 320 G1"
    assert settled("2025-02-28", OPENINGS, paid) == {"A1": 80}
