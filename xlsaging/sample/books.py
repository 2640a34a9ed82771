"""What the books say of the whole: credit sales by month and customer, and the general ledger's control accounts."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from xlsaging.model.periods import to_day

from .cash import Receipts
from .days import END, OPENING
from .draws import Flags, Whole
from .firm import ENTITIES, Firm, rounded
from .planted import DATED_AHEAD, Planted
from .sales import KINDS, Lines

__all__ = ["BALANCE_DAYS", "Balances", "Books", "Sales"]

BALANCE_DAYS = (OPENING, to_day("2025-12-31"), to_day("2026-09-30"), END)
_ALLOWANCE_PERCENT = 4


@dataclass(frozen=True, slots=True)
class Sales:
    """Credit sales of a month to a customer, in the books' currency, net of credit notes."""

    month: Whole
    customer: Whole
    amount: Whole
    net: Whole


@dataclass(frozen=True, slots=True)
class Balances:
    """Control accounts on the balance days."""

    day: Whole
    entity: Whole
    account: Whole
    currency: Whole
    amount: Whole
    allowance: Whole


@dataclass
class Books:
    """Sums that grow as lines and receipts are entered, in pieces of any size."""

    firm: Firm
    planted: Planted
    _sales: Whole = field(init=False)
    _balances: Whole = field(init=False)
    _moved: Flags = field(init=False)
    """Whether an account was ever used, so that one that is back at zero is still told."""

    def __post_init__(self) -> None:
        # One month beyond those sold in: what is posted late is a sale of that month.
        months = len(self.firm.calendar.starts)
        self._sales = np.zeros((2, months, len(self.firm.customers)), np.int64)
        self._balances = np.zeros((len(BALANCE_DAYS), len(ENTITIES), 2, 3), np.int64)
        self._moved = np.zeros(self._balances.shape, np.bool_)

    def enter(self, lines: Lines, receipts: Receipts, lost: Lines, lost_on: Whole, lost_amount: Whole) -> None:
        """Enter invoices, receipts and write-offs."""
        self._sell(lines)
        customers, booked = self.firm.customers, self._booked(lines)
        for place, day in enumerate(BALANCE_DAYS):
            there = booked <= day
            self._post(place, customers.entity, customers.account, lines, lines.amount, there)
            there = (receipts.day <= day) & (receipts.returned > day) & (receipts.method >= 0)
            at = (receipts.entity[there], receipts.account[there], receipts.currency[there])
            np.add.at(self._balances[place], at, -receipts.amount[there])
            self._moved[place][at] = True
            self._post(place, customers.entity, customers.account, lost, -lost_amount, lost_on <= day)

    def sales(self) -> Sales:
        """All months and customers with sales, in order."""
        month, customer = np.nonzero(self._sales[0])
        starts = np.asarray(self.firm.calendar.starts)
        return Sales(starts[month], customer, self._sales[0][month, customer], self._sales[1][month, customer])

    def balances(self) -> Balances:
        """All accounts that were used by then, day by day."""
        day, entity, account, currency = np.nonzero(self._moved)
        amount = self._balances[day, entity, account, currency]
        allowance = rounded(np.maximum(amount, 0) * _ALLOWANCE_PERCENT, 100)
        return Balances(np.asarray(BALANCE_DAYS)[day], entity, account, currency, amount, allowance)

    def _booked(self, lines: Lines) -> Whole:
        """When the general ledger has each document: when it happened, whatever the ledger says."""
        booked = np.where(lines.line == self.planted.late, lines.day, lines.posted)
        return np.where(lines.line == self.planted.ahead, DATED_AHEAD, booked)

    def _post(self, place: int, entity: Whole, account: Whole, lines: Lines, amount: Whole, there: Flags) -> None:
        customer = lines.customer[there]
        at = (entity[customer], account[customer], lines.currency[there])
        np.add.at(self._balances[place], at, amount[there])
        self._moved[place][at] = True

    def _sell(self, lines: Lines) -> None:
        sold = lines.where(lines.kind != KINDS.index("opening"))
        month = self.firm.calendar.month_of(sold.posted)
        for part, amount in enumerate((sold.amount, sold.net)):
            np.add.at(self._sales[part], (month, sold.customer), self.firm.in_base(amount, sold.currency, sold.day))
