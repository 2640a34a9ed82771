"""What invoices say was paid on them, against the receipts."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from xlsaging.ledger.draft import Draft

__all__ = ["check_paid"]


def check_paid(draft: Draft) -> None:
    """Documents whose paid or open amount does not agree with the receipts and write-offs listed for them.

    Blank and zero cells say nothing. Where receipts were made from these very columns there is nothing to compare.
    """
    named = [name for name in ("paid_amount", "open_amount") if draft.has("invoices", name)]
    listed = draft.has("receipts", "applied_to") and (draft.frames["receipts"]["_sign"] != 0).any()
    if not named or not listed:
        return
    frame = draft.frames["invoices"]
    amounts, column = frame["amount"].to_numpy(), named[0]
    stated = frame[column].to_numpy()
    said = stated if column == "paid_amount" else amounts - stated
    found = _settled(draft)
    once = ~frame.duplicated(["customer_id", "document_no"], keep=False).to_numpy()
    where = (stated != 0) & (said != found) & once & (amounts > 0)
    scale = np.power(10.0, draft.decimals[frame["_id"].to_numpy()])
    draft.flag(
        "paid_differs",
        "invoices",
        where,
        column,
        lambda row: {
            "number": frame["document_no"].iloc[row],
            "said": float(said[row] / scale[row]),
            "found": float(found[row] / scale[row]),
        },
    )


def _settled(draft: Draft) -> Any:
    """What receipts and write-offs settled of each document, in minor units."""
    parts = [draft.frames["receipts"][["customer_id", "applied_to", "amount"]].rename(columns={"applied_to": "number"})]
    if draft.has("write_offs", "document_no"):
        losses = draft.frames["write_offs"][["customer_id", "document_no", "amount"]]
        parts.append(losses.rename(columns={"document_no": "number"}))
    sums = pd.concat(parts).groupby(["customer_id", "number"], sort=False)["amount"].sum().reset_index()
    keys = draft.frames["invoices"][["customer_id", "document_no"]].rename(columns={"document_no": "number"})
    joined = keys.merge(sums, on=["customer_id", "number"], how="left")["amount"]
    return joined.fillna(0).to_numpy(dtype=np.int64)
