"""Accounting for rows: what was read from each table, and where it went."""

from __future__ import annotations

from typing import Any

import numpy as np

from xlsaging.model.accounting import RowAccount
from xlsaging.model.errors import TiesBrokenError

from .draft import Draft
from .grid import column_letters
from .table import TypedTable

__all__ = ["assert_ties", "exact_sum", "row_accounts"]


def exact_sum(values: Any) -> int:
    """The sum of an int64 array as a Python int, which cannot overflow.

    >>> exact_sum(np.array([2**62, 2**62, 2**62]))
    13835058055282163712
    """
    whole = np.asarray(values, dtype=np.int64)
    return (int((whole >> 32).sum()) << 32) + int((whole & 0xFFFFFFFF).sum())


def row_accounts(draft: Draft) -> list[RowAccount]:
    """One account for each input table. What was used is summed from the finished frames, not from the input."""
    used = _used_amounts(draft)
    accounts = []
    for number, made in enumerate(draft.inputs):
        span = slice(int(draft.offsets[number]), int(draft.offsets[number + 1]))
        codes, amounts = draft.aside[span], draft.amounts_read(number)
        aside = {}
        for code in sorted(set(codes.tolist()) - {""}):
            rows = codes == code
            aside[code] = (int(rows.sum()), exact_sum(amounts[rows]))
        accounts.append(
            RowAccount(
                made.parts[0].table if made.parts else made.typed.located.table or "invoices",
                _range(draft, made.typed),
                read=len(codes),
                used=int((codes == "").sum()),
                set_aside=aside,
                left_out=dict(made.typed.left_out),
                read_sum=exact_sum(amounts),
                used_sum=exact_sum(used[span]),
            )
        )
    return accounts


def _used_amounts(draft: Draft) -> Any:
    """By input row, the amounts of the canonical rows made from it, with the signs that they had there."""
    used = np.zeros(len(draft.aside), dtype=np.int64)
    for table, frame in draft.frames.items():
        column = "target_amount" if table == "targets" else "amount"
        if column in frame.columns:
            np.add.at(used, frame["_id"].to_numpy(), frame[column].to_numpy() * frame["_sign"].to_numpy())
    return used


def _range(draft: Draft, typed: TypedTable) -> str:
    located = typed.located
    places = [*located.columns.values(), *located.extra.values()] or [0]
    start = draft.context.at(typed, located.first_row, min(places))
    return f"{start}:{column_letters(max(places))}{located.last_row + 1}"


def assert_ties(accounts: list[RowAccount]) -> None:
    """Rows and sums agree for every table. Raises TiesBrokenError: this would be a fault of the reader itself."""
    for account in accounts:
        if not account.ties:
            rows = account.used + sum(count for count, _ in account.set_aside.values())
            total = account.used_sum + sum(amount for _, amount in account.set_aside.values())
            raise TiesBrokenError(
                law=f"{account.at}: rows and sums used and set aside",
                left=f"{rows} rows of {total}",
                right=f"{account.read} rows of {account.read_sum} read",
            )
