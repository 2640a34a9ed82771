"""The collection desk: who had whom, who called whom about what, and what was aimed at."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xlsaging.model.periods import NEVER, to_day

from .days import END, SILENT, START
from .draws import Whole
from .fates import Fate
from .firm import LEAVES, Firm
from .plan import Plan, Role
from .sales import Lines

__all__ = ["CHANNELS", "OUTCOMES", "Assignments", "Contacts", "Targets", "disputed_on", "make_assignments"]
__all__ += ["make_contacts", "make_targets"]

CHANNELS = ("phone", "email", "letter", "visit")
OUTCOMES = ("no_answer", "reached", "promised", "disputed")
_LETTER, _NO_ANSWER, _PROMISED, _DISPUTED = 2, 0, 2, 3
_EARLY, _LATE = (60, 40, 0, 0), (40, 0, 35, 25)
"""How often each channel is taken, before and after sixty days."""
_ROUNDS = 8
"""Contacts about one document, after which the desk lets it rest."""
_TARGETS_SINCE = to_day("2026-01-01")


@dataclass(frozen=True, slots=True)
class Assignments:
    """Who looks after which customer, from when to when (NEVER: still)."""

    customer: Whole
    collector: Whole
    start: Whole
    end: Whole


@dataclass(frozen=True, slots=True)
class Contacts:
    """Contacts about documents, an array for each fact."""

    line: Whole
    customer: Whole
    currency: Whole
    day: Whole
    collector: Whole
    channel: Whole
    outcome: Whole
    cause: Whole
    """-1 where nobody answered; so is `stage`."""
    stage: Whole
    promised_on: Whole
    promised: Whole
    evidence: Whole
    """The number of a letter's proof; 0 where there is none."""

    def where(self, flags: Whole) -> Contacts:
        """Only some, or in another order."""
        return Contacts(**{name: getattr(self, name)[flags] for name in self.__slots__})


@dataclass(frozen=True, slots=True)
class Targets:
    """What each collector is to bring in, month by month."""

    collector: Whole
    month: Whole
    amount: Whole


def make_assignments(firm: Firm) -> Assignments:
    """Assignments without overlap: one collector leaves, and a few customers change hands in mid-month."""
    customers = firm.customers
    mine = np.flatnonzero(customers.collector >= 0)
    handed = mine[customers.next_collector[mine] >= 0]
    changed = customers.changed[mine]
    stays = customers.next_collector[mine] < 0
    customer = np.concatenate([mine, handed])
    collector = np.concatenate([customers.collector[mine], customers.next_collector[handed]])
    start = np.concatenate([np.full_like(mine, START), customers.changed[handed] + 1])
    end = np.concatenate([np.where(stays, NEVER, changed), np.full_like(handed, NEVER)])
    order = np.lexsort((start, customer))
    return Assignments(customer[order], collector[order], start[order], end[order])


def disputed_on(firm: Firm, lines: Lines, fate: Whole) -> Whole:
    """When a document was disputed; NEVER where it was not, or is not due yet."""
    day = firm.calendar.workday(lines.due + 4)
    return np.where((fate == Fate.DISPUTED) & (day <= END), day, NEVER)


def make_contacts(plan: Plan, lines: Lines, settled: Whole, disputed: Whole) -> Contacts:
    """Overdue documents are called about every few weeks until they are paid, but for the silent month."""
    firm, draws = plan.firm, plan.firm.draws
    wanted = (lines.amount > 0) & (lines.due < END) & (lines.role != Role.RETENTION)
    rows = np.flatnonzero(wanted)
    day = lines.due[rows] + draws.between("first call", lines.line[rows], 6, 12)
    parts = []
    for turn in range(_ROUNDS):
        worked = firm.calendar.workday(day)
        here = worked <= np.minimum(settled[rows], END)
        rows, day, worked = rows[here], day[here], worked[here]
        collector = firm.customers.collector_on(lines.customer[rows], worked)
        silent = (worked >= SILENT[0]) & (worked <= SILENT[1])
        called = np.flatnonzero(~silent & (collector >= 0) & (worked >= START))
        some = rows[called]
        parts.append(_contacts(plan, lines, some, worked[called], collector[called], settled, disputed, turn))
        day = day + draws.between(f"next call {turn}", lines.line[rows], 21, 40)
    names = Contacts.__slots__
    whole = Contacts(**{name: np.concatenate([getattr(part, name) for part in parts]) for name in names})
    return whole.where(np.lexsort((whole.line, whole.customer, whole.day)))


def _contacts(
    plan: Plan, lines: Lines, rows: Whole, day: Whole, collector: Whole, settled: Whole, disputed: Whole, turn: int
) -> Contacts:
    """One round of contacts; a promise is kept where the money did come soon after."""
    draws, words = plan.firm.draws, plan.firm.words
    line = lines.line[rows] * _ROUNDS + turn
    late = day - lines.due[rows] >= 60
    channel = np.where(late, draws.weighted("late channel", line, _LATE), draws.weighted("channel", line, _EARLY))
    outcome = np.where(day >= disputed[rows], _DISPUTED, draws.weighted("outcome", line, (30, 40, 30)))
    outcome = np.where((channel == _LETTER) & (outcome == _PROMISED), 1, outcome)
    answered, promised = outcome != _NO_ANSWER, outcome == _PROMISED
    paid = settled[rows]
    soon = plan.firm.calendar.workday(day + draws.between("promise", line, 7, 14))
    promised_on = np.where(paid <= day + 20, np.minimum(paid, NEVER), np.maximum(soon, day))
    return Contacts(
        line=lines.line[rows],
        customer=lines.customer[rows],
        currency=lines.currency[rows],
        day=day,
        collector=collector,
        channel=channel,
        outcome=outcome,
        cause=np.where(answered, draws.below("cause", line, len(words.causes)), -1),
        stage=np.where(answered, draws.below("stage", line, len(words.payment_stages)), -1),
        promised_on=np.where(promised, promised_on, NEVER),
        promised=np.where(promised, lines.amount[rows], 0),
        evidence=np.where(channel == _LETTER, draws.between("evidence", line, 100, 999), 0),
    )


def make_targets(firm: Firm) -> Targets:
    """Round targets for each collector and month of the current year; who has left has none."""
    months = np.array([day for day in firm.calendar.starts[:-1] if day >= _TARGETS_SINCE])
    count = len(firm.collectors)
    month, collector = np.repeat(months, count), np.tile(np.arange(count), len(months))
    gone = (collector == count - 2) & (month > LEAVES)
    new = (collector == count - 1) & (month <= LEAVES)
    tenths = firm.draws.between("target", np.arange(len(month)), 8, 11)
    scale = max(1, firm.rows // 640 * 5 // count)
    amount = firm.words.target * tenths // 10 * scale * 100
    kept = ~gone & ~new
    return Targets(collector[kept], month[kept], amount[kept])
