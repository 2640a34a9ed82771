"""Rows entered twice."""

from __future__ import annotations

from typing import Any

HEAD = "document_no|customer_id|document_date|due_date|amount|Note\n"
ROW = "C1|2025-01-01|2025-01-31|100|x"


def test_the_second_of_two_equal_rows_is_set_aside(typed: Any, read: Any) -> None:
    ledger = read(typed("invoices", HEAD + f"A1|{ROW}\nA2|{ROW}\nA1|{ROW}\nA1|{ROW}"))
    assert ledger.rows("invoices", "document_no") == [("A1",), ("A2",)]
    assert [(issue.at, issue.params["first"]) for issue in ledger.found("duplicate_row")] == [
        ("Ledger!A4", "Ledger!A2"), ("Ledger!A5", "Ledger!A2"),
    ]  # fmt: skip
    assert ledger.ledger.rows[0].set_aside == {"duplicate_row": (2, 20000)}


def test_the_same_sheet_twice_counts_once(typed: Any, read: Any) -> None:
    ledger = read(typed("invoices", HEAD + f"A1|{ROW}"), typed("invoices", HEAD + f"A1|{ROW}", sheet="备份"))
    assert ledger.rows("invoices", "source_at") == [("Ledger!A2",)]
    assert ledger.ledger.rows[1].set_aside == {"duplicate_row": (1, 10000)}


def test_the_same_document_with_other_details_is_used_and_flagged(typed: Any, read: Any) -> None:
    ledger = read(typed("invoices", HEAD + f"A1|{ROW}\nA1|{ROW}y"))
    assert len(ledger.rows("invoices", "document_no")) == 2
    assert [issue.at for issue in ledger.found("duplicate_document")] == ["Ledger!A3"]


def test_the_same_number_with_another_amount_is_used_and_flagged(typed: Any, read: Any) -> None:
    ledger = read(typed("invoices", HEAD + f"A1|{ROW}\nA1|{ROW}".replace("100|x", "7|x", 1)))
    assert len(ledger.rows("invoices", "document_no")) == 2
    assert [issue.at for issue in ledger.found("same_number")] == ["Ledger!A3"]


def test_instalments_and_other_customers_may_share_a_number(typed: Any, read: Any) -> None:
    head = "document_no|instalment_no|customer_id|document_date|due_date|amount\n"
    ledger = read(
        typed(
            "invoices",
            head + "A1|1|C1|2025-01-01|2025-01-31|5\nA1|2|C1|2025-01-01|2025-02-28|5\nA1|1|C2|2025-01-01|2025-02-28|5",
        )
    )
    assert ledger.codes() == []


def test_one_receipt_may_settle_several_documents(typed: Any, read: Any) -> None:
    ledger = read(
        typed("invoices", HEAD + f"A1|{ROW}\nA2|{ROW}"),
        typed("receipts", "receipt_no|customer_id|receipt_date|amount|applied_to\nR1|C1|2025-02-01|5|A1\nR1|C1|2025-02-01|5|A2", sheet="R"),
    )  # fmt: skip
    assert len(ledger.rows("receipts", "receipt_no")) == 2
    assert ledger.codes() == []


def test_equal_receipts_without_a_number_are_both_used_and_flagged(typed: Any, read: Any) -> None:
    ledger = read(
        typed("invoices", HEAD + f"A1|{ROW}"),
        typed(
            "receipts", "customer_id|receipt_date|amount|applied_to\nC1|2025-02-01|5|A1\nC1|2025-02-01|5|A1", sheet="R"
        ),
    )
    assert len(ledger.rows("receipts", "amount")) == 2
    assert [issue.at for issue in ledger.found("equal_receipts")] == ["R!C3"]
