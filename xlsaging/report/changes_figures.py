"""What was changed in closed months since an earlier pack."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

__all__ = ["AgainstFigures", "ClosedChange", "FieldChange"]

ChangeKind = Literal["backdated", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A column whose value is another now."""

    name: str
    before: str | int | float | date | None
    after: str | int | float | date | None


@dataclass(frozen=True, slots=True)
class ClosedChange:
    """One row of the ledger that is not as the earlier pack found it.

    `effect` is what the change does to the outstanding on the earlier pack's day, in `currency`; `base_effect` the same
    in the base currency; both in major units.
    """

    table: str
    kind: ChangeKind
    number: str
    customer_id: str
    day: date | None
    """The day it counts from, in the closed month concerned; None: it has no date."""
    currency: str
    effect: float
    base_effect: float
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class AgainstFigures:
    """An earlier pack against the ledger of now: outstanding_now − outstanding_then = Σ base effects + Σ rates."""

    file: str
    as_of: date
    version: str
    outstanding_then: float
    outstanding_now: float
    changes: tuple[ClosedChange, ...]
    rates: tuple[tuple[str, float], ...] = ()
    """By foreign currency what other rates, and the rounding of part amounts, do to the outstanding."""
