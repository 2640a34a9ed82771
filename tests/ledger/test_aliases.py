"""Header aliases."""

from __future__ import annotations

import pytest

from xlsaging.ledger.aliases import KINDS, LAYOUT_COLUMNS, aliases_of, column_kind, header_key, header_keys, known_keys
from xlsaging.model.schema import TABLES


@pytest.mark.parametrize("kind", TABLES)
def test_every_column_of_the_schema_has_english_and_chinese_aliases(kind: str) -> None:
    aliases = aliases_of(kind)
    for column in TABLES[kind].columns:
        words = [*aliases[column][0], *aliases[column][1]]
        assert len(words) >= 2, column
        if (kind, column) != ("invoices", "applied_date"):
            assert any(not word.isascii() for word in words), column


@pytest.mark.parametrize("kind", KINDS)
def test_no_own_alias_means_two_columns_of_one_kind(kind: str) -> None:
    seen: dict[str, str] = {}
    for column, (own, _) in aliases_of(kind).items():
        for key in {key for alias in own for key in header_keys(alias)}:
            assert seen.setdefault(key, column) == column, key


def test_columns_of_layouts_are_reached_by_some_kind() -> None:
    reached = {column for kind in KINDS for column in aliases_of(kind)}
    assert reached >= set(LAYOUT_COLUMNS)


@pytest.mark.parametrize(
    "text",
    [
        "Invoice No.",
        "invoice_no",
        "InvoiceNo",
        "INVOICE NO",
        "Invoice #",
        "Invoice Number",
        "invoice number",
        "Inv. No.",
        " Invoice\nNo. ",
        "Ｉｎｖｏｉｃｅ　Ｎｏ．",
        "*Invoice No",
        "InvoiceNumber",
    ],
)
def test_spelling_does_not_change_a_key(text: str) -> None:
    assert header_key(text) == "invoiceno"


def test_kinds_of_columns_come_from_the_table_first() -> None:
    assert column_kind("amount", "invoices") == "amount"
    assert column_kind("month", "sales") == "date"
    assert column_kind("credit_limit", "customers") == "number"
    assert column_kind("voucher_no", "account") == "id"
    assert column_kind("anything else") == "text"


def test_known_keys_hold_every_alias() -> None:
    assert {"客户编号", "duedate", "netduedate", "借方"} <= known_keys()
