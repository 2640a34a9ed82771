"""Headers of aging buckets: `1-30天`, `31-60 days`, `90天以上`, `1-2年`, `L30`, `未到期`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["bucket_columns"]

_NOISE = re.compile(
    r"逾期|账龄|超期|过期|应收|欠款|金额|余额|本币|原币|已|\((?!\d)[^)]*\)|amount|balance|past due|overdue|days late"
    r"|aged|aging|age|due in|\bin\b|sum of|求和项:?|\(?[元¥$]+\)?"
)
_NOT_DUE = re.compile(
    r"not (?:yet )?due|not ?due|undue|current(?: due)?|within (?:credit )?terms"
    r"|未到期|未超期|未逾期|信用期内|账期内|未|期内|正常"
)
_UNIT = r"(天|日|个月|月|年|days?|d|months?|mths?|m|years?|yrs?|y)?"
_RANGE = re.compile(rf"(\d{{1,4}}) ?{_UNIT} ?(?:-|~|to|至|到) ?(\d{{1,4}}) ?{_UNIT}(?: ?(?:以内|内|含))?")
_OVER = re.compile(
    rf"(?:(?:>|>=|≥|over|above|more than|older than|greater than|大于|超过)(=?) ?(\d{{1,4}}) ?{_UNIT}"
    rf"|(\d{{1,4}}) ?{_UNIT} ?(?:\+|以上|及以上|\(?含\)?以上|plus|and (?:over|above|more)|or more|over|up|above)"
    rf"|(\d{{1,4}}) ?{_UNIT} ?(?:-|~)|(g)(\d{{1,4}}))"
)
_UPTO = re.compile(
    rf"(?:(?:<|<=|≤|within|under|up to|less than|不超过|小于) ?(\d{{1,4}}) ?{_UNIT}"
    rf"|(\d{{1,4}}) ?{_UNIT} ?(?:以内|内|以下|及以内|\(含\)以内)|(l)(\d{{1,4}}))"
)


@dataclass(frozen=True, slots=True)
class _Bucket:
    low: int | None
    high: int | None
    short: str = ""
    unit: str = "d"
    number: int = 0


def bucket_columns(headers: Mapping[int, str]) -> dict[str, int]:
    """Bucket names (`bucket:31-60`, open `bucket:91-`, `bucket:not_due`) with the position of their header.

    Days, inclusive; a year counts 365 days and a month 30 (twelve of them a year). Nothing where fewer than two
    headers are ranges: one alone may mean anything. Lower ends that a header leaves out (`L60`, `90天以内`) follow
    from the bucket before.

    >>> bucket_columns({0: "客户", 1: "未到期", 2: "1-30天", 3: "31-60天", 4: "60天以上"})
    {'bucket:not_due': 1, 'bucket:1-30': 2, 'bucket:31-60': 3, 'bucket:61-': 4}
    >>> bucket_columns({0: "1年以内", 1: "1-2年", 2: "3年以上"})
    {'bucket:0-365': 0, 'bucket:366-730': 1, 'bucket:1096-': 2}
    >>> bucket_columns({0: "L30", 1: "L60", 2: "L1", 3: "G1"})
    {'bucket:0-30': 0, 'bucket:31-60': 1, 'bucket:61-365': 2, 'bucket:366-': 3}
    """
    found: dict[int, _Bucket] = {}
    not_due = -1
    for position, header in headers.items():
        text = _tidied(header)
        if _NOT_DUE.fullmatch(text):
            not_due = position if not_due < 0 else not_due
        elif (bucket := _bucket(text)) is not None:
            found[position] = bucket
    if len(found) < 2:
        return {}
    named = {"bucket:not_due": not_due} if not_due >= 0 else {}
    for name, position in _named(found, not_due >= 0).items():
        named.setdefault(name, position)
    return named


def _tidied(header: str) -> str:
    even = unicodedata.normalize("NFKC", header).lower().replace("_", " ")
    even = re.sub(r"[–—―−~～]", "-", even)
    even = _NOISE.sub(" ", even)
    return re.sub(r"\s+", " ", even).strip(" :*")


def _bucket(text: str) -> _Bucket | None:
    if found := _RANGE.fullmatch(text):
        unit = _unit(found[4] or found[2])
        low, high = int(found[1]), int(found[3])
        if not low < high:
            return None
        return _Bucket(_days(low, unit), _days(high, unit), unit=unit, number=low)
    if found := _OVER.fullmatch(text):
        if found[8]:
            return _Bucket(int(found[9]), None, short="g")
        unit = _unit(found[3] or found[5] or found[7])
        number = int(found[2] or found[4] or found[6])
        return _Bucket(_days(number, unit), None, short="=" if found[1] or "≥" in text else "", unit=unit)
    if found := _UPTO.fullmatch(text):
        if found[5]:
            return _Bucket(None, int(found[6]), short="l")
        unit = _unit(found[2] or found[4])
        return _Bucket(None, _days(int(found[1] or found[3]), unit), unit=unit)
    return None


def _unit(text: str | None) -> str:
    if not text:
        return "d"
    return "y" if text[0] in "年y" else "m" if text[0] in "个月m" else "d"


def _days(number: int, unit: str) -> int:
    if unit == "y":
        return number * 365
    if unit == "m":
        return number // 12 * 365 + number % 12 * 30
    return number


def _named(found: Mapping[int, _Bucket], has_not_due: bool) -> dict[str, int]:
    """Names once lower ends are settled: a bucket begins one day after the end of the one before."""
    closed = _years_of_short(found)
    highs = sorted({bucket.high for bucket in closed.values() if bucket.high is not None})
    named: dict[str, int] = {}
    for position, bucket in closed.items():
        if bucket.high is None:
            low = bucket.low or 0
            begins = low if bucket.short == "=" or (low not in highs and low - 1 in highs) else low + 1
            named.setdefault(f"bucket:{begins}-", position)
            continue
        before = max((high for high in highs if high < bucket.high), default=None)
        if bucket.low is None:
            low = (1 if has_not_due else 0) if before is None else before + 1
        else:
            low = _beginning(bucket, highs)
        named.setdefault(f"bucket:{low}-{bucket.high}", position)
    return named


def _beginning(bucket: _Bucket, highs: list[int]) -> int:
    """First day of a range: `30-60` after `0-30` begins on day 31, `4-6个月` after `0-3个月` on day 91."""
    low = bucket.low or 0
    if low in highs or bucket.number == 0:
        return low + 1 if low else 0
    if bucket.unit == "d":
        return low
    before = _days(bucket.number - 1, bucket.unit)
    return (before if before in highs else low) + 1


def _years_of_short(found: Mapping[int, _Bucket]) -> dict[int, _Bucket]:
    """`L1` and `G1` beside `L180` are years."""
    largest = max((bucket.high or 0 for bucket in found.values() if bucket.short == "l"), default=0)
    made = {}
    for position, bucket in found.items():
        size = bucket.high if bucket.short == "l" else bucket.low if bucket.short == "g" else None
        if size is not None and size < 30 <= largest:
            size *= 365
        if bucket.short == "l":
            bucket = _Bucket(None, size)
        elif bucket.short == "g":
            bucket = _Bucket(size, None)
        made[position] = bucket
    return made
