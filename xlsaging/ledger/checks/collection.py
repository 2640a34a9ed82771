"""Who collects: assignments that overlap, shares that do not add up."""

from __future__ import annotations

from typing import Any

import numpy as np

from xlsaging.ledger.draft import Draft
from xlsaging.model.periods import NEVER, from_day

__all__ = ["check_assignments", "check_credits"]


def check_assignments(draft: Draft) -> None:
    """Two collectors assigned to one customer on the same day. One without an end gives way to the next."""
    if not draft.has("assignments", "customer_id", "collector", "start_date"):
        return
    frame = draft.frames["assignments"]
    if "end_date" not in frame.columns:
        frame["end_date"] = np.int64(NEVER)
    ordered = frame.sort_values(["customer_id", "start_date", "end_date"], kind="stable")
    before = ordered.groupby("customer_id")[["collector", "start_date", "end_date"]].shift()
    ends = before["end_date"].fillna(-1)
    runs_on = (ends != NEVER) & (ordered["start_date"] <= ends)
    same_start = ordered["start_date"] == before["start_date"]
    clash = (runs_on | same_start) & before["collector"].notna() & (before["collector"] != ordered["collector"])
    others = before["collector"]
    draft.flag(
        "assignments_overlap",
        "assignments",
        clash.reindex(frame.index).to_numpy(),
        "start_date",
        lambda row: {
            "customer": frame["customer_id"].iloc[row],
            "first": others.loc[row],
            "second": frame["collector"].iloc[row],
            "day": from_day(int(frame["start_date"].iloc[row])) or "-",
        },
    )


def check_credits(draft: Draft) -> None:
    """Receipts whose shares do not sum to one, and shares of receipts that do not exist or may be one of several."""
    if not draft.has("credits", "receipt_no"):
        return
    frame = draft.frames["credits"]
    if "share" in frame.columns:
        frame["share"] = frame["share"].fillna(1.0)
        key = [name for name in ("receipt_no", "document_no", "customer_id") if name in frame.columns]
        sums = frame.groupby(key, sort=False)["share"].transform("sum").to_numpy()
        odd = (np.abs(sums - 1) > 1e-6) & ~frame.duplicated(key).to_numpy()
        draft.flag(
            "shares_not_one", "credits", odd, "share",
            lambda row: {"receipt": frame["receipt_no"].iloc[row], "sum": f"{sums[row]:.4g}"},
        )  # fmt: skip
    if draft.has("receipts", "receipt_no"):
        payers = _payers(draft)
        draft.flag(
            "receipt_unknown", "credits", [not found for found in payers], "receipt_no",
            lambda row: {"receipt": frame["receipt_no"].iloc[row]},
        )  # fmt: skip
        draft.flag(
            "credit_of_several", "credits", [len(found) > 1 for found in payers], "receipt_no",
            lambda row: {"receipt": frame["receipt_no"].iloc[row], "customers": ", ".join(payers[row])},
        )  # fmt: skip


def _payers(draft: Draft) -> list[list[str]]:
    """Of each share, the customers whose receipt it may be by the customer and the document that it names."""
    frame = draft.frames["credits"]
    blank = [""] * len(frame)
    receipts = _customers_of(draft, "receipts", "receipt_no", frame["receipt_no"])
    named = frame["customer_id"].tolist() if "customer_id" in frame.columns else blank
    documents = frame["document_no"].tolist() if "document_no" in frame.columns else blank
    owners = _customers_of(draft, "invoices", "document_no", documents)
    made = []
    for receipt, customer, document in zip(frame["receipt_no"].tolist(), named, documents, strict=True):
        payers = receipts.get(receipt, set())
        payers = payers & {customer} if customer else (payers & owners.get(document, set())) or payers
        made.append(sorted(payers))
    return made


def _customers_of(draft: Draft, table: str, number: str, wanted: Any) -> dict[str, set[str]]:
    """The customers of each number that is wanted."""
    if not draft.has(table, number):
        return {}
    frame = draft.frames[table]
    pairs = frame.loc[frame[number].isin(set(wanted)), [number, "customer_id"]].drop_duplicates()
    return {str(key): set(group) for key, group in pairs.groupby(number)["customer_id"]}
