"""Which source settled which line."""

from __future__ import annotations

import pandas as pd

from xlsaging.metrics.applications import APPLICATION_COLUMNS, applications
from xlsaging.model.ledger import Ledger

LINES = """
document_no customer_id instalment_no due_date   document_date amount region collector
A1          C1          1             2025-01-31 2025-01-01    100    north  Li
A1          C1          2             2025-02-28 2025-01-01    50     south  Wu
A2          C1          1             2025-01-31 2025-01-01    30     north  Li
"""
RECEIPTS = """
receipt_no customer_id receipt_date amount applied_to
R1         C1          2025-02-01   120    A1
R2         C1          2025-02-05   -40    A1
R3         C1          2025-02-06   45     A2
"""


def _ledger(table) -> Ledger:
    invoices = table(LINES).astype({"instalment_no": "float64"})
    return Ledger(invoices=invoices, receipts=table(RECEIPTS))


def _rows(frame, *names: str) -> list[tuple]:
    made: pd.DataFrame = frame.to_native()
    return sorted(made[list(names)].itertuples(index=False, name=None))


def test_a_refund_undoes_the_latest_applications_and_what_does_not_fit_settles_nothing(table):
    found = applications(_ledger(table), "2025-03-31")
    assert _rows(found, "document_no", "instalment_no", "source_no", "amount") == [
        ("A1", 1, "R1", 10_000),
        ("A1", 1, "R2", -2_000),
        ("A1", 2, "R1", 2_000),
        ("A1", 2, "R2", -2_000),
        ("A2", 1, "R3", 3_000),
    ]


def test_a_refund_undoes_cash_and_a_recovery_a_write_off_never_one_the_other(engine, table):
    books = {
        "invoices": "document_no customer_id document_date amount\nA1 C1 2025-01-01 70\nA2 C1 2025-01-01 70",
        "receipts": """receipt_no customer_id receipt_date amount applied_to
            R1 C1 2025-02-12 60 A1
            R2 C1 2025-02-16 -30 A1
            R3 C1 2025-02-12 60 A2""",
        "write_offs": """write_off_date customer_id amount document_no kind
            2025-03-01 C1 60 A1 write_off
            2025-03-01 C1 10 A2 write_off
            2025-03-05 C1 -7 A2 recovery""",
    }
    ledger = Ledger(**{name: engine.frame(table(text)) for name, text in books.items()})
    found = engine.pandas(applications(ledger, "2025-03-31").to_native())
    sums = found.groupby(["document_no", "source_table"])["amount"].sum()
    assert sums.to_dict() == {
        ("A1", "receipts"): 3_000,
        ("A1", "write_offs"): 4_000,
        ("A2", "receipts"): 6_000,
        ("A2", "write_offs"): 300,
    }


def test_the_columns_are_those_asked_for_whatever_was_asked_before(table):
    ledger = _ledger(table)
    first = applications(ledger, "2025-03-31")
    second = applications(ledger, "2025-03-31", carry=("region",))
    assert tuple(first.columns) == APPLICATION_COLUMNS
    assert tuple(second.columns) == (*APPLICATION_COLUMNS, "region")
    assert _rows(second, *APPLICATION_COLUMNS) == _rows(first, *APPLICATION_COLUMNS)
    assert {(row[0], row[1]) for row in _rows(second, "instalment_no", "region")} == {(1, "north"), (2, "south")}
    third = applications(ledger, "2025-03-31", carry=("collector",))
    assert {(row[0], row[1]) for row in _rows(third, "instalment_no", "collector")} == {(1, "Li"), (2, "Wu")}
