"""Retention and unbilled items: what is owed, but not yet for the asking."""

from __future__ import annotations

from datetime import date
from typing import Any

import narwhals as nw

from xlsaging.model.days import days_to_dates
from xlsaging.model.frames import to_major
from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import FAR, as_date, to_day

from .aging import attributed_items

__all__ = ["KEPT_BACK_COLUMNS", "kept_back"]

KEPT_BACK_COLUMNS = (
    "customer_id", "customer_name", "document_no", "instalment_no", "document_type", "item_class", "document_date",
    "due_date", "condition_met_date", "days_past_due", "currency", "open_amount", "base_open_amount", "collector",
)  # fmt: skip


def kept_back(ledger: Ledger, as_of: date | str, items: Any = None) -> Any:
    """Open items on `as_of` of another class than trade: retention (质保金), unbilled, and what the ledger calls so.

    Columns are `KEPT_BACK_COLUMNS`, sorted by class, customer and due date. Retention is not late before its
    `condition_met_date` (null: not met yet); `days_past_due` is null while it has no day to count from. `items` are
    `aging.attributed_items` with `customer_name` and `collector` that carry `condition_met_date`. Lazy in, lazy out.

    >>> import pandas as pd
    >>> invoices = pd.DataFrame({"document_no": ["A1", "A2"], "customer_id": ["C1", "C1"],
    ...     "document_date": ["2024-01-31"] * 2, "amount": [100.0, 5.0], "item_class": ["trade", "retention"]})
    >>> frame = kept_back(Ledger(invoices=invoices), "2025-02-01")
    >>> frame["document_no"].tolist(), frame["days_past_due"].isna().tolist()
    (['A2'], [True])
    """
    base = ledger.settings.base_currency
    if items is None:
        items = attributed_items(ledger, as_of, ("customer_name", "collector"), carry=("condition_met_date",))
    day = to_day(as_date(as_of, "as_of"))
    late = nw.when(nw.col("age_day") < FAR).then(nw.lit(day, dtype=nw.Int64) - nw.col("age_day"))
    kept = items.filter(nw.col("item_class") != "trade").with_columns(
        late.alias("days_past_due"),
        to_major("open", "currency", base).alias("open_amount"),
        to_major("base_open", None, base).alias("base_open_amount"),
    )
    kept = kept.sort("item_class", "customer_id", "due_date", "document_no", "instalment_no")
    dates = ("document_date", "due_date", "condition_met_date")
    return days_to_dates(kept.select(*KEPT_BACK_COLUMNS), *dates).to_native()
