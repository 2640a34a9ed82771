"""Foreign currencies without a rate."""

from __future__ import annotations

from datetime import date
from typing import Any

HEAD = "document_no|customer_id|document_date|due_date|amount|currency\n"
ROWS = "A1|C1|2025-01-10|2025-01-31|1|USD\nA2|C1|2025-02-10|2025-02-28|1|USD\nA3|C1|2025-02-10|2025-02-28|1|CNY"


def test_a_currency_without_any_rate_is_named_once_with_its_rows(typed: Any, read: Any) -> None:
    [issue] = read(typed("invoices", HEAD + ROWS)).found("missing_rate")
    assert (issue.at, issue.params["currency"], issue.params["count"], issue.params["first"]) == (
        "Ledger!F2",
        "USD",
        2,
        date(2025, 1, 10),
    )


def test_a_rate_serves_from_its_day_on(typed: Any, read: Any) -> None:
    rates = typed("fx_rates", "rate_date|currency|rate\n2025-02-01|USD|7.2", sheet="FX")
    [issue] = read(typed("invoices", HEAD + ROWS), rates).found("missing_rate")
    assert (issue.at, issue.params["count"]) == ("Ledger!F2", 1)


def test_a_rate_or_base_amount_of_the_row_itself_is_enough(typed: Any, read: Any) -> None:
    head = HEAD.replace("currency", "currency|fx_rate|base_amount")
    ledger = read(
        typed(
            "invoices",
            head
            + "A1|C1|2025-01-10|2025-01-31|1|USD|7.2|\nA2|C1|2025-01-10|2025-01-31|1|EUR||7.8\nA3|C1|2025-01-10|2025-01-31|1|CNY||",
        )
    )
    assert ledger.found("missing_rate") == []
