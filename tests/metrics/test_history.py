"""How far a ledger reaches back, and who is in it."""

from __future__ import annotations

from datetime import date

import pandas as pd

from xlsaging.metrics.history import customer_names, first_document_date, last_receipt_date
from xlsaging.model.ledger import Ledger

INVOICES = pd.DataFrame(
    {
        "document_no": ["A1", "A2", "A3"],
        "customer_id": ["C1", "C2", "C2"],
        "customer_name": ["", "Contoso", ""],
        "document_date": ["2025-02-05", "2025-01-20", None],
        "posting_date": ["2025-02-05", "2025-02-01", None],
        "origin_date": ["2023-05-01", None, None],
        "document_type": ["opening", "invoice", "invoice"],
        "amount": [100.0, 50.0, 10.0],
    }
)
RECEIPTS = pd.DataFrame(
    {
        "receipt_no": ["R1", "R2"],
        "customer_id": ["C1", "C1"],
        "receipt_date": ["2025-03-01", None],
        "amount": [1.0, 2.0],
    }
)


def test_the_history_begins_with_the_first_posting_not_with_an_origin() -> None:
    assert first_document_date(Ledger(invoices=INVOICES)) == date(2025, 2, 1)


def test_without_any_date_nothing_is_known_of_the_history() -> None:
    undated = INVOICES.assign(document_date="", posting_date="")

    assert first_document_date(Ledger(invoices=undated)) is None
    assert last_receipt_date(Ledger(invoices=INVOICES)) is None


def test_the_last_receipt_is_the_last_dated_one() -> None:
    assert last_receipt_date(Ledger(invoices=INVOICES, receipts=RECEIPTS)) == date(2025, 3, 1)


def test_the_customer_file_names_customers_first() -> None:
    customers = pd.DataFrame({"customer_id": ["C1"], "customer_name": ["Northwind"]})
    found = customer_names(Ledger(invoices=INVOICES, customers=customers))

    assert dict(found.values.tolist()) == {"C1": "Northwind", "C2": "Contoso"}
