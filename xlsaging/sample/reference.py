"""The tables that stay small: customers, who looks after them, targets, sales, balances, rates, settings."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa

from xlsaging.model.periods import from_day

from .books import Books
from .columns import dates, money, words
from .days import END
from .desk import make_assignments, make_targets
from .firm import ENTITIES, Firm
from .tables import customer_ids

__all__ = ["reference_tables"]


def reference_tables(firm: Firm, books: Books, receipt_numbers: list[str]) -> dict[str, Any]:
    """Each table by its name; the first of `receipt_numbers` are shared by two collectors."""
    return {
        "customers": _customers(firm),
        "assignments": _assignments(firm),
        "credits": _credits(firm, receipt_numbers),
        "sales": _sales(firm, books),
        "gl_balances": _balances(firm, books),
        "fx_rates": _rates(firm),
        "targets": _targets(firm),
        "settings": _settings(firm),
    }


def _customers(firm: Firm) -> Any:
    customers, told, number = firm.customers, firm.words, np.arange(len(firm.customers))
    abroad = customers.currency > 0
    limit = firm.draws.choice("limit", number, (30, 50, 80, 120, 200)) * customers.weight // 10
    kind = firm.draws.below("customer type", number, len(told.customer_types) - 1)
    ids = customer_ids(firm)
    # Two customers that belong to a third, where there are enough.
    parents = np.where(np.isin(number, (7, 20)), 2, -1)
    now = np.where(customers.next_collector >= 0, customers.next_collector, customers.collector)
    return pa.table(
        {
            "customer_id": words(ids, number),
            "customer_name": words(customers.names, number),
            "parent_id": words(ids, parents),
            "related_party": words(("external", "associate", "consolidated"), customers.related),
            "customer_type": words(told.customer_types, np.where(abroad, len(told.customer_types) - 1, kind)),
            "credit_limit": money(limit * 10_000 * 100 * told.typical_amount // 55_000 // 1000 * 1000),
            "terms_days": pa.array(customers.terms),
            "collector": words(firm.collectors, now),
            "sales_rep": words(told.sales_reps, customers.rep),
            "department": words(told.departments, customers.department),
            "region": words(told.regions, customers.region),
            "industry": words(told.industries, firm.draws.below("industry", number, len(told.industries))),
        }
    )


def _assignments(firm: Firm) -> Any:
    made = make_assignments(firm)
    return pa.table(
        {
            "customer_id": words(customer_ids(firm), made.customer),
            "collector": words(firm.collectors, made.collector),
            "start_date": dates(made.start),
            "end_date": dates(made.end),
        }
    )


def _credits(firm: Firm, receipt_numbers: list[str]) -> Any:
    shares = [(number, place) for number in receipt_numbers for place in (0, 1)]
    return pa.table(
        {
            "receipt_no": pa.array([number for number, _ in shares], pa.string()),
            "collector": pa.array([firm.collectors[place] for _, place in shares], pa.string()),
            "share": pa.array([(0.6, 0.4)[place] for _, place in shares], pa.float64()),
            "approved_by": pa.array([firm.words.approver] * len(shares), pa.string()),
        }
    )


def _sales(firm: Firm, books: Books) -> Any:
    sales, customers = books.sales(), firm.customers
    return pa.table(
        {
            "month": dates(sales.month),
            "customer_id": words(customer_ids(firm), sales.customer),
            "amount": money(sales.amount),
            "net_amount": money(sales.net),
            "sales_rep": words(firm.words.sales_reps, customers.rep[sales.customer]),
            "entity": words(ENTITIES, customers.entity[sales.customer]),
        }
    )


def _balances(firm: Firm, books: Books) -> Any:
    balances = books.balances()
    return pa.table(
        {
            "balance_date": dates(balances.day),
            "entity": words(ENTITIES, balances.entity),
            "account": words(firm.words.accounts, balances.account),
            "currency": words([firm.words.base_currency, *firm.words.foreign_currencies], balances.currency),
            "amount": money(balances.amount),
            "allowance": money(balances.allowance),
        }
    )


def _rates(firm: Firm) -> Any:
    ends = np.array([start - 1 for start in firm.calendar.starts])
    foreign = firm.words.foreign_currencies
    return pa.table(
        {
            "rate_date": dates(np.tile(ends, len(foreign))),
            "currency": words(foreign, np.repeat(np.arange(len(foreign)), len(ends))),
            "rate": pa.array(firm.rates[1:].ravel() / 10_000.0),
        }
    )


def _targets(firm: Firm) -> Any:
    made = make_targets(firm)
    return pa.table(
        {
            "collector": words(firm.collectors, made.collector),
            "month": dates(made.month),
            "target_amount": money(made.amount),
        }
    )


def _settings(firm: Firm) -> Any:
    settings = {
        "lang": firm.words.lang,
        "base_currency": firm.words.base_currency,
        "as_of": str(from_day(END)),
        "benchmark_dso": str(firm.words.benchmark_dso),
        "terms_rule": "days",
        "department_share": "0.7",
    }
    return pa.table({"key": pa.array(list(settings)), "value": pa.array(list(settings.values()))})
