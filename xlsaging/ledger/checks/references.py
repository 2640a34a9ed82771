"""References between rows: receipts to documents, credit notes to what they reverse."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from xlsaging.ledger.distinct import arrow_texts, contained
from xlsaging.ledger.draft import Draft
from xlsaging.ledger.findings import column_text
from xlsaging.ledger.named_documents import SEVERAL, documents_named
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
    wanted = np.flatnonzero(named != "")
    unknown = np.zeros(len(named), dtype=bool)
    if len(wanted):
        unknown[wanted] = ~contained(named.iloc[wanted], draft.frames["invoices"]["document_no"])
    params = {"column": column_text(column)}
    draft.flag(
        "reference_unknown",
        table,
        unknown,
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
    lost = named & ~customers
    known = np.zeros(len(receipts), dtype=bool)
    if lost.any():
        known[lost] = contained(applied[lost], invoices["document_no"])
    astray = _parts_astray(receipts, invoices, np.flatnonzero(lost & ~known).tolist())
    known[[row for row, (_, elsewhere) in astray.items() if elsewhere]] = True

    def number(row: int) -> Any:
        return astray[row][0] if row in astray else applied.iloc[row]

    draft.flag("orphan_receipt", "receipts", lost & ~known, "applied_to", lambda row: {"number": number(row)})
    draft.flag(
        "receipt_other_customer",
        "receipts",
        lost & known,
        "applied_to",
        lambda row: {"number": number(row), "customer": receipts["customer_id"].iloc[row]},
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


def _parts_astray(receipts: Any, invoices: Any, rows: list[int]) -> dict[int, tuple[str | list[str], bool]]:
    """Of receipts that name several documents, those that the ledger does not have, else another customer's (True)."""
    texts = receipts["applied_to"].iloc[rows]
    several = texts.str.contains(SEVERAL, regex=True).to_numpy(dtype=bool)
    if not several.any():
        return {}
    numbers = set(invoices["document_no"].tolist())
    owners = set(zip(invoices["customer_id"].tolist(), invoices["document_no"].tolist(), strict=True))
    found: dict[int, tuple[str | list[str], bool]] = {}
    for row in np.array(rows)[several].tolist():
        named = documents_named(str(receipts["applied_to"].iloc[row]), numbers)
        customer = receipts["customer_id"].iloc[row]
        unknown = [part for part in named if part not in numbers]
        others = [part for part in named if (customer, part) not in owners]
        astray = unknown or others
        if astray:
            found[row] = (astray if len(astray) > 1 else astray[0], not unknown)
    return found


def _looked_up(receipts: Any, invoices: Any) -> tuple[Any, Any]:
    """For each receipt whether its customer has the document, and the document's first day (-1: none)."""
    import pyarrow.compute as pc

    numbers = arrow_texts(invoices["document_no"])
    days = invoices["document_date"].to_numpy()
    if len(numbers) and len(numbers.unique()) == len(numbers):
        found = pc.index_in(arrow_texts(receipts["applied_to"]), value_set=numbers)
        theirs = arrow_texts(invoices["customer_id"]).take(found)
        same = pc.fill_null(pc.equal(theirs, arrow_texts(receipts["customer_id"])), False)
        places = np.where(same.to_numpy(zero_copy_only=False), pc.fill_null(found, -1).to_numpy(), -1)
        return places >= 0, np.append(days, -1)[places]
    documents = invoices.groupby(["customer_id", "document_no"], sort=False)["document_date"].min()
    places = documents.index.get_indexer(pd.MultiIndex.from_arrays([receipts["customer_id"], receipts["applied_to"]]))
    return places >= 0, np.append(documents.to_numpy(), -1)[places]
