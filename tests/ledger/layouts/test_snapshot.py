"""Layout 3: open items of one day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from xlsaging.ledger.layouts.snapshot import day_in_name
from xlsaging.model.errors import SnapshotDateNeededError
from xlsaging.model.settings import Settings

OPEN = """
    document_no | customer_id | document_date | due_date   | amount | open_amount
    A1          | C1          | 2025-01-01    | 2025-01-31 | 100    | 60
"""
ONLY_OPEN = "document_no|customer_id|document_date|due_date|open_amount\nA1|C1|2025-01-01|2025-01-31|60"


def test_open_amounts_of_a_stated_day_are_the_documents(typed: Any, read: Any) -> None:
    ledger = read(typed("invoices", OPEN, as_of="2025-03-31"))
    assert ledger.rows("invoices", "document_no", "amount") == [("A1", 6000)]
    assert not ledger.ledger.has("receipts")
    assert ledger.ledger.settings.snapshot_date == date(2025, 3, 31)
    assert ledger.found("layout_recognised")[0].params["layout"] == "snapshot"


@pytest.mark.parametrize("place", [{"sheet": "余额表20250331"}, {"file": "AR_2025-03-31.xlsx"}, {"sheet": "2025年3月"}])
def test_the_day_may_stand_in_the_name_of_the_sheet_or_file(typed: Any, read: Any, place: dict[str, str]) -> None:
    assert read(typed("invoices", ONLY_OPEN, **place)).ledger.settings.snapshot_date == date(2025, 3, 31)


def test_the_settings_say_the_day_before_any_name_does(typed: Any, read: Any) -> None:
    settings = Settings(snapshot_date=date(2025, 2, 28))
    made = read(typed("invoices", ONLY_OPEN, sheet="20250331"), settings=settings)
    assert made.ledger.settings.snapshot_date == date(2025, 2, 28)


def test_without_a_day_the_message_names_the_option(typed: Any, read: Any) -> None:
    with pytest.raises(SnapshotDateNeededError, match="--snapshot-date 2025-01-31"):
        read(typed("invoices", ONLY_OPEN))


def test_of_several_days_the_newest_is_read_and_the_rest_set_aside(typed: Any, read: Any) -> None:
    table = typed("invoices", """
        document_no | customer_id | document_date | due_date   | open_amount | snapshot_date
        A1          | C1          | 2025-01-01    | 2025-01-31 | 60          | 2025-02-28
        A1          | C1          | 2025-01-01    | 2025-01-31 | 40          | 2025-03-31
    """)  # fmt: skip
    ledger = read(table)
    assert ledger.rows("invoices", "amount") == [(4000,)]
    assert ledger.ledger.rows[0].set_aside == {"other_snapshot": (1, 6000)}
    assert [issue.at for issue in ledger.found("other_snapshot")] == ["Ledger!F2"]
    earlier = read(table, settings=Settings(as_of=date(2025, 2, 28)))
    assert earlier.rows("invoices", "amount") == [(6000,)]


def test_a_day_set_for_a_ledger_that_is_no_snapshot_is_dropped(typed: Any, read: Any) -> None:
    made = read(
        typed("invoices", "document_no|customer_id|document_date|due_date|amount\nA1|C1|2025-01-01|2025-01-31|60"),
        typed("receipts", "receipt_no|customer_id|receipt_date|amount|applied_to\nR1|C1|2025-02-01|1|A1", sheet="R"),
        settings=Settings(snapshot_date=date(2025, 2, 28)),
    )
    assert made.ledger.settings.snapshot_date is None


@pytest.mark.parametrize("name", ["ledger", "2024", "INV20241", "应收2024年", "A120241399B", "20241345"])
def test_other_digits_are_no_day(name: str) -> None:
    assert day_in_name(name) is None
