"""Amounts and currencies that can be used, and those that cannot."""

from __future__ import annotations

from typing import Any

HEAD = "document_no|customer_id|document_date|due_date|amount|currency\n"
DATES = "C1|2025-01-01|2025-01-31"


def test_amounts_are_minor_units_of_their_own_currency(typed: Any, read: Any) -> None:
    ledger = read(
        typed("invoices", HEAD + f"A1|{DATES}|12.34|CNY\nA2|{DATES}|500|日元\nA3|{DATES}|1.5|KWD"),
        given={"base_currency"},
    )
    assert ledger.rows("invoices", "currency", "amount") == [("CNY", 1234), ("JPY", 500), ("KWD", 1500)]


def test_base_amounts_are_minor_units_of_the_base_currency(typed: Any, read: Any) -> None:
    head = HEAD.replace("amount|", "amount|base_amount|")
    ledger = read(typed("invoices", head + f"A1|{DATES}|500|24.05|JPY\nA2|{DATES}|1|1|CNY"))
    assert ledger.rows("invoices", "amount", "base_amount") == [(500, 2405), (100, 100)]


def test_a_blank_currency_is_the_base_currency(typed: Any, read: Any) -> None:
    ledger = read(typed("invoices", HEAD + f"A1|{DATES}|1|\nA2|{DATES}|1|USD"))
    assert ledger.rows("invoices", "currency") == [("CNY",), ("USD",)]


def test_rows_in_an_unknown_currency_are_set_aside_with_the_word(typed: Any, read: Any) -> None:
    ledger = read(typed("invoices", HEAD + f"A1|{DATES}|7|Taler\nA2|{DATES}|1|RMB"))
    assert ledger.rows("invoices", "document_no") == [("A2",)]
    assert [(issue.at, issue.params["word"]) for issue in ledger.found("unknown_currency")] == [("Ledger!F2", "Taler")]
    assert ledger.ledger.rows[0].set_aside == {"unknown_currency": (1, 700)}


def test_one_currency_throughout_becomes_the_base(typed: Any, read: Any) -> None:
    ledger = read(typed("invoices", HEAD + f"A1|{DATES}|7|EUR"))
    assert ledger.ledger.settings.base_currency == "EUR"
    assert ledger.codes() == ["base_currency_seen"]
    assert (
        read(typed("invoices", HEAD + f"A1|{DATES}|7|EUR"), given={"base_currency"}).ledger.settings.base_currency
        == "CNY"
    )


def test_books_whose_documents_are_all_translated_are_not_kept_in_the_documents_currency(typed: Any, read: Any) -> None:
    head = HEAD.replace("amount|", "amount|base_amount|fx_rate|")
    made = read(typed("invoices", head + f"A1|{DATES}|100|710|7.1|USD\nA2|{DATES}|10||7.2|USD\nA3|{DATES}|1|||USD"))
    assert made.ledger.settings.base_currency == "CNY"
    assert made.rows("invoices", "amount", "base_amount")[0] == (10000, 71000)
    made = read(typed("invoices", head + f"A1|{DATES}|100|100|1|USD\nA2|{DATES}|10|||USD"))
    assert made.ledger.settings.base_currency == "USD"


def test_a_receipt_without_a_currency_has_that_of_its_document(typed: Any, read: Any) -> None:
    ledger = read(
        typed("invoices", HEAD + f"A1|{DATES}|700|JPY\nA2|{DATES}|1|CNY"),
        typed("receipts", "receipt_no|customer_id|receipt_date|amount|applied_to\nR1|C1|2025-02-01|700|A1\nR2|C1|2025-02-01|5|A9", sheet="R"),
    )  # fmt: skip
    assert ledger.rows("receipts", "currency", "amount") == [("JPY", 700), ("CNY", 500)]
    assert ledger.ledger.rows[1].used_sum == 1200


def test_payment_in_kind_that_realised_nothing_says_so_and_one_that_says_nothing_is_worth_its_amount(
    typed: Any, read: Any
) -> None:
    ledger = read(
        typed("invoices", HEAD + f"A1|{DATES}|700|JPY"),
        typed("receipts", "receipt_no|customer_id|receipt_date|amount|realised_amount\nR1|C1|2025-02-01|70|0\nR2|C1|2025-02-01|50|", sheet="R"),
        given={"base_currency"},
    )  # fmt: skip
    assert ledger.rows("receipts", "amount", "realised_amount") == [(70, 0), (50, 50)]


def test_rows_without_an_amount_are_set_aside(typed: Any, read: Any) -> None:
    ledger = read(typed("invoices", HEAD + f"A1|{DATES}||CNY\nA2|{DATES}|0|CNY"))
    assert ledger.rows("invoices", "document_no", "amount") == [("A2", 0)]
    assert [issue.at for issue in ledger.found("missing_amount")] == ["Ledger!E2"]


def test_an_amount_that_could_not_be_read_is_set_aside_under_that_finding_alone(typed: Any, read: Any) -> None:
    table = typed("invoices", HEAD + f"A1|{DATES}||CNY\nA2|{DATES}|1|CNY", bad={"amount": {1: "bad_amount"}})
    ledger = read(table)
    assert ledger.ledger.rows[0].set_aside == {"bad_amount": (1, 0)}
    assert ledger.found("missing_amount") == []


def test_surplus_decimals_are_rounded_and_said(typed: Any, read: Any) -> None:
    ledger = read(typed("invoices", HEAD + f"A1|{DATES}|2.675|CNY\nA2|{DATES}|10.5|JPY"), given={"base_currency"})
    assert ledger.rows("invoices", "amount") == [(268,), (11,)]
    found = [(issue.at, issue.params["amount"], issue.params["rounded"]) for issue in ledger.found("surplus_decimals")]
    assert found == [("Ledger!E2", "2.675", 2.68), ("Ledger!E3", "10.5", 11.0)]


def test_an_amount_that_cannot_be_exact_is_set_aside(typed: Any, read: Any) -> None:
    ledger = read(typed("invoices", HEAD + f"A1|{DATES}|1e15|CNY\nA2|{DATES}|1|CNY"))
    assert ledger.ledger.rows[0].set_aside == {"amount_too_large": (1, 0)}
    assert [issue.at for issue in ledger.found("amount_too_large")] == ["Ledger!E2"]


def test_a_row_lacking_what_its_table_needs_is_set_aside(typed: Any, read: Any) -> None:
    ledger = read(
        typed("invoices", HEAD + f"A1|{DATES}|1|CNY"),
        typed("write_offs", "write_off_date|customer_id|amount\n|C1|5", sheet="W"),
    )
    assert ledger.ledger.rows[1].set_aside == {"missing_value": (1, 500)}
    assert [issue.at for issue in ledger.found("missing_value")] == ["W!A2"]


def test_findings_beyond_the_limit_are_counted(typed: Any, read: Any) -> None:
    from xlsaging.model.settings import Settings

    rows = "\n".join(f"A{number}|{DATES}|1.005|CNY" for number in range(5))
    ledger = read(typed("invoices", HEAD + rows), settings=Settings(limits={"issues_per_code": 2}))
    assert len(ledger.found("surplus_decimals")) == 2
    assert [(issue.params["code"], issue.params["count"]) for issue in ledger.found("more_of_the_same")] == [
        ("surplus_decimals", 3)
    ]
