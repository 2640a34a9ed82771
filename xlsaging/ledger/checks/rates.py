"""Foreign currencies without a rate."""

from __future__ import annotations

from typing import Any

import numpy as np

from xlsaging.ledger.draft import Draft
from xlsaging.model.periods import FAR, from_day

__all__ = ["check_rates"]

_DAY = {"invoices": "document_date", "receipts": "receipt_date"}


def check_rates(draft: Draft) -> None:
    """Rows in a foreign currency that have no base amount, no rate, and no rate in the table by their day.

    One issue for each table and currency, at the first such row.
    """
    first = _first_rates(draft)
    for table, day in _DAY.items():
        if not draft.has(table, "currency"):
            continue
        frame = draft.frames[table]
        currencies = frame["currency"].to_numpy(dtype=object)
        bare = (currencies != draft.settings.base_currency) & ~_own_rate(frame)
        if not bare.any():
            continue
        days = frame[day].to_numpy()
        for currency in sorted(set(currencies[bare].tolist())):
            start = first.get(currency, FAR)
            rows = np.flatnonzero(bare & (currencies == currency) & (np.where(days >= FAR, -1, days) < start))
            if len(rows):
                dated = days[rows][days[rows] < FAR]
                since = from_day(int(dated.min())) if len(dated) else ""
                draft.findings.add(
                    "missing_rate", draft.at(table, int(rows[0]), "currency"), currency=currency, count=len(rows),
                    first=since or "-", base=draft.settings.base_currency,
                )  # fmt: skip


def _own_rate(frame: Any) -> Any:
    known = np.zeros(len(frame), dtype=bool)
    if "base_amount" in frame.columns:
        known |= frame["base_amount"].to_numpy() != 0
    if "fx_rate" in frame.columns:
        known |= np.nan_to_num(frame["fx_rate"].to_numpy(dtype=np.float64)) > 0
    return known | (frame["amount"].to_numpy() == 0)


def _first_rates(draft: Draft) -> dict[str, int]:
    if not draft.has("fx_rates", "currency", "rate_date"):
        return {}
    days = draft.frames["fx_rates"].groupby("currency")["rate_date"].min()
    return {str(currency): int(day) for currency, day in days.items()}
