"""Currencies as ledgers write them."""

from __future__ import annotations

from typing import Any

import pytest

from xlsaging.ledger.base_currency import currencies_in, evident_base_currency
from xlsaging.ledger.currency import Currencies, canonical_currency


@pytest.mark.parametrize(
    ("word", "code"),
    [("RMB", "CNY"), ("人民币", "CNY"), ("￥", "CNY"), ("¥", "CNY"), ("US$", "USD"), ("美元", "USD"), ("欧元", "EUR"),
     ("港币", "HKD"), ("日元", "JPY"), ("ｕｓｄ", "USD"), ("usd", "USD"), ("USD (美元)", "USD"), ("", ""), ("  ", ""),
     ("Taler", None), ("12", None)],
)  # fmt: skip
def test_words_for_currencies_are_iso_codes(word: str, code: str | None) -> None:
    assert canonical_currency(word) == code


def test_every_row_has_a_code_and_unknown_words_are_kept(typed: Any) -> None:
    table = typed("invoices", "currency\nRMB\nCNY\n\nTaler\nUSD")
    read = Currencies.read([table])
    assert [read.names[code] for code in read.codes[0].tolist()] == ["CNY", "CNY", "", "Taler", "USD"]
    assert {read.names[code] for code in read.unknown} == {"Taler"}
    assert currencies_in([table], read) == {"CNY": 2, "": 1, "USD": 1}


def evident(*tables: Any) -> str:
    return evident_base_currency(tables, Currencies.read(tables))


def test_one_currency_throughout_is_the_base(typed: Any) -> None:
    assert evident(typed("invoices", "amount|currency\n1|EUR\n2|EUR")) == "EUR"


def test_blank_rows_beside_one_currency_leave_the_base_open(typed: Any) -> None:
    assert evident(typed("invoices", "amount|currency\n1|USD\n2|")) == ""


def test_the_currency_whose_amounts_equal_their_base_amounts_is_the_base(typed: Any) -> None:
    assert evident(typed("invoices", "amount|base_amount|currency\n100|720|USD\n5|5|CNY\n7|7|CNY")) == "CNY"


def test_the_currency_whose_rate_is_one_is_the_base(typed: Any) -> None:
    assert evident(typed("invoices", "amount|fx_rate|currency\n100|7.2|USD\n5|1|CNY")) == "CNY"


def test_the_only_currency_without_a_rate_is_the_base(typed: Any) -> None:
    invoices = typed("invoices", "amount|currency\n1|USD\n2|EUR\n3|GBP")
    rates = typed("fx_rates", "rate_date|currency|rate\n2025-01-01|USD|0.9\n2025-01-01|GBP|1.2")
    assert evident(invoices, rates) == "EUR"


def test_several_currencies_without_a_sign_leave_the_base_open(typed: Any) -> None:
    assert evident(typed("invoices", "amount|currency\n1|USD\n2|EUR")) == ""
