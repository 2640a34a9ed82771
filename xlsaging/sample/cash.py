"""How the firm is paid: by each customer's habit, and what does not go by habit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xlsaging.model.periods import NEVER, to_day

from .days import END, SILENT, START
from .draws import Flags, Whole
from .fates import RECOVERED, RECOVERED_PERCENT, Fate, fate_of, recovers
from .plan import BLOCK, Plan, Role
from .sales import KINDS, Lines, make_lines

__all__ = ["METHODS", "Receipts", "cleared_on", "make_receipts", "settled_on"]

METHODS = ("bank", "bank_bill", "trade_bill", "cash", "in_kind", "offset")
_BANK, _BANK_BILL, _TRADE_BILL, _, _IN_KIND, _OFFSET = range(6)
_CREDIT_NOTE = -1
"""The method of a receipt that is the use of a credit note."""
_OVERPAID_SINCE, _UNAPPLIED_SINCE = to_day("2026-03-01"), to_day("2026-08-01")
_REALISED_PERCENT = 85
_UNASKED = 550
"""Of a thousand late payments of the silent month, those that wait until somebody calls."""


@dataclass(frozen=True, slots=True)
class Receipts:
    """Receipts, an array for each fact; amounts in minor units, days since 1970, NEVER where there is none."""

    line: Whole
    """The line that is paid, or whose group is."""
    customer: Whole
    currency: Whole
    day: Whole
    amount: Whole
    method: Whole
    """The place in `METHODS`; -1 where a credit note is used."""
    applied: Flags
    """Whether the receipt says what it pays."""
    applied_day: Whole
    maturity: Whole
    returned: Whole
    realised: Whole
    """What goods taken in payment were worth; 0 where none were."""
    group: Whole
    """The number of a group that is cleared together; 0 where there is none."""
    entity: Whole
    account: Whole

    def __len__(self) -> int:
        return len(self.line)

    def where(self, flags: Flags | Whole) -> Receipts:
        """Only some, or in another order."""
        return Receipts(**{name: getattr(self, name)[flags] for name in self.__slots__})


@dataclass(frozen=True, slots=True)
class _Paid:
    """When and how much of each line is paid: once, or twice."""

    day: Whole
    amount: Whole
    second_day: Whole
    second_amount: Whole


def make_receipts(plan: Plan, lines: Lines, stray: int = -1) -> Receipts:
    """All receipts of some lines, oldest first; that of the line `stray` is booked on the wrong account."""
    fate = fate_of(plan, lines)
    paid = _by_habit(plan, lines, fate)
    method = _method(plan, lines, fate)
    bounced = _bounced(plan, lines, fate, paid, method)
    parts = [
        _first(plan, lines, fate, paid, method, bounced),
        _plain(plan, lines, paid.second_day, paid.second_amount, method),
        _again(plan, lines, fate, paid, bounced),
        _used(plan, lines),
        _recovered(plan, lines, fate),
        *_cleared(plan, lines),
    ]
    names = Receipts.__slots__
    whole = Receipts(**{name: np.concatenate([getattr(part, name) for part in parts]) for name in names})
    kept = whole.where((whole.day <= END) & (whole.amount > 0))
    account = np.where(kept.line == stray, 1 - kept.account, kept.account)
    kept = Receipts(**{name: account if name == "account" else getattr(kept, name) for name in names})
    return kept.where(np.lexsort((kept.line, kept.customer, kept.day)))


def settled_on(lines: Lines, receipts: Receipts) -> Whole:
    """The day on which each of some lines that follow one another was paid in full; NEVER where it was not."""
    counts = receipts.applied & (receipts.returned == NEVER)
    counts &= (receipts.line >= lines.line[0]) & (receipts.line <= lines.line[-1])
    place = receipts.line[counts] - lines.line[0]
    paid, last = np.zeros(len(lines), np.int64), np.zeros(len(lines), np.int64)
    np.add.at(paid, place, receipts.amount[counts])
    np.maximum.at(last, place, receipts.day[counts])
    noted = np.where(lines.role == Role.REVERSED, lines.reduced, 0)
    return np.where(paid + noted >= lines.amount, last, NEVER)


def _by_habit(plan: Plan, lines: Lines, fate: Whole) -> _Paid:
    firm, draws, row = plan.firm, plan.firm.draws, lines.line
    habits, customer = firm.customers, lines.customer
    owed = np.where(lines.amount > 0, lines.amount - lines.reduced, 0)
    opening = lines.kind == KINDS.index("opening")
    never = draws.chance("refuses", row, habits.refuses[customer])
    never |= np.isin(fate, (Fate.DISPUTED, Fate.WRITTEN_OFF)) | (lines.role == Role.CLEARED)
    never |= (lines.role == Role.RETENTION) & (lines.met == NEVER)
    never |= opening & (row % 10 == 8)
    months = np.maximum(lines.day - START, 0) // 30
    late = habits.delay[customer] + habits.drift[customer] * months // 10
    late = late + draws.bell("late", row, habits.spread[customer])
    first = np.where(lines.due == NEVER, lines.day, lines.due)
    day = firm.calendar.workday(np.maximum(first + late, lines.day + 3))
    soon = firm.calendar.workday(START + draws.between("opening paid", row, 5, 200))
    day = np.where(opening, np.maximum(day, soon), day)
    day = np.where(never | (owed <= 0), NEVER, _slipped(plan, row, first, day))
    split = draws.chance("in part", row, 120) & (lines.role != Role.FAVOURED) & (fate == Fate.NONE)
    tenths = draws.between("first part", row, 4, 7)
    part = np.where(split, owed * tenths // 10, owed)
    then = firm.calendar.workday(day + draws.between("second part", row, 20, 60))
    then = _slipped(plan, row, first, then)
    never_again = ~split | (day > END) | draws.chance("no second part", row, 150)
    return _Paid(day, part, np.where(never_again, NEVER, then), owed - part)


def _slipped(plan: Plan, row: Whole, due: Whole, day: Whole) -> Whole:
    """When it is paid after all: most of what is late in the month without a call is paid only after it."""
    draws = plan.firm.draws
    unasked = (day >= SILENT[0]) & (day <= SILENT[1]) & (day > due) & draws.chance("unasked", row, _UNASKED)
    return np.where(unasked, plan.firm.calendar.workday(day + draws.between("asked again", row, 28, 45)), day)


def _method(plan: Plan, lines: Lines, fate: Whole) -> Whole:
    """How it is paid: foreign customers by bank, others as the firm's country does."""
    usual = plan.firm.draws.weighted("method", lines.line, plan.firm.words.method_weights)
    bill = np.isin(fate, (Fate.RETURNED, Fate.RETURNED_AND_PAID))
    method = np.select([fate == Fate.IN_KIND, fate == Fate.OFFSET, bill], [_IN_KIND, _OFFSET, _TRADE_BILL], usual)
    method = np.where(fate == Fate.UNAPPLIED, _BANK, method)
    return np.where(lines.currency == 0, method, _BANK)


