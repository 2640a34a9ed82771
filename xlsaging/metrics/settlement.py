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
from .materialise import keep, known_empty
from .offset import offset
from .sources import document_key, documents, sources

__all__ = ["ITEM_COLUMNS", "settle"]

ITEM_COLUMNS = (
    "item", "customer_id", "entity", "account", "currency", "document_no", "instalment_no", "document_type",
    "item_class", "document_date", "posting_date", "due_date", "age_day", "amount", "open", "clearing_no",
    "clearing_date", "exists_day",
)  # fmt: skip
"""Columns of the open items: `item` is document, receipt or write_off; money in minor units, days as numbers."""

_ZERO = nw.lit(0, dtype=nw.Int64)


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
    existing = keep(documents(ledger, as_of, tuple(dict.fromkeys((*_basis_columns(basis), *carry)))))
    found = keep(sources(ledger, as_of, existing))
    key = document_key(ledger)
    applied = keep(_applied_by_document(found, existing, key, as_of))
    lines = _open_lines(existing, applied, key)
    free = _free_sources(found, applied, key, as_of)
    lines = _use_credits(lines, found, free, key, as_of)
    items = nw.concat([_document_items(lines, ledger, basis, carry), _source_items(free, ledger, carry)])
    items = keep(items.filter(nw.col("open") != 0))
    if ledger.has("invoices", "clearing_no"):
        items = keep(_clear(items, ledger, as_of))
    if unapplied == "fifo":
        items = keep(_fifo(items, ledger))
    return items


def _basis_columns(basis: str) -> tuple[str, ...]:
    names = {"due_date": ("condition_met_date", "origin_date", "terms_days"), "origin_date": ("origin_date",)}
    return (*names.get(basis, ("origin_date",)), "dispute_reason", "dispute_date")


def _applied_by_document(found: Any, existing: Any, key: list[str], as_of: int) -> Any:
    """For each document: what was brought (`brought`), what it could take (`worth`), what it took (`taken`)."""
    live = found.filter(nw.col("effective_day") <= as_of, nw.col("target") != "")
    live = live.with_columns(nw.col("target").alias("document_no"))
    brought = live.group_by(*key).agg(nw.col("amount").sum().alias("brought"))
    parts = existing.select(*key, "amount").with_columns(
        nw.when(nw.col("amount") > 0).then(nw.col("amount")).otherwise(_ZERO).alias("debit"),
        nw.when(nw.col("amount") < 0).then(nw.col("amount")).otherwise(_ZERO).alias("credit"),
    )
    worth = parts.group_by(*key).agg(nw.col("debit").sum(), nw.col("credit").sum())
    joined = brought.join(worth, on=key, how="left").with_columns(
        *(nw.col(name).fill_null(0).cast(nw.Int64) for name in ("brought", "debit", "credit"))
    )
    up = nw.min_horizontal("brought", "debit")
    down = nw.max_horizontal("brought", "credit")
    taken = nw.when(nw.col("brought") > 0).then(up).otherwise(down)
    return joined.with_columns(taken.cast(nw.Int64).alias("taken")).filter(nw.col("brought") != 0)


def _open_lines(existing: Any, applied: Any, key: list[str]) -> Any:
    """Document lines with `open`: what the document took, taken off its oldest instalment first."""
    taken = applied.select(*key, "taken")
    lines = existing.join(taken, on=key, how="left").with_columns(nw.col("taken").fill_null(0).cast(nw.Int64))
    same_sign = ((nw.col("amount") > 0) & (nw.col("taken") > 0)) | ((nw.col("amount") < 0) & (nw.col("taken") < 0))
    lines = lines.with_columns(
        nw.when(same_sign).then(nw.col("amount").abs()).otherwise(_ZERO).cast(nw.Int64).alias("room")
    )
    order = ["due_date", "instalment_no", "document_date", "amount"]
    before = (nw.col("room").cum_sum().over(*key, order_by=order) - nw.col("room")).cast(nw.Int64)
    lines = lines.with_columns(before.alias("before"))
    used = nw.min_horizontal(nw.max_horizontal(nw.col("taken").abs() - nw.col("before"), _ZERO), nw.col("room"))
    sign = nw.when(nw.col("amount") < 0).then(nw.lit(-1)).otherwise(nw.lit(1))
    opened = (nw.col("amount") - used * sign).cast(nw.Int64)
    return lines.with_columns(opened.alias("open")).drop("taken", "room", "before")


