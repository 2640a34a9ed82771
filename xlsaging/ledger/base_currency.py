"""The currency that the books are kept in, as far as the ledger shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from .currency import Currencies, canonical_currency
from .table import TypedTable

__all__ = ["currencies_in", "evident_base_currency"]

_ALIKE = 0.005
_MONEY = ("invoices", "receipts", "account", "aging", "")


def currencies_in(tables: Sequence[TypedTable], currencies: Currencies) -> Counter[str]:
    """How many rows of documents and receipts are in each currency; "" where a row does not say."""
    counts: Counter[str] = Counter()
    for number, typed in enumerate(tables):
        if typed.located.table in _MONEY:
            counts.update(currencies.counts(number))
    return counts


def evident_base_currency(tables: Sequence[TypedTable], currencies: Currencies) -> str:
    """The base currency where the ledger itself shows it, else "".

    It does where every document is in the same one, unless rates or base amounts say that the books are kept in
    another; where amount and base amount agree, or the rate is 1, in
    one currency only; or where one currency is missing from the rates that all others have.
    """
    counts = currencies_in(tables, currencies)
    named = {code for code in counts if code}
    if len(named) == 1 and not counts[""]:
        return "" if _translated(tables) else next(iter(named))
    if len(named) < 2:
        return ""
    rated = _with_rates(tables)
    for found in (_at_par(tables, currencies), named - rated if rated else set()):
        if len(found) == 1:
            return next(iter(found))
    return ""


def _translated(tables: Sequence[TypedTable]) -> bool:
    """Whether most documents have another amount in the currency of the books than in their own."""
    for typed in tables:
        frame = typed.frame
        if typed.located.table not in _MONEY or frame.empty:
            continue
        other = np.zeros(len(frame), dtype=bool)
        if {"base_amount", "amount"} <= set(frame.columns):
            base, own = (np.abs(frame[name].to_numpy(dtype=np.float64)) for name in ("base_amount", "amount"))
            other |= (base > 0) & (own > 0) & (np.abs(base - own) > _ALIKE * own)
        if "fx_rate" in frame.columns:
            rate = frame["fx_rate"].to_numpy(dtype=np.float64)
            other |= (rate > 0) & (np.abs(rate - 1) > _ALIKE)
        if other.mean() > 0.5:
            return True
    return False


def _at_par(tables: Sequence[TypedTable], currencies: Currencies) -> set[str]:
    found: set[str] = set()
    for number, typed in enumerate(tables):
        frame = typed.frame
        par = np.zeros(len(frame), dtype=bool)
        if {"base_amount", "amount"} <= set(frame.columns):
            par |= (frame["base_amount"] == frame["amount"]).to_numpy() & (frame["amount"] != 0).to_numpy()
        if "fx_rate" in frame.columns:
            par |= (frame["fx_rate"] == 1).to_numpy()
        codes = set(currencies.codes[number][par].tolist()) - {0} - currencies.unknown
        found |= {currencies.names[code] for code in codes}
    return found


def _with_rates(tables: Sequence[TypedTable]) -> set[str]:
    found: set[str] = set()
    for typed in tables:
        if typed.located.table == "fx_rates":
            found |= {name[5:] for name in typed.frame.columns if name.startswith("rate:")}
            if "currency" in typed.frame.columns:
                found |= {canonical_currency(word) or "" for word in typed.frame["currency"].unique().tolist()}
    return found
