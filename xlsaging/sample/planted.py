"""Differences to the general ledger that are put in on purpose, each with one document that proves it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xlsaging.model.periods import NEVER, to_day

from .cash import make_receipts
from .days import END
from .draws import Flags
from .plan import Plan, Role
from .sales import Lines, make_lines

__all__ = ["Planted", "plant"]

POSTED_LATE, DATED_AHEAD = to_day("2026-11-03"), to_day("2026-11-02")
_LOOKED_AT = 6_000
"""How many of the newest lines are searched for documents that suit."""
_OCTOBER = to_day("2026-10-01")


@dataclass(frozen=True, slots=True)
class Planted:
    """The lines that differ from the general ledger at the end; -1 where the ledger is too small to have one.

    `late`: an October invoice of entity 1000 that the ledger posts in November only. `ahead`: one of entity 2000 that
    the ledger has in October already, dated in November. `stray`: a line of entity 1000 whose receipt is booked on the
    other account. The general ledger has the first two when they happened, and the receipt where it was booked.
    """

    late: int = -1
    ahead: int = -1
    stray: int = -1

    def put_into(self, plan: Plan, lines: Lines) -> Lines:
        """The lines with the dates as the ledger has them."""
        late, ahead = lines.line == self.late, lines.line == self.ahead
        if not late.any() and not ahead.any():
            return lines
        terms = plan.firm.customers.terms[lines.customer]
        changed = {
            "posted": np.where(late, POSTED_LATE, lines.posted),
            "day": np.where(ahead, DATED_AHEAD, lines.day),
            "due": np.where(ahead, DATED_AHEAD + terms, lines.due),
        }
        return Lines(**{name: changed.get(name, getattr(lines, name)) for name in Lines.__slots__})


def plant(plan: Plan) -> Planted:
    """Choose the documents: the newest that suit."""
    last = plan.openings + plan.lines
    lines = make_lines(plan, np.arange(max(plan.openings, last - _LOOKED_AT), last))
    customers = plan.firm.customers
    ordinary = (lines.role == Role.PLAIN) & (lines.currency == 0) & (lines.first_due == NEVER)
    ordinary &= (customers.account[lines.customer] == 0) & (customers.related[lines.customer] == 0)
    entity = customers.entity[lines.customer]
    new = lines.day >= END - 7
    late = _last(lines, ordinary & new & (entity == 0))
    ahead = _last(lines, ordinary & new & (entity == 1))
    return Planted(late, ahead, _stray(plan, lines.where(ordinary & (entity == 0) & ~new)))


def _stray(plan: Plan, lines: Lines) -> int:
    """The line of the newest receipt of October that pays a whole invoice by bank."""
    if not len(lines):
        return -1
    receipts = make_receipts(plan, lines)
    plain = (receipts.method == 0) & receipts.applied & (receipts.applied_day == NEVER) & (receipts.day >= _OCTOBER)
    amounts = dict(zip(lines.line.tolist(), lines.amount.tolist(), strict=True))
    for line, amount in zip(receipts.line[plain][::-1].tolist(), receipts.amount[plain][::-1].tolist(), strict=True):
        if amounts[line] == amount:
            return int(line)
    return -1


def _last(lines: Lines, flags: Flags) -> int:
    found = lines.line[flags]
    return int(found[-1]) if len(found) else -1
