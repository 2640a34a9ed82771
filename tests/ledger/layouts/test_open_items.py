"""Layout 1: open items and their receipts."""

from __future__ import annotations

from typing import Any

from xlsaging.model.periods import NEVER, to_day


def test_documents_and_receipts_are_taken_as_they_stand(typed: Any, read: Any) -> None:
    ledger = read(
        typed("invoices", """
            document_no | customer_id | document_date | due_date   | amount
            A1          | C1          | 2025-01-31    | 2025-03-02 | 100.00
            A2          | C1          | 2025-02-28    | 2025-03-30 | 50.50
        """),
        typed("receipts", """
            receipt_no | customer_id | receipt_date | amount | applied_to
            R1         | C1          | 2025-03-10   | 40.00  | A1
        """, sheet="回款"),
    )  # fmt: skip
    assert ledger.rows("invoices", "document_no", "amount", "due_date", "source_at") == [
        ("A1", 10000, to_day("2025-03-02"), "Ledger!A2"),
        ("A2", 5050, to_day("2025-03-30"), "Ledger!A3"),
    ]
    assert ledger.rows("receipts", "receipt_no", "amount", "applied_to", "source_at") == [("R1", 4000, "A1", "回款!A2")]
    assert [issue.params["layout"] for issue in ledger.found("layout_recognised")] == ["open_items", "receipts"]
    assert ledger.codes() == []


def test_a_missing_document_number_is_made_from_the_place(typed: Any, read: Any) -> None:
    ledger = read(
        typed(
            "invoices",
            "document_no|customer_id|document_date|due_date|amount\nA1|C1|2025-01-01|2025-01-01|1\n|C1|2025-01-01|2025-01-01|2",
        )
    )
    assert ledger.rows("invoices", "document_no") == [("A1",), ("Ledger!A3",)]
    assert [(issue.at, issue.params["made"]) for issue in ledger.found("missing_document_no")] == [
        ("Ledger!A3", "Ledger!A3")
    ]


def test_a_list_without_any_numbers_says_so_once(typed: Any, read: Any) -> None:
    ledger = read(
        typed(
            "invoices",
            "customer_id|document_date|due_date|amount\nC1|2025-01-01|2025-01-01|1\nC1|2025-01-01|2025-01-01|2",
        )
    )
    assert ledger.codes() == ["numbers_made_up"]
    assert ledger.found("numbers_made_up")[0].params["count"] == 2


def test_the_posting_date_stands_in_where_there_is_no_document_date(typed: Any, read: Any) -> None:
    ledger = read(
        typed("invoices", "document_no|customer_id|posting_date|due_date|amount\nA1|C1|2025-01-05|2025-01-31|1")
    )
    assert ledger.rows("invoices", "document_date") == [(to_day("2025-01-05"),)]


def test_documents_without_any_date_are_undated_and_said_so(typed: Any, read: Any) -> None:
    ledger = read(typed("invoices", "document_no|customer_id|amount\nA1|C1|1"))
    assert ledger.rows("invoices", "document_date", "due_date") == [(NEVER, NEVER)]
    assert "document_dates_absent" in ledger.codes()


def test_extra_columns_are_kept_as_text(typed: Any, read: Any) -> None:
    ledger = read(
        typed(
            "invoices",
            "document_no|customer_id|document_date|due_date|amount|Contract\nA1|C1|2025-01-01|2025-01-31|1|007",
        )
    )
    assert ledger.rows("invoices", "Contract") == [("007",)]


def test_columns_come_in_the_order_of_the_schema(typed: Any, read: Any) -> None:
    ledger = read(typed("invoices", "amount|Contract|document_date|customer_id|document_no\n1|x|2025-01-01|C1|A1"))
    assert ledger.ledger.typed("invoices").columns == [
        "document_no", "customer_id", "document_date", "amount", "due_date", "Contract", "source_at",
    ]  # fmt: skip


def test_receipts_before_any_numbering_are_numbered_by_place(typed: Any, read: Any) -> None:
    ledger = read(
        typed(
            "invoices",
            "document_no|customer_id|document_date|due_date|amount\nA1|C1|2025-01-01|2025-01-31|1",
            file="a.xlsx",
        ),
        typed("receipts", "customer_id|receipt_date|amount|applied_to\nC1|2025-02-01|1|A1", sheet="R", file="b.xlsx"),
    )
    assert ledger.rows("receipts", "receipt_no", "source_at") == [("[b.xlsx]R!A2", "[b.xlsx]R!A2")]
