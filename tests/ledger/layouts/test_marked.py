"""Rows that the ledger itself marks as void or as drafts."""

from __future__ import annotations

from typing import Any

import pytest

from xlsaging.ledger.layouts.marked import mark_of

HEAD = "document_no|customer_id|document_date|due_date|amount|"
DAYS = "C1|2025-01-10|2025-01-31"


def ledger_of(header: str, *words: str, more: str = "") -> str:
    rows = [f"A{number}|{DAYS}|{100 * number}|{word}" for number, word in enumerate(words, 1)]
    return "\n".join([HEAD + header, *rows, *([more] if more else [])])


@pytest.mark.parametrize(
    "word",
    ["作废", "已作废", "已取消", "废", "void", "Voided", "CANCELLED", "canceled", "deleted", "红冲作废", "作废：开错抬头",
     "Void - duplicate", "已作废（重开）"],
)  # fmt: skip
def test_a_void_row_is_set_aside_and_accounted_for(typed: Any, read: Any, word: str) -> None:
    ledger = read(typed("invoices", ledger_of("单据状态", "正常", word)))
    assert ledger.rows("invoices", "document_no") == [("A1",)]
    assert [(issue.at, issue.severity) for issue in ledger.found("void_row")] == [("Ledger!F3", "warning")]
    account = ledger.ledger.rows[0]
    assert (account.read, account.used, account.set_aside) == (2, 1, {"void_row": (1, 20000)})
    assert (account.read_sum, account.used_sum) == (30000, 10000)


@pytest.mark.parametrize(
    "word",
    ["正常", "有效", "已审核", "open", "posted", "Paid", "cleared", "核销", "已红冲", "未作废", "not void", "whatever",
     "", "否"],
)  # fmt: skip
def test_words_for_what_counts_and_unknown_words_do_nothing(typed: Any, read: Any, word: str) -> None:
    ledger = read(typed("invoices", ledger_of("Status", "正常", word)))
    assert ledger.rows("invoices", "document_no") == [("A1",), ("A2",)]
    assert ledger.codes() == []


@pytest.mark.parametrize("header", ["状态", "发票状态", "Invoice Status", "状态 Status", "status"])
def test_the_status_has_many_headers(typed: Any, read: Any, header: str) -> None:
    assert read(typed("invoices", ledger_of(header, "x", "作废"))).codes() == ["void_row"]


@pytest.mark.parametrize("header", ["备注", "客户状态", "region"])
def test_the_word_says_nothing_under_other_headers(typed: Any, read: Any, header: str) -> None:
    assert read(typed("invoices", ledger_of(header, "x", "作废"))).codes() == []


@pytest.mark.parametrize(
    ("header", "word"), [("是否作废", "是"), ("Void", "Y"), ("作废标志", "1"), ("Cancelled", "TRUE")]
)
def test_a_yes_under_a_header_that_says_void_is_a_mark(typed: Any, read: Any, header: str, word: str) -> None:
    ledger = read(typed("invoices", ledger_of(header, "否", word)))
    assert [issue.params["word"] for issue in ledger.found("void_row")] == [f"{header} = {word}"]
    assert ledger.rows("invoices", "document_no") == [("A1",)]


def test_a_void_row_of_no_amount_is_only_worth_knowing(typed: Any, read: Any) -> None:
    rows = ledger_of("状态", "正常", more=f"A9|{DAYS}|0|作废\nA8|{DAYS}||作废")
    ledger = read(typed("invoices", rows))
    assert [(issue.at, issue.severity) for issue in ledger.found("void_row")] == [
        ("Ledger!F3", "info"), ("Ledger!F4", "info"),
    ]  # fmt: skip
    assert ledger.codes() == ["void_row", "void_row"]


def test_the_type_of_a_document_may_say_that_it_is_void(typed: Any, read: Any) -> None:
    ledger = read(typed("invoices", ledger_of("document_type", "发票", "作废发票", "draft")))
    assert ledger.rows("invoices", "document_no") == [("A1",), ("A3",)]
    assert ledger.codes() == ["void_row", "unknown_word"]


def test_drafts_are_set_aside_under_a_code_of_their_own(typed: Any, read: Any) -> None:
    ledger = read(typed("invoices", ledger_of("状态", "已审核", "草稿", "Draft", "暂存")))
    assert ledger.rows("invoices", "document_no") == [("A1",)]
    assert ledger.codes() == ["draft_row"] * 3
    assert ledger.ledger.rows[0].set_aside == {"draft_row": (3, 90000)}


