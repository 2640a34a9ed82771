"""Layout 2: one line for each document, which says itself when or how far it was paid."""

from __future__ import annotations

from typing import Any

import numpy as np

from xlsaging.ledger.table import TypedTable
from xlsaging.model.issues import Issue
from xlsaging.model.periods import NEVER

from .open_items import normalise_open_items
from .part import Context, Normalised, Part

__all__ = ["normalise_paid_documents"]

_CARRIED = ("customer_id", "customer_name", "currency", "entity", "account")


def normalise_paid_documents(typed: TypedTable, context: Context) -> Normalised:
    """Documents, and a receipt `number/settled` for what each line says was paid.

    The amount is `paid_amount`, else `amount − open_amount`, else the whole amount where there is a settled
    date. Payments without a date count from the document's own date: what is open is then right on every
    day from the export on, and figures about the speed of payment are not.
    """
    made = normalise_open_items(typed, context, layout="paid_documents")
    documents = made.parts[0].frame
    made.issues += _beyond(typed, context, documents)
    paid, days = _paid(documents), _paid_days(documents)
    positions = np.flatnonzero(paid != 0)
    if not len(positions):
        return made
    undated = positions[days[positions] == NEVER]
    if len(undated):
        at = context.head(typed, "paid_amount" if "paid_amount" in documents.columns else "open_amount")
        made.issues.append(Issue("payment_date_unknown", at=at, params={"count": len(undated)}))
    days = np.where(days == NEVER, documents["document_date"].to_numpy(), days)
    frame = documents.loc[positions, [name for name in _CARRIED if name in documents.columns]].reset_index(drop=True)
    frame = frame.assign(
        receipt_no=_numbers(documents, positions),
        receipt_date=days[positions],
        amount=paid[positions],
        applied_to=documents["document_no"].array[positions],
        _pos=positions,
        _sign=np.int64(0),
    )
    rates = _rates(documents)
    if rates is not None:
        frame["fx_rate"] = rates[positions]
    origin = {"receipt_date": "settled_date", "amount": "amount", "receipt_no": "document_no"}
    made.parts.append(Part("receipts", frame, origin))
    return made


def _beyond(typed: TypedTable, context: Context, documents: Any) -> list[Issue]:
    """Rows of which more is open than they are for, or less than nothing."""
    if "open_amount" not in documents.columns or "open_amount" not in typed.located.columns:
        return []
    amounts, still = documents["amount"].to_numpy(), documents["open_amount"].to_numpy()
    where = (amounts * still < 0) | (np.abs(still) > np.abs(amounts))
    return context.row_issues(
        "open_beyond_amount",
        typed,
        documents["_pos"].to_numpy()[where],
        "open_amount",
        lambda position: {"open": float(still[position]), "amount": float(amounts[position])},
    )


def _paid(documents: Any) -> Any:
    """What each line says was paid, in major units and with the document's sign; 0 where nothing was."""
    amounts = documents["amount"].fillna(0.0).to_numpy()
    settled = _paid_days(documents) != NEVER
    whole = np.where(settled, amounts, 0.0)
    if "paid_amount" in documents.columns:
        paid = documents["paid_amount"].to_numpy()
    elif "open_amount" in documents.columns:
        paid = amounts - documents["open_amount"].to_numpy()
    else:
        return whole
    return np.where(np.isnan(paid), whole, paid)


def _paid_days(documents: Any) -> Any:
    days = np.full(len(documents), NEVER, dtype=np.int64)
    for name in ("settled_date", "clearing_date"):
        if name in documents.columns:
            days = np.where(days == NEVER, documents[name].to_numpy(), days)
    return days


def _numbers(documents: Any, positions: Any) -> Any:
    chosen = documents["document_no"].iloc[positions]
    if "instalment_no" not in documents.columns:
        return (chosen + "/settled").array
    numbers = chosen.tolist()
    instalments = documents["instalment_no"].fillna(1).to_numpy()[positions].astype(int).tolist()
    return [
        f"{number}/settled" if instalment <= 1 else f"{number}-{instalment}/settled"
        for number, instalment in zip(numbers, instalments, strict=True)
    ]


def _rates(documents: Any) -> Any:
    """The rate at which each document was booked, where the line says it."""
    if "base_amount" in documents.columns:
        with np.errstate(divide="ignore", invalid="ignore"):
            rate = np.abs(documents["base_amount"].to_numpy() / documents["amount"].to_numpy())
        return np.where(np.isfinite(rate) & (rate > 0), rate, np.nan)
    return documents["fx_rate"].to_numpy() if "fx_rate" in documents.columns else None
