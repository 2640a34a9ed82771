"""Coverage: months without contact stand out."""

from __future__ import annotations

import pytest

from xlsaging.metrics.coverage import coverage
from xlsaging.model.errors import BadSettingError
from xlsaging.model.ledger import Ledger

COLUMNS = ["customer_id", "month", "contacts", "overdue_opening", "overdue_closing", "overdue_growth", "uncovered"]


def test_engines_agree_on_coverage_by_customer(quarter, plain_rows):
    engine, ledger = quarter
    found = engine.pandas(coverage(ledger, "2025-02-01", "2025-03-31"))
    assert list(found.columns) == COLUMNS
    assert plain_rows(found) == [
        ("C1", "2025-02", 2, 100.0, 300.0, 200.0, False),
        ("C1", "2025-03", 0, 300.0, 130.0, -170.0, True),
        ("C2", "2025-02", 0, 0.0, 0.0, 0.0, False),
        ("C2", "2025-03", 1, 0.0, 0.0, 0.0, False),
    ]


@pytest.fixture
def invoices(table):
    return table(
        "document_no customer_id document_date due_date amount\nA1 C1 2025-01-01 2025-04-30 100\n"
        "A2 C1 2025-01-01 2025-06-10 40\nA3 C2 2025-01-01 2025-05-31 70"
    )


def test_a_month_without_any_contact_shows_what_grew_in_it(invoices, table, plain_rows):
    calls = table("activity_date customer_id\n2025-05-06 C1\n2025-07-01 C1")
    found = plain_rows(coverage(Ledger(invoices=invoices, activities=calls), "2025-05-01", "2025-07-31"))
    assert [row for row in found if row[0] == "C1"] == [
        ("C1", "2025-05", 1, 0.0, 100.0, 100.0, False),
        ("C1", "2025-06", 0, 100.0, 140.0, 40.0, True),
        ("C1", "2025-07", 1, 140.0, 140.0, 0.0, False),
    ]
    assert [row[2:] for row in found if row[0] == "C2"] == [
        (0, 0.0, 0.0, 0.0, False),
        (0, 0.0, 70.0, 70.0, False),
        (0, 70.0, 70.0, 0.0, True),
    ]


def test_a_contact_counts_for_its_own_collector_else_for_the_assigned_one(invoices, table, plain_rows):
    ledger = Ledger(
        invoices=invoices,
        activities=table("activity_date customer_id collector\n2025-06-02 C1 -\n2025-06-20 C1 -\n2025-06-03 C2 Wu"),
        assignments=table("customer_id collector start_date\nC1 Li 2025-01-01\nC1 Qi 2025-06-15"),
    )
    found = plain_rows(coverage(ledger, "2025-06-01", "2025-06-30", by="collector"))
    assert [row[:3] for row in found] == [
        ("Li", "2025-06", 1),
        ("Qi", "2025-06", 1),
        ("Wu", "2025-06", 1),
        ("unassigned", "2025-06", 0),
    ]
    # C1 was Li's at the start of June and Qi's at its end.
    assert [row[3:5] for row in found] == [(100.0, 0.0), (0.0, 140.0), (0.0, 0.0), (0.0, 70.0)]


def test_contacts_of_the_first_and_the_last_day_count_each_of_them(invoices, table, plain_rows):
    calls = """
    activity_date customer_id collector
    2025-05-31    C1          before
    2025-06-01    C1          first
    2025-06-01    C1          first
    2025-06-30    C1          last
    2025-07-01    C1          after
    """
    ledger = Ledger(invoices=invoices, activities=table(calls))
    found = plain_rows(coverage(ledger, "2025-06-01", "2025-06-30", by="collector"))
    assert {row[0]: row[2] for row in found} == {"first": 2, "last": 1, "unassigned": 0}


def test_without_activities_every_month_is_without_contact(invoices, plain_rows):
    found = plain_rows(coverage(Ledger(invoices=invoices), "2025-06-01", "2025-06-30", by=()))
    assert found == [("2025-06", 0, 100.0, 210.0, 110.0, True)]


def test_consolidated_customers_are_not_collected_from(invoices, table):
    ledger = Ledger(invoices=invoices, customers=table("customer_id related_party\nC2 consolidated"))
    assert set(coverage(ledger, "2025-06-01", "2025-06-30")["customer_id"]) == {"C1"}


def test_a_period_that_ends_before_it_starts_is_refused(invoices):
    with pytest.raises(BadSettingError):
        coverage(Ledger(invoices=invoices), "2025-02-01", "2025-01-31")
