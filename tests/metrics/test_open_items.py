"""Open items: their columns, their order, and what each says."""

from __future__ import annotations

from datetime import date

import pytest

from xlsaging.metrics.open_items import OPEN_ITEM_COLUMNS, open_items, resolve_as_of
from xlsaging.model.errors import BadSettingError, MissingTableError
from xlsaging.model.ledger import Ledger
from xlsaging.model.settings import Settings

INVOICES = """
document_no customer_id document_date due_date   amount currency entity account dispute_reason dispute_date sales_rep
B1          C2          2025-01-05    2025-02-04 100    CNY      E1     1122    -              -            Wang
A2          C1          2025-01-10    2025-01-31 50     USD      E1     1122    price          2025-03-01   -
A1          C1          2025-01-10    2025-01-31 80     CNY      E1     1122    quality        -            -
K1          C1          2025-02-01    2025-02-01 -30    CNY      E2     1131    -              2025-02-10   -
"""
RECEIPTS = """
receipt_no customer_id receipt_date amount applied_to currency entity account collector
R1         C2          2025-02-10   25     B1         CNY      E1     1122    -
R2         C2          2025-02-11   10     -          CNY      E1     1122    Zhao
"""


@pytest.fixture
def ledger(table):
    rates = table("rate_date currency rate\n2025-01-31 USD 7.2\n2025-02-28 USD 7.5")
    return Ledger(invoices=table(INVOICES), receipts=table(RECEIPTS), fx_rates=rates)


def test_columns_are_those_of_the_contract_and_then_the_extra_ones(ledger):
    assert list(open_items(ledger, "2025-02-28").columns) == list(OPEN_ITEM_COLUMNS)
    extra = open_items(ledger, "2025-02-28", extra=("region", "project"))
    assert list(extra.columns) == [*OPEN_ITEM_COLUMNS, "region", "project"]


def test_rows_are_sorted_by_customer_due_date_and_document(ledger):
    items = open_items(ledger, "2025-02-28")
    assert items["document_no"].tolist() == ["A1", "A2", "K1", "B1", "R2"]


def test_every_row_says_what_it_is(ledger, plain_rows):
    items = open_items(ledger, "2025-02-28")
    columns = ["document_no", "document_type", "days_past_due", "bucket", "amount", "open_amount", "base_open_amount"]
    assert plain_rows(items[columns]) == [
        ("A1", "invoice", 28, "1-30", 80, 80, 80),
        ("A2", "invoice", 28, "1-30", 50, 50, 375),
        ("K1", "credit_note", 27, "credits", -30, -30, -30),
        ("B1", "invoice", 24, "1-30", 100, 75, 75),
        ("R2", "receipt", 17, "credits", -10, -10, -10),
    ]


def test_a_receipt_keeps_its_own_entity_account_and_collector(ledger):
    row = open_items(ledger, "2025-02-28").set_index("document_no").loc["R2"]
    assert [row["entity"], row["account"], row["collector"], row["sales_rep"]] == ["E1", "1122", "Zhao", "unassigned"]
    assert row["item_class"] == "trade"
    assert row["document_date"].date() == row["due_date"].date() == date(2025, 2, 11)


def test_an_item_is_disputed_from_the_day_the_dispute_began(ledger):
    # A1 gives a reason and no day, A2 a day in March, K1 a day and no reason.
    disputed = open_items(ledger, "2025-02-28").set_index("document_no")["disputed"]
    assert disputed[["A1", "A2", "B1", "K1"]].tolist() == [True, False, False, True]
    assert open_items(ledger, "2025-03-01").set_index("document_no")["disputed"]["A2"]


def test_what_nets_to_zero_is_absent(table):
    invoices = table("document_no customer_id document_date amount\nA1 C1 2025-01-01 10\nA2 C1 2025-01-01 0")
    receipts = table("receipt_no customer_id receipt_date amount applied_to\nR1 C1 2025-01-02 10 A1")
    items = open_items(Ledger(invoices=invoices, receipts=receipts), "2025-01-31")
    assert len(items) == 0
    assert list(items.columns) == list(OPEN_ITEM_COLUMNS)


def test_the_customers_file_knows_the_name_better_than_the_row(table):
    invoices = table(
        "document_no customer_id document_date amount customer_name\nA1 C1 2025-01-01 10 Old\nA2 C2 2025-01-01 10 Own"
    )
    customers = table("customer_id customer_name\nC1 New")
    items = open_items(Ledger(invoices=invoices, customers=customers), "2025-01-31")
    assert items["customer_name"].tolist() == ["New", "Own"]


def test_a_ledger_of_three_columns_and_a_date_is_enough(table):
    invoices = table("document_no customer_id document_date amount\nA1 C1 2025-01-01 10\nK1 C1 2025-01-01 -4")
    items = open_items(Ledger(invoices=invoices), "2025-01-31")
    assert items["document_type"].tolist() == ["invoice", "credit_note"]
    assert items["currency"].tolist() == ["CNY", "CNY"]
    assert items["entity"].tolist() == ["", ""]


def test_a_ledger_without_invoices_names_the_table_that_it_needs(table):
    with pytest.raises(MissingTableError, match="invoices"):
        open_items(Ledger(receipts=table(RECEIPTS)), "2025-01-31")


def test_an_unknown_treatment_of_free_money_is_refused(ledger):
    with pytest.raises(BadSettingError, match="separate, net or fifo"):
        open_items(ledger, "2025-01-31", unapplied="lifo")


@pytest.mark.parametrize(
    ("argument", "setting", "expected"),
    [
        ("2025-03-05", "2025-01-31", date(2025, 3, 5)),
        (None, "2025-01-31", date(2025, 1, 31)),
        (None, None, date(2025, 2, 28)),
    ],
)
def test_the_day_is_the_argument_else_the_setting_else_the_last_month_end(table, argument, setting, expected):
    ledger = Ledger(settings=Settings(as_of=setting), invoices=table(INVOICES))
    assert resolve_as_of(ledger, argument, date(2025, 3, 20)) == expected
