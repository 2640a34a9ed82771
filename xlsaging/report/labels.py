"""What columns, buckets and values are called."""

from __future__ import annotations

import re

from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import known
from xlsaging.model.money import exponent
from xlsaging.model.schema import UNASSIGNED

__all__ = [
    "Money",
    "axis_unit",
    "bucket_text",
    "group_value",
    "heading",
    "is_bucket",
    "money",
    "unit_text",
    "worded",
]

_RANGE = re.compile(r"(\d+)([MY]?)-(\d+)([MY]?)")
_OVER = re.compile(r"(\d+)([MY]?)\+")
_UNIT_TEXTS = {
    1: ("page.unit_cny", "page.unit"),
    1_000: ("unit.cny_thousands", "unit.other_thousands"),
    10_000: ("unit.cny_ten_thousands", "unit.other_ten_thousands"),
}
_AXIS_UNITS = {
    1: ("unit.axis_cny", "unit.axis_other"),
    1_000: ("unit.axis_cny_thousands", "unit.axis_other_thousands"),
    10_000: ("unit.axis_cny_ten_thousands", "unit.axis_other_ten_thousands"),
}
_UNITS = {"": "days", "M": "months", "Y": "years"}


def is_bucket(name: str) -> bool:
    """Whether a column of an aging is a bucket with edges.

    >>> is_bucket("31-60"), is_bucket("24M+"), is_bucket("not_due")
    (True, True, False)
    """
    return bool(_RANGE.fullmatch(name) or _OVER.fullmatch(name))


def bucket_text(label: str, basis: str = "due_date", edge: str = "upper") -> Text:
    """The words of a bucket's label.

    >>> print(bucket_text("1-30"), bucket_text("0-30", "document_date"), bucket_text("0Y-1Y", "origin_date"), sep="; ")
    1-30 days overdue; 0-30 days; Within 1 year(s)
    """
    prefix = "overdue_" if basis == "due_date" else ""
    if found := _RANGE.fullmatch(label):
        unit = _UNITS[found[2] or found[4]]
        if unit != "days" and found[1] == "0":
            return Text(f"bucket.{prefix}{unit}_within", {"high": int(found[3])})
        return Text(f"bucket.{prefix}{unit}", {"low": int(found[1]), "high": int(found[3])})
    if found := _OVER.fullmatch(label):
        unit = _UNITS[found[2]]
        ending = "from" if edge == "lower" and unit == "days" else "over"
        return Text(f"bucket.{prefix}{unit}_{ending}", {"low": int(found[1])})
    return Text(f"bucket.{label}")


def heading(name: str, basis: str = "due_date", edge: str = "upper") -> Text | str:
    """A column's heading; a column that only the ledger knows keeps the ledger's own words."""
    if is_bucket(name):
        return bucket_text(name, basis, edge)
    if basis != "due_date" and name in ("days_past_due", "max_days_past_due"):
        return Text("column.age_days" if name == "days_past_due" else "column.max_age_days")
    return Text(f"column.{name}") if known(f"column.{name}") else name


def axis_unit(currency: str, unit: int = 1) -> Text:
    """The unit as the axis of a chart says it.

    >>> print(axis_unit("CNY", 10_000), axis_unit("USD"), sep="; ")
    CNY 10,000; USD
    """
    return _in_unit(_AXIS_UNITS, currency, unit)


def _in_unit(keys: dict[int, tuple[str, str]], currency: str, unit: int) -> Text:
    cny, other = keys[unit]
    return Text(cny) if currency == "CNY" else Text(other, {"currency": currency})


def worded(family: str, value: str) -> Text | str:
    """A value that is a word of ours as a Text, any other as it is.

    >>> worded("document_type", "receipt"), worded("document_type", "Rechnung")
    (Text(key='document_type.receipt', params={}), 'Rechnung')
    """
    return Text(f"{family}.{value}") if known(f"{family}.{value}") else value


def group_value(value: str | None) -> Text | str:
    """A value that rows are grouped by: nobody and nothing get a word."""
    if value == UNASSIGNED:
        return Text("value.unassigned")
    return value or Text("value.blank")


class Money(str):
    """An amount in words that still knows what it is, so that whoever draws can say it in a larger unit."""

    amount: float

    def __new__(cls, amount: float, decimals: int) -> Money:
        made = super().__new__(cls, f"{amount:,.{decimals}f}")
        made.amount = amount
        return made


def money(amount: float, currency: str) -> Money:
    """An amount of the report's currency as text.

    >>> money(1234.5, "CNY"), money(-1234.0, "JPY"), money(25000.0, "CNY").amount
    ('1,234.50', '-1,234', 25000.0)
    """
    return Money(amount, exponent(currency))


def unit_text(currency: str, unit: int = 1) -> Text:
    """What unit the amounts are in: single units of the currency, thousands or tens of thousands.

    >>> from xlsaging.i18n.speak import say
    >>> say(unit_text("CNY", 10_000), "zh_CN"), say(unit_text("USD"), "en")
    ('金额单位：人民币万元', 'Amounts in USD')
    """
    return _in_unit(_UNIT_TEXTS, currency, unit)
