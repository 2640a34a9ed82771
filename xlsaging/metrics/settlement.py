"""The settlement engine: what is open on a day, and why. Every figure rests on it.

1. Documents and sources that exist on the day are gathered; an application dated later is not there yet, one whose
   receipt has been returned is void.
2. By reference: a document takes what its sources bring, never more than it is worth; within it the oldest
   instalment first. What does not fit stays with the source.
3. Clearing groups: what carries one clearing number is set off against each other, oldest first.
4. With `unapplied="fifo"`, what is still free is set off inside customer, entity, account and currency.

Nothing is lost or invented: open items always sum to documents less receipts less write-offs.
"""

from __future__ import annotations

from typing import Any

import narwhals as nw

from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import NEVER

from .basis import with_age_day
from .materialise import keep
from .offset import offset
from .reference import Reference, settle_by_reference

__all__ = ["ITEM_COLUMNS", "basis_columns", "opening_items", "passes", "settle"]

ITEM_COLUMNS = (
    "item", "customer_id", "entity", "account", "currency", "document_no", "instalment_no", "document_type",
    "item_class", "document_date", "posting_date", "due_date", "age_day", "amount", "open", "clearing_no",
    "clearing_date", "exists_day",
)  # fmt: skip
"""Columns of the open items: `item` is document, receipt or write_off; money in minor units, days as numbers."""


def settle(ledger: Ledger, as_of: int, basis: str, unapplied: str, carry: tuple[str, ...] = ()) -> Any:
    """Open items on day number `as_of`: the columns `ITEM_COLUMNS` and those of invoices named in `carry`.

    One row for each document line, receipt or write-off that is not fully settled; `open` is positive for what
    the customer owes, negative for what he is owed. `carry` columns are "" (or NEVER) on receipts that lack them.
    """
    key = ("settle", as_of, basis, unapplied)
    known: tuple[frozenset[str], Any] | None = ledger.recall(key)
    if known is None or not set(carry) <= known[0]:
        known = (frozenset(carry), _settle(ledger, as_of, basis, unapplied, carry))
        ledger.remember(key, known)
    return known[1]


def _settle(ledger: Ledger, as_of: int, basis: str, unapplied: str, carry: tuple[str, ...]) -> Any:
    first = settle_by_reference(ledger, as_of, tuple(dict.fromkeys((*basis_columns(basis), *carry))))
    items = keep(opening_items(first, ledger, basis, carry))
    for ready, group in passes(ledger, as_of, unapplied):
        items = keep(offset(items, ready, group))
    return items


def opening_items(
    first: Reference, ledger: Ledger, basis: str, carry: tuple[str, ...], *, settled: bool = False
) -> Any:
    """What the first pass leaves, as items; with `settled`, all document lines instead, settled ones too."""
    lines = first.lines.with_columns(nw.lit("document").alias("item"), nw.col("day").alias("exists_day"))
    lines = with_age_day(lines, ledger, basis).select(*_columns(carry))
    if settled:
        return lines
    return nw.concat([lines, _source_items(first.free, ledger, carry)]).filter(nw.col("open") != 0)


def passes(ledger: Ledger, as_of: int, unapplied: str) -> list[tuple[nw.Expr, list[str]]]:
    """The rounds of setting off that follow the first pass: which items take part, and in which groups."""
    rounds = []
    if ledger.has("invoices", "clearing_no"):
        cleared = nw.when(nw.col("clearing_date") == NEVER).then(nw.col("exists_day"))
        ready = (nw.col("clearing_no") != "") & (cleared.otherwise(nw.col("clearing_date")) <= as_of)
        own = ["currency"] if ledger.has("invoices", "currency") else []
        rounds.append((ready, ["customer_id", "clearing_no", *own]))
    if unapplied == "fifo":
        rounds.append(_fifo(ledger))
    return rounds


def basis_columns(basis: str) -> tuple[str, ...]:
    """Invoice columns that the age on `basis` is made of."""
    names = {"due_date": ("condition_met_date", "origin_date", "terms_days"), "origin_date": ("origin_date",)}
    return (*names.get(basis, ("origin_date",)), "dispute_reason", "dispute_date")


def _source_items(free: Any, ledger: Ledger, carry: tuple[str, ...]) -> Any:
    """Free receipts and write-offs as items of their own; a receipt lowers what is owed, hence the sign."""
    kinds = {"receipts": "receipt", "write_offs": "write_off"}
    own = free.filter(nw.col("source_table").is_in(list(kinds)))
    is_receipt = nw.col("source_table") == "receipts"
    kind = nw.when(is_receipt).then(nw.lit("receipt")).otherwise(nw.lit("write_off"))
    own = own.with_columns(
        kind.alias("item"),
        kind.alias("document_type"),
        nw.col("source_no").alias("document_no"),
        nw.lit(1, dtype=nw.Int64).alias("instalment_no"),
        nw.lit("trade").alias("item_class"),
        (-nw.col("amount")).cast(nw.Int64).alias("amount"),
        (-nw.col("free")).cast(nw.Int64).alias("open"),
        *(nw.col("source_day").alias(name) for name in ("document_date", "posting_date", "due_date", "age_day")),
        nw.col("source_day").alias("exists_day"),
    )
    missing = [name for name in _columns(carry) if name not in own.collect_schema().names()]
    return ledger.with_blank(own, "invoices", missing).select(*_columns(carry))


def _columns(carry: tuple[str, ...]) -> list[str]:
    return list(dict.fromkeys((*ITEM_COLUMNS, "dispute_reason", "dispute_date", *carry)))


def _fifo(ledger: Ledger) -> tuple[nw.Expr, list[str]]:
    ready = nw.col("item_class") != "retention"
    if ledger.settings.skip_disputed:
        ready = ready & (nw.col("dispute_reason") == "") & (nw.col("dispute_date") == NEVER)
    shared = [
        name
        for name in ("currency", "entity", "account")
        if ledger.has("invoices", name) and (name == "currency" or ledger.has("receipts", name))
    ]
    return ready, ["customer_id", *shared]
