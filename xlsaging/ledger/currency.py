"""Currencies as ledgers write them, and as ISO 4217 does."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from xlsaging.model.money import known_currency

from .distinct import distinct
from .table import TypedTable

__all__ = ["Currencies", "canonical_currency"]

_ALIASES = {
    "CNY": "rmb renminbi yuan 人民币 人民币元 元 ¥ ￥ 本位币 cny¥ rmb¥",
    "USD": "us$ usd$ $us 美元 美金 dollar usdollar",
    "EUR": "€ 欧元 euro",
    "GBP": "£ 英镑 pound sterling",
    "HKD": "hk$ 港币 港元",
    "JPY": "日元 日币 日圆 yen jp¥",
    "TWD": "nt$ ntd 新台币 台币",
    "SGD": "s$ 新加坡元 新币",
    "AUD": "a$ au$ 澳元 澳大利亚元 澳币",
    "CAD": "c$ ca$ 加元 加拿大元 加币",
    "NZD": "nz$ 新西兰元",
    "KRW": "₩ 韩元 韩币 won",
    "CHF": "瑞士法郎 sfr",
    "THB": "฿ 泰铢",
    "RUB": "₽ 卢布",
    "INR": "₹ 卢比 印度卢比",
    "VND": "₫ 越南盾",
    "MYR": "rm 林吉特 马来西亚林吉特",
    "MOP": "mop$ 澳门元",
    "BRL": "r$ 雷亚尔",
}
_BY_ALIAS = {alias: code for code, aliases in _ALIASES.items() for alias in aliases.split()}


def canonical_currency(text: str) -> str | None:
    """The ISO code that a ledger's word for a currency means; "" for a blank one, None for an unknown one.

    >>> canonical_currency("RMB"), canonical_currency("美元"), canonical_currency(" usd "), canonical_currency("Taler")
    ('CNY', 'USD', 'USD', None)
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    if not plain:
        return ""
    if known_currency(plain.upper()):
        return plain.upper()
    found = _BY_ALIAS.get(plain.lower()) or _BY_ALIAS.get(text.strip())
    if found is None and len(plain) > 3 and known_currency(plain[:3].upper()) and not plain[3].isalnum():
        return plain[:3].upper()
    return found


@dataclass(slots=True)
class Currencies:
    """The currencies of all input rows: one code each, into `names`; code 0 is "", where a row does not say."""

    names: list[str] = field(default_factory=lambda: [""])
    unknown: set[int] = field(default_factory=set)
    """Codes of words that are no currency."""
    codes: list[Any] = field(default_factory=list)
    """For each table, the codes of its rows."""

    @classmethod
    def read(cls, tables: Sequence[TypedTable]) -> Currencies:
        """The currency column of every table, each word looked at once."""
        made = cls()
        for typed in tables:
            if "currency" not in typed.frame.columns:
                made.codes.append(np.zeros(len(typed.frame), dtype=np.int64))
                continue
            codes, words = distinct(typed.frame["currency"])
            meant = np.array([*(made._code(word) for word in words), 0], dtype=np.int64)
            made.codes.append(meant[codes])
        return made

    def _code(self, word: str) -> int:
        found = canonical_currency(word)
        name = word if found is None else found
        if name not in self.names:
            self.names.append(name)
            if found is None:
                self.unknown.add(len(self.names) - 1)
        return self.names.index(name)

    def counts(self, number: int) -> dict[str, int]:
        """How many rows of a table are in each known currency; "" where they do not say."""
        rows = np.bincount(self.codes[number], minlength=len(self.names)).tolist()
        return {
            name: count
            for code, (name, count) in enumerate(zip(self.names, rows, strict=True))
            if count and code not in self.unknown
        }

    def code_of(self, name: str) -> int:
        """The code of an ISO currency, added if no row has it."""
        if name not in self.names:
            self.names.append(name)
        return self.names.index(name)
