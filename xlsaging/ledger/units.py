"""Units and currencies that headers and titles state: `金额（万元）`, `Amount (USD '000)`, `Amount EUR`."""

from __future__ import annotations

import re
import unicodedata

from .currency import canonical_currency

__all__ = ["BRACKET", "trailing_code", "unit_of"]

_UNITS = {
    "千": 1e3,
    "万": 1e4,
    "百万": 1e6,
    "千万": 1e7,
    "亿": 1e8,
    "000": 1e3,
    "k": 1e3,
    "mn": 1e6,
    "thousand": 1e3,
    "thousands": 1e3,
    "million": 1e6,
    "millions": 1e6,
}
BRACKET = re.compile(r"[(\[【{]([^()\[\]【】{}]*)[)\]】}]")
_UNIT_TEXT = re.compile(
    r"(?:单位[::]?)?(?:in )?(.*?)[ ']*(百万|千万|万|千|亿|thousands?|millions?|000|k|mn)?(元|圆)?s?"
)


def unit_of(text: str) -> tuple[float, str] | None:
    """Factor and currency of a unit, such as the text in a header's brackets; None where it is no unit.

    >>> unit_of("元"), unit_of("万元"), unit_of("USD"), unit_of("千美元"), unit_of("USD '000"), unit_of("LCY")
    ((1.0, ''), (10000.0, ''), (1.0, 'USD'), (1000.0, 'USD'), (1000.0, 'USD'), None)
    """
    even = unicodedata.normalize("NFKC", text).strip().lower()
    if even in ("元", "圆", "¥", "$"):
        return 1.0, ""
    prefix = next((unit for unit in ("百万", "千万", "万", "千", "亿") if even.startswith(unit)), "")
    if prefix and (currency := canonical_currency(even[len(prefix) :])) is not None:
        return _UNITS[prefix], "" if even[len(prefix) :] in ("", "元", "圆") else currency
    found = _UNIT_TEXT.fullmatch(even)
    if found and found[2]:
        rest = found[1].strip(" -/'") + (found[3] or "")
        money = canonical_currency(rest) if rest not in ("", "元", "圆", "$", "¥") else ""
        return None if money is None else (_UNITS[found[2]], money)
    if len(even) < 2 or (money := canonical_currency(even)) is None or not money:
        return None
    return 1.0, money


def trailing_code(text: str) -> list[str]:
    """The currency of `Amount USD` or `converted_usd`-like headers, where it stands last and apart."""
    found = re.search(r"(?:^|[\s_\-/])([A-Z]{3})$", text.strip())
    return [found[1]] if found else []
