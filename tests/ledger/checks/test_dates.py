"""Dates missing, made from terms, or out of order."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from xlsaging.model.periods import NEVER, to_day
from xlsaging.model.settings import Settings

NO_DUE = "document_no|customer_id|document_date|amount\nA1|C1|2025-01-10|1\nA2|C2|2025-01-31|1"


def dues(ledger: Any) -> list[str]:
    from xlsaging.model.periods import from_day

    return [str(from_day(day)) for (day,) in ledger.rows("invoices", "due_date")]


def test_terms_of_the_customer_then_of_the_settings_make_due_dates(typed: Any, read: Any) -> None:
    customers = typed("customers", "customer_id|terms_days\nC1|30\nC2|", sheet="客户")
    assert dues(read(typed("invoices", NO_DUE), customers, settings=Settings(terms_days=10))) == [
        "2025-02-09",
        "2025-02-10",
    ]
    ledger = read(typed("invoices", NO_DUE), customers)
    assert dues(ledger) == ["2025-02-09", "2025-01-31"]
    [issue] = ledger.found("due_dates_made")
    assert (issue.params["terms"], issue.params["document"]) == (1, 1)


def test_terms_of_the_row_come_before_the_customers(typed: Any, read: Any) -> None:
    head = NO_DUE.replace("|amount", "|amount|terms_days").replace("10|1", "10|1|5")
    assert dues(
        read(typed("invoices", head), typed("customers", "customer_id|terms_days\nC1|30\nC2|30", sheet="C"))
    ) == ["2025-01-15", "2025-03-02"]


@pytest.mark.parametrize(
    ("settings", "customers", "expected"),
    [
        (Settings(terms_days=30, terms_rule="month_end"), "customer_id\nC1\nC2", ["2025-03-02", "2025-03-02"]),
        (Settings(terms_days=30), "customer_id|terms_rule\nC1|月结\nC2|", ["2025-03-02", "2025-03-02"]),
        (Settings(terms_days=0, terms_rule="month_end"), "customer_id\nC1\nC2", ["2025-01-31", "2025-01-31"]),
        (
            Settings(terms_days=30, terms_rule="month_end"),
            "customer_id|terms_rule\nC1|days\nC2|",
            ["2025-02-09", "2025-03-02"],
        ),
    ],
)
def test_terms_may_count_from_the_end_of_the_month(
    typed: Any, read: Any, settings: Settings, customers: str, expected: list[str]
) -> None:
    assert (
        dues(read(typed("invoices", NO_DUE), typed("customers", customers, sheet="C"), settings=settings)) == expected
    )


def test_single_missing_due_dates_are_flagged_row_by_row_with_the_rule(typed: Any, read: Any) -> None:
    ledger = read(
        typed(
            "invoices",
            "document_no|customer_id|document_date|due_date|amount\nA1|C1|2025-01-10||1\nA2|C1|2025-01-31|2025-02-28|1",
        )
    )
    [issue] = ledger.found("due_date_missing")
    assert (issue.at, issue.params["due"], issue.params["rule"].key) == (
        "Ledger!D2",
        date(2025, 1, 10),
        "due_rule.document",
    )
    assert dues(ledger) == ["2025-01-10", "2025-02-28"]


def test_credit_notes_need_no_due_date(typed: Any, read: Any) -> None:
    ledger = read(
        typed(
            "invoices",
            "document_no|customer_id|document_date|due_date|amount\nA1|C1|2025-01-10||-1\nA2|C1|2025-01-31|2025-02-28|1",
        )
    )
    assert ledger.codes() == []


def test_an_opening_balance_falls_due_from_its_origin_only(typed: Any, read: Any) -> None:
    ledger = read(typed("invoices", """
        document_no | customer_id | document_date | origin_date | amount | document_type
        A1          | C1          | 2025-01-01    | 2024-06-30  | 1      | 期初
        A2          | C1          | 2025-01-01    |             | 1      | 期初
    """), settings=Settings(terms_days=30))  # fmt: skip
    assert ledger.rows("invoices", "due_date") == [(to_day("2024-07-30"),), (NEVER,)]
    assert ledger.found("opening_undated")[0].params["count"] == 1


def test_a_due_date_before_the_document_is_kept_and_flagged(typed: Any, read: Any) -> None:
    ledger = read(
        typed(
            "invoices",
            "document_no|customer_id|document_date|due_date|amount\nA1|C1|2025-01-10|2025-01-09|1\nA2|C1|2025-01-10|2025-01-10|1",
        )
    )
    assert [issue.at for issue in ledger.found("due_before_document")] == ["Ledger!D2"]
    assert dues(ledger) == ["2025-01-09", "2025-01-10"]


def test_a_missing_document_date_is_flagged_unless_the_cell_is_already(typed: Any, read: Any) -> None:
    text = "document_no|customer_id|document_date|due_date|amount\nA1|C1||2025-01-09|1\nA2|C1||2025-01-10|1\nA3|C1|2025-01-01|2025-01-10|1"
    ledger = read(typed("invoices", text, bad={"document_date": {2: "bad_date"}}))
    assert [issue.at for issue in ledger.found("missing_document_date")] == ["Ledger!C2"]
    assert ledger.rows("invoices", "document_date")[1] == (NEVER,)


def test_missing_receipt_dates_are_flagged(typed: Any, read: Any) -> None:
    ledger = read(
        typed("invoices", "document_no|customer_id|document_date|due_date|amount\nA1|C1|2025-01-10|2025-01-31|1"),
        typed(
            "receipts",
            "receipt_no|customer_id|receipt_date|amount|applied_to\nR1|C1||1|A1\nR2|C1|2025-02-01|1|A1",
            sheet="R",
        ),
    )
    assert [issue.at for issue in ledger.found("missing_receipt_date")] == ["R!C2"]