def _maturity(plan: Plan, line: Whole, day: Whole, method: Whole) -> Whole:
    bill = (method == _BANK_BILL) | (method == _TRADE_BILL)
    return np.where(bill, day + plan.firm.draws.choice("maturity", line, (60, 90, 180)), NEVER)


def _bounced(plan: Plan, lines: Lines, fate: Whole, paid: _Paid, method: Whole) -> Whole:
    """When a bill comes back: the day it falls due, if that day has come."""
    due = _maturity(plan, lines.line, paid.day, method)
    back = np.isin(fate, (Fate.RETURNED, Fate.RETURNED_AND_PAID)) & (due <= END - 60)
    return np.where(back, due, NEVER)


def _plain(plan: Plan, lines: Lines, day: Whole, amount: Whole, method: Whole) -> Receipts:
    never, nothing = np.full_like(day, NEVER), np.zeros_like(day)
    customers = plan.firm.customers
    return Receipts(
        line=lines.line,
        customer=lines.customer,
        currency=lines.currency,
        day=day,
        amount=amount,
        method=method,
        applied=np.ones(len(day), np.bool_),
        applied_day=never,
        maturity=_maturity(plan, lines.line, day, method),
        returned=never,
        realised=nothing,
        group=nothing,
        entity=customers.entity[lines.customer],
        account=customers.account[lines.customer],
    )


