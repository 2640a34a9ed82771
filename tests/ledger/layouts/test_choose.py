"""Tables that would count twice stand aside."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from xlsaging.model.settings import Settings

DOCUMENTS = "document_no|customer_id|document_date|due_date|amount\nA1|C1|2025-01-01|2025-01-31|60"
AGED = "customer_id|bucket:1-30|bucket:31-\nC1|60|0\nC2|0|5"
OPEN = "document_no|customer_id|document_date|due_date|open_amount\nA1|C1|2025-01-01|2025-01-31|{}"


def test_aged_balances_beside_their_documents_are_set_aside(typed: Any, read: Any) -> None:
    ledger = read(typed("invoices", DOCUMENTS), typed("aging", AGED, sheet="账龄表", as_of="2025-03-31"))
    assert ledger.rows("invoices", "document_no") == [("A1",)]
    assert ledger.ledger.rows[1].set_aside == {"summary_not_used": (2, 0)}
    assert [issue.at for issue in ledger.found("summary_not_used")] == ["账龄表!A1"]
    assert ledger.ledger.settings.snapshot_date is None


def test_without_documents_aged_balances_are_read(typed: Any, read: Any) -> None:
    ledger = read(typed("aging", AGED, as_of="2025-03-31"), typed("customers", "customer_id\nC1\nC2", sheet="C"))
    assert len(ledger.rows("invoices", "document_no")) == 2


@pytest.mark.parametrize(
    ("settings", "amount"),
    [(Settings(), 4000), (Settings(as_of=date(2025, 2, 28)), 6000), (Settings(snapshot_date=date(2025, 2, 28)), 6000),
     (Settings(as_of=date(2024, 12, 31)), 4000)],
)  # fmt: skip
def test_of_sheets_of_several_days_one_day_is_read(typed: Any, read: Any, settings: Settings, amount: int) -> None:
    sheets = [
        typed("invoices", OPEN.format(60), sheet="2025-02-28"),
        typed("invoices", OPEN.format(40), sheet="2025-03-31"),
    ]
    ledger = read(*sheets, settings=settings)
    assert ledger.rows("invoices", "amount") == [(amount,)]
    assert len(ledger.found("other_snapshot_table")) == 1


def test_two_sheets_of_one_day_are_both_read(typed: Any, read: Any) -> None:
    first = typed("invoices", OPEN.format(60), sheet="华东", as_of="2025-03-31")
    second = typed("invoices", OPEN.replace("A1", "A2").format(40), sheet="华南", as_of="2025-03-31")
    assert read(first, second).rows("invoices", "amount") == [(6000,), (4000,)]
