"""Customers: who a row belongs to, and whether the customer table agrees."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from xlsaging.i18n.catalogue import Text
from xlsaging.ledger.distinct import looked_up
from xlsaging.ledger.draft import Draft
from xlsaging.ledger.named_documents import first_named

__all__ = ["check_customers", "fill_customers"]

_WITH_CUSTOMERS = ("invoices", "receipts", "write_offs", "customers", "assignments", "activities")


def fill_customers(draft: Draft) -> None:
    """A customer number for every row that can have one, and one row for each customer of the customer table.

    A name that stands for one number elsewhere in the ledger stands for it everywhere; a name without a number
    is the customer's number itself. A receipt that names only its document belongs to that document's customer.
    """
    _once_each(draft)
    known = _numbers_by_name(draft)
    for table in _WITH_CUSTOMERS:
        if draft.has(table):
            _fill(draft, table, known)
    if draft.has("credits", "customer_id") or draft.has("credits", "customer_name"):
        _fill(draft, "credits", known)
    if draft.has("receipts") and draft.has("invoices"):
        _from_document(draft)


def _numbers_by_name(draft: Draft) -> dict[str, str]:
    found = []
    for table in ("customers", "invoices", "receipts"):
        if draft.has(table, "customer_id", "customer_name"):
            frame = draft.frames[table][["customer_id", "customer_name"]].drop_duplicates()
            found.append(frame[(frame["customer_id"] != "") & (frame["customer_name"] != "")])
    if not found:
        return {}
    pairs = pd.concat(found).drop_duplicates()
    pairs = pairs[pairs["customer_id"] != pairs["customer_name"]]
    once = pairs[~pairs["customer_name"].duplicated(keep=False)]
    return dict(zip(once["customer_name"].tolist(), once["customer_id"].tolist(), strict=True))


def _fill(draft: Draft, table: str, known: dict[str, str]) -> None:
    frame = draft.frames[table]
    if "customer_id" not in frame.columns:
        frame["customer_id"] = frame["customer_name"] if "customer_name" in frame.columns else ""
        blank = np.ones(len(frame), dtype=bool)
        said = "customer_name" in frame.columns and not known
        if said and table in ("invoices", "receipts"):
            draft.findings.add("customers_by_name", draft.head(table, "customer_name"), table=Text(f"table.{table}"))
    else:
        blank = (frame["customer_id"] == "").to_numpy()
    if not blank.any() or "customer_name" not in frame.columns:
        return
    names = frame["customer_name"].to_numpy(dtype=object)
    meant = [known.get(name, name) for name in names[blank].tolist()]
    numbers = frame["customer_id"].to_numpy(dtype=object, copy=True)
    numbers[blank] = meant
    frame["customer_id"] = pd.Series(numbers, dtype="str")


def _from_document(draft: Draft) -> None:
    receipts, invoices = draft.frames["receipts"], draft.frames["invoices"]
    if "applied_to" not in receipts.columns or "document_no" not in invoices.columns:
        return
    blank = ((receipts["customer_id"] == "") & (receipts["applied_to"] != "")).to_numpy()
    if not blank.any():
        return
    pairs = invoices[["document_no", "customer_id"]].drop_duplicates()
    pairs = pairs[~pairs["document_no"].duplicated(keep=False)]
    owners = dict(zip(pairs["document_no"].tolist(), pairs["customer_id"].tolist(), strict=True))
    named = first_named(receipts["applied_to"], set(invoices["document_no"].tolist()))
    found = looked_up(named, owners, "")
    receipts["customer_id"] = pd.Series(np.where(blank, found, receipts["customer_id"]), dtype="str")


def _once_each(draft: Draft) -> None:
    """A customer who stands twice in the customer table: the first row holds."""
    if not draft.has("customers", "customer_id"):
        return
    numbers = draft.frames["customers"]["customer_id"]
    again = (numbers.duplicated() & (numbers != "")).to_numpy()
    draft.set_aside(
        "duplicate_customer", "customers", again, "customer_id", lambda row: {"customer": numbers.iloc[row]}
    )


def check_customers(draft: Draft) -> None:
    """Customers that the customer table does not know, and names that differ for one number."""
    frames = [
        _first_rows(draft, table) for table in ("customers", "invoices", "receipts") if draft.has(table, "customer_id")
    ]
    if not frames:
        return
    seen = pd.concat(frames, ignore_index=True)
    seen = seen[seen["customer_id"] != ""]
    if draft.has("customers") and len(draft.frames["customers"]):
        _flag_unknown(draft, seen)
    if "customer_name" in seen.columns:
        _flag_names(draft, seen)


def _first_rows(draft: Draft, table: str) -> Any:
    """Each customer with each of his names once, and the row where they stand first."""
    columns = ["customer_id", *(["customer_name"] if draft.has(table, "customer_name") else [])]
    frame = draft.frames[table][columns]
    rows = np.flatnonzero(~frame.duplicated().to_numpy())
    return frame.iloc[rows].assign(table=table, row=rows)


def _flag_unknown(draft: Draft, seen: Any) -> None:
    known = set(draft.frames["customers"]["customer_id"])
    rest = seen[~seen["customer_id"].isin(known)].drop_duplicates("customer_id")
    rows = list(zip(rest["table"], rest["row"], rest["customer_id"], strict=True))
    draft.findings.each(
        "customer_not_listed",
        rows,
        lambda item: draft.at(item[0], item[1], "customer_id"),
        lambda item: {"customer": item[2]},
        place=draft.head("customers", "customer_id"),
    )


def _flag_names(draft: Draft, seen: Any) -> None:
    named = seen[seen["customer_name"].fillna("") != ""].drop_duplicates(["customer_id", "customer_name"])
    first = named.drop_duplicates("customer_id").set_index("customer_id")["customer_name"]
    others = named[named["customer_id"].duplicated()]
    rows = list(zip(others["table"], others["row"], others["customer_id"], others["customer_name"], strict=True))
    draft.findings.each(
        "customer_names_differ",
        rows,
        lambda item: draft.at(item[0], item[1], "customer_name"),
        lambda item: {"customer": item[2], "name": item[3], "first": first[item[2]]},
        place=(rows and draft.head(rows[0][0], "customer_name")) or "",
    )
