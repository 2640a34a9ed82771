"""One believable firm: its customers, what it sold, how they paid, who called them.

Plain rows with the canonical column names and values; `wording.py` says what a sheet calls them. The same seed gives
the same firm.
"""

from __future__ import annotations

import random
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from wording import Wording

__all__ = [
    "END",
    "OPENING",
    "POSTED_LATE",
    "SILENT",
    "START",
    "Firm",
    "Habit",
    "Row",
    "booked_rate",
    "cents",
    "make_credit_notes",
    "make_customers",
    "make_invoices",
    "make_openings",
    "make_rates",
    "month_last",
    "months",
    "workday",
]

START, END = date(2025, 5, 1), date(2026, 10, 31)
OPENING = date(2025, 4, 30)
SILENT = (2026, 6)
"""The month in which nobody was called."""
POSTED_LATE = date(2026, 11, 3)

Row = dict[str, Any]


@dataclass
class Habit:
    """How a customer pays: days after due, how much that wavers, drifts in a month, and how often he does not."""

    delay: int
    spread: int
    drift: float
    refuses: float


@dataclass
class Firm:
    """The tables as they grow."""

    words: Wording
    rng: random.Random
    tables: dict[str, list[Row]] = field(default_factory=dict)
    habits: dict[str, Habit] = field(default_factory=dict)
    sizes: dict[str, float] = field(default_factory=dict)
    paid: dict[int, Decimal] = field(default_factory=dict)
    """Paid so far, by the identity of the document row."""
    paid_on: dict[int, date] = field(default_factory=dict)

    def rows(self, table: str) -> list[Row]:
        """The rows of a table, to read and to add to."""
        return self.tables.setdefault(table, [])

    def left(self, document: Row) -> Decimal:
        """What is still owed on a document row."""
        return document["amount"] - self.paid.get(id(document), Decimal(0))


