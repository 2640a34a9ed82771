"""The currency that the books are kept in, as far as the ledger shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

from .currency import canonical_currencies
from .table import TypedTable

__all__ = ["currencies_in", "evident_base_currency"]


def currencies_in(tables: Sequence[TypedTable]) -> Counter[str]:
    """How many rows of documents and receipts are in each currency; "" where a row does not say."""
    counts: Counter[str] = Counter()
    for typed in _money_tables(tables):
        if "currency" in typed.frame.columns:
            values, unknown = canonical_currencies(typed.frame["currency"])
            counts.update(value for value in values.tolist() if value not in unknown)
        else:
            counts[""] += len(typed.frame)
    return counts


def evident_base_currency(tables: Sequence[TypedTable]) -> str:
    """The base currency where the ledger itself shows it, else "".

    It does where every document is in the same one; where amount and base amount agree, or the rate is 1, in
    one currency only; or where one currency is missing from the rates that all others have.
    """
    named = {code for code in currencies_in(tables) if code}
    if not named:
        return ""
    if len(named) == 1:
        return next(iter(named)) if not currencies_in(tables)[""] else ""
    for found in (_at_par(tables), named - _with_rates(tables) if _with_rates(tables) else set()):
        if len(found) == 1:
            return next(iter(found))
    return ""


def _money_tables(tables: Sequence[TypedTable]) -> list[TypedTable]:
    kinds = ("invoices", "receipts", "account", "aging", "")
    return [typed for typed in tables if typed.located.table in kinds]


def _at_par(tables: Sequence[TypedTable]) -> set[str]:
    found: set[str] = set()
    for typed in _money_tables(tables):
        frame = typed.frame
        if "currency" not in frame.columns:
            continue
        values, _ = canonical_currencies(frame["currency"])
        par = np.zeros(len(frame), dtype=bool)
        if {"base_amount", "amount"} <= set(frame.columns):
            par |= (frame["base_amount"] == frame["amount"]).to_numpy() & (frame["amount"] != 0).to_numpy()
        if "fx_rate" in frame.columns:
            par |= (frame["fx_rate"] == 1).to_numpy()
        found |= set(values[par].tolist()) - {""}
    return found


def _with_rates(tables: Sequence[TypedTable]) -> set[str]:
    found: set[str] = set()
    for typed in tables:
        if typed.located.table == "fx_rates":
            found |= {name[5:] for name in typed.frame.columns if name.startswith("rate:")}
            if "currency" in typed.frame.columns:
                codes: Any = canonical_currencies(typed.frame["currency"])[0]
                found |= set(codes.tolist())
    return found
