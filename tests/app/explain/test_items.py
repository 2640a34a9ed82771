"""Items behind a figure show what was applied to them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from xlsaging.app.explain.items import is_overdue, item_lines, items_behind, without_applications
from xlsaging.model.ledger import Ledger

DAY = date(2025, 3, 31)


def test_a_document_is_followed_by_the_receipts_that_lowered_it(make_ledger: Callable[..., Ledger]) -> None:
    ledger = make_ledger()
    [item] = [item for item in items_behind(ledger, DAY) if item["document_no"] == "A1"]

    document, receipt = item_lines(ledger, DAY, [item])

    assert (document.contribution, document.amount, document.days_past_due) == (40.0, 100.0, 55)
    assert (receipt.kind, receipt.source_no, receipt.day) == ("applied_receipt", "R1", date(2025, 2, 20))
    assert (receipt.contribution, receipt.amount) == (None, -60.0)


def test_free_cash_is_an_item_of_its_own(make_ledger: Callable[..., Ledger]) -> None:
    ledger = make_ledger()
    free = [item for item in items_behind(ledger, DAY) if item["item"] == "receipt"]

    assert [(line.kind, line.contribution) for line in without_applications(ledger, DAY, free)] == [("receipt", -10.0)]
    assert not any(map(is_overdue, free))
