"""Assignments and shares of collectors."""

from __future__ import annotations

from typing import Any

import pytest

from xlsaging.metrics.collectors import collector_performance

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


TWO = "document_no|customer_id|document_date|due_date|amount\nA1|C1|2025-01-10|2025-01-31|100\nA2|C2|2025-01-10|2025-01-31|50"
PAID = "receipt_no|customer_id|receipt_date|amount|applied_to\nR1|C1|2025-02-01|1|A1\nR1|C2|2025-02-02|2|A2"


@pytest.mark.parametrize(
    ("credits", "several", "unknown", "collected"),
    [
        ("receipt_no|collector|share\nR1|甲|1", ["S!A2"], [], {"甲": 3.0}),
        ("receipt_no|collector|share|customer_id\nR1|甲|1|C2\nR1|乙|1|C1", [], [], {"甲": 2.0, "乙": 1.0}),
        ("receipt_no|collector|share|customer_id\nR1|甲|1|C9", [], ["S!A2"], {"unassigned": 3.0}),
        ("receipt_no|collector|share|document_no\nR1|甲|1|A2", [], [], {"甲": 2.0, "unassigned": 1.0}),
    ],
)
def test_a_share_is_of_the_receipt_of_the_customer_whom_its_row_names(
    typed: Any, read: Any, credits: str, several: list[str], unknown: list[str], collected: dict[str, float]
) -> None:
    made = read(typed("invoices", TWO), typed("receipts", PAID, sheet="R"), typed("credits", credits, sheet="S"))
    assert [issue.at for issue in made.found("credit_of_several")] == several
    assert [issue.at for issue in made.found("receipt_unknown")] == unknown
    found = collector_performance(made.ledger, "2025-02-01", "2025-02-28")
    assert {row.collector: row.collected for row in found.itertuples() if row.collected} == collected
