"""What the firm invoices: every line's document, customer, dates and amounts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xlsaging.model.periods import NEVER

from .days import OPENING
from .draws import Flags, Whole
from .firm import Firm, rounded
from .plan import BLOCK, Plan, Role

__all__ = ["KINDS", "SERIES", "Lines", "make_lines", "whole_amount"]

KINDS = ("invoice", "debit_note", "credit_note", "opening")
SERIES = ("invoice", "debit", "credit", "opening", "retention")
"""Whose numbers a document has."""

_SIZES = np.array(
    (
        *(146, 225, 293, 348, 398, 446, 492, 537, 583, 629, 676, 725, 775, 827, 882, 939, 1000, 1065, 1134, 1209),
        *(1290, 1380, 1478, 1589, 1715, 1861, 2033, 2243, 2510, 2870, 3412, 4438, 6870),
    )
)
"""Thousandths of the typical amount at each 32nd of the way from the smallest to the largest: log-normal, σ = 0.8."""
_RETENTION_DAYS = 365


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of invoices, an array for each fact; amounts in minor units, days since 1970, NEVER where there is none."""

    line: Whole
    """The line's number in the ledger."""
    role: Whole
    kind: Whole
    customer: Whole
    day: Whole
    posted: Whole
    due: Whole
    first_due: Whole
    """What was agreed first, where it was put off."""
    amount: Whole
    net: Whole
    """Without VAT; 0 on openings, which do not say it."""
    currency: Whole
    instalment: Whole
    """0 where the document is one."""
    met: Whole
    """When the condition of a retention is met."""
    origin: Whole
    series: Whole
    number: Whole
    other: Whole
    """The line that a red note reverses; -1 where there is none."""
    reduced: Whole
    """What credit notes take off a document, sooner or later."""

    def __len__(self) -> int:
        return len(self.line)

    def where(self, flags: Flags | Whole) -> Lines:
        """Only some of the lines."""
        return Lines(**{name: getattr(self, name)[flags] for name in self.__slots__})


def make_lines(plan: Plan, line: Whole) -> Lines:
    """The lines with these numbers, which need not follow one another."""
    opening = line < plan.openings
    sold = np.maximum(line - plan.openings, 0)
    lines = _sold(plan, line, sold)
    if not opening.any():
        return lines
    carried = _carried_forward(plan, line)
    return Lines(**{name: np.where(opening, getattr(carried, name), getattr(lines, name)) for name in Lines.__slots__})


def _carried_forward(plan: Plan, line: Whole) -> Lines:
    """Openings: most say where they come from, three in ten do not."""
    firm, draws, nothing = plan.firm, plan.firm.draws, np.zeros_like(line)
    home = int((firm.customers.currency == 0).sum())
    customer = draws.weighted("opening customer", line, firm.customers.weight[:home])
    dated = ~np.isin(line % 10, (3, 6, 8))
    age = draws.between("opening age", line, 40, 420)
    origin = np.where(dated, firm.calendar.workday(OPENING - age), NEVER)
    never = np.full_like(line, NEVER)
    return Lines(
        line=line,
        role=np.full_like(line, Role.PLAIN),
        kind=np.full_like(line, KINDS.index("opening")),
        customer=customer,
        day=np.full_like(line, OPENING),
        posted=np.full_like(line, OPENING),
        due=np.where(dated, origin + firm.customers.terms[customer], NEVER),
        first_due=never,
        amount=whole_amount(firm, line, customer, "opening amount"),
        net=nothing,
        currency=nothing,
        instalment=nothing,
        met=never,
        origin=origin,
        series=np.full_like(line, SERIES.index("opening")),
        number=line + 1,
        other=nothing - 1,
        reduced=nothing,
    )


