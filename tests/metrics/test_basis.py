"""The day from which an item ages, on each basis."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from xlsaging.metrics.open_items import open_items
from xlsaging.model.ledger import Ledger
from xlsaging.model.settings import Settings


@pytest.fixture
def late(table):
    """Days past due by document, None where undated or not due for now."""

    def days(as_of, invoices, basis="due_date", customers="", **settings):
        tables = {"invoices": table(invoices), "customers": table(customers) if customers else None}
        items = open_items(Ledger(settings=Settings(**settings), **tables), as_of, basis)
        return {
            row.document_no: None if row.days_past_due != row.days_past_due else int(row.days_past_due)
            for row in items.itertuples()
        }

    return days


@pytest.fixture
def due(table):
    """Completed due dates by document."""

    def dates(invoices, customers="", **settings):
        tables = {"invoices": table(invoices), "customers": table(customers) if customers else None}
        items = open_items(Ledger(settings=Settings(**settings), **tables), "2025-12-31")
        return {row.document_no: row.due_date.date() for row in items.itertuples() if row.due_date is not pd.NaT}

    return dates


def test_each_basis_counts_from_its_own_date(late):
    invoices = """
    document_no customer_id document_date posting_date due_date   origin_date amount
    A1          C1          2025-01-02    2025-01-03   2025-01-31 2024-12-31  10
    """
    day = "2025-02-01"
    assert late(day, invoices) == {"A1": 1}
    assert late(day, invoices, "posting_date") == {"A1": 29}
    assert late(day, invoices, "document_date") == {"A1": 30}
    assert late(day, invoices, "origin_date") == {"A1": 32}


def test_without_posting_or_origin_date_those_bases_count_from_the_document(late):
    invoices = "document_no customer_id document_date amount\nA1 C1 2025-01-02 10"
    assert late("2025-01-12", invoices, "posting_date") == {"A1": 10}
    assert late("2025-01-12", invoices, "origin_date") == {"A1": 10}


OPENING = """
document_no customer_id document_date posting_date document_type origin_date due_date   terms_days amount
A1          C1          2025-01-01    2025-01-01   opening       2023-05-31  -          30         10
A2          C1          2025-01-01    2025-01-01   opening       -           -          30         10
A3          C1          2025-01-01    2025-01-01   opening       -           2024-12-01 30         10
"""


@pytest.mark.parametrize(
    ("basis", "with_origin", "with_due_date"),
    [("due_date", 581, 61), ("document_date", 611, None), ("posting_date", 611, None), ("origin_date", 611, None)],
)
def test_an_opening_balance_ages_from_its_origin_never_from_its_carry_forward(late, basis, with_origin, with_due_date):
    assert late("2025-01-31", OPENING, basis) == {"A1": with_origin, "A2": None, "A3": with_due_date}


def test_an_undated_document_has_no_age_on_any_basis(late):
    invoices = "document_no customer_id document_date terms_days amount\nA1 C1 - 30 10"
    for basis in ("due_date", "document_date", "posting_date", "origin_date"):
        assert late("2025-01-31", invoices, basis) == {"A1": None}


def test_retention_is_not_due_before_its_condition_is_met(late):
    invoices = """
    document_no customer_id document_date due_date   item_class condition_met_date amount
    A1          C1          2024-01-01    2024-06-30 retention  -                  10
    A2          C1          2024-01-01    2024-06-30 retention  2025-01-01         10
    A3          C1          2024-01-01    2025-01-31 retention  2024-07-01         10
    A4          C1          2024-01-01    2024-06-30 trade      -                  10
    """
    assert late("2025-02-10", invoices) == {"A1": None, "A2": 40, "A3": 10, "A4": 225}


MISSING = """
document_no customer_id document_date terms_days due_date   amount
A1          C1          2025-01-15    10         -          10
A2          C1          2025-01-15    -          -          10
A3          C2          2025-01-15    -          -          10
A4          C1          2025-01-15    10         2025-03-03 10
A5          C1          2025-01-15    10         -          -10
"""


def test_a_missing_due_date_is_the_document_date_plus_the_rows_the_customers_or_the_settings_terms(due):
    days = {name: date(2025, 1, 15) for name in ("A1", "A2", "A3", "A5")} | {"A4": date(2025, 3, 3)}
    row = {"A1": date(2025, 1, 25)}
    assert due(MISSING) == days | row
    customers = "customer_id terms_days\nC1 20\nC2 -"
    assert due(MISSING, customers) == days | row | {"A2": date(2025, 2, 4)}
    everyone = days | row | {"A2": date(2025, 2, 4), "A3": date(2025, 2, 14)}
    assert due(MISSING, customers, terms_days=30) == everyone


def test_a_credit_note_has_no_terms(due):
    assert due(MISSING, terms_days=30)["A5"] == date(2025, 1, 15)


def test_terms_may_count_from_the_end_of_the_documents_month_for_all_or_for_a_customer(due):
    invoices = """
    document_no customer_id document_date amount
    A1          C1          2024-01-31    10
    A2          C1          2024-02-01    10
    A3          C1          2024-02-29    10
    A4          C2          2024-12-01    10
    """
    ends = {"A1": date(2024, 3, 1), "A2": date(2024, 3, 30), "A3": date(2024, 3, 30), "A4": date(2025, 1, 30)}
    assert due(invoices, terms_rule="month_end", terms_days=30) == ends
    customers = "customer_id terms_rule\nC1 month_end\nC2 days"
    assert due(invoices, customers, terms_days=30) == ends | {"A4": date(2024, 12, 31)}
    assert due(invoices, customers, terms_rule="month_end", terms_days=30)["A4"] == date(2024, 12, 31)


def test_without_terms_the_rule_of_terms_moves_nothing(due):
    invoices = "document_no customer_id document_date amount\nA1 C1 2025-01-15 10"
    assert due(invoices, terms_rule="month_end") == {"A1": date(2025, 1, 15)}


@pytest.mark.parametrize("engine", ["pandas", "polars", "duckdb"], indirect=True)
def test_month_ends_are_the_same_on_every_engine(engine):
    days = pd.date_range("2023-12-30", "2024-03-03").strftime("%Y-%m-%d")
    numbers = [f"A{at:02}" for at in range(len(days))]
    invoices = pd.DataFrame({"document_no": numbers, "customer_id": "C1", "document_date": days, "amount": 1.0})
    ledger = Ledger(settings=Settings(terms_rule="month_end", terms_days=5), **engine.tables(invoices=invoices))
    items = engine.pandas(open_items(ledger, "2024-12-31")).sort_values("document_no")
    expected = pd.to_datetime(days) + pd.offsets.MonthEnd(0) + pd.Timedelta(days=5)
    assert pd.to_datetime(items["due_date"]).tolist() == expected.tolist()