def _free_sources(found: Any, applied: Any, key: list[str], as_of: int) -> Any:
    """Sources with `free`: what no document took. The last to come is the first to stay free."""
    excess = applied.with_columns((nw.col("brought") - nw.col("taken")).alias("excess"))
    excess = excess.filter(nw.col("excess") != 0).select(*key, "excess")
    rename = {"document_no": "target"}
    target = [rename.get(name, name) for name in key]
    live = found.filter(nw.col("effective_day") <= as_of, nw.col("target") != "")
    waiting = found.filter((nw.col("effective_day") > as_of) | (nw.col("target") == ""))
    waiting = waiting.with_columns(nw.col("amount").alias("free"))
    over = live.join(excess.rename(rename), on=target, how="inner")
    over = over.with_columns(nw.col("excess").cast(nw.Int64))
    towards = nw.when(nw.col("excess") > 0).then(nw.lit(1)).otherwise(nw.lit(-1)).cast(nw.Int64)
    over = over.with_columns(nw.max_horizontal(nw.col("amount") * towards, _ZERO).cast(nw.Int64).alias("part"))
    order = ["priority", "source_day", "effective_day", "source_no", "amount"]
    through = nw.col("part").cum_sum().over(*target, order_by=order)
    after = nw.col("part").sum().over(*target) - through
    over = over.with_columns(after.cast(nw.Int64).alias("after"))
    kept = nw.min_horizontal(nw.max_horizontal(nw.col("excess").abs() - nw.col("after"), _ZERO), nw.col("part"))
    over = over.with_columns((kept * towards).cast(nw.Int64).alias("free")).drop("excess", "part", "after")
    return nw.concat([over.select(*waiting.collect_schema().names()), waiting])


def _use_credits(lines: Any, found: Any, free: Any, key: list[str], as_of: int) -> Any:
    """Take off each credit note what it, or a receipt that uses it, settled elsewhere."""
    if known_empty(lines.filter(nw.col("amount") < 0)):
        return lines
    own = [name for name in key if name != "document_no"]
    columns = [*own, "source_key"]
    brought = found.filter(nw.col("source_key") != "").select(*columns, "amount")
    unused = free.filter(nw.col("source_key") != "").select(*columns, (-nw.col("free")).alias("amount"))
    used = nw.concat([brought, unused]).rename({"source_key": "document_no"})
    used = used.group_by(*key).agg(nw.col("amount").sum().alias("used"))
    lines = lines.join(used, on=key, how="left").with_columns(nw.col("used").fill_null(0).cast(nw.Int64))
    room = nw.when(nw.col("open") < 0).then(-nw.col("open")).otherwise(_ZERO).cast(nw.Int64)
    lines = lines.with_columns(room.alias("room"))
    order = ["due_date", "instalment_no", "document_date", "amount"]
    before = (nw.col("room").cum_sum().over(*key, order_by=order) - nw.col("room")).cast(nw.Int64)
    lines = lines.with_columns(before.alias("before"))
    mine = nw.min_horizontal(nw.max_horizontal(nw.col("used") - nw.col("before"), _ZERO), nw.col("room"))
    opened = (nw.col("open") + mine).cast(nw.Int64)
    return lines.with_columns(opened.alias("open")).drop("used", "room", "before")


def _document_items(lines: Any, ledger: Ledger, basis: str, carry: tuple[str, ...]) -> Any:
    lines = with_age_day(lines.with_columns(nw.lit("document").alias("item"), nw.col("day").alias("exists_day")),
                         ledger, basis)  # fmt: skip
    return lines.select(*_columns(carry))


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


def _clear(items: Any, ledger: Ledger, as_of: int) -> Any:
    cleared = nw.when(nw.col("clearing_date") == NEVER).then(nw.col("exists_day")).otherwise(nw.col("clearing_date"))
    ready = (nw.col("clearing_no") != "") & (cleared <= as_of)
    group = ["customer_id", "clearing_no", *(["currency"] if ledger.has("invoices", "currency") else [])]
    return offset(items, ready, group)


def _fifo(items: Any, ledger: Ledger) -> Any:
    ready = nw.col("item_class") != "retention"
    if ledger.settings.skip_disputed:
        ready = ready & (nw.col("dispute_reason") == "") & (nw.col("dispute_date") == NEVER)
    shared = [
        name
        for name in ("currency", "entity", "account")
        if ledger.has("invoices", name) and (name == "currency" or ledger.has("receipts", name))
    ]
    return offset(items, ready, ["customer_id", *shared])
