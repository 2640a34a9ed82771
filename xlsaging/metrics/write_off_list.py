"""Write-offs and recoveries one by one."""

from __future__ import annotations

from datetime import date
from typing import Any

import narwhals as nw

from xlsaging.model.days import days_to_dates
from xlsaging.model.frames import to_major
from xlsaging.model.ledger import Ledger

from .attributes import with_attributes
from .booked import with_booked_base
from .scope import without_consolidated
from .windows import days_between

__all__ = ["WRITE_OFF_COLUMNS", "write_off_list"]

WRITE_OFF_COLUMNS = (
    "write_off_date", "customer_id", "customer_name", "document_no", "kind", "currency", "amount", "base_amount",
    "reason", "approved_by",
)  # fmt: skip


def write_off_list(ledger: Ledger, start: date | str, end: date | str) -> Any:
    """Every write-off, correction and recovery from `start` to `end`, oldest first.

    Columns: WRITE_OFF_COLUMNS. `amount` is positive where the receivable fell, in the row's currency; `base_amount`
    is in the base currency as booked; both float64 in major units. A row without a kind is a write-off where it lowers
    the receivable, a recovery where it raises it. The sum of `base_amount` is what `bad_debt_ratios` calls written off
    less recovered. A frame of the ledger's kind, lazy if that is. Raises MissingTableError without write-offs,
    BadSettingError where `end` is before `start`.

    >>> import pandas as pd
    >>> invoices = pd.DataFrame({"document_no": ["A1"], "customer_id": ["C1"], "document_date": ["2025-01-10"],
    ...     "amount": [1000.0]})
    >>> write_offs = pd.DataFrame({"write_off_date": ["2025-06-30"], "customer_id": ["C1"], "amount": [-50.0],
    ...     "document_no": ["A1"]})
    >>> frame = write_off_list(Ledger(invoices=invoices, write_offs=write_offs), "2025-01-01", "2025-12-31")
    >>> frame[["document_no", "kind", "base_amount"]].values.tolist()
    [['A1', 'recovery', -50.0]]
    """
    first, last = days_between(start, end)
    said = ["write_off_date", "customer_id", "document_no", "kind", "currency", "amount", "base_amount", "fx_rate",
            "reason", "approved_by"]  # fmt: skip
    rows = without_consolidated(ledger.typed("write_offs", said), ledger)
    rows = rows.filter(nw.col("write_off_date") >= first, nw.col("write_off_date") <= last)
    rows = with_booked_base(rows, ledger, "write_off_date", {"amount": "base"})
    by_sign = nw.when(nw.col("amount") < 0).then(nw.lit("recovery")).otherwise(nw.lit("write_off"))
    kind = nw.when(nw.col("kind") == "").then(by_sign).otherwise(nw.col("kind"))
    rows = with_attributes(rows.with_columns(kind.alias("kind")), ledger, ["customer_name"], "write_off_date")
    base = ledger.settings.base_currency
    rows = rows.with_columns(to_major("amount", "currency", base), to_major("base", None, base).alias("base_amount"))
    rows = rows.sort("write_off_date", "customer_id", "document_no", "amount")
    return days_to_dates(rows.select(*WRITE_OFF_COLUMNS), "write_off_date").to_native()
