"""Two ways of writing one customer are pointed out."""

from __future__ import annotations

from typing import Any

import pytest

HEAD = "document_no|customer_id|document_date|amount\n"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("C001", "c001"),
        ("C-001", "C001"),
        ("12", "0012"),
        ("Acme Ltd", "ACME LTD."),
        ("华东（上海）", "华东(上海)"),
        ("甲 公司", "甲公司"),
    ],
)
def test_customers_that_differ_in_writing_only_are_said_and_stay_two(
    typed: Any, read: Any, one: str, other: str
) -> None:
    ledger = read(typed("invoices", f"{HEAD}A1|{one}|2025-01-10|1\nA2|{other}|2025-01-10|2\nA3|{other}|2025-01-10|3"))
    [issue] = ledger.found("customers_alike")
    assert (issue.at, issue.params) == ("Ledger!B3", {"customer": other, "other": one})
    assert len({customer for (customer,) in ledger.rows("invoices", "customer_id")}) == 2


@pytest.mark.parametrize(
    ("one", "other"), [("C001", "C01"), ("C001", "C002"), ("10", "100"), ("甲公司", "乙公司"), ("--", "##")]
)
def test_different_customers_are_no_finding(typed: Any, read: Any, one: str, other: str) -> None:
    ledger = read(typed("invoices", f"{HEAD}A1|{one}|2025-01-10|1\nA2|{other}|2025-01-10|2"))
    assert ledger.found("customers_alike") == []


def test_a_receipt_of_a_customer_written_otherwise_is_found_at_its_cell(typed: Any, read: Any) -> None:
    receipts = "receipt_no|customer_id|receipt_date|amount\nR1|c1|2025-02-10|1"
    ledger = read(typed("invoices", f"{HEAD}A1|C1|2025-01-10|1"), typed("receipts", receipts, sheet="R"))
    assert [issue.at for issue in ledger.found("customers_alike")] == ["R!B2"]
