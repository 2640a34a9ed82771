"""Documents older than a year: which they are, how old, and when the customer last paid or was asked."""

from __future__ import annotations

from datetime import date

from xlsaging.metrics.old_items import OLD_ITEM_COLUMNS, over_one_year
from xlsaging.model.ledger import Ledger

INVOICES = """
document_no customer_id document_date origin_date due_date   amount currency collector dispute_reason document_type
A1          C1          2024-03-30    -           2024-04-30 100    CNY      Li        price          invoice
A2          C1          2024-03-31    -           2024-04-30 50     CNY      -         -              invoice
B1          C2          2025-02-01    2022-02-01  2025-03-01 10     USD      -         -              invoice
B2          C2          2022-02-01    -           2022-03-01 -5     USD      -         -              credit_note
B3          C2          2022-02-01    -           2022-03-01 70     CNY      -         -              opening
D1          C4          2023-03-31    -           2023-04-30 8      CNY      -         -              invoice
"""
RECEIPTS = """
receipt_no customer_id receipt_date amount applied_to returned_date currency
R1         C1          2024-12-31   30     A1         -             CNY
R2         C1          2025-01-31   20     A2         2025-02-28    CNY
R3         C1          2025-04-01   20     A2         -             CNY
B2         C2          2025-03-01   5      B1         -             USD
"""
ACTIVITIES = """
activity_date customer_id
2025-01-15    C1
2025-03-15    C1
2025-04-01    C1
"""
RATES = "rate_date currency rate\n2025-01-01 USD 7.1"


def test_every_engine_lists_the_same(engine, table, plain_rows):
    tables = {"invoices": INVOICES, "receipts": RECEIPTS, "activities": ACTIVITIES, "fx_rates": RATES}
    ledger = Ledger(**engine.tables(**{name: table(text) for name, text in tables.items()}))
    frame = engine.pandas(over_one_year(ledger, "2025-03-31"))

    assert tuple(frame.columns) == OLD_ITEM_COLUMNS
    names = ["document_no", "origin_date", "age_days", "open_amount", "base_open_amount", "collector", "disputed"]
    # A1 is 366 days old and a day over the year, A2 is not over it. B3 is an opening without an origin: not dated.
    # B2 is a credit note that a receipt row used up: B1 has 5 left, and C2 never paid anything.
    assert plain_rows(frame[names]) == [
        ("A1", date(2024, 3, 30), 366, 70.0, 70.0, "Li", True),
        ("B1", date(2022, 2, 1), 1154, 5.0, 35.5, "unassigned", False),
        ("D1", date(2023, 3, 31), 731, 8.0, 8.0, "unassigned", False),
    ]
    lasts = frame[["last_receipt_date", "last_contact_date", "dispute_reason"]]
    assert plain_rows(lasts) == [
        (date(2024, 12, 31), date(2025, 3, 15), "price"),
        (None, None, ""),
        (None, None, ""),
    ]
    assert [round(value, 2) for value in frame["age_years"]] == [1.0, 3.16, 2.0]


def test_without_receipts_and_activities_nothing_is_said_of_them(table, plain_rows):
    frame = over_one_year(Ledger(invoices=table(INVOICES)), "2025-03-31")
    assert plain_rows(frame[["last_receipt_date", "last_contact_date"]]) == [(None, None)] * 3
