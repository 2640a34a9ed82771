"""A number together with what it was made of."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Measure"]


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure with its parts, so that whoever reads it can check it.

    `value` is None where the figure is undefined; `reason` then says why, as a message key
    (`no_credit_sales`, `negative_receivable`, `history_exhausted`, …), and may also qualify a defined
    value. `days` is the length of the period. Amounts are in major units.

    >>> Measure(30.0, None, 300.0, 300.0, 30).value
    30.0
    """

    value: float | None
    reason: str | None = None
    numerator: float | None = None
    denominator: float | None = None
    days: int | None = None
