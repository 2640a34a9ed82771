"""Credit notes and red-letter invoices: who gets how much of each."""

from __future__ import annotations

import pytest

CREDITED = """
document_no customer_id document_date amount applied_to reverses_document_no
A1          C1          2025-01-01    100    -          -
A2          C1          2025-01-02    100    -          -
K1          C1          2025-01-10    -80    -          -
"""


def test_a_credit_note_without_reference_is_a_free_credit(settled):
    assert settled("2025-02-28", CREDITED) == {"A1": 100, "A2": 100, "K1": -80}


def test_a_credit_note_settles_what_it_is_applied_to_from_the_day_it_is_applied(settled):
    invoices = """
    document_no customer_id document_date amount applied_to applied_date
    A1          C1          2025-01-01    100    -          -
    K1          C1          2025-01-10    -80    A1         2025-02-01
    """
    assert settled("2025-01-31", invoices) == {"A1": 100, "K1": -80}
    assert settled("2025-02-01", invoices) == {"A1": 20}


def test_a_red_letter_invoice_reduces_its_own_blue_one_before_any_receipt(settled):
    invoices = """
    document_no customer_id document_date amount reverses_document_no
    A1          C1          2025-01-01    100    -
    K1          C1          2025-02-10    -100   A1
    """
    receipts = """
    receipt_no customer_id receipt_date amount applied_to
    R1         C1          2025-02-01   100    A1
    """
    assert settled("2025-02-05", invoices, receipts) == {}
    assert settled("2025-02-28", invoices, receipts) == {"R1": -100}


def test_a_receipt_comes_before_a_credit_note_on_the_same_document(settled):
    invoices = CREDITED.replace("-80    - ", "-80    A1")
    receipts = """
    receipt_no customer_id receipt_date amount applied_to
    R1         C1          2025-02-20   60     A1
    """
    assert settled("2025-02-28", invoices, receipts) == {"A2": 100, "K1": -40}


def test_a_receipt_row_with_a_credit_notes_number_uses_the_note_and_is_no_cash(settled):
    receipts = """
    receipt_no customer_id receipt_date amount applied_to
    K1         C1          2025-02-01   50     A2
    """
    assert settled("2025-02-28", CREDITED, receipts) == {"A1": 100, "A2": 50, "K1": -30}


def test_more_of_a_credit_note_than_there_is_cannot_be_used(settled):
    receipts = """
    receipt_no customer_id receipt_date amount applied_to
    K1         C1          2025-02-01   50     A2
    K1         C1          2025-02-02   90     A1
    """
    assert settled("2025-02-28", CREDITED, receipts) == {"A1": 70, "A2": 50}


def test_a_credit_note_is_no_cash_before_it_exists_either(settled):
    receipts = """
    receipt_no customer_id receipt_date amount applied_to
    K1         C1          2025-01-05   50     A2
    """
    assert settled("2025-01-08", CREDITED, receipts) == {"A1": 100, "A2": 100}
    assert settled("2025-01-10", CREDITED, receipts) == {"A1": 100, "A2": 50, "K1": -30}


def test_rows_that_use_a_note_come_before_its_own_reference_even_while_they_wait(settled):
    invoices = CREDITED.replace("-80    - ", "-80    A1")
    receipts = """
    receipt_no customer_id receipt_date amount applied_to
    K1         C1          2025-02-01   50     A2
    """
    assert settled("2025-01-20", invoices, receipts) == {"A1": 70, "A2": 100, "K1": -50}
    assert settled("2025-02-28", invoices, receipts) == {"A1": 70, "A2": 50}


@pytest.mark.parametrize(("own", "left"), [("- ", {"A1": 100}), ("A1", {"A1": 70})])
def test_a_credit_note_that_is_paid_out_settles_nothing_any_more(settled, own, left):
    invoices = CREDITED.replace("-80    - ", f"-80    {own}")
    receipts = """
    receipt_no customer_id receipt_date amount applied_to
    P1         C1          2025-02-01   -50    K1
    """
    rest = {} if own == "A1" else {"K1": -30}
    assert settled("2025-02-28", invoices, receipts) == {**left, "A2": 100, **rest}


def test_paying_out_more_than_the_credit_note_is_worth_is_owed_back(settled):
    receipts = """
    receipt_no customer_id receipt_date amount applied_to
    P1         C1          2025-02-01   -100   K1
    """
    assert settled("2025-02-28", CREDITED, receipts) == {"A1": 100, "A2": 100, "P1": 20}


def test_lines_of_mixed_sign_under_one_number_are_one_document(settled):
    invoices = """
    document_no customer_id document_date amount instalment_no
    A1          C1          2025-01-01    100    1
    A1          C1          2025-01-01    -30    2
    A2          C1          2025-01-01    20     1
    A2          C1          2025-01-01    -50    2
    """
    assert settled("2025-02-28", invoices) == {"A1": 70, "A2/2": -30}