def cents(amount: Decimal | float) -> Decimal:
    return Decimal(str(amount)).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def workday(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def months() -> list[date]:
    """First days of the months sold in."""
    found, day = [], START
    while day <= END:
        found.append(day)
        day = (day + timedelta(days=31)).replace(day=1)
    return found


def month_last(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def make_customers(firm: Firm) -> None:
    words, rng = firm.words, firm.rng
    for number, name in enumerate(words.customers, 1):
        customer = f"C{number:04d}"
        foreign = words.foreign_currencies[number % 2] if number > 48 else words.base_currency
        project = number % 5 == 0 and number <= 48
        firm.sizes[customer] = 6.0 if number <= 6 else 2.5 if number <= 18 else 1.0
        grade = rng.choices(("prompt", "slow", "drifting", "bad"), (50, 28, 14, 8))[0]
        firm.habits[customer] = {
            "prompt": Habit(rng.randint(-4, 4), 4, 0.0, 0.0),
            "slow": Habit(rng.randint(12, 35), 12, 0.2, 0.02),
            "drifting": Habit(rng.randint(0, 10), 8, 3.0, 0.05),
            "bad": Habit(rng.randint(40, 90), 25, 1.0, 0.35),
        }[grade]
        firm.rows("customers").append(
            {
                "customer_id": customer,
                "customer_name": name,
                "parent_id": {8: "C0003", 21: "C0003"}.get(number),
                "related_party": {11: "associate", 29: "consolidated"}.get(number, "external"),
                "customer_type": words.customer_types[rng.randrange(len(words.customer_types))],
                "credit_limit": rng.choice((30, 50, 80, 120, 200)) * 10_000 * firm.sizes[customer],
                "terms_days": rng.choice((30, 30, 45, 60, 60, 90)),
                "collector": None if number in (44, 57) else words.collectors[number % 4],
                "sales_rep": words.sales_reps[number % len(words.sales_reps)],
                "department": words.departments[number % len(words.departments)],
                "region": words.regions[number % len(words.regions)],
                "industry": words.industries[rng.randrange(len(words.industries))],
                "entity": "1000" if number % 3 else "2000",
                "account": words.accounts[1] if project else words.accounts[0],
                "currency": foreign,
            }
        )


def make_rates(firm: Firm) -> None:
    """Month-end rates that wander a little."""
    for currency, rate in firm.words.rates.items():
        value = rate
        for month in [OPENING.replace(day=1), *months()]:
            value *= 1 + firm.rng.uniform(-0.012, 0.012)
            rate_row = {"rate_date": month_last(month), "currency": currency, "rate": Decimal(f"{value:.4f}")}
            firm.rows("fx_rates").append(rate_row)


def booked_rate(firm: Firm, currency: object, day: date) -> Decimal:
    """The newest month-end rate before the day."""
    if currency == firm.words.base_currency:
        return Decimal(1)
    known = [row for row in firm.rows("fx_rates") if row["currency"] == currency and row["rate_date"] < day]
    return (known or firm.rows("fx_rates"))[-1]["rate"]


def add_document(firm: Firm, customer: Row, number: str, day: date, amount: Decimal, **more: object) -> Row:
    rate = booked_rate(firm, customer["currency"], day)
    row: Row = {
        "document_no": number,
        "customer_id": customer["customer_id"],
        "customer_name": customer["customer_name"],
        "document_type": "invoice",
        "document_date": day,
        "posting_date": day,
        "currency": customer["currency"],
        "amount": amount,
        "net_amount": cents(amount / firm.words.vat),
        "fx_rate": rate,
        "base_amount": cents(amount * rate),
        "entity": customer["entity"],
        "account": customer["account"],
        "sales_rep": customer["sales_rep"],
        "item_class": "trade",
    }
    row.update(more)
    firm.rows("invoices").append(row)
    return row


def make_openings(firm: Firm) -> None:
    """Balances carried forward: most say where they come from, three do not."""
    for place, customer in enumerate(firm.rng.sample(firm.rows("customers")[:48], 10)):
        amount = cents(firm.rng.uniform(8_000, 90_000))
        more: Row = {"document_type": "opening", "net_amount": None}
        if place < 7:
            origin = workday(OPENING - timedelta(days=firm.rng.randint(40, 420)))
            more["origin_date"] = origin
            more["origin_document_no"] = f"{firm.words.invoice_prefix}{origin:%y%m}-{firm.rng.randint(1, 40):03d}"
            more["due_date"] = origin + timedelta(days=int(customer["terms_days"]))
        add_document(firm, customer, f"{firm.words.opening_prefix}{place + 1:02d}", OPENING, amount, **more)


def make_invoices(firm: Firm) -> None:
    customers = firm.rows("customers")
    weights = [firm.sizes[str(row["customer_id"])] for row in customers]
    season = firm.words.season
    whole = sum(season[month.month - 1] for month in months())
    for month in months():
        count = round(570 * season[month.month - 1] / whole)
        days = sorted(workday(month + timedelta(days=firm.rng.randrange(month_last(month).day))) for _ in range(count))
        for place, day in enumerate((max(day, month) for day in days), 1):
            customer = firm.rng.choices(customers, weights)[0]
            sell(firm, customer, f"{firm.words.invoice_prefix}{month:%y%m}-{place:03d}", day)


def sell(firm: Firm, customer: Row, number: str, day: date) -> None:
    """One sale: mostly one invoice, sometimes instalments, for projects with a part kept back."""
    rng = firm.rng
    typical = firm.words.typical_amount * firm.sizes[str(customer["customer_id"])] ** 0.5
    if customer["currency"] != firm.words.base_currency:
        typical /= float(booked_rate(firm, customer["currency"], day))
    amount = cents(rng.lognormvariate(0, 0.8) * typical)
    terms = int(customer["terms_days"])
    due = day + timedelta(days=terms)
    if rng.random() < 0.03:
        part = cents(amount / 3)
        for step, share in enumerate((part, part, amount - 2 * part), 1):
            later = due + timedelta(days=30 * (step - 1))
            add_document(firm, customer, number, day, share, due_date=later, instalment_no=step)
        return
    if customer["account"] == firm.words.accounts[1] and rng.random() < 0.35:
        kept = cents(amount * Decimal("0.05"))
        amount -= kept
        met = day + timedelta(days=365) if rng.random() < 0.6 else None
        more = {"item_class": "retention", "condition_met_date": met, "due_date": day + timedelta(days=365)}
        add_document(firm, customer, f"{number}{firm.words.retention_suffix}", day, kept, **more)
    document = add_document(firm, customer, number, day, amount, due_date=due)
    if rng.random() < 0.03:
        document["original_due_date"] = due
        document["due_date"] = due + timedelta(days=60)


def whole_invoices(firm: Firm) -> list[Row]:
    """Ordinary invoices in one part."""
    return [
        row
        for row in firm.rows("invoices")
        if row["document_type"] == "invoice" and row["item_class"] == "trade" and not row.get("instalment_no")
    ]


def customer_of(firm: Firm, document: Row) -> Row:
    return next(row for row in firm.rows("customers") if row["customer_id"] == document["customer_id"])


def make_credit_notes(firm: Firm) -> None:
    """Red notes on their own invoice, free rebates, debit notes."""
    old = [row for row in whole_invoices(firm) if row["document_date"] < date(2026, 9, 1)]
    for place, invoice in enumerate(firm.rng.sample(old, 12)):
        part = Decimal(1) if place < 2 else cents(firm.rng.uniform(0.05, 0.3))
        amount = cents(invoice["amount"] * part)
        day = workday(invoice["document_date"] + timedelta(days=firm.rng.randint(6, 20)))
        number = f"{firm.words.credit_prefix}{day:%y%m}-{place + 1:03d}"
        more = {"document_type": "credit_note", "reverses_document_no": invoice["document_no"]}
        add_document(firm, customer_of(firm, invoice), number, day, -amount, **more)
        firm.paid[id(invoice)] = amount
    for place, day in enumerate((date(2025, 12, 31), date(2026, 6, 30), date(2026, 9, 30)), 13):
        customer = firm.rows("customers")[place]
        number = f"{firm.words.credit_prefix}{day:%y%m}-{place:03d}"
        amount = cents(firm.rng.uniform(1_500, 9_000))
        add_document(firm, customer, number, day, -amount, document_type="credit_note")
    for place, day in enumerate((date(2025, 11, 14), date(2026, 4, 17)), 1):
        customer = firm.rows("customers")[place * 7]
        amount = cents(firm.rng.uniform(800, 4_000))
        due = day + timedelta(days=30)
        number = f"{firm.words.debit_prefix}{day:%y%m}-{place:03d}"
        add_document(firm, customer, number, day, amount, document_type="debit_note", due_date=due)
