"""What is open on a day: edges with every row in plain sight. The laws are in `test_settlement_laws`."""

from __future__ import annotations

from xlsaging.metrics import settlement
from xlsaging.metrics.open_items import open_items
from xlsaging.model.ledger import Ledger

A1 = """
document_no customer_id document_date due_date   amount
A1          C1          2025-01-01    2025-01-31 100
"""
TWO = """
document_no customer_id document_date due_date   amount
A1          C1          2025-01-01    2025-01-31 100
A2          C1          2025-01-15    2025-02-14 50
"""


def test_a_receipt_settles_the_document_that_it_names(settled):
    receipts = """
    receipt_no customer_id receipt_date amount applied_to
    R1         C1          2025-02-01   30     A1
    R2         C1          2025-02-02   50     A2
    """
    assert settled("2025-02-28", TWO, receipts) == {"A1": 70}


def test_a_receipt_over_instalments_pays_the_one_due_first(settled):
    invoices = """
    document_no customer_id document_date due_date   instalment_no amount
    A1          C1          2025-01-01    2025-03-31 1             100
    A1          C1          2025-01-01    2025-01-31 2             60
    A1          C1          2025-01-01    2025-02-28 3             40
    """
    receipts = """
    receipt_no customer_id receipt_date amount applied_to
    R1         C1          2025-02-01   75     A1
    """
    assert settled("2025-02-28", invoices, receipts) == {"A1": 100, "A1/3": 25}


def test_a_line_of_nothing_stays_nothing_when_its_document_is_paid_in_part(settled):
    invoices = """
    document_no customer_id instalment_no document_date due_date   amount
    A1          C1          1             2025-01-01    2025-01-31 100
    A1          C1          2             2025-01-01    2025-02-28 0
    """
    receipts = """
    receipt_no customer_id receipt_date amount applied_to
    R1         C1          2025-02-01   40     A1
    """
    assert settled("2025-03-01", invoices, receipts) == {"A1": 60}


def test_a_receipt_pays_retention_last_while_its_condition_is_not_met(settled):
    invoices = """
    document_no customer_id document_date due_date   instalment_no item_class condition_met_date amount
    A1          C1          2025-01-01    2025-01-10 1             retention  -                  10
    A1          C1          2025-01-01    2025-01-31 2             trade      -                  90
    """
    receipts = """
    receipt_no customer_id receipt_date amount applied_to
    R1         C1          2025-02-01   60     A1
    """
    assert settled("2025-02-28", invoices, receipts) == {"A1": 10, "A1/2": 30}
    met = invoices.replace("retention  -         ", "retention  2025-01-05")
    assert settled("2025-02-28", met, receipts) == {"A1/2": 40}


def test_what_is_paid_too_much_stays_free_under_the_receipt(settled):
    receipts = """
    receipt_no customer_id receipt_date amount applied_to
    R1         C1          2025-02-01   80     A1
    R2         C1          2025-02-02   50     A1
    """
    assert settled("2025-02-28", A1, receipts) == {"R2": -30}


def test_the_refund_of_an_over_payment_leaves_nothing(settled):
    receipts = """
    receipt_no customer_id receipt_date amount applied_to
    R1         C1          2025-02-01   130    A1
    P1         C1          2025-02-10   -30    A1
    """
    assert settled("2025-02-05", A1, receipts) == {"R1": -30}
    assert settled("2025-02-28", A1, receipts) == {}


def test_a_refund_of_more_than_the_over_payment_opens_the_document_again(settled):
    receipts = """
    receipt_no customer_id receipt_date amount applied_to
    R1         C1          2025-02-01   130    A1
    P1         C1          2025-02-10   -50    A1
    """
    assert settled("2025-02-28", A1, receipts) == {"A1": 20}


def test_a_refund_of_what_was_never_paid_is_owed_as_an_item_of_its_own(settled):
    receipts = """
    receipt_no customer_id receipt_date amount applied_to
    P1         C1          2025-02-10   -50    A1
    """
    assert settled("2025-02-28", A1, receipts) == {"A1": 100, "P1": 50}


def test_a_refund_undoes_the_latest_of_two_over_payments(settled):
    receipts = """
    receipt_no customer_id receipt_date amount applied_to
    R1         C1          2025-02-01   80     A9
    R2         C1          2025-02-02   110    A9
    P1         C1          2025-02-10   -90    A9
    """
    assert settled("2025-02-28", A1, receipts) == {"A1": 100, "R1": -80, "R2": -20}


def test_several_refunds_undo_receipts_together_and_leave_the_write_off(settled):
    """100 owed; 140 paid, 50 of it returned in two parts, 40 written off: 30 of the write-off were too much."""
    receipts = """
    receipt_no customer_id receipt_date amount applied_to
    R1         C1          2025-02-01   140    A1
    P1         C1          2025-02-10   -30    A1
    P2         C1          2025-02-11   -20    A1
    """
    write_offs = "write_off_date customer_id amount document_no\n2025-02-20 C1 40 A1"
    # The write-off stands under the number of its document, which is settled.
    assert settled("2025-02-28", A1, receipts, write_offs) == {"A1": -30}


