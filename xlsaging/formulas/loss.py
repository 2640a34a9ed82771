"""Expected credit loss by the provision matrix (坏账准备, simplified approach)."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from xlsaging.model.errors import BadSettingError

from .arguments import quotient, require_fraction, require_same_length

__all__ = ["migration_rate", "provision"]


def provision(balances: Sequence[float], rates: Sequence[float], forward_factor: float = 1) -> float:
    """The allowance that a provision matrix asks for, in the currency's unit, unrounded.

    Formula: Σ balance × loss rate × `forward_factor`, bucket by bucket. A balance below zero counts as
    none: a credit never reduces another's loss. A rate that the factor lifts above 1 counts as 1: more
    than the balance cannot be lost. Raises BadSettingError where lengths differ, a rate is not a
    fraction from 0 to 1, or the factor is negative.

    Source: IFRS 9 5.5.15, B5.5.35; its illustrative example 12 (IE74-IE77) asks for 580,000;
    企业会计准则第22号.

    >>> balances = [15_000_000, 7_500_000, 4_000_000, 2_500_000, 1_000_000]
    >>> round(provision(balances, [0.003, 0.016, 0.036, 0.066, 0.106]), 2)
    580000.0
    """
    require_same_length("balances, rates", [balances, rates])
    for rate in rates:
        require_fraction("rates", rate)
    if not forward_factor >= 0:
        raise BadSettingError(name="forward_factor", value=forward_factor, allowed="0 or more")
    return fsum(
        max(balance, 0.0) * min(rate * forward_factor, 1.0) for balance, rate in zip(balances, rates, strict=True)
    )


def migration_rate(opening: float, remaining: float, written_off: float = 0) -> float | None:
    """The share of a bucket's opening balance that moved on into the next one (迁徙率), a fraction.

    Formula: (still open in the next bucket + written off) ÷ opening. What was written off was not
    collected and so counts as moved on. None where the opening balance is not above zero. Holds only
    where the bucket is as wide as the time between the two dates.

    Source: 北京注册会计师协会 expert note 2020 no. 3: of 100, with 50 left and 20 written off, 70 % moved on.

    >>> migration_rate(100, 50, 20), migration_rate(0, 0) is None
    (0.7, True)
    """
    return quotient(remaining + written_off, opening)
