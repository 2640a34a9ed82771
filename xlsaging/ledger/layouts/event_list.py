"""Layout 6: one list of everything that happened to customers: invoices, credit notes, payments, write-offs.

SAP's FBL5N with its clearing groups is one, a list of events with a type column another.
"""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from xlsaging.ledger.distinct import contained
from xlsaging.ledger.table import TypedTable
from xlsaging.ledger.words import CHARGES, canonical_words, plain_word
from xlsaging.model.issues import Issue

from .numbers import filled_numbers
from .open_items import column_or_none, dated, text_column
from .part import Context, Normalised, Part, take
from .signs import turn, turned_charges, turned_payments

__all__ = ["holds_payments", "normalise_event_list"]

_BY_SIGN = frozenset({"ab", "sa", "zp", "journal", "adjustment", "转账", "记账", "clearing"})
"""Types that may be either: what they are follows from their sign."""

_SPECIAL_GL = re.compile(r"special g/?l|sp\.? ?g/?l|特别总[账帐]", re.IGNORECASE)
_NOTED_ITEMS = ("f", "g")
"""SAP special G/L indicators of items that are noted only: down payment requests, guarantees."""


def holds_payments(typed: TypedTable) -> bool:
    """Whether the type column of a list of documents names payments, refunds or write-offs too."""
    if "document_type" not in typed.frame.columns:
        return False
    words = typed.frame["document_type"].unique().tolist()
    found, _ = canonical_words("invoices", "document_type", words)
    return bool(set(found.tolist()) & {"payment", "refund", "write_off", "recovery"})


def normalise_event_list(typed: TypedTable, context: Context) -> Normalised:
    """Rows sent to invoices, receipts or write-offs by their type; what a type leaves open follows the sign.

    A payment settles the document it names: its own reference, else the document with its own number, else
    whatever its clearing number joins it to.
    """
    amounts = typed.frame["amount"].to_numpy(dtype=np.float64)
    types = _types(typed, amounts)
    numbers, issues = filled_numbers(typed, context, column_or_none(typed, "document_no"), "document_no")
    made = Normalised(typed, "event_list", [], [(amounts, 1)], issues)
    _noted_aside(typed, context, made)
    charges = np.isin(types, list(CHARGES))
    made.parts.append(_charges(typed, context, made, charges, types, numbers))
    payments = np.isin(types, ("payment", "refund"))
    if payments.any():
        made.parts.append(_payments(typed, context, made, payments, types, numbers, numbers[charges]))
    losses = np.isin(types, ("write_off", "recovery"))
    if losses.any():
        made.parts.append(_losses(typed, losses, types, numbers))
    return made


def _types(typed: TypedTable, amounts: Any) -> Any:
    """Canonical types; what is blank, unknown or says nothing about the side follows the sign."""
    raw = text_column(typed, "document_type")
    words, unknown = canonical_words("invoices", "document_type", raw)
    either = [word for word in set(raw.tolist()) if plain_word(word) in _BY_SIGN]
    open_ones = (words == "") | np.isin(raw, [*either, *unknown])
    return np.where(open_ones, np.where(amounts < 0, "credit_note", "invoice"), words)


def _charges(typed: TypedTable, context: Context, made: Normalised, where: Any, types: Any, numbers: Any) -> Part:
    raw = text_column(typed, "document_type")
    shown = np.where(np.isin(raw, _unknown_types(typed)), raw, types)
    frame = take(typed, "invoices", where, **dated(typed), document_no=numbers, document_type=shown)
    if "instalment_no" not in frame.columns:
        owners = [name for name in ("customer_id", "customer_name", "document_no") if name in frame.columns]
        frame["instalment_no"] = (frame.groupby(owners, sort=False).cumcount() + 1).astype(np.float64)
    made.issues += turned_charges(frame, typed, context, types[where])
    return Part("invoices", frame, numbered=False)


def _unknown_types(typed: TypedTable) -> list[str]:
    raw = text_column(typed, "document_type")
    _, unknown = canonical_words("invoices", "document_type", raw)
    return [word for word in unknown if plain_word(word) not in _BY_SIGN]


def _payments(
    typed: TypedTable, context: Context, made: Normalised, where: Any, types: Any, numbers: Any, charged: Any
) -> Part:
    named = text_column(typed, "applied_to")
    for given in (numbers, text_column(typed, "assignment"), text_column(typed, "reference")):
        named = np.where((named == "") & contained(given, charged), given, named)
    dates = dated(typed).get("document_date", column_or_none(typed, "document_date"))
    if "posting_date" in typed.frame.columns:
        dates = typed.frame["posting_date"].to_numpy()
    frame = take(typed, "receipts", where, receipt_no=numbers, receipt_date=dates, applied_to=named)
    repeated = frame.groupby(["receipt_no"], sort=False).cumcount().to_numpy() + 1
    own = contained(frame["receipt_no"], charged)
    numbered = zip(frame["receipt_no"].tolist(), repeated.tolist(), own.tolist(), strict=True)
    frame["receipt_no"] = [f"{no}/{count}" if paid or count > 1 else no for no, count, paid in numbered]
    made.issues += turned_payments(frame, typed, context, ledger_signs=True, refunds=types[where] == "refund")
    origin = {"receipt_no": "document_no", "receipt_date": "posting_date", "applied_to": "document_no"}
    return Part("receipts", frame, origin, numbered=False)


def _losses(typed: TypedTable, where: Any, types: Any, numbers: Any) -> Part:
    dates = dated(typed).get("document_date", column_or_none(typed, "document_date"))
    named = text_column(typed, "applied_to")
    frame = take(
        typed,
        "write_offs",
        where,
        write_off_date=dates,
        kind=types,
        document_no=np.where(named == "", numbers, named),
    )
    amounts = frame["amount"].to_numpy()
    turn(frame, np.where(frame["kind"].to_numpy() == "write_off", amounts < 0, amounts > 0))
    return Part("write_offs", frame, {"write_off_date": "document_date"}, numbered=False)


def _noted_aside(typed: TypedTable, context: Context, made: Normalised) -> None:
    column = next((name for name in typed.located.extra if _SPECIAL_GL.search(name)), "")
    if not column:
        return
    marks = typed.frame[column].str.strip()
    at = typed.located.extra[column]
    for position in np.flatnonzero(marks.str.lower().isin(_NOTED_ITEMS).to_numpy()).tolist():
        made.aside[position] = "noted_item"
        place = context.at(typed, int(typed.frame.index[position]), at)
        made.issues.append(Issue("noted_item", at=place, params={"mark": marks.iloc[position]}))
