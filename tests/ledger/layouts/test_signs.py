"""Signs are turned round by type, and what stands against its type is said."""

from __future__ import annotations

from typing import Any

import pytest

HEAD = "document_no|customer_id|document_date|due_date|amount|document_type\n"
DATES = "C1|2025-01-01|2025-01-31"


def test_unsigned_credit_notes_are_turned(typed: Any, read: Any) -> None:
    ledger = read(typed("invoices", HEAD + f"A1|{DATES}|100|发票\nA2|{DATES}|30|红字发票\nA3|{DATES}|0|贷项"))
    assert ledger.rows("invoices", "document_no", "amount", "document_type") == [
        ("A1", 10000, "invoice"), ("A2", -3000, "credit_note"), ("A3", 0, "credit_note"),
    ]  # fmt: skip
    turned = ledger.found("signs_turned")
    assert [(issue.at, issue.params["count"]) for issue in turned] == [("Ledger!E1", 1)]
    account = ledger.ledger.rows[0]
    assert (account.read_sum, account.used_sum) == (13000, 13000)


def test_in_a_signed_list_a_positive_credit_note_is_kept_and_flagged(typed: Any, read: Any) -> None:
    ledger = read(typed("invoices", HEAD + f"A1|{DATES}|-30|credit note\nA2|{DATES}|20|credit note"))
    assert ledger.rows("invoices", "amount") == [(-3000,), (2000,)]
    assert [issue.at for issue in ledger.found("sign_raises_against_type")] == ["Ledger!E3"]
    assert ledger.found("signs_turned") == []


def test_a_negative_invoice_is_kept_and_flagged(typed: Any, read: Any) -> None:
    ledger = read(typed("invoices", HEAD + f"A1|{DATES}|-30|invoice\nA2|{DATES}|20|invoice"))
    assert ledger.rows("invoices", "amount", "document_type") == [(-3000, "invoice"), (2000, "invoice")]
    assert [(issue.at, issue.params["amount"]) for issue in ledger.found("sign_lowers_against_type")] == [
        ("Ledger!E2", -30.0)
    ]


def test_base_amounts_turn_with_their_amounts(typed: Any, read: Any) -> None:
    table = typed("invoices", HEAD.replace("amount|", "amount|base_amount|currency|") + f"A2|{DATES}|30|216|USD|CN")
    ledger = read(table, given={"base_currency"})
    assert ledger.rows("invoices", "amount", "base_amount") == [(-3000, -21600)]


def test_a_list_of_negative_receipts_is_turned(typed: Any, read: Any) -> None:
    ledger = read(
        typed("invoices", HEAD + f"A1|{DATES}|100|发票"),
        typed("receipts", "receipt_no|customer_id|receipt_date|amount|applied_to\nR1|C1|2025-02-01|-60|A1\nR2|C1|2025-02-02|-10|A1\nR3|C1|2025-02-03|5|A1"),
    )  # fmt: skip
    assert ledger.rows("receipts", "amount") == [(6000,), (1000,), (-500,)]
    assert [issue.params["count"] for issue in ledger.found("signs_turned")] == [2]
    assert ledger.ledger.rows[1].read_sum == -6500


def test_refunds_among_receipts_stay_negative(typed: Any, read: Any) -> None:
    ledger = read(
        typed("invoices", HEAD + f"A1|{DATES}|100|发票"),
        typed("receipts", "receipt_no|customer_id|receipt_date|amount|applied_to\nR1|C1|2025-02-01|60|A1\nR2|C1|2025-02-02|-10|A1"),
    )  # fmt: skip
    assert ledger.rows("receipts", "amount") == [(6000,), (-1000,)]
    assert ledger.found("signs_turned") == []


@pytest.mark.parametrize("sheet", ["预收账款", "2203 预收账款", "Customer deposits", "合同负债"])
def test_advances_without_sign_lower_what_is_owed(typed: Any, read: Any, sheet: str) -> None:
    rows = "document_no|customer_id|document_date|amount\nP1|C1|2025-01-10|30"
    ledger = read(typed("invoices", rows, sheet=sheet))
    assert ledger.rows("invoices", "amount", "document_type", "account") == [(-3000, "credit_note", sheet)]
    assert [issue.params for issue in ledger.found("advances_turned")] == [{"count": 1, "account": sheet}]
    assert ledger.ledger.rows[0].read_sum == 3000


def test_advances_with_signs_stay_as_they_are(typed: Any, read: Any) -> None:
    rows = "document_no|customer_id|document_date|amount|account\n"
    rows += "P1|C1|2025-01-10|-30|2203 预收账款\nP2|C1|2025-01-10|5|2203 预收账款\nA1|C1|2025-01-10|100|1122 应收账款"
    ledger = read(typed("invoices", rows))
    assert ledger.rows("invoices", "amount") == [(-3000,), (500,), (10000,)]
    assert ledger.found("advances_turned") == []


def test_only_the_rows_of_the_account_of_advances_are_turned(typed: Any, read: Any) -> None:
    rows = "document_no|customer_id|document_date|amount|account\n"
    rows += "P1|C1|2025-01-10|30|2203 预收账款\nA1|C1|2025-01-10|100|1122 应收账款"
    ledger = read(typed("invoices", rows))
    assert ledger.rows("invoices", "amount", "document_type") == [(-3000, "credit_note"), (10000, "invoice")]
