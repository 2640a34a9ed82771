"""Receipts that name several documents."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xlsaging.metrics.aging import aging
from xlsaging.metrics.open_items import open_items

HEAD = "document_no|customer_id|document_date|due_date|amount"
DAYS = "2025-01-10|2025-01-31"
INVOICES = f"{HEAD}\nF1|C1|{DAYS}|100\nF2|C1|{DAYS}|200\nF3|C1|{DAYS}|50.05\nG1|C2|{DAYS}|70"
RECEIPTS = "receipt_no|customer_id|receipt_date|amount|applied_to"


def shared(typed: Any, read: Any, *rows: str, invoices: str = INVOICES, more: tuple[Any, ...] = ()) -> Any:
    text = "\n".join([RECEIPTS, *rows])
    return read(typed("invoices", invoices), typed("receipts", text, sheet="R"), *more)


def applied(ledger: Any) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = ledger.rows("receipts", "receipt_no", "applied_to", "amount")
    return found


@pytest.mark.parametrize("named", ["F1、F2", "F1,F2", "F1;F2", "F1/F2", "F1 F2"])
def test_each_document_takes_what_it_owes_in_the_order_named(typed: Any, read: Any, named: str) -> None:
    ledger = shared(typed, read, f"R1|C1|2025-02-01|250|{named}")
    assert applied(ledger) == [("R1", "F1", 10000), ("R1", "F2", 15000)]
    assert [(issue.at, issue.severity, dict(issue.params)) for issue in ledger.found("receipt_shared")] == [
        ("R!E2", "info", {"amount": "250.00", "shares": ["F1 100.00", "F2 150.00"], "rest": "0.00"})
    ]
    assert ledger.codes() == ["receipt_shared"]


def test_the_rows_still_tie(typed: Any, read: Any) -> None:
    ledger = shared(typed, read, "R1|C1|2025-02-01|250|F2、F1", "R2|C1|2025-02-01|9.99|")
    account = ledger.ledger.rows[1]
    assert (account.read, account.used, account.read_sum, account.used_sum) == (2, 2, 25999, 25999)
    assert ledger.rows("receipts", "source_at") == [("R!A2",), ("R!A2",), ("R!A3",)]


def test_what_no_document_owes_stays_unapplied_under_the_receipt(typed: Any, read: Any) -> None:
    ledger = shared(typed, read, "R1|C1|2025-02-01|360|F1、F3")
    assert applied(ledger) == [("R1", "F1", 10000), ("R1", "F3", 5005), ("R1", "", 20995)]
    items = open_items(ledger.ledger, "2025-02-28").to_dict("records")
    found = {(row["document_no"], row["open_amount"]) for row in items if row["customer_id"] == "C1"}
    assert found == {("F2", 200.0), ("R1", -209.95)}


def test_a_smaller_receipt_pays_the_first_documents_only(typed: Any, read: Any) -> None:
    assert applied(shared(typed, read, "R1|C1|2025-02-01|80|F1、F2")) == [("R1", "F1", 8000)]


def test_what_other_receipts_paid_is_not_owed_any_more(typed: Any, read: Any) -> None:
    ledger = shared(typed, read, "R3|C1|2025-03-01|150|F2、F3", "R2|C1|2025-02-01|140|F1、F2", "R1|C1|2025-04-01|60|F1")
    assert applied(ledger) == [
        ("R3", "F2", 10000), ("R3", "F3", 5000), ("R2", "F1", 4000), ("R2", "F2", 10000), ("R1", "F1", 6000),
    ]  # fmt: skip


def test_credit_notes_and_write_offs_lower_what_a_document_owes(typed: Any, read: Any) -> None:
    credits = "\n".join(
        [f"{HEAD}|applied_to", f"F1|C1|{DAYS}|100|", f"F2|C1|{DAYS}|200|", f"N1|C1|{DAYS}|-30|F1"]
    )  # fmt: skip
    losses = typed("write_offs", "write_off_date|customer_id|amount|document_no\n2025-02-01|C1|5|F1", sheet="W")
    ledger = shared(typed, read, "R1|C1|2025-02-01|100|F1、F2", invoices=credits, more=(losses,))
    assert applied(ledger) == [("R1", "F1", 6500), ("R1", "F2", 3500)]


def test_a_returned_receipt_leaves_what_it_had_paid_to_the_next(typed: Any, read: Any) -> None:
    text = f"{RECEIPTS}|returned_date\nR1|C1|2025-02-01|250|F1、F2|2025-02-09\nR2|C1|2025-02-20|250|F1、F2|"
    ledger = read(typed("invoices", INVOICES), typed("receipts", text, sheet="R"))
    assert applied(ledger) == [
        ("R1", "F1", 10000), ("R1", "F2", 15000), ("R2", "F1", 10000), ("R2", "F2", 15000),
    ]  # fmt: skip


def test_a_refund_takes_back_what_was_paid(typed: Any, read: Any) -> None:
    ledger = shared(typed, read, "R1|C1|2025-02-01|250|F1、F2", "R2|C1|2025-02-09|-120|F1、F2")
    assert applied(ledger)[2:] == [("R2", "F1", -10000), ("R2", "F2", -2000)]
    assert aging(ledger.ledger, "2025-02-28", by="customer_id")["outstanding"].tolist() == [220.05, 70.0]


def test_instalments_are_one_document(typed: Any, read: Any) -> None:
    invoices = f"{HEAD}|instalment_no\nF1|C1|{DAYS}|100|1\nF1|C1|{DAYS}|100|2\nF2|C1|{DAYS}|50|"
    ledger = shared(typed, read, "R1|C1|2025-02-01|230|F1、F2", invoices=invoices)
    assert applied(ledger) == [("R1", "F1", 20000), ("R1", "F2", 3000)]


def test_an_unknown_part_is_named_and_the_receipt_left_whole(typed: Any, read: Any) -> None:
    ledger = shared(
        typed, read, "R1|C1|2025-02-01|10|F1、F8、F9", "R2|C1|2025-02-01|10|F1/F9", "R3|C1|2025-02-01|1|7/8"
    )
    assert applied(ledger) == [("R1", "F1、F8、F9", 1000), ("R2", "F1/F9", 1000), ("R3", "7/8", 100)]
    assert [(issue.at, issue.params["number"]) for issue in ledger.found("orphan_receipt")] == [
        ("R!E2", ["F8", "F9"]), ("R!E3", "F9"), ("R!E4", "7/8"),
    ]  # fmt: skip
    assert ledger.found("receipt_shared") == []


def test_a_part_of_another_customer_is_named(typed: Any, read: Any) -> None:
    ledger = shared(typed, read, "R1|C1|2025-02-01|10|F1、G1")
    assert [issue.params["number"] for issue in ledger.found("receipt_other_customer")] == ["G1"]
    assert ledger.codes() == ["receipt_other_customer"]


def test_a_number_that_is_known_as_a_whole_is_not_taken_apart(typed: Any, read: Any) -> None:
    invoices = f"{INVOICES}\nF1/F2|C1|{DAYS}|40"
    ledger = shared(typed, read, "R1|C1|2025-02-01|40|F1/F2", invoices=invoices)
    assert (applied(ledger), ledger.codes()) == ([("R1", "F1/F2", 4000)], [])


def test_documents_in_another_currency_take_nothing(typed: Any, read: Any) -> None:
    invoices = f"{HEAD}|currency\nF1|C1|{DAYS}|100|CNY\nF2|C1|{DAYS}|100|USD"
    text = f"{RECEIPTS}|currency\nR1|C1|2025-02-01|150|F2、F1|CNY"
    ledger = read(typed("invoices", invoices), typed("receipts", text, sheet="R"))
    assert applied(ledger) == [("R1", "F1", 10000), ("R1", "", 5000)]


def test_a_receipt_without_customer_or_currency_has_those_of_its_documents(typed: Any, read: Any) -> None:
    invoices = f"{HEAD}|currency\nF1|C1|{DAYS}|100|USD\nF2|C1|{DAYS}|100|USD\nG1|C2|{DAYS}|100|CNY"
    text = "receipt_no|receipt_date|amount|applied_to\nR1|2025-02-01|150|F1、F2"
    ledger = read(typed("invoices", invoices), typed("receipts", text, sheet="R"))
    assert ledger.rows("receipts", "customer_id", "currency", "applied_to", "amount") == [
        ("C1", "USD", "F1", 10000), ("C1", "USD", "F2", 5000),
    ]  # fmt: skip


def test_the_amount_in_the_base_currency_is_parted_alike_to_the_cent(typed: Any, read: Any) -> None:
    invoices = f"{HEAD}|currency\nF1|C1|{DAYS}|33.33|USD\nF2|C1|{DAYS}|33.33|USD\nF3|C1|{DAYS}|40|USD"
    text = f"{RECEIPTS}|currency|base_amount\nR1|C1|2025-02-01|100|F1、F2、F3|USD|700.01"
    ledger = read(typed("invoices", invoices), typed("receipts", text, sheet="R"))
    assert ledger.rows("receipts", "amount", "base_amount") == [(3333, 23331), (3333, 23332), (3334, 23338)]


@settings(deadline=None, max_examples=30)
@given(
    owed=st.lists(st.integers(1, 10**7), min_size=3, max_size=3),
    paid=st.lists(st.tuples(st.integers(-(10**7), 10**7), st.permutations(["F1", "F2", "F3"])), min_size=1, max_size=4),
)
def test_shares_always_sum_to_the_receipt(typed: Any, owed: list[int], paid: list[tuple[int, list[str]]]) -> None:
    from xlsaging.ledger.assemble import assemble

    documents = [f"F{number}|C1|{DAYS}|{cents / 100}" for number, cents in enumerate(owed, 1)]
    rows = [
        f"R{number}|C1|2025-02-0{number}|{cents / 100}|{'、'.join(names)}"
        for number, (cents, names) in enumerate(paid, 1)
    ]
    ledger = assemble(
        [typed("invoices", "\n".join([HEAD, *documents])), typed("receipts", "\n".join([RECEIPTS, *rows]))]
    )
    frame = ledger.typed("receipts", ["receipt_no", "applied_to", "amount"]).to_native()
    sums = frame.groupby("receipt_no")["amount"].sum().to_dict()
    assert sum(sums.values()) == sum(cents for cents, _ in paid) * (-1 if _mostly_negative(paid) else 1)
    taken = frame[frame["applied_to"] != ""].groupby("applied_to")["amount"].sum()
    assert all(0 <= taken.get(f"F{number}", 0) <= cents for number, cents in enumerate(owed, 1))


def _mostly_negative(paid: list[tuple[int, list[str]]]) -> bool:
    return sum(cents < 0 for cents, _ in paid) > sum(cents > 0 for cents, _ in paid)
