"""Contacts and promises: what the collection log says was done, and what came of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import narwhals as nw

from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import NEVER

from .attributes import with_attributes
from .rates import RATE_COLUMNS, with_base
from .scope import without_consolidated
from .small import rows_of
from .sources import RECEIPT, money
from .windows import Periods

__all__ = ["Contacts", "contacts", "is_kept", "promises", "promises_due"]


@dataclass(slots=True)
class Contacts:
    """One collector's contacts in a period."""

    count: int = 0
    customers: set[str] = field(default_factory=set)
    months: set[int] = field(default_factory=set)


def contacts(ledger: Ledger, months: Periods) -> dict[str, Contacts]:
    """Contacts by collector: the one whom the log names, else who was assigned on the day."""
    found: dict[str, Contacts] = defaultdict(Contacts)
    if not ledger.has("activities"):
        return found
    log = ledger.typed("activities", ["activity_date", "customer_id", "collector"])
    log = log.filter(nw.col("activity_date") > months.bounds[0], nw.col("activity_date") <= months.bounds[-1])
    log = with_attributes(without_consolidated(log, ledger), ledger, ["collector"], "activity_date")
    log = log.with_columns(months.position_of("activity_date").alias("month"), nw.lit(1, dtype=nw.Int64).alias("times"))
    sums = log.group_by("collector", "customer_id", "month").agg(nw.col("times").sum())
    for collector, customer, month, times in rows_of(sums.select("collector", "customer_id", "month", "times")):
        mine = found[collector]
        mine.count += int(times)
        mine.customers.add(customer)
        mine.months.add(month)
    return found


def promises(ledger: Ledger, start: int, end: int) -> dict[str, tuple[int, int]]:
    """(due, kept) by collector. A promise is due in the period that holds its date plus the days of grace.

    Kept: from the day it was given to that day, cash at least as large came in, for the document if the promise
    names one (as applied), else from the customer; a promise without an amount is kept by any cash. A receipt that
    was returned by `end` keeps no promise, nor does one that only uses up a credit note.
    """
    if not ledger.has("activities", "promise_date"):
        return {}
    counted: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for collector, *_, promised, _document, paid in rows_of(promises_due(ledger, start, end)):
        counted[collector][0] += 1
        counted[collector][1] += is_kept(promised, paid)
    return {collector: (due, kept) for collector, (due, kept) in counted.items()}


def is_kept(promised: int | None, paid: int) -> bool:
    """Whether a promise is kept by what was paid; one in a currency without a rate cannot be judged, and is not."""
    return promised is not None and paid > 0 and paid >= promised


_PROMISE = ("collector", "customer_id", "activity_date", "deadline", "promised", "document_no")


def promises_due(ledger: Ledger, start: int, end: int) -> Any:
    """The promises behind `promises`, a row each: `collector, customer_id, activity_date, deadline, promised,
    document_no, paid`, amounts in minor units of the base currency; `paid` is the cash that counts for it."""
    grace = ledger.settings.promise_grace_days
    columns = ["activity_date", "customer_id", "collector", "promise_date", "promise_amount", "document_no", "currency"]
    made = ledger.typed("activities", columns).filter(nw.col("promise_date") != NEVER).unique()
    made = made.with_columns((nw.col("promise_date") + grace).cast(nw.Int64).alias("deadline"))
    made = made.filter(nw.col("deadline") >= start, nw.col("deadline") <= end)
    made = with_attributes(without_consolidated(made, ledger), ledger, ["collector"], "activity_date")
    made = with_base(made, ledger, end, "closing", {"promise_amount": "promised"})
    met = made.select(*_PROMISE).unique().join(_cash(ledger, end), on="customer_id", how="left")
    in_time = (nw.col("day") >= nw.col("activity_date")) & (nw.col("day") <= nw.col("deadline"))
    for_it = (nw.col("document_no") == "") | (nw.col("document_no") == nw.col("applied_to"))
    counts = nw.when(in_time & for_it).then(nw.col("base")).otherwise(nw.lit(0, dtype=nw.Int64))
    sums = met.with_columns(counts.alias("paid")).group_by(*_PROMISE).agg(nw.col("paid").sum())
    return sums.select(*_PROMISE, nw.col("paid").fill_null(0).cast(nw.Int64))


def _cash(ledger: Ledger, end: int) -> Any:
    if not ledger.has("receipts"):
        frame = ledger.typed("activities", ["customer_id"]).filter(nw.col("customer_id") == "")
        nothing = nw.lit(0, dtype=nw.Int64)
        return frame.with_columns(nothing.alias("day"), nw.lit("").alias("applied_to"), nothing.alias("base"))
    foreign = any(ledger.has(table, "currency") for table in ("invoices", "receipts"))
    frame = money(ledger, end, RATE_COLUMNS if foreign else ()).cash.filter(nw.col("priority") == RECEIPT)
    frame = with_base(frame, ledger, end, "closing", {"amount": "base"})
    day, document = nw.col("source_day").alias("day"), nw.col("target").alias("applied_to")
    return frame.select("customer_id", day, document, nw.col("base").fill_null(0))
