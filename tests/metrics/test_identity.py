"""Which document a number means."""

from __future__ import annotations

import pytest

from xlsaging.metrics.open_items import open_items
from xlsaging.model.ledger import Ledger

A1 = """
document_no customer_id document_date due_date   amount
A1          C1          2025-01-01    2025-01-31 100
"""


def test_documents_of_one_number_are_told_apart_by_customer_and_currency(table):
    invoices = """
    document_no customer_id document_date amount currency
    A1          C1          2025-01-01    100    CNY
    A1          C2          2025-01-01    200    CNY
    A1          C2          2025-01-01    400    USD
    """
    receipts = """
    receipt_no customer_id receipt_date amount applied_to currency
    R1         C2          2025-02-01   150    A1         USD
    """
    items = open_items(Ledger(invoices=table(invoices), receipts=table(receipts)), "2025-02-28")
    assert sorted(items["open_amount"]) == [100, 200, 250]


def test_money_of_another_currency_settles_no_document_of_a_ledger_without_currencies(table):
    receipts = "receipt_no customer_id receipt_date amount applied_to currency\nR1 C1 2025-02-01 100 A1 USD"
    items = open_items(Ledger(invoices=table(A1), receipts=table(receipts)), "2025-02-28")
    assert items[["document_no", "currency", "open_amount"]].values.tolist() == [
        ["A1", "CNY", 100.0],
        ["R1", "USD", -100.0],
    ]


ENTITIES = """
document_no customer_id document_date amount entity
A1          C1          2025-01-01    100    E1
A1          C1          2025-01-01    100    E2
B1          C1          2025-01-01    100    E2
"""


def test_a_number_means_the_document_of_the_receipts_own_entity_where_there_is_one(table):
    receipts = """
    receipt_no customer_id receipt_date amount applied_to entity
    R1         C1          2025-02-01   30     A1         E2
    """
    items = open_items(Ledger(invoices=table(ENTITIES), receipts=table(receipts)), "2025-02-28")
    assert items.set_index(["entity", "document_no"])["open_amount"].to_dict() == {
        ("E1", "A1"): 100,
        ("E2", "A1"): 70,
        ("E2", "B1"): 100,
    }


@pytest.mark.parametrize("entity", ["E1", "-", "E9"])
def test_a_receipt_of_another_entity_or_of_none_settles_the_document_that_it_names(table, entity):
    receipts = f"""
    receipt_no customer_id receipt_date amount applied_to entity
    R1         C1          2025-02-01   30     B1         {entity}
    """
    items = open_items(Ledger(invoices=table(ENTITIES), receipts=table(receipts)), "2025-02-28")
    assert items.set_index("document_no")["open_amount"]["B1"] == 70
    assert len(items) == 3


def test_entities_that_only_receipts_tell_make_no_difference(table):
    receipts = """
    receipt_no customer_id receipt_date amount applied_to entity
    R1         C1          2025-02-01   30     A1         E7
    """
    items = open_items(Ledger(invoices=table(A1), receipts=table(receipts)), "2025-02-28")
    assert items[["document_no", "open_amount"]].values.tolist() == [["A1", 70.0]]
