"""Layout 2: documents that say themselves what was paid."""

from __future__ import annotations

from typing import Any

import pytest

from xlsaging.metrics.aging import aging
from xlsaging.model.periods import to_day

SETTLED = """
    document_no | customer_id | document_date | due_date   | amount | settled_date
    A1          | C1          | 2025-01-01    | 2025-01-31 | 100    | 2025-02-02
    A2          | C1          | 2025-01-01    | 2025-01-31 | 50     |
"""


def test_a_settled_date_pays_the_whole_document(typed: Any, read: Any) -> None:
    ledger = read(typed("invoices", SETTLED))
    assert ledger.rows(
        "receipts", "receipt_no", "customer_id", "receipt_date", "amount", "applied_to", "source_at"
    ) == [("A1/settled", "C1", to_day("2025-02-02"), 10000, "A1", "Ledger!A2")]
    assert ledger.ledger.rows[0].used_sum == 15000
    assert ledger.codes() == []


def test_before_the_settled_date_the_document_is_open(typed: Any, read: Any) -> None:
    ledger = read(typed("invoices", SETTLED)).ledger
    assert aging(ledger, "2025-02-01")["outstanding"].tolist() == [150.0]
    assert aging(ledger, "2025-02-02")["outstanding"].tolist() == [50.0]


def test_a_part_payment_counts_from_its_date(typed: Any, read: Any) -> None:
    ledger = read(
        typed(
            "invoices",
            "document_no|customer_id|document_date|due_date|amount|paid_amount|settled_date\nA1|C1|2025-01-01|2025-01-31|100|60|2025-02-02",
        )
    )
    assert ledger.rows("receipts", "receipt_date", "amount") == [(to_day("2025-02-02"), 6000)]


def test_a_part_payment_without_a_date_counts_from_the_document_and_is_flagged(typed: Any, read: Any) -> None:
    ledger = read(
        typed(
            "invoices",
            "document_no|customer_id|document_date|due_date|amount|paid_amount\nA1|C1|2025-01-01|2025-01-31|100|60\nA2|C1|2025-01-01|2025-01-31|5|0",
        )
    )
    assert ledger.rows("receipts", "receipt_date", "amount") == [(to_day("2025-01-01"), 6000)]
    assert [(issue.at, issue.params["count"]) for issue in ledger.found("payment_date_unknown")] == [("Ledger!F1", 1)]


def test_what_is_open_beside_the_amount_says_what_was_paid(typed: Any, read: Any) -> None:
    ledger = read(
        typed(
            "invoices",
            "document_no|customer_id|document_date|due_date|amount|open_amount\nA1|C1|2025-01-01|2025-01-31|100.10|0.05\nA2|C1|2025-01-01|2025-01-31|7|7",
        )
    )
    assert ledger.rows("receipts", "receipt_no", "amount") == [("A1/settled", 10005)]


def test_a_settled_credit_note_is_closed_too(typed: Any, read: Any) -> None:
    ledger = read(
        typed(
            "invoices",
            "document_no|customer_id|document_date|due_date|amount|settled_date\nA1|C1|2025-01-01|2025-01-31|-40|2025-02-02\nA2|C1|2025-01-01|2025-01-31|1|",
        )
    )
    assert ledger.rows("receipts", "amount") == [(-4000,)]
    assert aging(ledger.ledger, "2025-02-28")[["outstanding", "credits"]].values.tolist() == [[1.0, 0.0]]


def test_instalments_have_receipts_of_their_own(typed: Any, read: Any) -> None:
    ledger = read(
        typed(
            "invoices",
            "document_no|instalment_no|customer_id|document_date|due_date|amount|settled_date\nA1|1|C1|2025-01-01|2025-01-31|10|2025-02-02\nA1|2|C1|2025-01-01|2025-02-28|20|2025-03-02",
        )
    )
    assert ledger.rows("receipts", "receipt_no", "amount") == [("A1/settled", 1000), ("A1-2/settled", 2000)]


def test_where_receipts_are_listed_settled_dates_make_none(typed: Any, read: Any) -> None:
    ledger = read(
        typed("invoices", SETTLED),
        typed("receipts", "receipt_no|customer_id|receipt_date|amount|applied_to\nR1|C1|2025-02-02|100|A1", sheet="R"),
    )
    assert ledger.rows("receipts", "receipt_no") == [("R1",)]
    assert ledger.found("layout_recognised")[0].params["layout"] == "open_items"


def test_the_booked_rate_goes_with_the_payment(typed: Any, read: Any) -> None:
    table = typed(
        "invoices",
        "document_no|customer_id|document_date|due_date|amount|base_amount|currency|settled_date\nA1|C1|2025-01-01|2025-01-31|100|720|USD|2025-02-02\nA2|C1|2025-01-01|2025-01-31|1|1|CNY|",
    )
    ledger = read(table)
    assert ledger.rows("receipts", "currency", "fx_rate") == [("USD", 7.2)]


@pytest.mark.parametrize(
    ("amount", "still", "odd"), [(100, 140, True), (100, -20, True), (-50, -50, False), (100, 0, False)]
)
def test_more_open_than_the_document_is_for_is_said(typed: Any, read: Any, amount: int, still: int, odd: bool) -> None:
    rows = f"""
        document_no | customer_id | document_date | amount   | open_amount
        A1          | C1          | 2025-01-31    | {amount} | {still}
    """
    assert [issue.at for issue in read(typed("invoices", rows)).found("open_beyond_amount")] == ["Ledger!E2"] * odd
