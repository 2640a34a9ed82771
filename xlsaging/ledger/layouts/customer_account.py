"""Layout 4: the customer account 往来明细账, with debit, credit and a running balance."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from xlsaging.ledger.table import TypedTable
from xlsaging.ledger.words import canonical_words
from xlsaging.model.issues import Issue

from .account_entries import Entries, read_entries
from .account_text import CREDIT_KINDS, DEBIT_KINDS, is_advance_account, kinds_of, methods_of
from .open_items import text_column
from .part import Context, Normalised, Part, take
from .running_balance import as_account, balance_issues

__all__ = ["normalise_customer_account"]


def normalise_customer_account(typed: TypedTable, context: Context) -> Normalised:
    """Debit entries as invoices, credit entries as receipts, carried balances as opening documents.

    Negative debits are 红字; negative credits refunds. The summary and the voucher type decide on write-offs, credit
    notes, exchange differences. In an account of advances (预收) debits use up receipts. The running balance
    is checked entry by entry. Signed amounts with a running balance are read the same way.
    """
    if "debit" not in typed.frame.columns and "direction" not in typed.frame.columns:
        typed = as_account(typed)
    entries, issues = read_entries(typed, context)
    made = Normalised(typed, "customer_account", [], issues=issues)
    carried = _carried(entries)
    debit, credit = (np.where(entries.is_opening, 0.0, side) for side in (entries.debit, entries.credit))
    made.components = [(debit, 1), (credit, -1), (carried, 1)]
    _blank_aside(typed, context, made, entries)
    _opening_repeated(typed, context, made, entries)
    made.issues += balance_issues(typed, context, entries.owners, entries.debit, entries.credit, entries.is_opening)
    debit_kinds, credit_kinds = _kinds(typed, entries)
    made.parts = [part for part in (
        _openings(typed, entries),
        *_debits(typed, entries, debit_kinds),
        *_credits(typed, entries, credit_kinds),
    ) if len(part.frame)]  # fmt: skip
    return made


def _kinds(typed: TypedTable, entries: Entries) -> tuple[Any, Any]:
    """What each entry is on the debit and on the credit side: by voucher type, else by its summary."""
    words, _ = canonical_words("invoices", "document_type", text_column(typed, "document_type"))
    debit = kinds_of(entries.texts, DEBIT_KINDS, "invoice")
    credit = kinds_of(entries.texts, CREDIT_KINDS, "receipt")
    debit = np.where(np.isin(words, ("debit_note", "estimate", "fx_revaluation", "refund", "recovery")), words, debit)
    credit = np.where(np.isin(words, ("credit_note", "fx_revaluation", "write_off")), words, credit)
    debit = np.where((debit == "invoice") & (entries.debit < 0), "credit_note", debit)
    advance = {name: is_advance_account(name) for name in set(entries.accounts.tolist())}
    uses = np.array([advance[name] for name in entries.accounts.tolist()], dtype=bool)
    return np.where(uses & np.isin(debit, ("invoice", "credit_note")), "refund", debit), credit


def _frame(typed: TypedTable, entries: Entries, table: str, where: Any, sign: int, **columns: Any) -> Any:
    if (entries.accounts != "").any():
        columns["account"] = entries.accounts
    return take(typed, table, where & ~entries.blank, sign=sign, **columns)


def _carried(entries: Entries) -> Any:
    """What opening entries carry forward: their balance, else debit less credit as one amount; 0 for others."""
    amounts = np.where(entries.opening != 0, entries.opening, entries.debit - entries.credit)
    return np.where(entries.is_opening, amounts, 0.0)


def _openings(typed: TypedTable, entries: Entries) -> Part:
    amounts = _carried(entries)
    frame = _frame(
        typed, entries, "invoices", entries.is_opening & (amounts != 0), 1,
        document_no=entries.numbers, document_date=entries.days, document_type="opening", amount=amounts,
        **_base(typed, "debit_base", 1),
    )  # fmt: skip
    return Part("invoices", frame, {"amount": "balance", "document_no": "voucher_no"}, numbered=False)


def _debits(typed: TypedTable, entries: Entries, kinds: Any) -> list[Part]:
    rows = ~entries.is_opening & (entries.debit != 0)
    charges = rows & ~np.isin(kinds, ("refund", "recovery"))
    reversed_numbers = _reversed(typed, entries, rows & (kinds == "credit_note"))
    amounts = entries.debit
    invoices = _frame(
        typed, entries, "invoices", charges, 1,
        document_no=entries.numbers, document_date=entries.days, document_type=kinds, amount=amounts,
        reverses_document_no=reversed_numbers, **_base(typed, "debit_base", 1),
    )  # fmt: skip
    back = -amounts
    refunds = _receipts(typed, entries, rows & (kinds == "refund"), back, -1, "debit")
    recoveries = _losses(typed, entries, rows & (kinds == "recovery"), back, -1, "recovery", "debit")
    origin = {"amount": "debit", "document_no": "voucher_no"}
    return [Part("invoices", invoices, origin, numbered=False), refunds, recoveries]


def _credits(typed: TypedTable, entries: Entries, kinds: Any) -> list[Part]:
    rows = ~entries.is_opening & (entries.credit != 0)
    notes = rows & np.isin(kinds, ("credit_note", "fx_revaluation"))
    credits = _frame(
        typed, entries, "invoices", notes, 1,
        document_no=entries.numbers, document_date=entries.days, document_type=kinds, amount=-entries.credit,
        reverses_document_no=_reversed(typed, entries, notes & (kinds == "credit_note")),
        **_base(typed, "credit_base", -1),
    )  # fmt: skip
    receipts = _receipts(typed, entries, rows & (kinds == "receipt"), entries.credit, -1, "credit")
    losses = _losses(typed, entries, rows & (kinds == "write_off"), entries.credit, -1, "write_off", "credit")
    origin = {"amount": "credit", "document_no": "voucher_no"}
    return [Part("invoices", credits, origin, numbered=False), receipts, losses]


def _reversed(typed: TypedTable, entries: Entries, where: Any) -> Any:
    """The document that each credit note names in its summary by voucher, the newest of the same account; else ""."""
    found = np.full(len(where), "", dtype=object)
    vouchers = text_column(typed, "voucher_no")
    for position in np.flatnonzero(where).tolist():
        text = entries.texts[position]
        mine = np.flatnonzero((entries.owners[:position] == entries.owners[position]) & (entries.debit[:position] > 0))
        named = [before for before in mine.tolist() if vouchers[before] and vouchers[before] in text]
        if named:
            found[position] = entries.numbers[named[-1]]
    return found


def _receipts(typed: TypedTable, entries: Entries, where: Any, amounts: Any, sign: int, side: str) -> Part:
    columns = {} if "method" in typed.frame.columns else {"method": methods_of(entries.texts)}
    frame = _frame(
        typed, entries, "receipts", where, sign,
        receipt_no=entries.numbers, receipt_date=entries.days, amount=amounts, **columns,
        **_base(typed, f"{side}_base", 1 if side == "credit" else -1),
    )  # fmt: skip
    return Part(
        "receipts", frame, {"amount": side, "receipt_no": "voucher_no", "receipt_date": "document_date"}, numbered=False
    )


def _losses(typed: TypedTable, entries: Entries, where: Any, amounts: Any, sign: int, kind: str, side: str) -> Part:
    frame = _frame(
        typed, entries, "write_offs", where, sign,
        write_off_date=entries.days, amount=amounts, kind=kind, reason=entries.texts, document_no="",
    )  # fmt: skip
    return Part("write_offs", frame, {"amount": side, "write_off_date": "document_date"}, numbered=False)


def _base(typed: TypedTable, column: str, sign: int) -> dict[str, Any]:
    if column not in typed.frame.columns:
        return {}
    return {"base_amount": sign * typed.frame[column].to_numpy(dtype=np.float64)}


def _blank_aside(typed: TypedTable, context: Context, made: Normalised, entries: Entries) -> None:
    """Entries without any amount: set aside under what made them unreadable, else as `missing_amount`."""
    rows = typed.frame.index.to_numpy()
    for position in np.flatnonzero(entries.blank).tolist():
        row = int(rows[position])
        codes = [typed.bad.get(name, {}).get(row) for name in ("debit", "credit", "balance", "amount")]
        code = next((code for code in codes if code), "missing_amount")
        made.aside[position] = code
        if code == "missing_amount":
            made.issues.append(Issue(code, at=context.at(typed, row, "debit")))
    for name in ("debit", "credit"):
        for row, code in typed.bad.get(name, {}).items():
            made.aside.setdefault(int(np.flatnonzero(rows == row)[0]), code)


def _opening_repeated(typed: TypedTable, context: Context, made: Normalised, entries: Entries) -> None:
    """A balance carried forward below entries of the same account repeats what stands above it."""
    if not entries.is_opening.any():
        return
    order = pd.Series(entries.owners).groupby(entries.owners, sort=False).cumcount().to_numpy()
    for position in np.flatnonzero(entries.is_opening & (order > 0) & ~entries.blank).tolist():
        made.aside.setdefault(position, "opening_repeated")
        at = context.at(typed, int(typed.frame.index[position]), "summary")
        made.issues.append(Issue("opening_repeated", at=at, params={"text": entries.texts[position]}))
