"""Customers with balances on both sides."""

from __future__ import annotations

from typing import Any

HEAD = "document_no|customer_id|document_date|due_date|amount|account\n"
RECEIPTS = "receipt_no|customer_id|receipt_date|amount|account\n"


def test_a_customer_who_owes_in_one_account_and_is_owed_in_another_is_named(typed: Any, read: Any) -> None:
    ledger = read(
        typed("invoices", HEAD + "A1|C1|2025-01-10|2025-01-31|100|1122\nA2|C2|2025-01-10|2025-01-31|50|1122"),
        typed("receipts", RECEIPTS + "R1|C1|2025-02-01|30|2203\nR2|C2|2025-02-01|10|1122", sheet="R"),
    )
    [issue] = ledger.found("two_sided_customer")
    assert dict(issue.params) == {
        "customer": "C1", "debit_account": "1122", "debit": 100.0, "credit_account": "2203", "credit": -30.0,
    }  # fmt: skip
    assert issue.at == "R!E2"


def test_accounts_of_different_entities_are_not_set_against_each_other(typed: Any, read: Any) -> None:
    ledger = read(
        typed(
            "invoices",
            HEAD.replace("account", "account|entity")
            + "A1|C1|2025-01-10|2025-01-31|100|1122|北京\nA2|C1|2025-01-10|2025-01-31|-50|2203|上海",
        )
    )
    assert ledger.found("two_sided_customer") == []


def test_two_accounts_on_one_side_are_fine(typed: Any, read: Any) -> None:
    ledger = read(typed("invoices", HEAD + "A1|C1|2025-01-10|2025-01-31|100|1122\nA2|C1|2025-01-10|2025-01-31|50|1221"))
    assert ledger.found("two_sided_customer") == []


def test_advances_on_a_sheet_of_their_own_stand_against_what_has_no_account(typed: Any, read: Any) -> None:
    head = "document_no|customer_id|document_date|amount\n"
    ledger = read(
        typed("invoices", head + "A1|C1|2025-01-10|100", sheet="应收账款"),
        typed("invoices", head + "P1|C1|2025-01-10|30", sheet="预收账款"),
    )
    [issue] = ledger.found("two_sided_customer")
    assert (issue.params["debit_account"], issue.params["credit_account"]) == ("应收账款", "预收账款")
    assert (issue.params["debit"], issue.params["credit"]) == (100.0, -30.0)
