"""What stands above headers and in block headings."""

from __future__ import annotations

import datetime

import pytest

from xlsaging.ledger.headers import Header
from xlsaging.ledger.titles import heading_facts, split_customer, stated_above


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        (["客户：C001 华东商贸"], {"customer_id": "C001", "customer_name": "华东商贸"}),
        (["客户：", "C001", "华东商贸"], {"customer_id": "C001", "customer_name": "华东商贸"}),
        (["客户编号：C001  客户名称：华东商贸"], {"customer_id": "C001", "customer_name": "华东商贸"}),
        (["往来单位：华东商贸（上海）"], {"customer_name": "华东商贸（上海）"}),
        (["Customer: C-01 Acme Ltd"], {"customer_id": "C-01", "customer_name": "Acme Ltd"}),
        (["Customer No.: 00123", None, "Customer Name: Acme"], {"customer_id": "00123", "customer_name": "Acme"}),
        (["科目：1122 应收账款", None, "币种：美元"], {"account": "1122", "currency": "USD"}),
        (["单位：万元"], {"unit": "10000"}),
        (["单位：人民币元"], {"unit": "1", "currency": "CNY"}),
        (["截止日期：2025年3月31日"], {"as_of": "2025-03-31"}),
        (["发票号", "金额"], {}),
        (["备注：付款"], {}),
    ],
)
def test_labels_say_facts(line: list[object], facts: dict[str, str]) -> None:
    assert heading_facts(line) == facts


@pytest.mark.parametrize(
    ("lines", "facts"),
    [
        ([["Open items as of 2025-03-31"]], {"as_of": "2025-03-31", "year": "2025"}),
        ([["截至2025年3月31日"]], {"as_of": "2025-03-31", "year": "2025"}),
        ([["2025年3月31日"]], {"as_of": "2025-03-31", "year": "2025"}),
        ([["Amounts in USD thousands"]], {"unit": "1000", "currency": "USD"}),
        ([["2025年度 应收账款明细账"]], {"year": "2025"}),
        ([["Report date:", datetime.date(2025, 3, 31)]], {"as_of": "2025-03-31", "year": "2025"}),
        ([["单位：元"]], {}),
        ([["期间：2025.01-2025.03"]], {"year": "2025"}),
        ([["2024.12 - 2025.03"]], {}),
        ([["Customer", "100001"]], {"customer_id": "100001"}),
        ([["客户：全部"]], {}),
    ],
)
def test_titles_say_unit_currency_year_and_day(lines: list[list[object]], facts: dict[str, str]) -> None:
    assert stated_above(lines, []) == facts


def test_a_year_over_month_and_day_is_the_year() -> None:
    assert stated_above([], [Header(0, "月", "2025年"), Header(1, "日", "2025年")]) == {"year": "2025"}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("C001-华东", {"customer_id": "C001", "customer_name": "华东"}),
        ("Acme (C-01)", {"customer_id": "C-01", "customer_name": "Acme"}),
        ("华东（上海）", {"customer_name": "华东（上海）"}),
        ("3M China", {"customer_id": "3M", "customer_name": "China"}),
        ("", {}),
    ],
)
def test_id_and_name_are_parted(text: str, facts: dict[str, str]) -> None:
    assert split_customer(text) == facts
