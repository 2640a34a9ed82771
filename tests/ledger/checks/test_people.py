"""Customers: by number, by name, by document."""

from __future__ import annotations

from typing import Any

INVOICES = "document_no|customer_id|customer_name|document_date|due_date|amount\n"


def test_a_name_stands_for_its_number_everywhere(typed: Any, read: Any) -> None:
    ledger = read(
        typed("invoices", INVOICES + "A1||甲公司|2025-01-01|2025-01-31|1"),
        typed("customers", "customer_id|customer_name\nC1|甲公司", sheet="客户"),
        typed("receipts", "receipt_no|customer_name|receipt_date|amount|applied_to\nR1|甲公司|2025-02-01|1|A1", sheet="回款"),
    )  # fmt: skip
    assert ledger.rows("invoices", "customer_id") == [("C1",)]
    assert ledger.rows("receipts", "customer_id") == [("C1",)]
    assert ledger.codes() == []


def test_names_serve_as_numbers_where_there_are_none(typed: Any, read: Any) -> None:
    ledger = read(
        typed("invoices", "document_no|customer_name|document_date|due_date|amount\nA1|甲公司|2025-01-01|2025-01-31|1")
    )
    assert ledger.rows("invoices", "customer_id") == [("甲公司",)]
    assert ledger.codes() == ["customers_by_name"]


def test_a_name_of_two_customers_stands_for_neither(typed: Any, read: Any) -> None:
    ledger = read(
        typed("invoices", INVOICES + "A1||甲公司|2025-01-01|2025-01-31|1"),
        typed("customers", "customer_id|customer_name\nC1|甲公司\nC2|甲公司", sheet="客户"),
    )
    assert ledger.rows("invoices", "customer_id") == [("甲公司",)]


def test_a_receipt_that_names_only_its_document_belongs_to_its_customer(typed: Any, read: Any) -> None:
    ledger = read(
        typed("invoices", INVOICES + "A1|C1|甲|2025-01-01|2025-01-31|1"),
        typed("receipts", "receipt_no|receipt_date|amount|applied_to\nR1|2025-02-01|1|A1", sheet="R"),
    )
    assert ledger.rows("receipts", "customer_id") == [("C1",)]
    assert ledger.codes() == []


def test_a_row_without_any_customer_is_set_aside(typed: Any, read: Any) -> None:
    ledger = read(typed("invoices", INVOICES + "A1||| 2025-01-01|2025-01-31|1\nA2|C1||2025-01-01|2025-01-31|2"))
    assert ledger.ledger.rows[0].set_aside == {"missing_customer": (1, 100)}
    assert [issue.at for issue in ledger.found("missing_customer")] == ["Ledger!B2"]


def test_the_second_line_of_a_customer_is_set_aside(typed: Any, read: Any) -> None:
    ledger = read(
        typed("invoices", INVOICES + "A1|C1||2025-01-01|2025-01-31|1"),
        typed("customers", "customer_id|terms_days\nC1|30\nC1|60", sheet="客户"),
    )
    assert ledger.rows("customers", "customer_id", "terms_days") == [("C1", 30)]
    assert [issue.at for issue in ledger.found("duplicate_customer")] == ["客户!A3"]


def test_customers_missing_from_the_customer_table_are_named_once(typed: Any, read: Any) -> None:
    ledger = read(
        typed("invoices", INVOICES + "A1|C9||2025-01-01|2025-01-31|1\nA2|C9||2025-01-01|2025-01-31|1"),
        typed("customers", "customer_id\nC1", sheet="客户"),
    )
    assert [(issue.at, issue.params["customer"]) for issue in ledger.found("customer_not_listed")] == [
        ("Ledger!B2", "C9")
    ]


def test_another_name_for_a_number_is_pointed_out(typed: Any, read: Any) -> None:
    ledger = read(typed("invoices", INVOICES + "A1|C1|甲|2025-01-01|2025-01-31|1\nA2|C1|乙|2025-01-01|2025-01-31|1"))
    [issue] = ledger.found("customer_names_differ")
    assert (issue.at, issue.params["name"], issue.params["first"]) == ("Ledger!C3", "乙", "甲")
