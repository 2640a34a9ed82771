"""Ledgers of formulas: one for each content and each choice of settings."""

from __future__ import annotations

import pytest

from xlsaging.functions.errors import RefusedError
from xlsaging.functions.ledgers import Ledgers
from xlsaging.model.errors import NothingFoundError

ROWS = [["Invoice no", "Customer no", "Invoice date", "Amount"], ["A1", "C1", "2025-01-31", 100.0]]


def test_the_same_content_under_the_same_settings_is_one_ledger() -> None:
    ledgers = Ledgers()

    first = ledgers.ask([ROWS], {"base_currency": "EUR"}, "A1")

    assert ledgers.ask([ROWS], {"本位币": "EUR", "months": "3"}, "B1") is first
    assert ledgers.ask([ROWS], {"base_currency": "USD"}, "A1") is not first
    assert first.ledger.settings.base_currency == "EUR"


def test_a_settings_table_is_part_of_the_ledger() -> None:
    settings = [["Setting", "Value"], ["base currency", "USD"], ["language", "zh_CN"]]

    asked = Ledgers().ask([ROWS, settings], {}, "A1")

    assert (asked.ledger.settings.base_currency, asked.lang) == ("USD", "zh_CN")


def test_a_ledger_that_cannot_be_read_says_so_each_time() -> None:
    ledgers = Ledgers()
    for cell in ("A1", "B1"):
        with pytest.raises(NothingFoundError):
            ledgers.ask([[["Shoe", "Size"], ["left", 42.0]]], {}, cell)


def test_no_table_and_an_unknown_option_are_refused() -> None:
    for given, options in (([], {}), ([ROWS], {"colour": "red"})):
        with pytest.raises(RefusedError):
            Ledgers().ask(given, options, "A1")


def test_what_is_asked_again_is_not_computed_again() -> None:
    asked = Ledgers().ask([ROWS], {}, "A1")
    found = [asked.once("figure", object) for _ in range(2)]

    assert found[0] is found[1]
