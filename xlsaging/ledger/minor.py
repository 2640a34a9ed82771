"""Columns of amounts in major units to whole minor units, exactly as `model.money.to_minor` does one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from xlsaging.model.money import EXPONENTS, MAX_MINOR, to_minor

__all__ = ["decimals_of", "minor_column", "sum_minor", "surplus_decimals", "too_large"]

_NEAR_HALF = 1e-3
_NOISE = 1e-4
"""How far from a whole number of minor units binary fractions and a spreadsheet's sums may stray."""


def decimals_of(currencies: Sequence[str]) -> Any:
    """Decimals of each currency, as int64; 2 where the currency is not known.

    >>> decimals_of(["CNY", "JPY", "KWD"]).tolist()
    [2, 0, 3]
    """
    return np.array([EXPONENTS.get(name, 2) for name in currencies], dtype=np.int64)


def minor_column(amounts: Any, decimals: Any) -> Any:
    """Whole minor units as int64, half away from zero; 0 where the amount is NaN or beyond `MAX_MINOR`.

    A float is read as its shortest decimal form: whatever lies near a half is decided there, so that the
    result is that of `to_minor` for every value. `decimals` is one number or an array.

    >>> minor_column(np.array([1.005, -2.675, float("nan"), 0.5]), np.array([2, 2, 2, 0])).tolist()
    [101, -268, 0, 1]
    """
    values = np.asarray(amounts, dtype=np.float64)
    digits = np.broadcast_to(np.asarray(decimals, dtype=np.int64), values.shape)
    scaled = np.where(_usable(values, digits), values, 0.0) * np.power(10.0, digits)
    whole = np.rint(scaled)
    result = whole.astype(np.int64)
    near = np.flatnonzero(np.abs(np.abs(scaled - whole) - 0.5) < np.maximum(_NEAR_HALF, np.abs(scaled) * 4e-16))
    for position in near.tolist():
        result[position] = to_minor(float(values[position]), _CURRENCY_WITH[int(digits[position])])
    return result


_CURRENCY_WITH = {0: "JPY", 2: "CNY", 3: "KWD"}


def too_large(amounts: Any, decimals: Any) -> Any:
    """Where an amount is more than `MAX_MINOR` minor units, which some engine could not hold exactly."""
    values = np.asarray(amounts, dtype=np.float64)
    return ~np.isnan(values) & ~_usable(values, np.asarray(decimals, dtype=np.int64))


def _usable(values: Any, digits: Any) -> Any:
    with np.errstate(invalid="ignore", over="ignore"):
        return np.abs(values) * np.power(10.0, digits) <= MAX_MINOR


def surplus_decimals(amounts: Any, decimals: Any) -> Any:
    """Where an amount has more decimals than its currency, the noise of spreadsheet arithmetic excepted.

    >>> surplus_decimals(np.array([1.25, 1.255, 0.1 + 0.2]), 2).tolist()
    [False, True, False]
    """
    values = np.asarray(amounts, dtype=np.float64)
    with np.errstate(invalid="ignore", over="ignore"):
        scaled = values * np.power(10.0, np.asarray(decimals, dtype=np.int64))
        return np.abs(scaled - np.rint(scaled)) > np.maximum(_NOISE, np.abs(scaled) * 1e-15)


def sum_minor(columns: Sequence[tuple[Any, int]], decimals: Any) -> Any:
    """Row by row, the signed sum of several amount columns in minor units."""
    total = np.zeros(len(columns[0][0]) if columns else 0, dtype=np.int64)
    for values, sign in columns:
        total += sign * minor_column(values, decimals)
    return total
