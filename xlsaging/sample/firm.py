"""One believable firm: its customers, how each of them pays, who looks after them, and its rates of exchange."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import isqrt

import numpy as np

from xlsaging.model.periods import from_day, to_day

from .days import OPENING, Calendar
from .draws import Draws, Flags, Whole
from .names import ABROAD
from .wording import Wording

__all__ = ["ENTITIES", "LEAVES", "Customers", "Firm", "make_firm", "rounded"]

ENTITIES = ("1000", "2000")
LEAVES = to_day("2026-02-28")
"""Last day of the collector who leaves."""
_REASSIGNED = to_day("2026-03-15")
"""Last day before a few customers change hands."""
_WANDER = 120
"""How far a rate goes in a month at most, in 10,000ths of itself."""


@dataclass(frozen=True, slots=True)
class Customers:
    """A customer in each place; numbers of things stand for the things."""

    names: list[str]
    currency: Whole
    """0 the books' own, 1 and 2 the foreign ones."""
    project: Flags
    weight: Whole
    """How often and how much he buys, in tenths."""
    terms: Whole
    delay: Whole
    spread: Whole
    drift: Whole
    """Days by which he pays later each month, in tenths."""
    refuses: Whole
    """Of a thousand documents, those that he does not pay."""
    entity: Whole
    account: Whole
    collector: Whole
    """The first one; -1 where nobody looks after him."""
    changed: Whole
    """Last day of the first collector, far away where he stays."""
    next_collector: Whole
    rep: Whole
    department: Whole
    region: Whole
    related: Whole
    """0 external, 1 associate, 2 consolidated."""

    def __len__(self) -> int:
        return len(self.names)

    def collector_on(self, customers: Whole, days: Whole) -> Whole:
        """Who looks after each customer on each day; -1 nobody."""
        return np.where(days <= self.changed[customers], self.collector[customers], self.next_collector[customers])


@dataclass(frozen=True, slots=True)
class Firm:
    """What is known before anything is sold."""

    words: Wording
    draws: Draws
    rows: int
    """Lines of the invoices."""
    calendar: Calendar
    customers: Customers
    collectors: list[str]
    """The last one takes over from the one before, who leaves."""
    rates: Whole = field(repr=False)
    """By currency and month from the opening's on: base units for 10,000."""

    def rate(self, currency: Whole, day: Whole) -> Whole:
        """The newest month-end rate before each day, base units for 10,000 of the currency."""
        month = np.clip(self.calendar.month_of(day), 0, self.rates.shape[1] - 1)
        return self.rates[currency, month]

    def in_base(self, amount: Whole, currency: Whole, day: Whole) -> Whole:
        """Amounts at the booked rate, rounded half away from zero."""
        return rounded(amount * self.rate(currency, day), 10_000)


def rounded(amount: Whole, divisor: int) -> Whole:
    """Whole quotients, half away from zero."""
    quotient: Whole = np.sign(amount) * ((np.abs(amount) * 2 + divisor) // (2 * divisor))
    return quotient


def make_firm(words: Wording, rows: int, seed: int) -> Firm:
    """The firm of so many invoice lines: the more lines, the more customers and people."""
    draws = Draws(seed)
    calendar = Calendar.of(words.holidays, words.season)
    size = max(6, isqrt(rows) * 12 // 5)
    people = min(len(words.collectors), 5 + size // 150)
    customers = _make_customers(words, draws, size, people)
    return Firm(
        words, draws, rows, calendar, customers, list(words.collectors[:people]), _rates(words, draws, calendar)
    )


def _make_customers(words: Wording, draws: Draws, size: int, people: int) -> Customers:
    number = np.arange(size)
    abroad = number >= size - size * 15 // 100
    project = (number % 5 == 4) & ~abroad
    related = np.select([abroad | (number >= 600), number % 60 == 10, number % 60 == 28], [0, 1, 2], 0)
    grade = draws.weighted("grade", number, (50, 28, 14, 8))
    reps = min(len(words.sales_reps), 6 + size // 150)
    departments = np.where(project, 2, number % 2)
    collector = np.where(number % 24 == 19, -1, number % (people - 1))
    leaving = collector == people - 2
    moved = (number % 9 == 4) & ~leaving & (collector >= 0)
    return Customers(
        names=_names(words, size, abroad, related),
        currency=np.where(abroad, 1 + number % 2, 0),
        project=project,
        weight=np.select([number % 50 < 5, number % 50 < 15], [60, 25], 10),
        terms=draws.choice("terms", number, (30, 30, 45, 60, 60, 90)),
        delay=_by_grade(draws, "delay", grade, ((-4, 4), (10, 30), (0, 10), (35, 75))),
        spread=np.array([4, 12, 8, 25])[grade],
        drift=np.array([0, 2, 22, 10])[grade],
        refuses=np.array([0, 8, 25, 140])[grade],
        entity=(number % 3 == 2).astype(np.int64),
        account=project.astype(np.int64),
        collector=collector,
        changed=np.where(leaving, LEAVES, np.where(moved, _REASSIGNED, to_day("2100-01-01"))),
        next_collector=np.where(leaving, people - 1, np.where(moved, (collector + 1) % (people - 2), -1)),
        rep=number % reps,
        department=np.where(abroad, 3, departments),
        region=np.where(abroad, len(words.regions) - 1, number % (len(words.regions) - 1)),
        related=related,
    )


def _by_grade(draws: Draws, purpose: str, grade: Whole, ranges: tuple[tuple[int, int], ...]) -> Whole:
    low, high = (np.array([each[side] for each in ranges])[grade] for side in (0, 1))
    return low + draws.below(purpose, np.arange(len(grade)), high - low + 1)


def _names(words: Wording, size: int, abroad: Flags, related: Whole) -> list[str]:
    made = []
    for number in range(size):
        if abroad[number]:
            currency = words.foreign_currencies[number % 2]
            made.append(ABROAD[currency].name((number - int(abroad.argmax())) // 2))
        elif related[number]:
            made.append(words.group_names[related[number] - 1].format(place=words.home_names.place(number)))
        else:
            made.append(words.home_names.name(number))
    return made


def _rates(words: Wording, draws: Draws, calendar: Calendar) -> Whole:
    """Month-end rates that wander a little; the books' own currency is always worth 1."""
    assert from_day(OPENING)
    months = len(calendar.starts)
    lines = [[10_000] * months]
    for place, currency in enumerate(words.foreign_currencies):
        value, line = words.rates[currency], []
        for step in draws.between(f"rate {place}", np.arange(months), -_WANDER, _WANDER).tolist():
            value += value * step // 10_000
            line.append(value)
        lines.append(line)
    return np.asarray(lines, np.int64)