def _first(plan: Plan, lines: Lines, fate: Whole, paid: _Paid, method: Whole, bounced: Whole) -> Receipts:
    draws, row = plan.firm.draws, lines.line
    plain = _plain(plan, lines, paid.day, paid.amount, method)
    later = paid.day + draws.between("applied after", row, 6, 30)
    late = (fate == Fate.APPLIED_LATE) & (later <= END) & (method == _BANK)
    more = draws.choice("overpaid", row, plan.firm.words.overpaid)
    over = (fate == Fate.OVERPAID) & (paid.day >= _OVERPAID_SINCE) & (method == _BANK)
    free = (fate == Fate.UNAPPLIED) & (paid.day >= _UNAPPLIED_SINCE)
    realised = np.where(fate == Fate.IN_KIND, paid.amount * _REALISED_PERCENT // 100, 0)
    changed = {
        "amount": paid.amount + np.where(over, more, 0),
        "applied": ~free,
        "applied_day": np.where(late, plan.firm.calendar.workday(later), NEVER),
        "returned": bounced,
        "realised": realised,
    }
    return Receipts(**{name: changed.get(name, getattr(plain, name)) for name in Receipts.__slots__})


def _again(plan: Plan, lines: Lines, fate: Whole, paid: _Paid, bounced: Whole) -> Receipts:
    """What is paid in place of a bill that came back."""
    after = plan.firm.draws.between("paid again after", lines.line, 12, 40)
    there = (fate == Fate.RETURNED_AND_PAID) & (bounced < NEVER)
    day = np.where(there, plan.firm.calendar.workday(bounced + after), NEVER)
    return _plain(plan, lines, day, paid.amount, np.full_like(day, _BANK))


def _used(plan: Plan, lines: Lines) -> Receipts:
    """Credit notes set against an invoice of the same customer a fortnight later."""
    some = lines.where(lines.role == Role.FAVOURED)
    note = make_lines(plan, some.line + 1)
    day = plan.firm.calendar.workday(np.minimum(note.day + 14, END))
    return _plain(plan, some, np.maximum(day, note.day), some.reduced, np.full_like(day, _CREDIT_NOTE))


def _recovered(plan: Plan, lines: Lines, fate: Whole) -> Receipts:
    """Money that comes after all on some of what was written off."""
    some = lines.where((fate == Fate.WRITTEN_OFF) & recovers(plan, lines))
    day = np.full_like(some.line, RECOVERED)
    return _plain(plan, some, day, some.amount * RECOVERED_PERCENT // 100, np.full_like(day, _BANK))


def _cleared(plan: Plan, lines: Lines) -> list[Receipts]:
    """Three invoices paid at once by two transfers that name none of them; a clearing number joins them."""
    first = lines.where((lines.role == Role.CLEARED) & (plan.step(lines.line - plan.openings) == 0))
    group = [make_lines(plan, first.line + step) for step in range(3)]
    whole = group[0].amount + group[1].amount + group[2].amount
    number, day = cleared_on(plan, first)
    part = whole * 6 // 10
    made = []
    for amount in (part, whole - part):
        plain = _plain(plan, first, day, amount, np.full_like(day, _BANK))
        changed = {"applied": np.zeros(len(day), np.bool_), "group": number}
        made.append(Receipts(**{name: changed.get(name, getattr(plain, name)) for name in Receipts.__slots__}))
    return made


def cleared_on(plan: Plan, lines: Lines) -> tuple[Whole, Whole]:
    """The number of each line's group, and the day on which it is cleared; 0 and NEVER where there is none yet."""
    member = lines.role == Role.CLEARED
    sold = lines.line - plan.openings
    first = np.where(member, lines.line - plan.step(np.maximum(sold, 0)), plan.openings)
    last = np.minimum(first + 2, plan.openings + plan.lines - 1)
    due = make_lines(plan, last[member]).due + plan.firm.draws.between("cleared late", first[member], 2, 25)
    day = np.full_like(lines.line, NEVER)
    day[member] = plan.firm.calendar.workday(due)
    day = np.where(day <= END, day, NEVER)
    return np.where(day < NEVER, sold // (4 * BLOCK) + 1, 0), day
