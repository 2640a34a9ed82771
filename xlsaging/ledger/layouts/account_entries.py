"""The entries of a customer account, column by column, before it is decided what each of them is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from xlsaging.ledger.table import TypedTable
from xlsaging.model.issues import Issue
from xlsaging.model.periods import NEVER

from .account_text import is_advance_account, openings_of
from .numbers import filled_numbers, voucher_numbers
from .open_items import text_column
from .part import Context
from .running_balance import on_credit_side, signed_balances

__all__ = ["Entries", "read_entries"]


@dataclass(slots=True)
class Entries:
    """The columns of an account that decide what each entry is; amounts in major units, 0 where blank."""

    debit: Any
    credit: Any
    opening: Any
    """Signed balance of opening entries, 0 elsewhere."""
    is_opening: Any
    blank: Any
    texts: Any
    days: Any
    owners: Any
    accounts: Any
    numbers: Any


def read_entries(typed: TypedTable, context: Context) -> tuple[Entries, list[Issue]]:
    """The entries of an account, and what there is to say about their numbers."""
    frame = typed.frame
    debit, credit = _sides(typed)
    texts = text_column(typed, "summary")
    is_opening = openings_of(texts)
    balances = signed_balances(typed)
    blank = np.isnan(debit) & np.isnan(credit)
    carried = is_opening & blank & ~np.isnan(balances)
    days = _days(typed)
    owners = _joined(typed, ("customer_id", "customer_name", "account", "currency", "entity"))
    numbers, issues = _numbers(typed, context, days)
    accounts = text_column(typed, "account")
    if not (accounts != "").any():
        named = typed.located.stated.get("account", "") or typed.located.grid.name
        accounts = np.full(len(frame), named if is_advance_account(named) else "", dtype=object)
    return Entries(
        np.nan_to_num(debit),
        np.nan_to_num(credit),
        np.where(carried, balances, 0.0),
        is_opening,
        blank & ~carried,
        texts,
        days,
        owners,
        accounts,
        numbers,
    ), issues


def _sides(typed: TypedTable) -> tuple[Any, Any]:
    """Debit and credit, from their columns or from an amount with a direction."""
    frame = typed.frame
    if "debit" in frame.columns or "credit" in frame.columns:
        missing = np.full(len(frame), np.nan)
        debit = frame["debit"].to_numpy(dtype=np.float64) if "debit" in frame.columns else missing
        return debit, frame["credit"].to_numpy(dtype=np.float64) if "credit" in frame.columns else missing
    amounts = frame["amount"].to_numpy(dtype=np.float64)
    on_credit = on_credit_side(frame["direction"])
    return np.where(on_credit, np.nan, amounts), np.where(on_credit, amounts, np.nan)


def _days(typed: TypedTable) -> Any:
    for name in ("document_date", "posting_date", "receipt_date"):
        if name in typed.frame.columns:
            return typed.frame[name].to_numpy(dtype=np.int64)
    return np.full(len(typed.frame), NEVER, dtype=np.int64)


def _joined(typed: TypedTable, names: tuple[str, ...]) -> Any:
    present = [text_column(typed, name) for name in names if name in typed.frame.columns]
    if not present:
        return np.full(len(typed.frame), "", dtype=object)
    joined = present[0]
    for values in present[1:]:
        joined = joined + "\x1f" + values
    return joined


def _numbers(typed: TypedTable, context: Context, days: Any) -> tuple[Any, list[Issue]]:
    """Document numbers: the entry's own, else its voucher in its month, else its place."""
    own = text_column(typed, "document_no")
    vouchers = text_column(typed, "voucher_no")
    owners = _joined(typed, ("customer_id", "customer_name", "account"))
    made = np.where(own != "", own, voucher_numbers(vouchers, days, owners))
    openings = openings_of(text_column(typed, "summary"))
    nameless = openings & (made == "")
    places = np.array(
        [f"{context.at(typed, int(row), 'summary')}" for row in typed.frame.index[nameless]], dtype=object
    )
    made[nameless] = places
    issues = []
    from_voucher = int(((own == "") & (vouchers != "")).sum())
    if from_voucher:
        example = {"count": from_voucher, "example": next(iter(made[(own == "") & (vouchers != "")]))}
        issues.append(Issue("numbers_from_vouchers", at=context.head(typed, "voucher_no"), params=example))
    numbers, more = filled_numbers(
        typed, context, made, "voucher_no" if "voucher_no" in typed.frame.columns else "document_no"
    )
    return numbers, issues + more
