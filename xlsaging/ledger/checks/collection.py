"""Who collects: assignments that overlap, shares that do not add up."""

from __future__ import annotations

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
    """Receipts whose shares do not sum to one, and shares of receipts that do not exist."""
    if not draft.has("credits", "receipt_no"):
        return
    frame = draft.frames["credits"]
    if "share" in frame.columns:
        frame["share"] = frame["share"].fillna(1.0)
        key = [name for name in ("receipt_no", "document_no") if name in frame.columns]
        sums = frame.groupby(key, sort=False)["share"].transform("sum").to_numpy()
        odd = (np.abs(sums - 1) > 1e-6) & ~frame.duplicated(key).to_numpy()
        draft.flag(
            "shares_not_one", "credits", odd, "share",
            lambda row: {"receipt": frame["receipt_no"].iloc[row], "sum": f"{sums[row]:.4g}"},
        )  # fmt: skip
    if draft.has("receipts", "receipt_no"):
        lost = ~frame["receipt_no"].isin(draft.frames["receipts"]["receipt_no"])
        draft.flag(
            "receipt_unknown", "credits", lost.to_numpy(), "receipt_no",
            lambda row: {"receipt": frame["receipt_no"].iloc[row]},
        )  # fmt: skip
