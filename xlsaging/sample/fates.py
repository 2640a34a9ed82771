"""What happens to single documents that habit does not explain: dispute, loss, bills that bounce, cash misapplied."""

from __future__ import annotations

import numpy as np

from xlsaging.model.periods import NEVER, to_day

from .draws import Flags, Whole
from .plan import Plan, Role
from .sales import Lines

__all__ = ["RECOVERED", "RECOVERED_PERCENT", "Fate", "fate_of", "recovers", "written_off_on"]


class Fate:
    """What happens to a document, if it comes to that: a bill can only bounce where there was time for it."""

    NONE = 0
    APPLIED_LATE = 1
    OVERPAID = 2
    RETURNED_AND_PAID = 3
    RETURNED = 4
    IN_KIND = 5
    OFFSET = 6
    DISPUTED = 7
    WRITTEN_OFF = 8
    UNAPPLIED = 9


_DEALT = {
    Fate.APPLIED_LATE: 2,
    Fate.OVERPAID: 1,
    Fate.RETURNED_AND_PAID: 1,
    Fate.RETURNED: 1,
    Fate.DISPUTED: 2,
    Fate.WRITTEN_OFF: 1,
    Fate.UNAPPLIED: 6,
}
"""How many of each hundred lines."""
_DISPUTED_SINCE = to_day("2026-03-01")
"""Older disputes are settled by now."""
_LOSSES = ((to_day("2025-07-01"), to_day("2025-12-31")), (to_day("2026-02-01"), to_day("2026-06-30")))
"""Due before the first day, written off on the second."""

RECOVERED = to_day("2026-09-15")
RECOVERED_PERCENT = 40


def fate_of(plan: Plan, lines: Lines) -> Whole:
    """A `Fate` for each line; only ordinary invoices have one."""
    sold = lines.line - plan.openings
    turn = (sold + plan.firm.draws.below("fate", sold // 100, 100)) % 100
    dealt = np.repeat(list(_DEALT), list(_DEALT.values()))
    fate = np.where(turn < len(dealt), dealt[np.minimum(turn, len(dealt) - 1)], Fate.NONE)
    rare = sold // 100 % 4
    fate = np.where((turn == 99) & (rare % 2 == 0), np.where(rare == 0, Fate.IN_KIND, Fate.OFFSET), fate)
    home = lines.currency == 0
    fate = np.where(home | np.isin(fate, (Fate.APPLIED_LATE, Fate.DISPUTED, Fate.UNAPPLIED)), fate, Fate.NONE)
    fate = np.where((fate == Fate.DISPUTED) & (lines.due < _DISPUTED_SINCE), Fate.NONE, fate)
    lost = written_off_on(lines) < NEVER
    fate = np.where((fate == Fate.WRITTEN_OFF) & ~lost, Fate.NONE, fate)
    ordinary = (sold >= 0) & (lines.role == Role.PLAIN) & (plan.firm.customers.related[lines.customer] == 0)
    return np.where(ordinary, fate, Fate.NONE)


def written_off_on(lines: Lines) -> Whole:
    """The half-year end at which a document would be given up; NEVER where it is too new for that."""
    first, second = _LOSSES
    return np.select([lines.due < first[0], lines.due < second[0]], [first[1], second[1]], NEVER)


def recovers(plan: Plan, lines: Lines) -> Flags:
    """Whether part of a document that is written off will be paid after all, as of every second one."""
    found: Flags = (lines.line - plan.openings) // 100 % 2 == 0
    return found
