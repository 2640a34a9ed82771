"""Retention and unbilled items: listed apart, and not late before their condition is met."""

from __future__ import annotations

from datetime import date

from xlsaging.metrics.kept_back import KEPT_BACK_COLUMNS, kept_back
from xlsaging.model.ledger import Ledger

INVOICES = """
document_no customer_id document_date due_date   item_class condition_met_date amount
A1          C1          2024-01-01    2024-01-31 trade      -                  100
A2          C1          2024-01-01    2024-01-31 retention  -                  5
A3          C1          2024-01-01    2024-01-31 retention  2025-03-01         6
A4          C1          2024-01-01    2025-03-21 retention  2025-03-01         7
B1          C2          2025-03-01    2025-04-30 unbilled   -                  8
"""


def test_every_engine_lists_the_same(engine, table, plain_rows):
    ledger = Ledger(**engine.tables(invoices=table(INVOICES)))
    frame = engine.pandas(kept_back(ledger, "2025-03-31"))

    assert tuple(frame.columns) == KEPT_BACK_COLUMNS
    names = ["item_class", "document_no", "condition_met_date", "days_past_due", "base_open_amount"]
    assert plain_rows(frame[names]) == [
        ("retention", "A2", None, None, 5.0),
        ("retention", "A3", date(2025, 3, 1), 30.0, 6.0),
        ("retention", "A4", date(2025, 3, 1), 10.0, 7.0),
        ("unbilled", "B1", None, -30.0, 8.0),
    ]


def test_where_all_is_trade_there_is_nothing(table):
    invoices = table("document_no customer_id document_date amount\nA1 C1 2025-01-01 5")
    assert len(kept_back(Ledger(invoices=invoices), "2025-03-31")) == 0
