"""References between rows: receipts to documents, credit notes to what they reverse."""

from __future__ import annotations

from typing import Any

import numpy as np

from xlsaging.ledger.draft import Draft
from xlsaging.ledger.findings import column_text
from xlsaging.model.periods import FAR, from_day

__all__ = ["check_references"]


def check_references(draft: Draft) -> None:
    """Receipts applied to unknown documents, to another customer's, or before their document; other dead references."""
    if not draft.has("invoices", "document_no"):
        return
    if draft.has("receipts"):
        _check_receipts(draft)
    for table, column in _REFERENCES:
        if draft.has(table, column):
            _flag_unknown(draft, table, column)


_REFERENCES = (("invoices", "applied_to"), ("invoices", "reverses_document_no"), ("write_offs", "document_no"))


def _flag_unknown(draft: Draft, table: str, column: str) -> None:
    named = draft.frames[table][column]
    known = named.isin(draft.frames["invoices"]["document_no"])
    params = {"column": column_text(column)}
    draft.flag(
        "reference_unknown",
        table,
        ((named != "") & ~known).to_numpy(),
        column,
        lambda row: {**params, "number": named.iloc[row]},
    )


def _check_receipts(draft: Draft) -> None:
    receipts, invoices = draft.frames["receipts"], draft.frames["invoices"]
    if "applied_to" not in receipts.columns or not (receipts["applied_to"] != "").any():
        if len(receipts) and not draft.has("receipts", "clearing_no"):
            draft.findings.add("receipts_without_reference", draft.head("receipts", "receipt_no"), count=len(receipts))
        return
    applied = receipts["applied_to"]
    named = (applied != "").to_numpy()
    customers, days = _looked_up(receipts, invoices)
    known = applied.isin(invoices["document_no"]).to_numpy()
    number = lambda row: {"number": applied.iloc[row]}  # noqa: E731  # one line, used twice below
    draft.flag("orphan_receipt", "receipts", named & ~customers & ~known, "applied_to", number)
    draft.flag(
        "receipt_other_customer",
        "receipts",
        named & ~customers & known,
        "applied_to",
        lambda row: {"number": applied.iloc[row], "customer": receipts["customer_id"].iloc[row]},
    )
    dates = receipts["receipt_date"].to_numpy()
    early = named & (dates < days) & (days < FAR)
    draft.flag(
        "receipt_before_document",
        "receipts",
        early,
        "receipt_date",
        lambda row: {
            "receipt": from_day(int(dates[row])),
            "document": from_day(int(days[row])),
            "number": applied.iloc[row],
        },
    )


def _looked_up(receipts: Any, invoices: Any) -> tuple[Any, Any]:
    """For each receipt whether its customer has the document, and the document's day (-1: none)."""
    import pandas as pd

    documents = invoices.groupby(["customer_id", "document_no"], sort=False)["document_date"].min()
    wanted = pd.MultiIndex.from_arrays([receipts["customer_id"], receipts["applied_to"]])
    places = documents.index.get_indexer(wanted)
    days = np.append(documents.to_numpy(), -1)[places]
    return places >= 0, days
