"""References between rows."""

from __future__ import annotations

from typing import Any

import pytest

INVOICES = "document_no|customer_id|document_date|due_date|amount\nA1|C1|2025-01-10|2025-01-31|100\nA2|C2|2025-01-10|2025-01-31|100"
TWICE = INVOICES + "\nA1|C2|2025-01-20|2025-01-31|100"
HEAD = "receipt_no|customer_id|receipt_date|amount|applied_to\n"


@pytest.mark.parametrize("invoices", [INVOICES, TWICE])
def test_a_receipt_for_an_unknown_document_is_an_orphan(typed: Any, read: Any, invoices: str) -> None:
    ledger = read(
        typed("invoices", invoices),
        typed("receipts", HEAD + "R1|C1|2025-02-01|1|A9\nR2|C1|2025-02-01|1|A1\nR3|C1|2025-02-01|1|", sheet="R"),
    )
    assert [(issue.at, issue.params["number"]) for issue in ledger.found("orphan_receipt")] == [("R!E2", "A9")]
    assert ledger.rows("receipts", "applied_to") == [("A9",), ("A1",), ("",)]


@pytest.mark.parametrize("invoices", [INVOICES, TWICE])
def test_a_receipt_for_another_customers_document_is_pointed_out(typed: Any, read: Any, invoices: str) -> None:
    ledger = read(typed("invoices", invoices), typed("receipts", HEAD + "R1|C1|2025-02-01|1|A2", sheet="R"))
    assert [(issue.at, issue.params["customer"]) for issue in ledger.found("receipt_other_customer")] == [
        ("R!E2", "C1")
    ]
    assert ledger.found("orphan_receipt") == []


@pytest.mark.parametrize("invoices", [INVOICES, TWICE])
def test_a_receipt_before_its_document_is_pointed_out(typed: Any, read: Any, invoices: str) -> None:
    ledger = read(
        typed("invoices", invoices), typed("receipts", HEAD + "R1|C1|2025-01-09|1|A1\nR2|C1|2025-01-10|1|A1", sheet="R")
    )
    assert [issue.at for issue in ledger.found("receipt_before_document")] == ["R!C2"]


def test_receipts_that_name_no_document_are_said_once(typed: Any, read: Any) -> None:
    ledger = read(
        typed("invoices", INVOICES),
        typed("receipts", "receipt_no|customer_id|receipt_date|amount\nR1|C1|2025-02-01|1", sheet="R"),
    )
    assert ledger.codes() == ["receipts_without_reference"]


def test_a_dead_reference_of_a_credit_note_or_write_off_is_pointed_out(typed: Any, read: Any) -> None:
    ledger = read(
        typed("invoices", "document_no|customer_id|document_date|due_date|amount|reverses_document_no\nA1|C1|2025-01-10|2025-01-31|100|\nA2|C1|2025-01-10|2025-01-31|-10|A1\nA3|C1|2025-01-10|2025-01-31|-10|A7"),
        typed("write_offs", "write_off_date|customer_id|amount|document_no\n2025-02-01|C1|1|A1\n2025-02-01|C1|1|A8", sheet="W"),
    )  # fmt: skip
    assert [(issue.at, issue.params["number"]) for issue in ledger.found("reference_unknown")] == [
        ("Ledger!F4", "A7"),
        ("W!D3", "A8"),
    ]
