"""What invoices say was paid, against the receipts."""

from __future__ import annotations

from typing import Any

RECEIPTS = "receipt_no|customer_id|receipt_date|amount|applied_to\nR1|C1|2025-02-01|60|A1\nR2|C1|2025-02-01|10|A2"


def test_a_paid_amount_that_the_receipts_do_not_bear_out_is_pointed_out(typed: Any, read: Any) -> None:
    head = "document_no|customer_id|document_date|due_date|amount|paid_amount\n"
    rows = "A1|C1|2025-01-01|2025-01-31|100|60\nA2|C1|2025-01-01|2025-01-31|100|30\nA3|C1|2025-01-01|2025-01-31|100|"
    ledger = read(typed("invoices", head + rows), typed("receipts", RECEIPTS, sheet="R"))
    [issue] = ledger.found("paid_differs")
    assert (issue.at, issue.params["said"], issue.params["found"]) == ("Ledger!F3", 30.0, 10.0)


def test_an_open_amount_counts_write_offs_too(typed: Any, read: Any) -> None:
    head = "document_no|customer_id|document_date|due_date|amount|open_amount\n"
    rows = "A1|C1|2025-01-01|2025-01-31|100|35\nA2|C1|2025-01-01|2025-01-31|100|80"
    ledger = read(
        typed("invoices", head + rows),
        typed("receipts", RECEIPTS, sheet="R"),
        typed("write_offs", "write_off_date|customer_id|amount|document_no\n2025-03-01|C1|5|A1", sheet="W"),
    )
    assert [(issue.at, issue.params["said"]) for issue in ledger.found("paid_differs")] == [("Ledger!F3", 20.0)]


def test_receipts_made_from_the_columns_themselves_are_not_compared(typed: Any, read: Any) -> None:
    ledger = read(
        typed(
            "invoices",
            "document_no|customer_id|document_date|due_date|amount|paid_amount\nA1|C1|2025-01-01|2025-01-31|100|60",
        )
    )
    assert ledger.found("paid_differs") == []
