"""Concentration: shares, their index, and who takes none."""

from __future__ import annotations

import pytest

from xlsaging.metrics.concentration import concentration, concentration_index, concentration_summary
from xlsaging.model.errors import BadSettingError
from xlsaging.model.ledger import Ledger


def test_engines_agree_on_shares_and_index(quarter, plain_rows):
    engine, ledger = quarter
    found = engine.pandas(concentration(ledger, "2025-03-31"))
    assert list(found.columns) == ["rank", "customer_id", "customer_name", "outstanding", "share", "cumulative_share"]
    # 630 of C1 and 30 of C2; the consolidated customer is not there.
    assert plain_rows(found) == [
        (1, "C1", "Alpha", 630.0, round(630 / 660, 6), round(630 / 660, 6)),
        (2, "C2", "Beta", 30.0, round(30 / 660, 6), 1.0),
    ]
    summary = concentration_summary(ledger, "2025-03-31", top=1)
    assert summary.index.value == pytest.approx((630**2 + 30**2) / 660**2)
    assert summary.effective_customers == pytest.approx(660**2 / (630**2 + 30**2))
    assert (summary.customers, summary.top, summary.top_share) == (2, 1, pytest.approx(630 / 660))


@pytest.fixture
def ledger(table):
    return Ledger(
        invoices=table(
            "document_no customer_id document_date amount\nA1 C1 2025-01-10 50\nA2 C2 2025-01-10 30\n"
            "A3 C3 2025-01-10 20\nA4 C4 2025-01-10 -10\nA5 C5 2025-01-10 30"
        ),
        receipts=table("receipt_no customer_id receipt_date amount applied_to\nR1 C5 2025-01-20 30 A5"),
    )


def test_customers_in_credit_take_no_share_and_are_counted(ledger):
    summary = concentration_summary(ledger, "2025-01-31")
    assert (summary.customers, summary.credit_customers, summary.credit_amount) == (3, 1, -10.0)
    index = concentration_index(ledger, "2025-01-31")
    assert index.value == pytest.approx(0.38)
    assert (index.reason, index.numerator, index.denominator) == ("credits_left_out", 3800.0, 10000.0)


def test_top_cuts_the_list_but_not_the_shares(ledger, plain_rows):
    found = concentration(ledger, "2025-01-31", top=2)
    assert [row[1:2] + row[3:] for row in plain_rows(found)] == [("C1", 50.0, 0.5, 0.5), ("C2", 30.0, 0.3, 0.8)]
    assert len(concentration(ledger, "2025-01-31", top=None)) == 3


def test_equal_balances_are_ranked_by_customer(table):
    invoices = table("document_no customer_id document_date amount\nA1 C2 2025-01-10 5\nA2 C1 2025-01-10 5")
    found = concentration(Ledger(invoices=invoices), "2025-01-31")
    assert found[["rank", "customer_id"]].values.tolist() == [[1, "C1"], [2, "C2"]]


def test_where_nobody_owes_there_is_no_index(ledger):
    index = concentration_index(ledger, "2024-12-31")
    assert (index.value, index.reason) == (None, "no_receivable")
    assert concentration_summary(ledger, "2024-12-31").top_share is None
    assert len(concentration(ledger, "2024-12-31")) == 0


def test_a_top_of_nobody_is_refused(ledger):
    with pytest.raises(BadSettingError):
        concentration(ledger, "2025-01-31", top=0)
