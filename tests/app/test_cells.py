"""Figures for cells tie with those of reports, and answer in the language of the ledger."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from xlsaging.app.cells import aging_rows, bad_debt_rows, collectors_of, column_named, ledger_in, open_item_rows
from xlsaging.model.ledger import Ledger

DAY = date(2025, 3, 31)


@dataclass
class Rectangle:
    """A piece of a sheet."""

    rows: list[list[Any]]
    sheet: str = "Ledger"
    first_row: int = 0
    first_column: int = 0
    table: str = field(default="")


@pytest.mark.parametrize(
    ("headers", "given", "lang"),
    [
        (["Invoice no", "Customer no", "Invoice date", "Amount"], {}, "en"),
        (["单据号", "客户编码", "单据日期", "金额"], {}, "zh_CN"),
        (["单据号", "客户编码", "单据日期", "金额"], {"lang": "en"}, "en"),
    ],
)
def test_the_answer_is_in_the_language_of_the_headers_unless_one_is_chosen(
    headers: list[str], given: dict[str, Any], lang: str
) -> None:
    ledger, found = ledger_in([Rectangle([headers, ["A1", "C1", date(2025, 1, 31), 100.0]])], given)

    assert found == lang
    assert ledger.invoices["amount"].to_list() == [100.0]


def test_customers_have_their_names_and_groups_do_not(make_ledger: Callable[..., Ledger]) -> None:
    ledger = make_ledger()

    assert aging_rows(ledger, DAY, ["customer_id"], None).columns[:3] == ("customer_id", "customer_name", "outstanding")
    assert aging_rows(ledger, DAY, ["document_type"], None).columns[:2] == ("document_type", "outstanding")


def test_one_customer_may_be_asked_for_by_number_or_name(make_ledger: Callable[..., Ledger]) -> None:
    found = [open_item_rows(make_ledger(), DAY, key, None).rows for key in ("c1", "NORTHWIND")]

    assert found[0] == found[1]
    assert len(found[0]) == 2


def test_a_period_begins_with_the_fiscal_year_unless_said(make_ledger: Callable[..., Ledger]) -> None:
    sales = [
        bad_debt_rows(make_ledger(), start, DAY, ()).column("denominator")[-1] for start in (None, date(2025, 3, 1))
    ]

    assert sales == [600.75, 300.25]


def test_a_ledger_without_collectors_has_none(make_ledger: Callable[..., Ledger]) -> None:
    assert collectors_of(make_ledger(), None, DAY, "") is None


@pytest.mark.parametrize(
    ("word", "column"),
    [("业务员", "sales_rep"), ("Customer", "customer_id"), ("客户名称", "customer_id"), ("Item class", "item_class")],
)
def test_a_word_means_the_column_that_it_would_head(word: str, column: str) -> None:
    assert column_named(word) == column