def test_a_recovery_of_what_was_never_written_off_takes_back_the_latest_receipt(settled):
    """100 owed; 125 and 25 paid, 20 recovered: 5 of the later receipt are left over, and 25 of the first."""
    receipts = """
    receipt_no customer_id receipt_date amount applied_to
    R1         C1          2025-02-01   125    A1
    R2         C1          2025-02-10   25     A1
    """
    write_offs = "write_off_date customer_id amount document_no\n2025-02-20 C1 -20 A1"
    assert settled("2025-02-28", A1, receipts, write_offs) == {"R1": -25, "R2": -5}


def test_an_application_counts_from_the_latest_of_its_own_its_receipts_and_its_documents_day(settled):
    invoices = """
    document_no customer_id document_date posting_date amount
    A1          C1          2025-01-01    2025-01-20   100
    """
    receipts = """
    receipt_no customer_id receipt_date amount applied_to applied_date
    R1         C1          2025-01-10   40     A1         2025-01-05
    R2         C1          2025-01-10   30     A1         2025-01-25
    """
    assert settled("2025-01-09", invoices, receipts) == {}
    assert settled("2025-01-15", invoices, receipts) == {"R1": -40, "R2": -30}
    assert settled("2025-01-20", invoices, receipts) == {"A1": 60, "R2": -30}
    assert settled("2025-01-25", invoices, receipts) == {"A1": 30}


def test_a_document_exists_from_its_posting_date_else_its_document_date_else_always(settled):
    invoices = """
    document_no customer_id document_date posting_date amount
    A1          C1          2025-01-10    2025-02-03   1
    A2          C1          2025-02-10    2025-01-20   2
    A3          C1          2025-01-31    -            4
    A4          C1          -             -            8
    """
    assert settled("2025-01-19", invoices) == {"A4": 8}
    assert settled("2025-01-31", invoices) == {"A2": 2, "A3": 4, "A4": 8}


def test_from_its_return_a_receipt_is_void_and_the_document_open_again(settled):
    receipts = """
    receipt_no customer_id receipt_date amount applied_to returned_date
    R1         C1          2025-02-01   100    A1         2025-03-10
    """
    assert settled("2025-03-09", A1, receipts) == {}
    assert settled("2025-03-10", A1, receipts) == {"A1": 100}


def test_a_write_off_lowers_its_document_and_a_recovery_raises_it_again(settled):
    write_offs = """
    write_off_date customer_id amount document_no
    2025-02-01     C1          100    A1
    2025-03-01     C1          -60    A1
    """
    receipts = """
    receipt_no customer_id receipt_date amount applied_to
    R1         C1          2025-03-02   60     A1
    """
    assert settled("2025-01-31", A1, receipts, write_offs) == {"A1": 100}
    assert settled("2025-02-28", A1, receipts, write_offs) == {}
    assert settled("2025-03-01", A1, receipts, write_offs) == {"A1": 60}
    assert settled("2025-03-31", A1, receipts, write_offs) == {}


def test_a_write_off_without_document_stands_as_an_item_of_its_own(table):
    write_offs = table("write_off_date customer_id amount\n2025-02-01 C1 40")
    items = open_items(Ledger(invoices=table(A1), write_offs=write_offs), "2025-02-28")
    assert sorted(items[["document_type", "open_amount"]].values.tolist()) == [["invoice", 100.0], ["write_off", -40.0]]


def test_a_duplicated_number_is_one_document_of_both_amounts(settled):
    receipts = """
    receipt_no customer_id receipt_date amount applied_to
    R1         C1          2025-02-01   150    A1
    """
    twice = A1 + "A1 C1 2025-01-01 2025-01-31 100\n"
    assert settled("2025-02-28", twice, receipts) == {"A1": 50}


def test_money_without_a_date_has_always_been_there_and_is_undated(table):
    receipts = table("receipt_no customer_id receipt_date amount applied_to\nR1 C1 - 30 A1\nR2 C1 - 20 -")
    ledger = Ledger(invoices=table(A1), receipts=receipts)
    items = open_items(ledger, "2025-01-01", unapplied="net").set_index("document_no")
    assert items["open_amount"].to_dict() == {"A1": 70, "R2": -20}
    assert items["bucket"]["R2"] == "undated"


def test_a_day_is_settled_once_for_every_basis_and_whatever_is_asked_along(table, monkeypatch):
    invoices = table("""
    document_no customer_id document_date due_date   origin_date amount region
    A1          C1          2025-01-01    2025-01-31 2023-05-01  100    north
    """)
    receipts = table("receipt_no customer_id receipt_date amount\nR1 C1 2025-02-01 30")
    asked: list[tuple[str, ...]] = []
    settled = settlement._settle

    def counted(ledger, as_of, basis, unapplied, carry):
        asked.append(carry)
        return settled(ledger, as_of, basis, unapplied, carry)

    monkeypatch.setattr(settlement, "_settle", counted)
    ledger = Ledger(invoices=invoices, receipts=receipts)
    settlement.carry_along(ledger, ("region", "customer_name"))
    ages = {
        basis: dict(zip(items["document_no"], items["days_past_due"], strict=True))
        for basis in ("due_date", "document_date", "origin_date")
        for items in [open_items(ledger, "2025-02-28", basis, extra=("region",))]
    }
    assert ages == {
        "due_date": {"A1": 28, "R1": 27},
        "document_date": {"A1": 58, "R1": 27},
        "origin_date": {"A1": 669, "R1": 27},
    }
    assert len(asked) == 1
    open_items(ledger, "2025-02-28", unapplied="fifo")
    assert len(asked) == 2
