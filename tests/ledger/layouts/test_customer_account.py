"""Layout 4: the customer account."""

from __future__ import annotations

from typing import Any

import pytest

from xlsaging.model.periods import NEVER, to_day

ACCOUNT = """
    document_date | voucher_no | summary          | debit | credit | direction | balance | customer_id
    2025-01-01    |            | 上年结转         |       |        | 借        | 1000    | C1
    2025-01-10    | 记-1       | 销售商品         | 500   |        | 借        | 1500    | C1
    2025-01-20    | 记-2       | 收银行承兑汇票   |       | 800    | 借        | 700     | C1
    2025-02-05    | 记-1       | 红字冲销记-1     | -100  |        | 借        | 600     | C1
    2025-02-26    | 记-3       | 核销坏账         |       | 50     | 借        | 550     | C1
    2025-02-27    | 记-4       | 退款             | 30    |        | 借        | 580     | C1
    2025-02-28    | 记-5       | 收款             |       | -20    | 借        | 600     | C1
    2025-03-01    | 记-6       | 收回已核销坏账   | 50    |        | 借        | 650     | C1
    2025-03-01    | 记-6       | 收回已核销坏账   |       | 50     | 借        | 600     | C1
    2025-03-02    | 记-7       | 销售退货         |       | 40     | 借        | 560     | C1
"""


def test_each_entry_becomes_what_its_side_and_summary_say(typed: Any, read: Any) -> None:
    ledger = read(typed("account", ACCOUNT))
    assert ledger.rows("invoices", "document_no", "document_type", "amount", "reverses_document_no") == [
        ("Ledger!C2", "opening", 100000, ""),
        ("2025-01/记-1", "invoice", 50000, ""),
        ("2025-02/记-1", "credit_note", -10000, "2025-01/记-1"),
        ("2025-03/记-7", "credit_note", -4000, ""),
    ]
    assert ledger.rows("receipts", "receipt_no", "amount", "method") == [
        ("2025-01/记-2", 80000, "bank_bill"),
        ("2025-02/记-4", -3000, ""),
        ("2025-02/记-5", -2000, ""),
        ("2025-03/记-6#2", 5000, ""),
    ]
    assert ledger.rows("write_offs", "kind", "amount", "write_off_date", "reason") == [
        ("write_off", 5000, to_day("2025-02-26"), "核销坏账"),
        ("recovery", -5000, to_day("2025-03-01"), "收回已核销坏账"),
    ]
    assert ledger.ledger.rows[0].used_sum == 56000
    assert "balance_broken" not in ledger.codes()


def test_what_is_owed_is_the_last_balance(typed: Any, read: Any) -> None:
    from xlsaging.metrics.aging import aging

    ledger = read(typed("account", ACCOUNT)).ledger
    for unapplied in ("separate", "net", "fifo"):
        assert aging(ledger, "2025-03-31", unapplied=unapplied)["outstanding"].tolist() == [560.0]


def test_an_opening_balance_is_undated(typed: Any, read: Any) -> None:
    ledger = read(typed("account", ACCOUNT))
    assert ledger.rows("invoices", "due_date", "origin_date")[0] == (NEVER, NEVER)
    assert ledger.found("opening_undated")[0].params["count"] == 1


def test_the_entry_that_breaks_the_running_balance_is_named(typed: Any, read: Any) -> None:
    ledger = read(typed("account", ACCOUNT.replace("| 1500 ", "| 1490 ")))
    assert [(issue.at, issue.params["expected"], issue.params["found"]) for issue in ledger.found("balance_broken")] == [
        ("Ledger!G3", 1500.0, 1490.0), ("Ledger!G4", 690.0, 700.0),
    ]  # fmt: skip


def test_a_balance_on_the_credit_side_is_negative(typed: Any, read: Any) -> None:
    ledger = read(typed("account", """
        document_date | summary | debit | credit | direction | balance | customer_id
        2025-01-01    | 期初余额 |       |        | 贷        | 300     | C1
        2025-01-02    | 销售    | 100   |        | 贷        | 200     | C1
        2025-01-03    | 销售    | 200   |        | 平        |         | C1
    """))  # fmt: skip
    assert ledger.rows("invoices", "amount") == [(-30000,), (10000,), (20000,)]
    assert ledger.ledger.rows[0].used_sum == 0
    assert "balance_broken" not in ledger.codes()


def test_each_customer_has_a_chain_of_his_own(typed: Any, read: Any) -> None:
    ledger = read(typed("account", """
        document_date | summary  | debit | credit | balance | customer_id
        2025-01-02    | 销售     | 100   |        | 100     | C1
        2025-01-02    | 销售     | 7     |        | 7       | C2
        2025-01-03    | 收款     |       | 30     | 70      | C1
        2025-01-03    | 收款     |       | 3      | 4       | C2
    """))  # fmt: skip
    assert "balance_broken" not in ledger.codes()


