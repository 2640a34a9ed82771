"""Who a row belongs to: its own word, the assignment, the customer's, nobody."""

from __future__ import annotations

import pytest

from xlsaging.metrics.aging import aging
from xlsaging.metrics.attributes import assigned_collectors, known_attributes, own_columns
from xlsaging.metrics.days_to_pay import days_to_pay
from xlsaging.metrics.open_items import open_items
from xlsaging.model.errors import BadSettingError
from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import from_day

INVOICES = """
document_no customer_id document_date amount collector
A1          C1          2025-01-01    1      Own
A2          C1          2025-01-02    2      -
B1          C2          2025-01-01    4      -
D1          C3          2025-01-01    8      -
E1          C4          2025-01-01    16     -
"""
CUSTOMERS = """
customer_id collector
C1          File
C2          File
C3          File
"""
ASSIGNMENTS = """
customer_id collector start_date end_date
C1          First     2025-01-01 -
C1          Second    2025-03-16 -
C2          Gone      2025-01-01 2025-02-28
"""


@pytest.fixture
def ledger(table):
    return Ledger(invoices=table(INVOICES), customers=table(CUSTOMERS), assignments=table(ASSIGNMENTS))


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2025-02-28", {"A1": "Own", "A2": "First", "B1": "Gone", "D1": "File", "E1": "unassigned"}),
        ("2025-03-15", {"A1": "Own", "A2": "First", "B1": "File", "D1": "File", "E1": "unassigned"}),
        ("2025-03-16", {"A1": "Own", "A2": "Second", "B1": "File", "D1": "File", "E1": "unassigned"}),
    ],
)
def test_the_collector_is_the_rows_own_else_the_assigned_one_of_the_day_else_the_customers(ledger, as_of, expected):
    items = open_items(ledger, as_of)
    assert dict(zip(items["document_no"], items["collector"], strict=True)) == expected


def test_aging_by_collector_goes_by_the_assignment_on_the_day(ledger, plain_rows):
    frame = aging(ledger, "2025-03-31", by="collector")
    assert plain_rows(frame[["collector", "outstanding"]]) == [
        ("unassigned", 16),
        ("File", 12),
        ("Second", 2),
        ("Own", 1),
    ]


def test_a_later_assignment_ends_the_one_before_it(ledger):
    held = assigned_collectors(ledger).to_native().sort_values(["customer_id", "start_date"])
    assert [str(from_day(day)) for day in held["end_date"]] == ["2025-03-15", "None", "2025-02-28"]


@pytest.mark.parametrize("engine", ["pandas", "polars", "duckdb"], indirect=True)
def test_of_two_assignments_from_one_day_each_engine_takes_the_same(engine, table):
    assignments = table("customer_id collector start_date\nC1 Xu 2025-01-01\nC1 An 2025-01-01")
    invoices = table("document_no customer_id document_date amount\nA1 C1 2025-01-01 1")
    ledger = Ledger(**engine.tables(invoices=invoices, assignments=assignments))
    assert engine.pandas(aging(ledger, "2025-01-31", by="collector"))["collector"].tolist() == ["Xu"]


def test_a_customer_that_is_there_twice_does_not_double_what_it_owes(table):
    customers = table("customer_id region\nC1 north\nC1 south")
    invoices = table("document_no customer_id document_date amount\nA1 C1 2025-01-01 100")
    frame = aging(Ledger(invoices=invoices, customers=customers), "2025-01-31", by="region")
    assert frame[["region", "outstanding"]].values.tolist() == [["south", 100.0]]


def test_terms_of_a_customer_can_be_split_by_too(table):
    customers = table("customer_id terms_days\nC1 30\nC2 60")
    invoices = table("document_no customer_id document_date amount\nA1 C1 2025-01-01 100\nB1 C2 2025-01-01 10")
    frame = aging(Ledger(invoices=invoices, customers=customers), "2025-01-31", by="terms_days")
    assert frame[["terms_days", "outstanding"]].values.tolist() == [["30", 100.0], ["60", 10.0]]


def test_names_are_told_where_one_is_unknown(ledger):
    assert own_columns(ledger, ["collector", "industry"]) == ("collector",)
    with pytest.raises(BadSettingError, match="colour"):
        own_columns(ledger, ["colour"])
    assert {"collector", "customer_name", "document_type"} <= set(known_attributes(ledger))


TOLD = {
    "invoices": "document_no customer_id document_date amount\nA1 C1 2025-01-01 100\nB1 C2 2025-01-01 50",
    "receipts": "receipt_no customer_id receipt_date amount method\nR1 C1 2025-01-10 30 cash",
    "write_offs": "write_off_date customer_id amount reason\n2025-01-20 C2 10 bankrupt",
    "activities": """
        activity_date customer_id collector cause
        2025-01-05    C1          Li        forgot
        2025-01-25    C1          Li        dispute
        2025-01-26    C1          Li        -
        2025-02-05    C1          Li        no_cash
    """,
}


@pytest.mark.parametrize("engine", ["pandas", "polars", "duckdb"], indirect=True)
@pytest.mark.parametrize(
    ("by", "as_of", "expected"),
    [
        ("method", "2025-01-31", {"unassigned": 140.0, "cash": -30.0}),
        ("reason", "2025-01-31", {"unassigned": 120.0, "bankrupt": -10.0}),
        ("cause", "2025-01-31", {"dispute": 70.0, "unassigned": 40.0}),
        ("cause", "2025-02-28", {"no_cash": 70.0, "unassigned": 40.0}),
        ("collector", "2025-01-31", {"unassigned": 110.0}),
    ],
)
def test_items_can_be_split_by_what_receipts_write_offs_and_the_newest_contact_say(engine, table, by, as_of, expected):
    ledger = Ledger(**engine.tables(**{name: table(text) for name, text in TOLD.items()}))
    frame = engine.pandas(aging(ledger, as_of, by=by))
    assert dict(zip(frame[by], frame["outstanding"], strict=True)) == expected


def test_flows_are_split_by_what_was_last_said_on_their_own_day(table):
    ledger = Ledger(**{name: table(text) for name, text in TOLD.items()})
    frame = days_to_pay(ledger.with_settings(unapplied="fifo"), "2025-01-01", "2025-03-31", by="cause")
    assert dict(zip(frame["cause"], frame["paid_amount"], strict=True)) == {"forgot": 30.0}
