"""Layout 1: open items, or any list of documents with ordinary columns; receipts in a table of their own."""

from __future__ import annotations

from typing import Any

import numpy as np

from xlsaging.ledger.table import TypedTable
from xlsaging.ledger.words import canonical_words
from xlsaging.model.issues import Issue
from xlsaging.model.periods import NEVER

from .numbers import filled_numbers
from .part import Context, Normalised, Part, take
from .signs import turned_advances, turned_charges, turned_payments

__all__ = ["charge_types", "column_or_none", "normalise_open_items", "normalise_receipts", "text_column"]


def column_or_none(typed: TypedTable, name: str) -> Any:
    """A column's values, None where the table does not have it."""
    return typed.frame[name].to_numpy() if name in typed.frame.columns else None


def text_column(typed: TypedTable, name: str) -> Any:
    """A text column as objects, blanks where the table does not have it."""
    if name in typed.frame.columns:
        return np.asarray(typed.frame[name], dtype=object)
    return np.full(len(typed.frame), "", dtype=object)


def charge_types(typed: TypedTable, amounts: Any) -> Any:
    """Canonical document types; a blank one is credit_note where the amount is negative, else invoice."""
    words, _ = canonical_words("invoices", "document_type", text_column(typed, "document_type"))
    return np.where(words == "", np.where(amounts < 0, "credit_note", "invoice"), words)


def dated(typed: TypedTable) -> dict[str, Any]:
    """`document_date`, taken from the posting date where the table has no other."""
    if "document_date" in typed.frame.columns or "posting_date" not in typed.frame.columns:
        return {}
    return {"document_date": typed.frame["posting_date"].to_numpy()}


def normalise_open_items(
    typed: TypedTable, context: Context, amount: str = "amount", layout: str = "open_items"
) -> Normalised:
    """Documents as they stand, signs turned by type. `amount` is the input column to take as the amount."""
    amounts = typed.frame[amount].to_numpy(dtype=np.float64)
    numbers, issues = filled_numbers(typed, context, typed.frame.get("document_no"), "document_no")
    frame = take(typed, "invoices", document_no=numbers, **{**dated(typed), "amount": amounts})
    if "document_date" not in frame.columns:
        frame["document_date"] = np.int64(NEVER)
    turned = turned_advances(frame, typed, context, amount)
    issues += turned
    if "document_type" in frame.columns and not turned:
        issues += turned_charges(frame, typed, context, charge_types(typed, amounts), amount)
    part = Part("invoices", frame, {"amount": amount}, numbered="document_no" in typed.frame.columns)
    return Normalised(typed, layout, [part], [(amounts, 1)], issues)


def normalise_receipts(typed: TypedTable, context: Context) -> Normalised:
    """A table of receipts."""
    given = column_or_none(typed, "receipt_no")
    numbers, issues = filled_numbers(typed, context, given, "receipt_no")
    columns = {"receipt_no": numbers}
    if "receipt_date" not in typed.frame.columns:
        columns["receipt_date"] = _first_date(typed)
    frame = take(typed, "receipts", **columns)
    issues += turned_payments(frame, typed, context)
    part = Part("receipts", frame, numbered=given is not None)
    return Normalised(typed, "receipts", [part], [(typed.frame["amount"].to_numpy(dtype=np.float64), 1)], issues)


def _first_date(typed: TypedTable) -> Any:
    for name in ("document_date", "posting_date", "settled_date", "clearing_date"):
        if name in typed.frame.columns:
            return typed.frame[name].to_numpy()
    return np.full(len(typed.frame), NEVER, dtype=np.int64)


def issue_at(context: Context, typed: TypedTable, code: str, column: str, **params: Any) -> Issue:
    """An issue that concerns a whole column."""
    return Issue(code, at=context.head(typed, column), params=params)
