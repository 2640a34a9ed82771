"""One cell's text as an amount.

A cell alone may not tell: `1,234` is a thousand or one and a bit. Such a cell keeps both readings, and the
column decides (`columns.read_amounts`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from math import isfinite
from typing import Literal

from .cells import ERROR_TEXTS, is_blank, plain
from .currency import canonical_currency

__all__ = ["AmountCell", "parse_amount"]

Mark = Literal["", ".", ","]


@dataclass(frozen=True, slots=True)
class AmountCell:
    """What an amount cell says.

    `value` is None where the cell is blank or cannot be read; `code` then is "" or the issue's code. `mark` is the
    decimal mark that the cell proves; `sure` says that no other reading exists. Where the column must
    decide, `value` is None and `readings` gives (value if the separator is decimal, value if it groups thousands),
    with that separator in `separator`.
    """

    value: float | None = None
    code: str = ""
    mark: Mark = ""
    sure: bool = True
    currency: str = ""
    readings: tuple[float, float] | None = None
    separator: str = ""


_CODES = r"[A-Z]{3}|RMB|[A-Z]{0,3}[$¥€£₩฿₽₹₫]|人民币|美元|美金|欧元|港币|港元|日元|英镑|HK[D$]|US[D$]"
_TAIL = r"(?:人民币|美元|美金|欧元|港币|港元|日元|英镑|元|圆)[整正]?|" + _CODES
_SIDE = r"[CD]R\.?|借|贷"
_SHAPE = re.compile(
    rf"(?:(?P<side1>{_SIDE})[:. ]*)?(?P<sign1>[-+])? ?(?P<cur1>{_CODES})? ?(?P<sign2>[-+])? ?"
    rf"(?P<open>\()? ?(?P<cur2>{_CODES})? ?(?P<sign3>[-+])? ?(?P<cur3>{_CODES})? ?"
    r"(?P<body>(?:\d|[.,]\d)[\d.,' ]*(?:E[-+]?\d{1,3})?) ?(?P<times>百万|[万千亿])? ?"
    rf"(?P<cur4>{_TAIL})? ?(?P<close>\))? ?(?P<cur5>{_TAIL})?(?P<sign4> ?[-+])? ?(?:\(?(?P<side2>{_SIDE})\)?)?"
)
_TIMES = {None: 1, "千": 1_000, "万": 10_000, "百万": 1_000_000, "亿": 100_000_000}
_CAPITALS = re.compile("[壹贰叁肆伍陆柒捌玖拾佰仟零]")
_LONGEST = 60
_PLAIN = re.compile(r"\d+")
_DECIMAL = re.compile(r"(\d*)([.,])(\d+)")
_GROUPED = re.compile(r"(\d{1,3}(?:([,.' ])\d{3})(?:\2\d{3})*)(?:([.,])(\d*))?")
_INDIAN = re.compile(r"(\d{1,2}(?:,\d{2})+,\d{3})(?:\.(\d*))?")
_SCIENTIFIC = re.compile(r"(\d+)(?:([.,])(\d+))?E([-+]?\d+)")


@lru_cache(maxsize=16_384)
def parse_amount(text: str, *, percent: bool = False) -> AmountCell:
    """The amount that one cell's text says, never raising.

    Reads `1,234.50`, `1.234,50`, `1 234,50`, `1'234.50`, `(1,234.50)`, `￥1,234.50`, `USD 1,234.50`,
    `1,234.50 CR`, `1234.50-`, full-width digits, `1.5E+3`, `12.34万`. Credits (CR, 贷) are negative. With
    `percent`, `5%` is 0.05; otherwise it is refused.

    >>> parse_amount("(1,234.50)").value, parse_amount("1.234,50").value, parse_amount("１２．３４万").value
    (-1234.5, 1234.5, 123400.0)
    >>> parse_amount("1,234").readings
    (1.234, 1234.0)
    >>> parse_amount("5%").code, parse_amount("壹佰元整").code, parse_amount("about 5").code
    ('percent_amount', 'capital_amount', 'bad_amount')
    """
    even = plain(text)
    if even.upper() in ERROR_TEXTS:
        return AmountCell(code="error_cell")
    if is_blank(even):
        return AmountCell()
    even = even.lstrip("'").strip()
    if even.endswith("%"):
        return _percentage(even) if percent else AmountCell(code="percent_amount")
    if _CAPITALS.search(even):
        return AmountCell(code="capital_amount")
    shape = _SHAPE.fullmatch(even.upper()) if len(even) <= _LONGEST else None
    sign = _sign(shape) if shape else 0
    if shape is None or not sign or bool(shape["open"]) != bool(shape["close"]):
        return AmountCell(code="bad_amount")
    named = {
        canonical_currency(shape[key]) for key in ("cur1", "cur2", "cur3", "cur4", "cur5") if _explicit(shape[key])
    }
    if None in named or len(named) > 1:
        return AmountCell(code="bad_amount")
    return _numbered(shape["body"].strip(), Decimal(sign * _TIMES[shape["times"]]), next(iter(named), "") or "")


def _explicit(found: str | None) -> bool:
    """Whether a mark names one currency: `$`, `¥` and 元 are whatever the ledger is in."""
    return bool(found) and found not in ("$", "¥", "元", "圆", "元整", "元正")


def _sign(shape: re.Match[str]) -> int:
    """1, -1, or 0 where signs contradict one another."""
    signs = [shape[key].strip() for key in ("sign1", "sign2", "sign3", "sign4") if shape[key]]
    sides = [shape[key] for key in ("side1", "side2") if shape[key]]
    if len(signs) > 1 or len(sides) > 1 or (shape["open"] and (signs or sides)):
        return 0
    if sides and signs == ["-"]:
        return 0
    negative = bool(shape["open"]) or signs == ["-"] or (bool(sides) and sides[0][0] in "C贷")
    return -1 if negative else 1


def _percentage(even: str) -> AmountCell:
    cell = parse_amount(even[:-1])
    if cell.code or (cell.value is None and cell.readings is None):
        return AmountCell(code="bad_amount")
    value = cell.value if cell.value is not None else (cell.readings or (0.0, 0.0))[0]
    return AmountCell(float(Decimal(repr(value)) / 100))


def _numbered(body: str, factor: Decimal, currency: str) -> AmountCell:
    """The amount of a body of digits and separators."""

    def made(digits: str, found: str = "", sure: bool = True) -> AmountCell:
        mark: Mark = "." if found == "." else "," if found == "," else ""
        value = _times(digits, factor)
        return AmountCell(value, "", mark, sure, currency) if isfinite(value) else AmountCell(code="bad_amount")

    if _PLAIN.fullmatch(body):
        return made(body)
    if found := _SCIENTIFIC.fullmatch(body):
        whole, mark, rest, power = found.groups()
        return made(f"{whole}.{rest or 0}E{power}", mark or "", not mark)
    if (found := _GROUPED.fullmatch(body)) and found[2] != found[3]:
        digits = re.sub(r"\D", "", found[1])
        groups = len(re.findall(r"\D", found[1]))
        if found[3] is not None:
            return made(f"{digits}.{found[4] or 0}", found[3])
        if found[2] in "' ":
            return made(digits)
        if groups == 1:
            return _undecided(body, digits, found[2], factor, currency)
        return made(digits, "." if found[2] == "," else ",")
    if found := _INDIAN.fullmatch(body):
        return made(f"{found[1].replace(',', '')}.{found[2] or 0}", ".")
    if found := _DECIMAL.fullmatch(body):
        return made(f"{found[1] or 0}.{found[3]}", found[2], sure=False)
    return made(body[:-1]) if re.fullmatch(r"\d+\.", body) else AmountCell(code="bad_amount")


def _undecided(body: str, digits: str, separator: str, factor: Decimal, currency: str) -> AmountCell:
    decimal = body.replace(",", ".")
    if digits.startswith("0"):
        mark: Mark = "," if separator == "," else "."
        return AmountCell(_times(decimal, factor), "", mark, False, currency)
    readings = (_times(decimal, factor), _times(digits, factor))
    return AmountCell(None, "", "", False, currency, readings, separator)


def _times(digits: str, factor: Decimal) -> float:
    value = float(Decimal(digits) * factor)
    return value + 0.0
