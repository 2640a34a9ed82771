"""Assignments and shares of collectors."""

from __future__ import annotations

from typing import Any

import pytest

INVOICES = "document_no|customer_id|document_date|due_date|amount\nA1|C1|2025-01-10|2025-01-31|100"


@pytest.mark.parametrize(
    ("rows", "places"),
    [
        ("C1|甲|2025-01-01|2025-02-28\nC1|乙|2025-02-28|", ["S!C3"]),
        ("C1|甲|2025-01-01|2025-02-28\nC1|乙|2025-03-01|", []),
        ("C1|甲|2025-01-01|\nC1|乙|2025-03-01|", []),
        ("C1|甲|2025-01-01|\nC1|乙|2025-01-01|", ["S!C3"]),
        ("C1|甲|2025-01-01|2025-02-28\nC1|甲|2025-02-01|", []),
        ("C1|甲|2025-01-01|2025-02-28\nC2|乙|2025-02-01|", []),
        ("C1|乙|2025-02-28|\nC1|甲|2025-01-01|2025-02-28", ["S!C2"]),
    ],
)
def test_assignments_overlap_where_both_hold_on_one_day(typed: Any, read: Any, rows: str, places: list[str]) -> None:
    table = typed("assignments", "customer_id|collector|start_date|end_date\n" + rows, sheet="S")
    assert [issue.at for issue in read(typed("invoices", INVOICES), table).found("assignments_overlap")] == places


def test_shares_of_a_receipt_sum_to_one(typed: Any, read: Any) -> None:
    ledger = read(
        typed("invoices", INVOICES),
        typed("receipts", "receipt_no|customer_id|receipt_date|amount|applied_to\nR1|C1|2025-02-01|1|A1\nR2|C1|2025-02-02|1|A1", sheet="R"),
        typed("credits", "receipt_no|collector|share\nR1|甲|0.3\nR1|乙|0.7\nR2|甲|0.5\nR2|乙|0.4\nR9|甲|1", sheet="S"),
    )  # fmt: skip
    assert [(issue.at, issue.params["sum"]) for issue in ledger.found("shares_not_one")] == [("S!C4", "0.9")]
    assert [issue.at for issue in ledger.found("receipt_unknown")] == ["S!A6"]


def test_a_share_without_a_number_is_the_whole(typed: Any, read: Any) -> None:
    ledger = read(
        typed("invoices", INVOICES),
        typed("credits", "receipt_no|collector|share\nR1|甲|", sheet="S"),
    )
    assert ledger.rows("credits", "share") == [(1.0,)]
