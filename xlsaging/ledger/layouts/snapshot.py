"""Layout 3: what is open on one day, document by document."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import numpy as np

from xlsaging.ledger.table import TypedTable
from xlsaging.model.errors import SnapshotDateNeededError
from xlsaging.model.issues import Issue
from xlsaging.model.periods import FAR, NEVER, as_date, from_day, month_end, to_day

from .one_period import require_one_period
from .open_items import normalise_open_items
from .part import Context, Normalised

__all__ = [
    "day_in_name",
    "normalise_snapshot",
    "other_days_aside",
    "own_day",
    "require_day",
    "stated_day",
    "wanted_day",
]

_FULL = re.compile(
    r"(?<!\d)(20\d\d)\s*[-_./年]?\s*(0[1-9]|1[0-2]|[1-9](?!\d))\s*[-_./月]?\s*(0[1-9]|[12]\d|3[01]|[1-9])(?!\d)"
)
_MONTH = re.compile(r"(?<!\d)(20\d\d)\s*[-_./年]?\s*(0[1-9]|1[0-2]|[1-9](?=\s*月))(?!\d)")


def day_in_name(name: str) -> date | None:
    """The day that a sheet or file is named after; the month's last where only the month is said.

    >>> day_in_name("应收账龄_20241231"), day_in_name("2024年11月账龄表"), day_in_name("AR 2025-02")
    (datetime.date(2024, 12, 31), datetime.date(2024, 11, 30), datetime.date(2025, 2, 28))
    >>> day_in_name("ledger 2024") is None
    True
    """
    if found := _FULL.search(name):
        try:
            return date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            return None
    if found := _MONTH.search(name):
        return month_end(date(int(found[1]), int(found[2]), 1))
    return None


def stated_day(typed: TypedTable, context: Context) -> date | None:
    """The day of a list of balances: in its own column, in the settings, in the lines above it, or in the name of
    its sheet or file."""
    if not len(_own_days(typed)) and context.settings.snapshot_date is not None:
        return context.settings.snapshot_date
    return own_day(typed, context)


def own_day(typed: TypedTable, context: Context) -> date | None:
    """The day that a list of balances says itself. Of several in its column, the one wanted, else the newest."""
    days = _own_days(typed)
    if len(days):
        wanted = wanted_day(context)
        return wanted if wanted is not None and to_day(wanted) in days else from_day(int(days.max()))
    located = typed.located
    if said := located.stated.get("as_of"):
        return as_date(said)
    return day_in_name(located.grid.name) or day_in_name(located.grid.file)


def wanted_day(context: Context) -> date | None:
    """The day that the settings ask for."""
    return context.settings.as_of or context.settings.snapshot_date


def _own_days(typed: TypedTable) -> Any:
    if "snapshot_date" not in typed.frame.columns:
        return np.array([], dtype=np.int64)
    days = typed.frame["snapshot_date"].to_numpy(dtype=np.int64)
    return np.unique(days[days < FAR])


def require_day(typed: TypedTable, context: Context) -> date:
    """The day of a list of balances. Raises SnapshotDateNeededError where nothing says it."""
    day = stated_day(typed, context)
    if day is None:
        raise SnapshotDateNeededError(at=context.head(typed))
    return day


def other_days_aside(typed: TypedTable, context: Context, made: Normalised, day: date) -> None:
    """Set aside the rows of other days, where a list holds the balances of several."""
    made.snapshot = day
    if len(_own_days(typed)) < 2:
        return
    days = typed.frame["snapshot_date"].to_numpy(dtype=np.int64)
    for position in np.flatnonzero((days != to_day(day)) & (days != NEVER)).tolist():
        made.aside[position] = "other_snapshot"
        params = {"day": from_day(int(days[position])), "snapshot": day}
        at = context.at(typed, int(typed.frame.index[position]), "snapshot_date")
        made.issues.append(Issue("other_snapshot", at=at, params=params))


def normalise_snapshot(typed: TypedTable, context: Context) -> Normalised:
    """Open amounts as documents of their own; the snapshot's day goes into the ledger's settings.

    Raises SnapshotDateNeededError or SeveralPeriodsError.
    """
    require_one_period(typed, context, "customer_id", "customer_name", "document_no")
    day = require_day(typed, context)
    amount = "open_amount" if "open_amount" in typed.frame.columns else "amount"
    made = normalise_open_items(typed, context, amount, layout="snapshot")
    if "base_open_amount" in typed.frame.columns:
        made.parts[0].frame["base_amount"] = typed.frame["base_open_amount"].to_numpy(dtype=np.float64)
    other_days_aside(typed, context, made, day)
    return made
