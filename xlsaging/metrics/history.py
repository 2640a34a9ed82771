"""How far back a ledger's history reaches, and how far on."""

from __future__ import annotations

from datetime import date
from typing import Any

import narwhals as nw

from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import FAR, from_day

from .attributes import with_attributes
from .small import rows_of
from .sources import documents

__all__ = ["customer_names", "first_document_date", "last_receipt_date"]


def first_document_date(ledger: Ledger) -> date | None:
    """The first day on which a document exists: before it, balances are not zero but unknown.

    A document counts from its posting date, else its own date; an opening balance from the day it is dated, not from
    its origin. None where no document has a date.

    >>> import pandas as pd
    >>> invoices = pd.DataFrame({"document_no": ["A1", "A2"], "customer_id": ["C1", "C1"], "amount": [100.0, 50.0],
    ...                          "document_date": ["2025-02-05", "2025-01-01"]})
    >>> first_document_date(Ledger(invoices=invoices))
    datetime.date(2025, 1, 1)
    """
    dated = documents(ledger, FAR - 1).filter(nw.col("day") > 0)
    return _day(dated.select(nw.col("day").min()))


def last_receipt_date(ledger: Ledger) -> date | None:
    """The last day on which money came in; None where there are no dated receipts."""
    if not ledger.has("receipts"):
        return None
    dated = ledger.typed("receipts").filter(nw.col("receipt_date") < FAR)
    return _day(dated.select(nw.col("receipt_date").max()))


def _day(frame: Any) -> date | None:
    found = rows_of(frame)
    value = found[0][0] if found else None
    # An empty frame has no least value, which some engines say as NaN.
    return None if value is None or value != value else from_day(int(value))


def customer_names(ledger: Ledger) -> Any:
    """The name of every customer who has documents: `customer_id, customer_name`, "" where nobody says it.

    The customer table's name goes before that of a document. A native frame of the ledger's kind, lazy if that is.
    """
    said = ledger.typed("invoices", ["customer_id", "customer_name"])
    named = said.group_by("customer_id").agg(nw.col("customer_name").max())
    return with_attributes(named, ledger, ["customer_name"], 0).select("customer_id", "customer_name").to_native()
