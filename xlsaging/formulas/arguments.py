"""Checks that the formulas share: what is refused, and when a quotient is undefined."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

from xlsaging.model.errors import BadSettingError

__all__ = ["quotient", "require_fraction", "require_positive", "require_same_length", "require_year_days"]


def quotient(numerator: float, denominator: float) -> float | None:
    """`numerator ÷ denominator`; None unless the denominator is above zero and both are finite numbers.

    >>> quotient(1, 4), quotient(1, 0), quotient(1, -4), quotient(float("nan"), 4)
    (0.25, None, None, None)
    """
    if not (isfinite(numerator) and isfinite(denominator)) or denominator <= 0:
        return None
    return numerator / denominator


def require_positive(name: str, value: float) -> None:
    """Raise BadSettingError unless `value` is above zero."""
    if not (isfinite(value) and value > 0):
        raise BadSettingError(name=name, value=value, allowed="a number above 0")


def require_fraction(name: str, value: float) -> None:
    """Raise BadSettingError unless `value` lies from 0 to 1: catches 5 given for 5 %."""
    if not 0 <= value <= 1:
        raise BadSettingError(name=name, value=value, allowed="a fraction from 0 to 1, such as 0.05 for 5 %")


def require_same_length(name: str, sequences: Sequence[Sequence[object]]) -> None:
    """Raise BadSettingError unless all have one length."""
    lengths = [len(sequence) for sequence in sequences]
    if len(set(lengths)) > 1:
        raise BadSettingError(name=name, value=lengths, allowed="sequences of one length")


def require_year_days(value: int) -> None:
    """Raise BadSettingError unless a year has 360, 365 or 366 days."""
    if value not in (360, 365, 366):
        raise BadSettingError(name="year_days", value=value, allowed="360, 365 or 366")
