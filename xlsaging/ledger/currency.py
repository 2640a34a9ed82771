"""Currencies as ledgers write them, and as ISO 4217 does."""

from __future__ import annotations

import unicodedata
from typing import Any

from xlsaging.model.money import known_currency

__all__ = ["canonical_currencies", "canonical_currency"]

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


def canonical_currencies(values: Any) -> tuple[Any, dict[str, str]]:
    """A text column with ISO codes, unknown words left as they are, and how each unknown word is written.

    The second value maps what was not understood to itself: rows that hold one of its keys cannot be used.
    """
    import numpy as np
    import pandas as pd

    codes, names = pd.factorize(np.asarray(values, dtype=object))
    found = {str(name): canonical_currency(str(name)) for name in names}
    known = np.array(
        [*(found[str(name)] or str(name) if found[str(name)] is None else found[str(name)] for name in names), ""],
        dtype=object,
    )
    unknown = {name: name for name, code in found.items() if code is None}
    return known[codes], unknown
