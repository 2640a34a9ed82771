"""Layout 4: the customer account 往来明细账, with debit, credit and a running balance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from xlsaging.ledger.table import TypedTable
from xlsaging.ledger.words import canonical_words
from xlsaging.model.issues import Issue
from xlsaging.model.periods import NEVER

from .account_text import CREDIT_KINDS, DEBIT_KINDS, is_advance_account, kinds_of, methods_of, openings_of
from .numbers import filled_numbers, voucher_numbers
from .open_items import text_column
from .part import Context, Normalised, Part, take
from .running_balance import balance_issues, on_credit_side, signed_balances

__all__ = ["normalise_customer_account"]


@dataclass(slots=True)
class _Entries:
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


def normalise_customer_account(typed: TypedTable, context: Context) -> Normalised:
    """Debit entries as invoices, credit entries as receipts, carried balances as opening documents.

    Negative debits are 红字; negative credits refunds. The summary and the voucher type decide on write-offs, credit
    notes, exchange differences. In an account of advances (预收) debits use up receipts. The running balance
    is checked entry by entry.
    """
    entries, issues = _entries(typed, context)
    made = Normalised(typed, "customer_account", [], issues=issues)
    made.components = [(entries.debit, 1), (entries.credit, -1), (entries.opening, 1)]
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


def _entries(typed: TypedTable, context: Context) -> tuple[_Entries, list[Issue]]:
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
    return _Entries(
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


def _kinds(typed: TypedTable, entries: _Entries) -> tuple[Any, Any]:
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


def _frame(typed: TypedTable, entries: _Entries, table: str, where: Any, sign: int, **columns: Any) -> Any:
    if (entries.accounts != "").any():
        columns["account"] = entries.accounts
    return take(typed, table, where & ~entries.blank, sign=sign, **columns)


def _openings(typed: TypedTable, entries: _Entries) -> Part:
    amounts = np.where(entries.opening != 0, entries.opening, entries.debit - entries.credit)
    frame = _frame(
        typed, entries, "invoices", entries.is_opening, 1,
        document_no=entries.numbers, document_date=entries.days, document_type="opening", amount=amounts,
        **_base(typed, "debit_base", 1),
    )  # fmt: skip
    return Part("invoices", frame, {"amount": "balance", "document_no": "voucher_no"}, numbered=False)


def _debits(typed: TypedTable, entries: _Entries, kinds: Any) -> list[Part]:
    rows = ~entries.is_opening & (entries.debit != 0)
    charges = rows & ~np.isin(kinds, ("refund", "recovery"))
    amounts = entries.debit
    invoices = _frame(
        typed, entries, "invoices", charges, 1,
        document_no=entries.numbers, document_date=entries.days, document_type=kinds, amount=amounts,
        **_base(typed, "debit_base", 1),
    )  # fmt: skip
    back = -amounts
    refunds = _receipts(typed, entries, rows & (kinds == "refund"), back, -1, "debit")
    recoveries = _losses(typed, entries, rows & (kinds == "recovery"), back, -1, "recovery", "debit")
    origin = {"amount": "debit", "document_no": "voucher_no"}
    return [Part("invoices", invoices, origin, numbered=False), refunds, recoveries]


def _credits(typed: TypedTable, entries: _Entries, kinds: Any) -> list[Part]:
    rows = ~entries.is_opening & (entries.credit != 0)
    notes = rows & np.isin(kinds, ("credit_note", "fx_revaluation"))
    credits = _frame(
        typed, entries, "invoices", notes, 1,
        document_no=entries.numbers, document_date=entries.days, document_type=kinds, amount=-entries.credit,
        **_base(typed, "credit_base", -1),
    )  # fmt: skip
    receipts = _receipts(typed, entries, rows & (kinds == "receipt"), entries.credit, -1, "credit")
    losses = _losses(typed, entries, rows & (kinds == "write_off"), entries.credit, -1, "write_off", "credit")
    origin = {"amount": "credit", "document_no": "voucher_no"}
    return [Part("invoices", credits, origin, numbered=False), receipts, losses]


def _receipts(typed: TypedTable, entries: _Entries, where: Any, amounts: Any, sign: int, side: str) -> Part:
    columns = {} if "method" in typed.frame.columns else {"method": methods_of(entries.texts)}
    frame = _frame(
        typed, entries, "receipts", where, sign,
        receipt_no=entries.numbers, receipt_date=entries.days, amount=amounts, **columns,
        **_base(typed, f"{side}_base", 1 if side == "credit" else -1),
    )  # fmt: skip
    return Part(
        "receipts", frame, {"amount": side, "receipt_no": "voucher_no", "receipt_date": "document_date"}, numbered=False
    )


def _losses(typed: TypedTable, entries: _Entries, where: Any, amounts: Any, sign: int, kind: str, side: str) -> Part:
    frame = _frame(
        typed, entries, "write_offs", where, sign,
        write_off_date=entries.days, amount=amounts, kind=kind, reason=entries.texts, document_no="",
    )  # fmt: skip
    return Part("write_offs", frame, {"amount": side, "write_off_date": "document_date"}, numbered=False)


def _base(typed: TypedTable, column: str, sign: int) -> dict[str, Any]:
    if column not in typed.frame.columns:
        return {}
    return {"base_amount": sign * typed.frame[column].to_numpy(dtype=np.float64)}


def _blank_aside(typed: TypedTable, context: Context, made: Normalised, entries: _Entries) -> None:
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


def _opening_repeated(typed: TypedTable, context: Context, made: Normalised, entries: _Entries) -> None:
    """A balance carried forward below entries of the same account repeats what stands above it."""
    if not entries.is_opening.any():
        return
    order = pd.Series(entries.owners).groupby(entries.owners, sort=False).cumcount().to_numpy()
    for position in np.flatnonzero(entries.is_opening & (order > 0) & ~entries.blank).tolist():
        made.aside.setdefault(position, "opening_repeated")
        at = context.at(typed, int(typed.frame.index[position]), "summary")
        made.issues.append(Issue("opening_repeated", at=at, params={"text": entries.texts[position]}))
