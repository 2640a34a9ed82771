"""Accounts: customers with balances on both sides, and balances carried forward twice."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from xlsaging.ledger.draft import Draft
from xlsaging.ledger.layouts.account_text import is_advance_account
from xlsaging.model.money import from_minor
from xlsaging.model.periods import FAR, NEVER

__all__ = ["check_two_sided", "drop_repeated_openings"]

_MOVES = (("invoices", "document_date", 1), ("receipts", "receipt_date", -1), ("write_offs", "write_off_date", -1))


def drop_repeated_openings(draft: Draft) -> None:
    """Set aside balances carried forward from a year that the ledger holds itself, in another sheet or file."""
    if not draft.has("invoices", "document_type"):
        return
    frame = draft.frames["invoices"]
    accounts = np.array([made.layout == "customer_account" for made in draft.inputs], dtype=bool)
    owner = _inputs_of(draft, frame)
    opening = (frame["document_type"] == "opening").to_numpy() & accounts[owner]
    if not opening.any() or len({int(number) for number in np.flatnonzero(accounts)}) < 2:
        return
    first = _first_days(draft)
    keys = _keys(frame)
    repeated = np.zeros(len(frame), dtype=bool)
    for row in np.flatnonzero(opening).tolist():
        days = first.get(keys[row], {})
        own = int(frame["document_date"].iloc[row])
        own = days.get(int(owner[row]), NEVER) if own >= FAR else own
        repeated[row] = any(day < own for number, day in days.items() if number != owner[row])
    texts = frame["document_no"]
    draft.set_aside("opening_repeated", "invoices", repeated, "document_no", lambda row: {"text": texts.iloc[row]})


def _inputs_of(draft: Draft, frame: Any) -> Any:
    owners = np.array([draft.input_of(part) for part in range(len(draft.parts))], dtype=np.int64)
    return owners[frame["_part"].to_numpy()]


def _keys(frame: Any) -> list[tuple[str, ...]]:
    columns = [
        frame[name] if name in frame.columns else pd.Series([""] * len(frame))
        for name in ("customer_id", "account", "currency")
    ]
    return list(zip(*(column.tolist() for column in columns), strict=True))


def _first_days(draft: Draft) -> dict[tuple[str, ...], dict[int, int]]:
    """By customer, account and currency: the first day on which each input has an entry, openings aside."""
    first: dict[tuple[str, ...], dict[int, int]] = {}
    for table, day, _ in _MOVES:
        if not draft.has(table, day):
            continue
        frame = draft.frames[table]
        if "document_type" in frame.columns:
            frame = frame[frame["document_type"] != "opening"]
        rows = zip(_keys(frame), _inputs_of(draft, frame).tolist(), frame[day].tolist(), strict=True)
        for key, number, when in rows:
            days = first.setdefault(key, {})
            days[number] = min(when, days.get(number, NEVER))
    return first


def check_two_sided(draft: Draft) -> None:
    """The same customer owes in one account and is owed in another of the same entity (两头挂账).

    Rows without an account are one account of their own where another holds advances.
    """
    moved = [_moves(draft, table, sign) for table, _, sign in _MOVES if draft.has(table, "account")]
    if not moved or not draft.has("invoices", "account"):
        return
    whole = pd.concat(moved, ignore_index=True)
    balances = whole.groupby(["customer_id", "entity", "currency", "account"], sort=True)["amount"].sum().reset_index()
    owner = ["customer_id", "entity", "currency"]
    named = balances[balances["account"] != ""]
    named = balances if any(map(is_advance_account, named["account"].unique().tolist())) else named
    both = named.groupby(owner, sort=True)["amount"].agg(["min", "max"]).reset_index()
    both = both[(both["min"] < 0) & (both["max"] > 0)]
    rows = []
    for customer, entity, currency in both[owner].itertuples(index=False):
        of = balances[
            (balances["customer_id"] == customer) & (balances["entity"] == entity) & (balances["currency"] == currency)
        ]
        most, least = of.loc[of["amount"].idxmax()], of.loc[of["amount"].idxmin()]
        rows.append((customer, most, least, currency or draft.settings.base_currency))
    draft.findings.each(
        "two_sided_customer",
        rows,
        lambda item: _first_place(draft, item[0], item[2]["account"]),
        lambda item: {
            "customer": item[0],
            "debit_account": item[1]["account"] or _sheet_of(_first_place(draft, item[0], "")),
            "debit": float(from_minor(int(item[1]["amount"]), item[3])),
            "credit_account": item[2]["account"] or _sheet_of(_first_place(draft, item[0], "")),
            "credit": float(from_minor(int(item[2]["amount"]), item[3])),
        },
        place=draft.head("invoices", "account"),
    )


def _moves(draft: Draft, table: str, sign: int) -> Any:
    frame = draft.frames[table]
    columns = {name: frame[name] if name in frame.columns else "" for name in ("entity", "currency")}
    return pd.DataFrame(
        {"customer_id": frame["customer_id"], "account": frame["account"], "amount": sign * frame["amount"], **columns}
    )


def _sheet_of(place: str) -> str:
    """The sheet of an address, which stands for an account that has no name."""
    return place.rpartition("!")[0].strip("'")


def _first_place(draft: Draft, customer: str, account: str) -> str:
    for table, _, _ in _MOVES:
        if draft.has(table, "account"):
            frame = draft.frames[table]
            rows = np.flatnonzero((frame["customer_id"] == customer) & (frame["account"] == account))
            if len(rows):
                return draft.at(table, int(rows[0]), "account")
    return customer
