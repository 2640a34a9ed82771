"""The parts of a number that a formula makes of plain numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum
from typing import Any

from .numbers import paired

__all__ = ["Part", "parts_of_number"]


@dataclass(frozen=True, slots=True)
class Part:
    """One part: `contribution` is its part of the number, made of `amount` and, where there is one, `rate`."""

    kind: str
    contribution: float
    amount: float | None = None
    rate: float | None = None


def parts_of_number(name: str, arguments: Sequence[Any], result: float) -> list[Part]:
    """The parts that sum to `result`: case by case where the formula is a sum, else the whole.

    >>> [part.contribution for part in parts_of_number("AR_PROVISION", [[100.0, 50.0], [0.5, 0.5], 1.0], 75.0)]
    [50.0, 25.0]
    """
    made = _PARTS[name](*arguments) if name in _PARTS else [Part("part", float(result))]
    rest = float(result) - fsum(part.contribution for part in made)
    # A formula that rounds at its end differs from its parts by what the rounding took or gave.
    return [*made, Part("rounding", rest)] if abs(rest) > 1e-9 * max(1.0, abs(result)) else made


def _provision(balances: Sequence[float | None], rates: Sequence[float | None], factor: float) -> list[Part]:
    pairs = paired("balances", balances, "rates", rates)
    return [Part("part", max(balance, 0.0) * min(rate * factor, 1.0), balance, rate) for balance, rate in pairs]


def _hhi(balances: Sequence[float | None]) -> list[Part]:
    shared = [balance for balance in balances if balance is not None and balance > 0]
    total = fsum(shared)
    return [Part("part", (balance / total) ** 2, balance, balance / total) for balance in shared]


def _commission(collected: Sequence[float | None], rate: Sequence[float | None]) -> list[Part]:
    rates = list(rate) * len(collected) if len(rate) == 1 else rate
    return [Part("part", amount * each, amount, each) for amount, each in paired("collected", collected, "rate", rates)]


def _countback(
    receivable: float, month_sales: Sequence[float | None], month_days: Sequence[float | None]
) -> list[Part]:
    parts, rest = [], receivable
    for sales, days in paired("month_sales", month_sales, "month_days", month_days):
        if rest <= abs(receivable) * 1e-12:
            break
        taken = min(rest, sales) if sales > 0 else 0.0
        parts.append(Part("sales_of_month", taken / sales * days if sales > 0 else days, taken))
        rest -= taken
    return parts


_PARTS: dict[str, Any] = {
    "AR_PROVISION": _provision,
    "AR_HHI": _hhi,
    "AR_COMMISSION": _commission,
    "AR_DSO_COUNTBACK": _countback,
}