def test_an_even_opening_makes_no_document(typed: Any, read: Any) -> None:
    ledger = read(
        typed(
            "account",
            "document_date|summary|debit|credit|direction|balance|customer_id\n2025-01-01|年初余额|||平||C1\n2025-01-02|销售|10||借|10|C1",
        )
    )
    assert ledger.rows("invoices", "amount") == [(1000,)]
    assert (ledger.ledger.rows[0].read, ledger.ledger.rows[0].used) == (2, 2)


def test_a_balance_carried_forward_inside_the_list_is_not_counted_again(typed: Any, read: Any) -> None:
    ledger = read(typed("account", """
        document_date | summary  | debit | credit | direction | balance | customer_id
        2024-12-02    | 销售     | 100   |        | 借        | 100     | C1
        2025-01-01    | 上年结转 |       |        | 借        | 100     | C1
        2025-01-03    | 收款     |       | 30     | 借        | 70      | C1
    """))  # fmt: skip
    assert ledger.rows("invoices", "amount") == [(10000,)]
    assert ledger.ledger.rows[0].set_aside == {"opening_repeated": (1, 10000)}
    assert [issue.at for issue in ledger.found("opening_repeated")] == ["Ledger!B3"]


def test_a_balance_carried_from_another_sheet_of_the_ledger_is_not_counted_again(typed: Any, read: Any) -> None:
    head = "document_date|summary|debit|credit|direction|balance|customer_id\n"
    ledger = read(
        typed("account", head + "2024-01-01|上年结转|||借|5|C1\n2024-12-02|销售|100||借|105|C1", sheet="2024"),
        typed("account", head + "2025-01-01|上年结转|||借|105|C1\n2025-01-03|收款||30|借|75|C1\n2025-01-04|销售|8||借|8|C2", sheet="2025"),
    )  # fmt: skip
    assert ledger.rows("invoices", "amount") == [(500,), (10000,), (800,)]
    assert ledger.ledger.rows[1].set_aside == {"opening_repeated": (1, 10500)}


def test_in_an_account_of_advances_a_debit_uses_the_advance_up(typed: Any, read: Any) -> None:
    head = "document_date|voucher_no|summary|debit|credit|customer_id|account\n"
    ledger = read(typed("account", head + (
        "2025-01-05|记-1|收预收款||500|C1|2203 预收账款\n"
        "2025-01-20|记-2|预收转应收|300||C1|2203 预收账款\n"
        "2025-01-20|记-2|预收转应收||300|C1|1122 应收账款\n"
        "2025-01-10|记-3|销售|400||C1|1122 应收账款"
    )))  # fmt: skip
    assert ledger.rows("invoices", "amount", "account") == [(40000, "1122 应收账款")]
    assert sorted(ledger.rows("receipts", "amount", "account")) == [
        (-30000, "2203 预收账款"), (30000, "1122 应收账款"), (50000, "2203 预收账款"),
    ]  # fmt: skip


def test_entries_without_an_amount_are_set_aside(typed: Any, read: Any) -> None:
    ledger = read(
        typed("account", "document_date|summary|debit|credit|customer_id\n2025-01-01|销售|||C1\n2025-01-02|销售|10||C1")
    )
    assert ledger.ledger.rows[0].set_aside == {"missing_amount": (1, 0)}
    assert [issue.at for issue in ledger.found("missing_amount")] == ["Ledger!C2"]


def test_unreadable_amounts_are_set_aside_under_what_was_found_there(typed: Any, read: Any) -> None:
    table = typed(
        "account",
        "document_date|summary|debit|credit|customer_id\n2025-01-01|销售|||C1\n2025-01-02|销售|10||C1",
        bad={"debit": {1: "bad_amount"}},
    )
    assert read(table).ledger.rows[0].set_aside == {"bad_amount": (1, 0)}


@pytest.mark.parametrize(
    ("side", "amount", "table"), [("借", 1000, "invoices"), ("贷", 1000, "receipts"), ("H", 1000, "receipts")]
)
def test_an_amount_with_a_direction_is_an_account_too(
    typed: Any, read: Any, side: str, amount: int, table: str
) -> None:
    ledger = read(
        typed(
            "invoices",
            f"document_date|summary|amount|direction|customer_id\n2025-01-02|x|10|{side}|C1\n2025-01-02|销售|7|借|C2",
        )
    )
    assert (amount,) in ledger.rows(table, "amount")


def test_both_sides_of_one_row_are_two_entries(typed: Any, read: Any) -> None:
    ledger = read(typed("account", "document_date|summary|debit|credit|customer_id\n2025-01-01|销售并收款|100|40|C1"))
    assert ledger.rows("invoices", "amount") == [(10000,)]
    assert ledger.rows("receipts", "amount") == [(4000,)]
    assert ledger.ledger.rows[0].used_sum == 6000


def test_a_balance_carried_on_both_sides_is_rounded_once(typed: Any, read: Any) -> None:
    rows = """
        customer_id | summary  | debit | credit
        C1          | 上年结转 | 1.005 | 100
    """
    assert read(typed("account", rows)).rows("invoices", "document_type", "amount") == [("opening", -9900)]
