"""Amounts and currencies: what cannot be used is set aside, the rest becomes whole minor units."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from xlsaging.ledger.currency import canonical_currencies
from xlsaging.ledger.draft import Draft, kind_of
from xlsaging.ledger.findings import column_text, table_text
from xlsaging.ledger.minor import decimals_of, minor_column, surplus_decimals, too_large
from xlsaging.model.frames import MISSING_COUNT
from xlsaging.model.periods import NEVER
from xlsaging.model.schema import TABLES

__all__ = ["check_required", "settle_currencies", "to_whole_units"]

_OWN_CODES = {"customer_id": "missing_customer", "amount": "missing_amount", "target_amount": "missing_amount"}
_FORGIVEN = {
    ("invoices", "document_date"),
    ("invoices", "document_no"),
    ("receipts", "receipt_date"),
    ("receipts", "receipt_no"),
    ("assignments", "start_date"),
    ("credits", "share"),
}
"""Required columns whose blanks have a meaning of their own."""


def check_required(draft: Draft) -> None:
    """Set aside rows without what a row of their table cannot do without."""
    for table in list(draft.frames):
        for column in TABLES[table].required:
            if (table, column) in _FORGIVEN or column not in draft.frames[table].columns:
                continue
            values = draft.frames[table][column]
            kind = kind_of(table, column)
            blank = values.isna() if values.dtype.kind == "f" else values == (NEVER if kind == "date" else "")
            params = {"table": table_text(table), "column": column_text(column)}
            code = _OWN_CODES.get(column, "missing_value")
            draft.set_aside(code, table, blank.to_numpy(), column, _always(params))


def settle_currencies(draft: Draft) -> None:
    """ISO codes in every currency column; rows in a currency that nobody knows are set aside.

    Receipts and write-offs that do not say theirs have the currency of the document they settle.
    """
    for table, frame in draft.frames.items():
        if "currency" in frame.columns:
            values, unknown = canonical_currencies(frame["currency"])
            frame["currency"] = np.where(
                values == "", "" if table in ("receipts", "write_offs") else draft.settings.base_currency, values
            )
            if unknown:
                words = frame["currency"].to_numpy()
                draft.set_aside("unknown_currency", table, np.isin(words, list(unknown)), "currency", _word_of(words))
    for table, reference in (("receipts", "applied_to"), ("write_offs", "document_no")):
        _from_documents(draft, table, reference)
    for frame in draft.frames.values():
        if "currency" in frame.columns:
            draft.decimals[frame["_id"].to_numpy()] = decimals_of(frame["currency"])


def _always(params: Mapping[str, Any]) -> Callable[[int], Mapping[str, Any]]:
    return lambda _: params


def _word_of(words: Any) -> Callable[[int], Mapping[str, Any]]:
    return lambda row: {"word": words[row]}


def _from_documents(draft: Draft, table: str, reference: str) -> None:
    if not draft.has(table):
        return
    frame = draft.frames[table]
    base = draft.settings.base_currency
    if not draft.has("invoices", "currency"):
        if "currency" in frame.columns:
            frame["currency"] = frame["currency"].where(frame["currency"] != "", base)
        return
    if "currency" not in frame.columns:
        frame["currency"] = ""
    blank = (frame["currency"] == "").to_numpy()
    if not blank.any():
        return
    found = np.full(len(frame), base, dtype=object)
    if reference in frame.columns:
        documents = draft.frames["invoices"][["customer_id", "document_no", "currency"]].drop_duplicates()
        documents = documents[~documents.duplicated(["customer_id", "document_no"], keep=False)]
        keys = frame[["customer_id", reference]].rename(columns={reference: "document_no"})
        found = keys.merge(documents, on=["customer_id", "document_no"], how="left")["currency"].fillna(base).to_numpy()
    frame["currency"] = np.where(blank, found, frame["currency"].to_numpy())


def to_whole_units(draft: Draft) -> None:
    """Every amount as int64 minor units of its row's currency, counts as int64; 0 and MISSING_COUNT where blank."""
    for table in list(draft.frames):
        main = "target_amount" if table == "targets" else "amount"
        if draft.has(table, main):
            _check_size(draft, table, main)
        frame = draft.frames[table]
        decimals = draft.decimals[frame["_id"].to_numpy()]
        base = int(decimals_of(np.array([draft.settings.base_currency], dtype=object))[0])
        for name in [name for name in frame.columns if not name.startswith("_")]:
            kind = kind_of(table, name)
            if kind == "amount":
                frame[name] = minor_column(frame[name].to_numpy(), base if name == "base_amount" else decimals)
            elif kind == "count":
                missing = 1 if name == "instalment_no" else MISSING_COUNT
                frame[name] = np.rint(frame[name].fillna(missing).clip(-1e9, 1e9).to_numpy()).astype(np.int64)


def _check_size(draft: Draft, table: str, column: str) -> None:
    """Amounts beyond what is exact are set aside, surplus decimals are said."""
    frame = draft.frames[table]
    values = frame[column].to_numpy(dtype=np.float64)
    decimals = draft.decimals[frame["_id"].to_numpy()]
    large = too_large(values, decimals)
    surplus = surplus_decimals(values, decimals) & ~large & (frame["_sign"].to_numpy() != 0)
    if surplus.any():
        rounded = minor_column(values, decimals) / np.power(10.0, decimals)
        draft.flag(
            "surplus_decimals",
            table,
            surplus,
            column,
            lambda row: {"amount": repr(float(values[row])), "rounded": float(rounded[row])},
        )
    draft.set_aside("amount_too_large", table, large, column, lambda row: {"amount": float(values[row])})
