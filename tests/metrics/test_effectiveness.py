"""Collection effectiveness against figures worked out by hand."""

from __future__ import annotations

import pytest

from xlsaging.metrics.collectors import collector_performance
from xlsaging.metrics.effectiveness import collection_effectiveness
from xlsaging.model.errors import BadSettingError
from xlsaging.model.ledger import Ledger

COLUMNS = ["month", "opening", "credit_sales", "closing_total", "closing_current", "losses", "cei", "cei_adjusted"]


def test_engines_agree_on_effectiveness_month_by_month_and_whole(quarter, plain_rows):
    engine, ledger = quarter
    found = engine.pandas(collection_effectiveness(ledger, "2025-02-01", "2025-03-31"))
    assert list(found.columns) == COLUMNS
    # March lost 20 written off and 40 of the payment in kind; what was recovered is no loss undone.
    assert plain_rows(found) == [
        ("2025-02", 400.0, 200.0, 500.0, 200.0, 0.0, 0.25, 0.25),
        ("2025-03", 500.0, 560.0, 660.0, 600.0, 60.0, round(400 / 460, 6), round(340 / 460, 6)),
        ("whole", 400.0, 760.0, 660.0, 600.0, 60.0, round(500 / 560, 6), round(440 / 560, 6)),
        ("whole_mean_month", 400.0, 380.0, 660.0, 600.0, 60.0, round(120 / 180, 6), round(60 / 180, 6)),
    ]


@pytest.fixture
def published(table):
    """The published example: opening 6,200, sales 10,890 over three months, closing 6,340 of which 3,590 current."""
    return Ledger(
        invoices=table(
            "document_no customer_id document_date due_date amount\n"
            "A1 C1 2024-12-01 2025-02-28 6200\nA2 C1 2025-01-10 2025-02-10 7300\nA3 C1 2025-03-10 2025-04-09 3590"
        ),
        receipts=table(
            "receipt_no customer_id receipt_date amount applied_to\nR1 C1 2025-03-20 6200 A1\nR2 C1 2025-03-20 4550 A2"
        ),
    )


def test_the_published_example_comes_out_in_both_readings(published):
    found = collection_effectiveness(published, "2025-01-01", "2025-03-31").set_index("month")["cei"]
    assert round(found["whole_mean_month"], 3) == 0.559
    assert round(found["whole"], 4) == 0.7963


def test_one_month_is_the_whole_and_has_one_reading(published, plain_rows):
    found = plain_rows(collection_effectiveness(published, "2025-03-01", "2025-03-31"))
    assert [row[0] for row in found] == ["2025-03", "whole"]
    assert found[0][1:] == found[1][1:]


def test_groups_follow_one_another_with_their_months(table, plain_rows):
    ledger = Ledger(
        invoices=table(
            "document_no customer_id document_date due_date amount sales_rep\n"
            "A1 C1 2025-01-10 2025-01-20 100 Wu\nA2 C2 2025-01-10 2025-01-20 50 Li"
        ),
        write_offs=table("write_off_date customer_id amount document_no\n2025-01-31 C1 30 A1"),
    )
    found = plain_rows(collection_effectiveness(ledger, "2025-01-01", "2025-01-31", by="sales_rep"))
    assert [row[:2] for row in found] == [("Li", "2025-01"), ("Li", "whole"), ("Wu", "2025-01"), ("Wu", "whole")]
    # The write-off belongs to the rep of the invoice it wrote off.
    assert [row[6:] for row in found] == [(0.0, 0.0, 0.0), (0.0, 0.0, 0.0), (30.0, 0.3, 0.0), (30.0, 0.3, 0.0)]


def test_nothing_to_collect_is_undefined(table, plain_rows):
    ledger = Ledger(
        invoices=table("document_no customer_id document_date due_date amount\nA1 C1 2025-01-10 2025-02-20 100")
    )
    (row, _) = plain_rows(collection_effectiveness(ledger, "2025-01-01", "2025-01-31"))
    assert row == ("2025-01", 0.0, 100.0, 100.0, 100.0, 0.0, None, None)


def test_fiscal_months_are_named_after_the_month_they_end_in(table):
    ledger = Ledger(invoices=table("document_no customer_id document_date amount\nA1 C1 2025-01-10 100"))
    found = collection_effectiveness(ledger.with_settings(fiscal_month_end=25), "2025-01-20", "2025-02-27")
    assert found["month"].tolist() == ["2025-01", "2025-02", "2025-03", "whole", "whole_mean_month"]


def test_a_correction_takes_a_write_off_back_and_a_bare_negative_row_is_a_recovery(table):
    invoices = table("document_no customer_id document_date due_date amount\nA1 C1 2025-01-01 2025-01-02 1000")
    write_offs = table(
        "write_off_date customer_id amount kind document_no\n2025-01-10 C1 100 write_off A1\n"
        "2025-01-11 C1 -40 correction A1\n2025-01-12 C1 -25 - A1\n2025-01-13 C1 10 - A1"
    )
    found = collection_effectiveness(Ledger(invoices=invoices, write_offs=write_offs), "2025-01-01", "2025-01-31")
    assert found["losses"].tolist()[0] == 70.0


IN_KIND = """receipt_no customer_id receipt_date amount applied_to method realised_amount returned_date
R1 C1 2025-01-10 100 A1 in_kind - -
R2 C1 2025-01-10 100 A1 offset 90 -
R3 C1 2025-01-10 100 A1 in_kind 20 2025-01-20
R4 C1 2025-01-10 100 A1 bank 20 -
R5 C1 2025-01-10 60 A1 in_kind 0 -"""


def test_payment_in_kind_of_unsaid_worth_or_returned_is_no_loss_and_one_worth_nothing_is_all_loss(engine, table):
    invoices = table("document_no customer_id document_date amount\nA1 C1 2025-01-01 1000")
    ledger = Ledger(**engine.tables(invoices=invoices, receipts=table(IN_KIND)))
    found = engine.pandas(collection_effectiveness(ledger, "2025-01-01", "2025-01-31"))
    assert found["losses"].tolist()[0] == 70.0
    collected = engine.pandas(collector_performance(ledger, "2025-01-01", "2025-01-31"))["collected"]
    assert collected.tolist() == [290.0]


def test_a_period_that_ends_before_it_starts_is_refused(published):
    with pytest.raises(BadSettingError):
        collection_effectiveness(published, "2025-02-01", "2025-01-31")
