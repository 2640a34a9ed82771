"""Headers of aging buckets."""

from __future__ import annotations

import pytest

from xlsaging.ledger.bucket_headers import bucket_columns


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ("客户|余额|30天以内|31-60天|61-90天|90天以上", "0-30 31-60 61-90 91-"),
        ("未到期|1-30天|31-60天|60天以上", "not_due 1-30 31-60 61-"),
        ("未逾期|逾期1-30天|逾期31-60天|逾期60天以上", "not_due 1-30 31-60 61-"),
        ("1年以内|1-2年|2-3年|3年以上", "0-365 366-730 731-1095 1096-"),
        ("1年以内（含1年）|1至2年|2至3年|5年以上", "0-365 366-730 731-1095 1826-"),
        ("3个月以内|3-6个月|6-12个月|1-2年|2年以上", "0-90 91-180 181-365 366-730 731-"),
        ("0-3月|4-6月|7-12月|12个月以上", "0-90 91-180 181-365 366-"),
        ("Current|1-30 days|31 - 60 Days|>60", "not_due 1-30 31-60 61-"),
        ("0-30|30-60|60-90|90+", "0-30 31-60 61-90 91-"),
        ("1-30 Days Past Due|31-60 Days Past Due|Over 60 Days|Not Yet Due", "1-30 31-60 61- not_due"),
        ("L30|L60|L90|L1|G1", "0-30 31-60 61-90 91-365 366-"),
        ("L1     AMOUNT|L180   AMOUNT|L30    AMOUNT", "181-365 31-180 0-30"),
        ("l30_amount|l60_amount|g1_amount", "0-30 31-60 366-"),
        ("不超过30天|30天-60天|大于60天", "0-30 31-60 61-"),
        ("1-30(元)|31-60(元)|60以上(元)", "1-30 31-60 61-"),
        ("≤30|31–60|≥61", "0-30 31-60 61-"),
        ("１－３０天|３１－６０天", "1-30 31-60"),
    ],
)
def test_buckets_are_days_and_inclusive(headers: str, expected: str) -> None:
    found = bucket_columns(dict(enumerate(headers.split("|"))))
    ordered = sorted(found, key=lambda name: found[name])
    assert " ".join(name.removeprefix("bucket:") for name in ordered) == expected


@pytest.mark.parametrize("headers", ["1-30|客户|金额", "Invoice|2024-2025|Amount", "未到期|金额", "5-3|9-1", "Q1|Q2"])
def test_fewer_than_two_ranges_are_no_buckets(headers: str) -> None:
    assert bucket_columns(dict(enumerate(headers.split("|")))) == {}
