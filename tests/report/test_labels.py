"""Buckets, columns and values have the names that accountants give them."""

from __future__ import annotations

import pytest

from xlsaging.i18n.speak import say
from xlsaging.model.buckets import BASES, Buckets
from xlsaging.report.labels import bucket_text, group_value, heading, money, unit_text, worded


@pytest.mark.parametrize(
    ("label", "basis", "edge", "english", "chinese"),
    [
        ("not_due", "due_date", "upper", "Not due", "未到期"),
        ("1-30", "due_date", "upper", "1-30 days overdue", "逾期1-30天"),
        ("360+", "due_date", "upper", "Over 360 days overdue", "逾期360天以上"),
        ("0-30", "document_date", "upper", "0-30 days", "0-30天"),
        ("60+", "document_date", "lower", "60 days and over", "60天及以上"),
        ("0M-3M", "due_date", "upper", "Up to 3 months overdue", "逾期3个月以内"),
        ("3M-6M", "document_date", "upper", "3-6 months", "3-6个月"),
        ("24M+", "document_date", "upper", "Over 24 months", "24个月以上"),
        ("0Y-1Y", "origin_date", "upper", "Within 1 year(s)", "1年以内"),
        ("1Y-2Y", "origin_date", "upper", "1-2 years", "1-2年"),
        ("5Y+", "origin_date", "upper", "Over 5 years", "5年以上"),
        ("credits", "due_date", "upper", "Unapplied credits", "未核销贷项"),
        ("undated", "due_date", "upper", "Undated", "账龄不明"),
    ],
)
def test_a_bucket_is_called(label: str, basis: str, edge: str, english: str, chinese: str) -> None:
    text = bucket_text(label, basis, edge)

    assert (say(text, "en"), say(text, "zh_CN")) == (english, chinese)


@pytest.mark.parametrize("basis", BASES)
@pytest.mark.parametrize("edge", ["upper", "lower"])
@pytest.mark.parametrize("spec", ["30,60,90", "3M,6M,24M", "1Y,2Y,5Y"])
def test_every_label_that_buckets_make_has_words_of_its_own(spec: str, edge: str, basis: str) -> None:
    labels = Buckets.parse(spec, edge).labels(basis)
    for lang in ("en", "zh_CN"):
        words = [say(bucket_text(label, basis, edge), lang) for label in labels]
        assert len(set(words)) == len(labels)


def test_on_other_bases_days_are_days_of_age() -> None:
    assert say(heading("max_days_past_due"), "zh_CN") == "最长逾期天数"
    assert say(heading("max_days_past_due", "document_date"), "zh_CN") == "最长账龄天数"


def test_a_column_that_only_the_ledger_knows_keeps_its_words() -> None:
    assert heading("Cost centre") == "Cost centre"


def test_words_of_ours_are_translated_and_others_kept() -> None:
    assert say(worded("document_type", "credit_note"), "zh_CN") == "贷项通知单"
    assert worded("document_type", "Rechnung") == "Rechnung"
    assert say(group_value("unassigned"), "zh_CN") == "（未分派）"
    assert say(group_value(""), "en") == "(blank)"


def test_money_and_units_follow_the_currency() -> None:
    assert [money(1234567.5, code) for code in ("CNY", "JPY", "KWD")] == ["1,234,567.50", "1,234,568", "1,234,567.500"]
    assert say(unit_text("CNY"), "zh_CN") == "金额单位：人民币元"
    assert say(unit_text("USD"), "zh_CN") == "金额单位：USD"
