"""The running balance of an account, against its own entries."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from xlsaging.ledger.minor import minor_column
from xlsaging.ledger.table import TypedTable
from xlsaging.model.issues import Issue

from .part import Context

__all__ = ["balance_issues", "on_credit_side", "signed_balances"]

_CREDIT = ("贷", "贷方", "贷余", "c", "cr", "cr.", "credit", "h", "-")
_EVEN = ("平", "even", "zero")


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
