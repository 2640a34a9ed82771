"""The running balance of an account, against its own entries."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from xlsaging.ledger.minor import minor_column
from xlsaging.ledger.table import TypedTable
from xlsaging.model.issues import Issue

from .part import Context

__all__ = ["as_account", "balance_issues", "on_credit_side", "runs_on", "signed_balances"]

_CREDIT = ("贷", "贷方", "贷余", "c", "cr", "cr.", "credit", "h", "-")
_EVEN = ("平", "even", "zero")
_OWNERS = ("customer_id", "customer_name", "currency")
_HOLDS = 0.9


def runs_on(typed: TypedTable) -> bool:
    """Whether the open amounts of a list are one balance that runs on: each the one before plus the row's amount.

    A header such as 余额 or Balance can mean what is open of a document, or a balance that the entries run up. It
    runs where the sums say so (two times at least, nine times in ten), by customer or over the whole list, and
    some balance is more than its own row's amount or against its sign, as nothing open can be.
    """
    frame = typed.frame
    if not {"amount", "open_amount"} <= set(frame.columns):
        return False
    amounts, balances = (minor_column(frame[name].to_numpy(dtype=np.float64), 2) for name in ("amount", "open_amount"))
    known = ~np.isnan(frame["open_amount"].to_numpy(dtype=np.float64))
    beyond = known & ((balances * np.sign(amounts) < 0) | (np.abs(balances) > np.abs(amounts)))
    if not beyond.any():
        return False
    names = [name for name in _OWNERS if name in frame.columns]
    whole = pd.DataFrame({"amount": amounts, "balance": balances})[known]
    owner = frame[names].agg("\x1f".join, axis=1).to_numpy()[known] if names else np.zeros(len(whole))
    return any(_chained(whole, by) for by in (owner, np.zeros(len(whole))))


def _chained(whole: Any, owner: Any) -> bool:
    before = whole["balance"].groupby(owner, sort=False).shift()
    told = before.notna()
    holds = (before + whole["amount"] == whole["balance"])[told]
    return len(holds) >= 2 and bool(holds.mean() >= _HOLDS)


def as_account(typed: TypedTable) -> TypedTable:
    """A list of signed amounts with a running balance as an account: what is positive as debit, the rest as credit."""
    amounts = typed.frame["amount"].to_numpy(dtype=np.float64)
    frame = typed.frame.rename(columns={"open_amount": "balance"}).drop(columns="amount")
    frame["debit"] = np.where(amounts < 0, np.nan, amounts)
    frame["credit"] = np.where(amounts < 0, -amounts, np.nan)
    places = dict(typed.located.columns)
    amount, places["balance"] = places.pop("amount"), places.pop("open_amount")
    bad = {{"open_amount": "balance", "amount": "debit"}.get(name, name): cells for name, cells in typed.bad.items()}
    located = replace(typed.located, columns={**places, "debit": amount, "credit": amount})
    return replace(typed, located=located, frame=frame, bad=bad)


def on_credit_side(direction: Any) -> Any:
    """Where a direction column says credit 贷 (SAP: H)."""
    return direction.str.strip().str.lower().isin(_CREDIT).to_numpy()


def signed_balances(typed: TypedTable) -> Any:
    """Balances in major units, negative on the credit side, 0 for 平, NaN where there is none."""
    frame = typed.frame
    if "balance" not in frame.columns:
        return np.full(len(frame), np.nan)
    balance = frame["balance"].to_numpy(dtype=np.float64)
    if "direction" not in frame.columns:
        return balance
    side = frame["direction"].str.strip().str.lower()
    signed = np.where(on_credit_side(frame["direction"]), -balance, balance)
    return np.where(side.isin(_EVEN).to_numpy(), 0.0, signed)


def balance_issues(
    typed: TypedTable, context: Context, owners: Any, debit: Any, credit: Any, is_opening: Any
) -> list[Issue]:
    """Entries after which the balance printed is not the one before plus debit less credit.

    Each account starts from its first printed balance; after a break it goes on from what is printed, so that
    only the entry that breaks the chain is named. Entries without a printed balance pass theirs on.
    """
    printed = signed_balances(typed)
    if np.isnan(printed).all():
        return []
    known = ~np.isnan(printed)
    moved = minor_column(debit, 2) - minor_column(credit, 2)
    moved = np.where(is_opening, 0, moved)
    frame = pd.DataFrame({"owner": owners, "moved": moved, "printed": minor_column(printed, 2)})
    through = frame.groupby("owner", sort=False)["moved"].cumsum().to_numpy()
    chain = pd.DataFrame(
        {"owner": owners[known], "through": through[known], "printed": frame["printed"].to_numpy()[known]}
    )
    before = chain.groupby("owner", sort=False)[["through", "printed"]].shift()
    first = before["printed"].isna().to_numpy()
    expected = (
        before["printed"].fillna(0).to_numpy() + chain["through"].to_numpy() - before["through"].fillna(0).to_numpy()
    )
    broken = ~first & (expected != chain["printed"].to_numpy()) & ~is_opening[known]
    positions = np.flatnonzero(known)[broken]
    wanted = dict(zip(positions.tolist(), (expected[broken] / 100).tolist(), strict=True))
    return context.row_issues(
        "balance_broken",
        typed,
        positions,
        "balance",
        lambda position: {"expected": wanted[position], "found": float(printed[position])},
    )
