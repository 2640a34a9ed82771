"""Write-offs one by one, and in sum what the ratios say."""

from __future__ import annotations

import pytest

from xlsaging.metrics.bad_debt import bad_debt_ratios
from xlsaging.metrics.write_off_list import WRITE_OFF_COLUMNS, write_off_list
from xlsaging.model.errors import BadSettingError
from xlsaging.model.ledger import Ledger


def test_engines_agree_on_the_list(quarter, plain_rows):
    engine, ledger = quarter
    found = engine.pandas(write_off_list(ledger, "2025-01-01", "2025-03-31"))
    assert tuple(found.columns) == WRITE_OFF_COLUMNS
    assert [(row[1], row[2], row[3], row[4], row[7]) for row in plain_rows(found)] == [
        ("C1", "Alpha", "A2", "write_off", 20.0),
        ("C1", "Alpha", "A2", "recovery", -5.0),
    ]
    ratios = engine.pandas(bad_debt_ratios(ledger, "2025-01-01", "2025-03-31")).set_index("name")
    assert found["base_amount"].sum() == ratios["numerator"]["net_write_offs_to_credit_sales"]


def test_only_the_period_and_only_customers_outside_the_group(table):
    ledger = Ledger(
        invoices=table("document_no customer_id document_date amount\nA1 C1 2025-01-01 100\nZ1 C9 2025-01-01 100"),
        customers=table("customer_id related_party\nC9 consolidated"),
        write_offs=table(
            "write_off_date customer_id amount document_no\n2025-01-31 C1 1 A1\n2025-02-01 C1 2 A1\n"
            "2025-02-02 C9 3 Z1\n2025-02-28 C1 -4 A1\n2025-03-01 C1 5 A1"
        ),
    )
    found = write_off_list(ledger, "2025-02-01", "2025-02-28")
    assert found[["amount", "kind"]].values.tolist() == [[2.0, "write_off"], [-4.0, "recovery"]]


def test_a_period_that_ends_before_it_starts_is_refused(table):
    ledger = Ledger(write_offs=table("write_off_date customer_id amount\n2025-01-31 C1 1"))
    with pytest.raises(BadSettingError):
        write_off_list(ledger, "2025-02-01", "2025-01-31")
