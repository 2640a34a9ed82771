"""Sales behind a figure are the documents of its period, or months of the sales table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd

from xlsaging.app.explain.sales import sales_lines
from xlsaging.model.ledger import Ledger


def test_documents_of_the_period_are_told_one_by_one(make_ledger: Callable[..., Ledger]) -> None:
    lines = sales_lines(make_ledger(), date(2025, 2, 1), date(2025, 3, 31))

    assert [(line.document_no, line.contribution) for line in lines] == [("A2", 200.5), ("A3", 300.25)]


def test_a_sales_table_is_told_by_month(make_ledger: Callable[..., Ledger]) -> None:
    sales = pd.DataFrame({"month": ["2025-01-01", "2025-02-01", "2025-03-01"], "amount": [10.0, 0.0, 30.0]})
    ledger = Ledger(invoices=make_ledger().invoices, sales=sales)

    lines = sales_lines(ledger, date(2025, 1, 1), date(2025, 3, 31))

    assert [(str(line.day), line.contribution) for line in lines] == [("2025-01-31", 10.0), ("2025-03-31", 30.0)]
