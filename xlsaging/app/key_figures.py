"""Key figures of one day, as plain values."""

from __future__ import annotations

from datetime import date
from typing import Any

from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import month_start
from xlsaging.report.figures import CeiMonth, Concentration

from .collect import plain_rows

__all__ = ["DSO_MONTHS", "TOP_CUSTOMERS", "cei_of", "concentration_of"]

DSO_MONTHS = 3
"""Months that the key figure looks back over."""
TOP_CUSTOMERS = 10
"""How many of the largest customers the key figure sums up."""


def cei_of(ledger: Ledger, as_of: date) -> CeiMonth | None:
    """The collection effectiveness of the (fiscal) month up to `as_of`."""
    from xlsaging.metrics.effectiveness import WHOLE, collection_effectiveness

    start = month_start(as_of, ledger.settings.fiscal_month_end)
    months = plain_rows(collection_effectiveness(ledger, start, as_of))
    rows = [dict(zip(months.columns, row, strict=True)) for row in months.rows]
    found = next((row for row in rows if row["month"] not in (WHOLE,)), None)
    if found is None:
        return None
    names = ("month", "opening", "credit_sales", "closing_total", "closing_current", "cei")
    return CeiMonth(**{name: found[name] for name in names})


def concentration_of(ledger: Ledger, as_of: date, top: int = TOP_CUSTOMERS) -> Concentration:
    """How far the balance on `as_of` hangs on its `top` customers, and on the largest."""
    from xlsaging.metrics.concentration import concentration, concentration_summary

    summary: Any = concentration_summary(ledger, as_of, top)
    largest = plain_rows(concentration(ledger, as_of, 1))
    row = dict(zip(largest.columns, largest.rows[0], strict=True)) if len(largest) else {}
    return Concentration(
        top=summary.top,
        top_share=summary.top_share,
        index=summary.index.value,
        effective_customers=summary.effective_customers,
        largest_name=row.get("customer_name") or row.get("customer_id") or "",
        largest_amount=row.get("outstanding"),
        customers=summary.customers,
        credit_customers=summary.credit_customers,
        credit_amount=summary.credit_amount,
    )
