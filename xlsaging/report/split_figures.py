"""What the receivables of one day look like split up: by person and account, by law's ages, by kind of item."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from xlsaging.i18n.catalogue import Text

from .figures import Rows

__all__ = ["SplitFigures", "StatutoryDay", "StatutoryFigures"]

_NOTHING = Rows(())


@dataclass(frozen=True, slots=True)
class StatutoryDay:
    """The statutory aging of one day: rows of `bucket, balance, loss_base, allowance`, the last None where loss
    rates are not set."""

    day: date
    rows: Rows
    is_year_end: bool = False


@dataclass(frozen=True, slots=True)
class StatutoryFigures:
    """The statutory aging at the end of the period and at the start of its year."""

    closing: StatutoryDay
    opening: StatutoryDay | None = None
    no_opening: Text | None = None
    """Why there is none."""
    rates: Mapping[str, float | None] | None = None
    """Loss rate by bucket; None: no allowance is counted."""
    no_rates: Text | None = None
    """Why not."""
    jumps: Rows | None = None
    """Customers who owe more from one to two years old than within one year a year before; None: not checked."""
    no_jumps: Text | None = None
    compared: date | None = None
    """The day a year before."""


@dataclass(frozen=True, slots=True)
class SplitFigures:
    """Each is the result of a metric as plain values; no rows where there is nothing."""

    groups: Mapping[str, Rows] = field(default_factory=dict, hash=False)
    """Aging by collector, sales rep, department and region, where the ledger says them."""
    accounts: Rows = _NOTHING
    """Aging by entity and account, in base currency."""
    currencies: Rows = _NOTHING
    """The same by currency, in each document's own; no rows where there is but the base currency."""
    statutory: StatutoryFigures | None = None
    over_one_year: Rows = _NOTHING
    free_credits: Rows = _NOTHING
    """Free cash and credit notes by kind and age."""
    old_credits: Rows = _NOTHING
    """Those older than 30 days, one by one."""
    credit_balances: Rows = _NOTHING
    presentation: Rows = _NOTHING
    """Debit and credit balances by entity and account."""
    related: Rows = _NOTHING
    """Aging by relation, where the ledger says it."""
    related_customers: Rows = _NOTHING
    """Aging of associates and consolidated customers, one by one."""
    classes: Rows = _NOTHING
    """Aging by class of item, where there is more than trade."""
    kept_back: Rows = _NOTHING
    """Items of other classes, one by one."""
