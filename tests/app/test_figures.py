"""The figures of the pack agree with one another in what is not a number too."""

from __future__ import annotations

from datetime import date

import pandas as pd

from xlsaging.app.figures import close_figures
from xlsaging.model.ledger import Ledger


def test_a_customer_is_called_the_same_on_every_sheet() -> None:
    names = ["Wal-Mart trust", "Wal-Mart foundation", "Wal-Mart us"]
    invoices = pd.DataFrame({
        "document_no": ["A1", "A2", "A3"], "customer_id": ["C1"] * 3, "customer_name": names,
        "document_date": ["2025-05-01", "2025-05-02", "2025-06-03"], "due_date": ["2025-05-31"] * 3,
        "amount": [10.0, 20.0, 30.0],
    })  # fmt: skip
    receipts = pd.DataFrame({
        "receipt_no": ["R1"], "customer_id": ["C1"], "receipt_date": ["2025-06-10"], "amount": [30.0],
        "applied_to": ["A3"],
    })  # fmt: skip
    made = close_figures(Ledger(invoices=invoices, receipts=receipts), date(2025, 6, 30))
    assert made.comparison is not None
    assert made.trend is not None
    said = {
        made.customer_names["C1"],
        *made.comparison.customers.column("customer_name"),
        *made.trend.concentration.column("customer_name"),
        made.trend.names["C1"],
    }
    assert said == {"Wal-Mart trust"}
