"""Layout 6: one list of invoices, credits and payments."""

from __future__ import annotations

from typing import Any

import pytest

from xlsaging.metrics.aging import aging
from xlsaging.model.periods import to_day

FBL5N = """
    customer_id | document_no | document_type | document_date | posting_date | due_date   | amount | clearing_no | clearing_date | assignment | Special G/L ind.
    10017       | 1800101     | RV            | 2025-01-10    | 2025-01-10   | 2025-02-09 | 1000   | 1400900     | 2025-02-14    |            |
    10017       | 1600007     | DG            | 2025-01-20    | 2025-01-20   | 2025-01-20 | -100   | 1400900     | 2025-02-14    |            |
    10017       | 1400900     | DZ            | 2025-02-13    | 2025-02-14   | 2025-02-14 | -900   | 1400900     | 2025-02-14    |            |
    10017       | 1800150     | RV            | 2025-02-20    | 2025-02-20   | 2025-03-22 | 2500.5 |             |               |            |
    10017       | 1400955     | DZ            | 2025-03-05    | 2025-03-05   | 2025-03-05 | -500   |             |               | 1800150    |
    10017       | 1700001     | DZ            | 2025-03-10    | 2025-03-10   | 2025-03-10 | 50     |             |               |            | F
"""


def test_types_send_rows_where_they_belong(typed: Any, read: Any) -> None:
    ledger = read(typed("invoices", FBL5N))
    assert ledger.rows("invoices", "document_no", "document_type", "amount", "clearing_no") == [
        ("1800101", "invoice", 100000, "1400900"), ("1600007", "credit_note", -10000, "1400900"), ("1800150", "invoice", 250050, ""),
    ]  # fmt: skip
    assert ledger.rows("receipts", "receipt_no", "receipt_date", "amount", "clearing_no", "applied_to") == [
        ("1400900", to_day("2025-02-14"), 90000, "1400900", ""), ("1400955", to_day("2025-03-05"), 50000, "", "1800150"),
    ]  # fmt: skip
    assert ledger.found("signs_turned") == []


def test_clearing_groups_close_what_they_join(typed: Any, read: Any) -> None:
    ledger = read(typed("invoices", FBL5N)).ledger
    assert aging(ledger, "2025-02-13")["outstanding"].tolist() == [900.0]
    assert aging(ledger, "2025-02-14")["outstanding"].tolist() == [0.0] or aging(ledger, "2025-02-14").empty
    assert aging(ledger, "2025-03-31")["outstanding"].tolist() == [2000.5]


def test_noted_items_are_set_aside(typed: Any, read: Any) -> None:
    ledger = read(typed("invoices", FBL5N))
    assert ledger.ledger.rows[0].set_aside == {"noted_item": (1, 5000)}
    assert [issue.at for issue in ledger.found("noted_item")] == ["Ledger!K7"]


def test_unsigned_payments_are_turned_round_and_said_so(typed: Any, read: Any) -> None:
    ledger = read(typed("invoices", """
        document_no | document_type | customer_id | document_date | amount
        A1          | INV           | C1          | 2025-01-01    | 100
        A1          | PAYMENT       | C1          | 2025-02-01    | 60
        A2          | CREDIT NOTE   | C1          | 2025-02-01    | 10
        A9          | REFUND        | C1          | 2025-02-03    | 5
    """))  # fmt: skip
    assert ledger.rows("invoices", "document_no", "amount") == [("A1", 10000), ("A2", -1000)]
    assert ledger.rows("receipts", "receipt_no", "amount", "applied_to") == [("A1/1", 6000, "A1"), ("A9", -500, "")]
    assert sorted(issue.params["count"] for issue in ledger.found("signs_turned")) == [1, 1]
    assert ledger.ledger.rows[0].read_sum == ledger.ledger.rows[0].used_sum == 17500


def test_charges_of_one_document_are_its_instalments_and_payments_settle_it(typed: Any, read: Any) -> None:
    ledger = read(typed("invoices", """
        document_no | document_type | customer_id | document_date | amount
        A1          | INV           | A1          | 2025-01-01    | 35
        A1          | FEE           | A1          | 2025-01-20    | 10
        A1          | PENALTY       | A1          | 2025-03-20    | 40
        A1          | PAYMENT       | A1          | 2025-02-01    | -35
        A1          | PAYMENT       | A1          | 2025-04-01    | -20
    """))  # fmt: skip
    assert ledger.rows("invoices", "instalment_no", "document_type", "amount") == [
        (1, "invoice", 3500), (2, "debit_note", 1000), (3, "debit_note", 4000),
    ]  # fmt: skip
    assert ledger.rows("receipts", "receipt_no", "applied_to") == [("A1/1", "A1"), ("A1/2", "A1")]
    assert aging(ledger.ledger, "2025-04-30")["outstanding"].tolist() == [30.0]
    assert "same_number" not in ledger.codes()


@pytest.mark.parametrize(("amount", "kind"), [("7", "invoice"), ("-7", "credit_note")])
def test_a_type_that_says_nothing_follows_the_sign(typed: Any, read: Any, amount: str, kind: str) -> None:
    ledger = read(
        typed(
            "invoices",
            f"document_no|document_type|customer_id|document_date|amount\nA1|AB|C1|2025-01-01|{amount}\nA2|DZ|C1|2025-01-01|-1\nA3|RV|C1|2025-01-01|3",
        )
    )
    assert ledger.rows("invoices", "document_no", "document_type")[0] == ("A1", kind)
    assert "unknown_word" not in ledger.codes()


def test_an_unknown_type_follows_the_sign_and_is_flagged(typed: Any, read: Any) -> None:
    ledger = read(
        typed(
            "invoices",
            "document_no|document_type|customer_id|document_date|amount\nA1|Zauber|C1|2025-01-01|-7\nA2|DZ|C1|2025-01-01|-1\nA3|RV|C1|2025-01-01|3",
        )
    )
    assert ledger.rows("invoices", "document_type") == [("credit_note",), ("invoice",)]
    assert [(issue.params["word"], issue.at) for issue in ledger.found("unknown_word")] == [("Zauber", "Ledger!B2")]


def test_write_offs_and_recoveries_have_their_own_table(typed: Any, read: Any) -> None:
    ledger = read(typed("invoices", """
        document_no | document_type | customer_id | document_date | amount
        A1          | INV           | C1          | 2025-01-01    | 35
        A1          | WRITE-OFF     | C1          | 2025-02-20    | -10
        A1          | RECOVERY      | C1          | 2025-03-20    | 4
    """))  # fmt: skip
    assert ledger.rows("write_offs", "kind", "document_no", "amount") == [
        ("write_off", "A1", 1000),
        ("recovery", "A1", -400),
    ]
    assert aging(ledger.ledger, "2025-04-30")["outstanding"].tolist() == [29.0]