def whole_amount(firm: Firm, rows: Whole, customer: Whole, purpose: str) -> Whole:
    """What is sold at a time, without VAT, minor units: often whole units of the currency."""
    at = firm.draws.below(purpose, rows, 32 << 10)
    low, high = _SIZES[at >> 10], _SIZES[(at >> 10) + 1]
    thousandths = (low << 10) + (high - low) * (at & 1023)
    larger = np.where(firm.customers.weight[customer] > 10, 2, 1)
    amount = (firm.words.typical_amount * thousandths * larger >> 10) // 1000
    rate = firm.rates[firm.customers.currency[customer], 0]
    cents = np.where(firm.draws.chance(f"{purpose} odd", rows, 400), firm.draws.below(f"{purpose} cents", rows, 100), 0)
    found: Whole = np.maximum(amount * 10_000 // rate, 10) * 100 + cents
    return found


def _sold(plan: Plan, line: Whole, sold: Whole) -> Lines:
    firm, draws = plan.firm, plan.firm.draws
    role = plan.role(sold)
    red, own = role == Role.RED, sold - _back(plan, sold, role)
    about = np.where(red, plan.reversed_by(sold // BLOCK), own)
    customer = _customer(plan, about)
    day = plan.day(np.where(np.isin(role, (Role.INSTALMENT, Role.RETENTION)), own, sold))
    currency = firm.customers.currency[customer]
    net, reduced_net = _net(plan, sold, role, about, customer)
    vat = np.where(currency == 0, firm.words.vat_percent, 0)
    due = day + firm.customers.terms[customer]
    due = np.where(role == Role.INSTALMENT, due + 30 * plan.step(sold), due)
    due = np.where(role == Role.RETENTION, day + _RETENTION_DAYS, due)
    credit = red | (role == Role.REBATE)
    put_off = (role == Role.PLAIN) & draws.chance("put off", sold, 30)
    series, number = _number(plan, sold, own, role)
    return Lines(
        line=line,
        role=role,
        kind=np.select([credit, role == Role.DEBIT], [KINDS.index("credit_note"), KINDS.index("debit_note")], 0),
        customer=customer,
        day=day,
        posted=day,
        due=np.where(credit, NEVER, due + np.where(put_off, 60, 0)),
        first_due=np.where(put_off, due, NEVER),
        amount=with_vat(net, vat),
        net=net,
        currency=currency,
        instalment=np.where(role == Role.INSTALMENT, plan.step(sold) + 1, 0),
        met=np.where((role == Role.RETENTION) & draws.chance("met", sold // BLOCK, 600), day + _RETENTION_DAYS, NEVER),
        origin=np.full_like(line, NEVER),
        series=series,
        number=number,
        other=np.where(red, about + plan.openings, -1),
        reduced=-with_vat(reduced_net, vat),
    )


def with_vat(net: Whole, percent: Whole) -> Whole:
    """An amount with its VAT."""
    return net + rounded(net * percent, 100)


def _back(plan: Plan, sold: Whole, role: Whole) -> Whole:
    """How many lines back the line stands that decides on the customer and the document."""
    steps = np.where((role == Role.INSTALMENT) | (role == Role.CLEARED), plan.step(sold), 0)
    return steps + np.isin(role, (Role.RETENTION, Role.REBATE, Role.DEBIT))


def _customer(plan: Plan, sold: Whole) -> Whole:
    """The customer of the document that begins in each line."""
    customers, draws = plan.firm.customers, plan.firm.draws
    any_one = draws.weighted("customer", sold, customers.weight)
    projects = np.flatnonzero(customers.project)
    builder = projects[draws.weighted("builder", sold, customers.weight[projects])]
    return np.where(plan.role(sold) == Role.KEEPS_BACK, builder, any_one)


def _net(plan: Plan, sold: Whole, role: Whole, about: Whole, customer: Whole) -> tuple[Whole, Whole]:
    """What each line says without VAT, and by how much it is reduced (0 or negative)."""
    draws = plan.firm.draws
    separate = np.isin(role, (Role.CLEARED, Role.DEBIT))
    whole = whole_amount(plan.firm, np.where(separate, sold, about), customer, "amount")
    third = whole // 3
    kept = whole // 20
    block = np.where(role == Role.RED, sold // BLOCK - plan.apart, sold // BLOCK)
    all_of_it = draws.below("reversed whole", block, 6) == 0
    part = np.where(all_of_it, whole, whole // 100 * draws.between("reversed part", block, 5, 30))
    rebate = whole // 100 * draws.between("rebate", block, 3, 8)
    net = np.select(
        [
            (role == Role.INSTALMENT) & (plan.step(sold) == 2),
            role == Role.INSTALMENT,
            role == Role.KEEPS_BACK,
            role == Role.RETENTION,
            role == Role.RED,
            role == Role.REBATE,
            role == Role.DEBIT,
        ],
        [whole - 2 * third, third, whole - kept, kept, -part, -rebate, whole // 8],
        whole,
    )
    reduced = np.select([role == Role.REVERSED, role == Role.FAVOURED], [-part, -rebate], 0)
    return net, reduced


def _number(plan: Plan, sold: Whole, own: Whole, role: Whole) -> tuple[Whole, Whole]:
    credit = (role == Role.RED) | (role == Role.REBATE)
    begins = np.where(np.isin(role, (Role.INSTALMENT, Role.RETENTION)), own, sold)
    first = plan.edges[plan.month(begins)]
    number = plan.numbered(begins) - plan.numbered(first) + 1
    series = np.select(
        [credit, role == Role.DEBIT, role == Role.RETENTION],
        [SERIES.index("credit"), SERIES.index("debit"), SERIES.index("retention")],
        SERIES.index("invoice"),
    )
    return series, np.select(
        [credit, role == Role.DEBIT], [plan.credit_notes(sold, role), sold // BLOCK // 4 + 1], number
    )
