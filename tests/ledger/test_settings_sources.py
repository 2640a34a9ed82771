"""Where settings come from, and which win."""

from __future__ import annotations

from typing import Any

import pytest

from xlsaging.ledger.settings_sources import given_values, resolve_settings, sheet_values
from xlsaging.model.errors import BadSettingError
from xlsaging.model.settings import Settings


def test_the_strongest_layer_wins_and_every_choice_is_known() -> None:
    found = resolve_settings(
        {"terms_days": 10}, {"terms_days": 20, "basis": "document_date"}, {"basis": "posting_date", "lang": "zh_CN"}
    )
    assert (found.settings.terms_days, found.settings.basis, found.settings.lang) == (10, "document_date", "zh_CN")
    assert found.given == {"terms_days", "basis", "lang"}


def test_nothing_given_leaves_the_defaults() -> None:
    assert resolve_settings({}, {"as_of": None}).settings == Settings()
    assert given_values(None) == {}


def test_of_settings_only_what_differs_from_the_defaults_is_given() -> None:
    assert given_values(Settings(terms_days=30, base_currency="CNY")) == {"terms_days": 30}
    assert given_values({"base_currency": "CNY", "as_of": None}) == {"base_currency": "CNY"}


def test_an_unknown_setting_is_refused() -> None:
    with pytest.raises(BadSettingError, match="term_days"):
        resolve_settings({"term_days": 3})


@pytest.mark.parametrize(
    ("key", "text", "name", "value"),
    [
        ("默认账期（天）", "45", "terms_days", 45),
        ("terms_days", "45.0", "terms_days", 45),
        ("Base currency", "EUR", "base_currency", "EUR"),
        ("截止日", "2025-03-31", "as_of", "2025-03-31"),
        ("账龄段", "30，60,90", "buckets", (30, 60, 90)),
        ("buckets", "3M 6M", "buckets", ("3M", "6M")),
        ("两头挂账抵销", "是", "netting", True),
        ("skip_disputed", "no", "skip_disputed", False),
        ("应收科目", "1122、1221", "accounts", ("1122", "1221")),
        ("部门提成比例", "70%", "department_share", 0.7),
        ("提成档次", "0:0.01; 90：0.05", "commission_tiers", ((0, 0.01), (90, 0.05))),
        ("columns", "due_date=Pay before; amount=Sum", "columns", {"due_date": "Pay before", "amount": "Sum"}),
        ("金额单位", "万元", "unit", 10_000),
        ("unit of amounts", "1,000", "unit", 1_000),
        ("期后回款截止日", "2025-04-20", "receipts_until", "2025-04-20"),
        ("预期损失率", "1-30=0.01;31-60=0.03", "loss_rates", {"1-30": 0.01, "31-60": 0.03}),
    ],
)
def test_a_settings_sheet_speaks_both_languages(key: str, text: str, name: str, value: Any) -> None:
    assert sheet_values([(key, text)]) == ({name: value}, [])


@pytest.mark.parametrize(
    ("key", "text"),
    [("colour", "red"), ("basis", "yesterday"), ("netting", "perhaps"), ("terms_days", "soon"), ("buckets", "60,30")],
)
def test_what_is_no_setting_is_refused_with_its_line(key: str, text: str) -> None:
    assert sheet_values([("terms_days", "30"), (key, text)]) == ({"terms_days": 30}, [(1, key, text)])


def test_a_blank_value_is_no_choice() -> None:
    assert sheet_values([("basis", ""), ("", "")]) == ({}, [])
