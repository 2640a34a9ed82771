"""The rows of a ledger and what each adds to the balance of a closing day: what a pack freezes, a later run compares.

Documents less receipts less write-offs are what is outstanding, currency by currency: settlement moves money
between rows and neither makes nor loses any.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import narwhals as nw

from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import NEVER, as_date, to_day

from .open_items import placed_items
from .rates import RATE_COLUMNS, with_base
from .sources import documents, every_note

__all__ = ["CLOSED_COLUMNS", "closed_rows", "open_by_currency"]

CLOSED_COLUMNS = {
    "invoices": ("document_no", "instalment_no", "customer_id", "currency", "document_date", "due_date", "amount",
                 "entity", "account"),
    "receipts": ("receipt_no", "customer_id", "currency", "receipt_date", "amount", "applied_to", "returned_date"),
    "write_offs": ("document_no", "customer_id", "currency", "write_off_date", "amount"),
}  # fmt: skip
"""What of each row is compared; the number comes first."""
_ZERO = nw.lit(0, dtype=nw.Int64)
_DATES = {"receipts": "receipt_date", "write_offs": "write_off_date"}


def closed_rows(ledger: Ledger, table: str, as_of: date | str) -> Any:
    """Every row of `table` (invoices, receipts or write_offs), later ones too, and what it adds to a balance.

    Columns `CLOSED_COLUMNS`, `day`, `effect`, `base`. `day` is the day from which the row counts (0: always): a
    document's posting date, else its own. `effect` is what it adds to the outstanding of its currency on `as_of`: a
    document its amount, cash and write-offs theirs with the other sign; 0 for a row dated later, a receipt returned
    by then (its `returned_date` shows; a later one is not known yet and shows as missing), and one that only uses up
    a credit note. `base` is the effect in the base currency at the closing rate of `as_of` (0 where there is none).
    The effects of the three tables sum to the outstanding. A Narwhals frame, days as numbers, money in minor units.

    >>> import pandas as pd
    >>> invoices = pd.DataFrame({"document_no": ["A1", "A2"], "customer_id": ["C1", "C1"], "amount": [100.0, 50.0],
    ...                          "document_date": ["2025-01-01", "2025-02-05"]})
    >>> closed_rows(Ledger(invoices=invoices), "invoices", "2025-01-31")["effect"].to_list()
    [10000, 0]
    """
    last = to_day(as_date(as_of, "as_of"))
    frame = _documents(ledger) if table == "invoices" else _money(ledger, table, last)
    here = nw.when(nw.col("day") <= last).then(nw.col("effect")).otherwise(_ZERO)
    frame = frame.with_columns(here.cast(nw.Int64).alias("effect"))
    frame = with_base(frame, ledger, last, "closing", {"effect": "base"})
    made = [nw.col("base").fill_null(0).cast(nw.Int64), nw.col("day").cast(nw.Int64)]
    return frame.with_columns(*made).select(*CLOSED_COLUMNS[table], "day", "effect", "base")


def _documents(ledger: Ledger) -> Any:
    frame = documents(ledger, NEVER, RATE_COLUMNS)
    present = frame.collect_schema().names()
    frame = ledger.with_blank(frame, "invoices", [name for name in CLOSED_COLUMNS["invoices"] if name not in present])
    return frame.with_columns(nw.col("amount").alias("effect"))


def _money(ledger: Ledger, table: str, last: int) -> Any:
    own = [name for name in RATE_COLUMNS if ledger.has(table, name)]
    frame = ledger.typed(table, [*CLOSED_COLUMNS[table], *own])
    dated = nw.col(_DATES[table])
    frame = frame.with_columns(nw.when(dated == NEVER).then(_ZERO).otherwise(dated).cast(nw.Int64).alias("day"))
    lowered = (-nw.col("amount")).cast(nw.Int64)
    if table == "write_offs":
        return frame.with_columns(lowered.alias("effect"))
    known = nw.when(nw.col("returned_date") <= last).then(nw.col("returned_date"))
    frame = frame.with_columns(known.otherwise(nw.lit(NEVER)).cast(nw.Int64).alias("returned_date"))
    notes = every_note(ledger).rename({"source_no": "receipt_no"})
    keys = notes.collect_schema().names()
    frame = frame.join(notes.with_columns(nw.lit(1, dtype=nw.Int64).alias("uses")), on=keys, how="left")
    counts = nw.col("uses").is_null() & (nw.col("returned_date") == NEVER)
    return frame.with_columns(nw.when(counts).then(lowered).otherwise(_ZERO).cast(nw.Int64).alias("effect"))


def open_by_currency(ledger: Ledger, as_of: date | str) -> Any:
    """Outstanding on `as_of` as the settlement finds it: `currency, open, base`, in minor units; a Narwhals frame."""
    items = placed_items(ledger, as_of)
    items = items.with_columns(nw.col("base_open").fill_null(0))
    sums = items.group_by("currency").agg(nw.col("open").sum(), nw.col("base_open").sum().alias("base"))
    return sums.with_columns(nw.col(name).cast(nw.Int64) for name in ("open", "base")).sort("currency")
