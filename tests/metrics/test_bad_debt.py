"""Bad-debt ratios: each with its own denominator."""

from __future__ import annotations

import pytest

from xlsaging.metrics.bad_debt import BAD_DEBT_RATIOS, bad_debt_ratios
from xlsaging.model.errors import BadSettingError
from xlsaging.model.ledger import Ledger


def test_engines_agree_on_the_ratios_worked_out_by_hand(quarter, plain_rows):
    engine, ledger = quarter
    found = engine.pandas(bad_debt_ratios(ledger, "2025-02-01", "2025-03-31"))
    assert list(found.columns) == ["name", "numerator", "denominator", "ratio"]
    # The allowance of the general ledger covers the consolidated customer's 1,000 too.
    assert plain_rows(found) == [
        ("allowance_to_receivable", 50.0, 1660.0, round(50 / 1660, 6)),
        ("net_write_offs_to_credit_sales", 15.0, 760.0, round(15 / 760, 6)),
        ("overdue_90_to_receivable", 0.0, 660.0, 0.0),
        ("write_offs_to_average_receivable", 20.0, 530.0, round(20 / 530, 6)),
        ("write_offs_to_closing_receivable", 20.0, 660.0, round(20 / 660, 6)),
        ("write_offs_to_credit_sales", 20.0, 760.0, round(20 / 760, 6)),
    ]


@pytest.fixture
def invoices(table):
    return table(
        "document_no customer_id document_date due_date amount entity\n"
        "A1 C1 2024-10-01 2024-10-02 100 E1\nA2 C1 2024-12-01 2025-01-31 300 E1\nA3 C2 2025-03-01 2025-03-31 600 E2"
    )


def ratios(frame, *keys):
    return {row[:-3]: row[-3:] for row in frame.itertuples(index=False, name=None)}


def test_only_what_is_more_than_ninety_days_late_is_overdue_90(invoices):
    ledger = Ledger(invoices=invoices)
    late = {day: ratios(bad_debt_ratios(ledger, "2025-01-01", day))[("overdue_90_to_receivable",)] for day in
            ("2025-05-01", "2025-05-02")}  # fmt: skip
    assert late["2025-05-01"] == (100.0, 1000.0, 0.1)
    assert late["2025-05-02"] == (400.0, 1000.0, 0.4)


def test_ratios_over_nothing_are_undefined_not_zero(invoices):
    found = bad_debt_ratios(Ledger(invoices=invoices), "2024-01-01", "2024-01-31")
    assert len(found) == len(BAD_DEBT_RATIOS)
    assert found["ratio"].isna().all()


def test_without_an_allowance_in_the_general_ledger_its_ratio_is_unknown(invoices, table):
    ledger = Ledger(invoices=invoices, gl_balances=table("balance_date amount\n2025-03-31 1000"))
    row = bad_debt_ratios(ledger, "2025-01-01", "2025-03-31").set_index("name").loc["allowance_to_receivable"]
    assert row.isna().tolist() == [True, False, True]


def test_the_newest_allowance_of_each_account_in_the_period_counts(invoices, table):
    balances = table(
        "balance_date account amount allowance entity\n2024-12-31 1131 1000 -99 E1\n2025-01-31 1131 1000 -10 E1\n"
        "2025-03-31 1131 1000 -20 E1\n2025-02-28 1132 1000 -3 E2"
    )
    ledger = Ledger(invoices=invoices, gl_balances=balances)
    whole = ratios(bad_debt_ratios(ledger, "2025-01-01", "2025-03-31"))
    assert whole[("allowance_to_receivable",)] == (23.0, 1000.0, 0.023)
    by_entity = ratios(bad_debt_ratios(ledger, "2025-01-01", "2025-03-31", by="entity"))
    assert by_entity[("E1", "allowance_to_receivable")] == (20.0, 400.0, 0.05)
    assert by_entity[("E2", "allowance_to_receivable")] == (3.0, 600.0, 0.005)


def test_an_allowance_cannot_be_split_by_what_the_general_ledger_does_not_say(invoices, table):
    ledger = Ledger(invoices=invoices, gl_balances=table("balance_date amount allowance\n2025-03-31 1000 -10"))
    found = bad_debt_ratios(ledger, "2025-01-01", "2025-03-31", by="customer_id").set_index(["customer_id", "name"])
    assert found.loc[("C1", "allowance_to_receivable")].isna().tolist() == [True, False, True]


def test_a_period_that_ends_before_it_starts_is_refused(invoices):
    with pytest.raises(BadSettingError):
        bad_debt_ratios(Ledger(invoices=invoices), "2025-02-01", "2025-01-31")


def test_what_a_consolidated_customer_lost_or_paid_in_kind_is_no_loss_of_the_group(table):
    tables = {
        "invoices": table("document_no customer_id document_date amount\nA1 C1 2025-01-10 100\nB1 C2 2025-01-10 100"),
        "write_offs": table("write_off_date customer_id amount document_no\n2025-02-01 C1 7 A1\n2025-02-01 C2 5 B1"),
        "customers": table("customer_id related_party\nC1 consolidated\nC2 associate"),
    }
    frame = bad_debt_ratios(Ledger(**tables), "2025-01-01", "2025-03-31").set_index("name")
    assert frame.loc["write_offs_to_credit_sales"].tolist() == [5.0, 100.0, 0.05]