def test_rows_that_are_not_approved_count_and_are_said_once(typed: Any, read: Any) -> None:
    ledger = read(typed("invoices", ledger_of("状态", "已审核", "未审核", "审核中", "未审核")))
    assert len(ledger.rows("invoices", "document_no")) == 4
    assert [(issue.at, dict(issue.params)) for issue in ledger.found("unapproved_rows")] == [
        ("Ledger!F3", {"count": 3, "words": ["未审核", "审核中"]})
    ]


def test_void_receipts_pay_nothing(typed: Any, read: Any) -> None:
    receipts = "receipt_no|customer_id|receipt_date|amount|applied_to|状态\nR1|C1|2025-02-01|40|A1|作废\nR2|C1|2025-02-01|30|A1|"
    ledger = read(typed("invoices", ledger_of("x", "")), typed("receipts", receipts, sheet="R"))
    assert ledger.rows("receipts", "receipt_no", "amount") == [("R2", 3000)]
    assert [issue.at for issue in ledger.found("void_row")] == ["R!F2"]
    assert ledger.ledger.rows[1].set_aside == {"void_row": (1, 4000)}


def test_nothing_is_made_of_a_void_line_that_says_it_was_paid(typed: Any, read: Any) -> None:
    ledger = read(typed("invoices", f"{HEAD}paid_amount|状态\nA1|{DAYS}|100|30|\nA2|{DAYS}|200|50|作废"))
    assert ledger.rows("receipts", "receipt_no", "amount") == [("A1/settled", 3000)]
    assert ledger.codes("payment_date_unknown") == ["void_row"]


def test_void_entries_of_an_account_count_on_neither_side(typed: Any, read: Any) -> None:
    text = """
        customer_id | document_date | document_no | debit | credit | 状态
        C1          | 2025-01-10    | 1           | 100   |        |
        C1          | 2025-01-11    | 2           | 50    |        | 作废
        C1          | 2025-01-12    | 3           |       | 20     | 作废
        C1          | 2025-01-13    | 4           |       | 30     |
    """
    ledger = read(typed("account", text))
    assert ledger.rows("invoices", "amount") == [(10000,)]
    assert ledger.rows("receipts", "amount") == [(3000,)]
    assert ledger.ledger.rows[0].set_aside == {"void_row": (2, 3000)}


def test_void_rows_have_no_say_in_how_the_others_are_read(typed: Any, read: Any) -> None:
    rows = f"{HEAD}document_type|状态\nA1|{DAYS}|100|发票|\nA2|{DAYS}|40|红字发票|\nA3|{DAYS}|-40|红字发票|作废"
    ledger = read(typed("invoices", rows))
    assert ledger.rows("invoices", "amount") == [(10000,), (-4000,)]
    assert ledger.codes() == ["signs_turned", "void_row"]


def test_a_void_row_and_its_replacement_are_no_duplicates(typed: Any, read: Any) -> None:
    rows = f"{HEAD}状态\nA1|{DAYS}|100|作废\nA1|{DAYS}|100|正常"
    ledger = read(typed("invoices", rows))
    assert (ledger.codes(), ledger.rows("invoices", "amount")) == (["void_row"], [(10000,)])


def test_a_list_of_void_rows_alone_owes_nothing(typed: Any, read: Any) -> None:
    ledger = read(typed("invoices", ledger_of("状态", "作废", "作废")))
    assert ledger.rows("invoices", "amount") == []
    assert ledger.ledger.rows[0].set_aside == {"void_row": (2, 30000)}


def test_one_issue_a_row_stands_up_to_the_limit(typed: Any, read: Any) -> None:
    from xlsaging.model.settings import Settings

    settings = Settings(limits={"issues_per_code": 2})
    ledger = read(typed("invoices", ledger_of("状态", "", *["作废"] * 4)), settings=settings)
    assert ledger.codes() == ["void_row", "void_row", "more_of_the_same"]


def test_what_a_status_says_is_known_by_its_word() -> None:
    assert (mark_of("作废"), mark_of("草稿"), mark_of("待审核"), mark_of("已核销")) == (
        "void_row", "draft_row", "unapproved_rows", "",
    )  # fmt: skip
