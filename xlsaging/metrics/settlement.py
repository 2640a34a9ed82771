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

from .basis import BASIS_COLUMNS, with_age_day, with_due_day
from .materialise import keep
from .offset import BY_AGE, BY_DUE_DAY, Round, offset
from .reference import Reference, settle_by_reference
from .sources import RECEIPT, WRITE_OFF

__all__ = [
    "CARRIED",
    "ITEM_COLUMNS",
    "basis_columns",
    "carry_along",
    "clearing_group",
    "complete_items",
    "disputed",
    "opening_items",
    "passes",
    "settle",
]

ITEM_COLUMNS = (
    "item", "customer_id", "entity", "account", "currency", "document_no", "instalment_no", "document_type",
    "item_class", "document_date", "posting_date", "due_date", "age_day", "amount", "open", "clearing_no",
    "clearing_date", "exists_day",
)  # fmt: skip
"""Columns of the open items: `item` is document, receipt or write_off; money in minor units, days as numbers."""

_ZERO = nw.lit(0, dtype=nw.Int64)
_ALONG = "carry_along"

CARRIED = (*BASIS_COLUMNS, "dispute_reason", "dispute_date")
"""Invoice columns that the settlement itself needs beside those that documents always have."""


def basis_columns(_basis: str) -> tuple[str, ...]:
    """Invoice columns to be carried for ages on a basis: the same for each, as all settle by due day."""
    return CARRIED


def settle(
    ledger: Ledger, as_of: int, basis: str, unapplied: str, carry: tuple[str, ...] = (), *, narrow: bool = False
) -> Any:
    """Open items on day number `as_of`: the columns `ITEM_COLUMNS` and those of invoices named in `carry`.

    One row for each document line, receipt or write-off that is not fully settled; `open` is positive for what
    the customer owes, negative for what he is owed. `carry` columns are "" (or NEVER) on receipts that lack them.
    With `narrow`, columns that the ledger does not have are left out: filling a million blanks takes longer than
    the settlement.
    """
    fifo = unapplied == "fifo"
    key = ("settle", as_of, basis if fifo else "", fifo)
    known: tuple[frozenset[str], Any] | None = ledger.recall(key)
    if known is None or not set(carry) <= known[0]:
        wanted = dict.fromkeys((*carry, "origin_date", *(ledger.recall(_ALONG) or ()), *(known[0] if known else ())))
        known = (frozenset(wanted), _settle(ledger, as_of, basis if fifo else "due_date", unapplied, tuple(wanted)))
        ledger.remember(key, known)
    items = known[1] if fifo else _aged(known[1], basis)
    return items if narrow else complete_items(items, ledger, carry)


def carry_along(ledger: Ledger, columns: tuple[str, ...]) -> None:
    """Have each settlement of `ledger` carry these columns of invoices too: figures that ask for them later, one
    after another, then find the day settled."""
    ledger.remember(_ALONG, tuple(dict.fromkeys((*(ledger.recall(_ALONG) or ()), *columns))))


def _aged(items: Any, basis: str) -> Any:
    """Items settled by due day with their age on `basis`: only FIFO sets off in an order that the basis decides."""
    if basis == "due_date":
        return items
    documents = with_age_day(items.rename({"age_day": "dated"}), basis)
    day = nw.when(nw.col("item") == "document").then(nw.col("age_day")).otherwise(nw.col("dated"))
    return documents.with_columns(day.cast(nw.Int64).alias("age_day")).drop("dated")


def _settle(ledger: Ledger, as_of: int, basis: str, unapplied: str, carry: tuple[str, ...]) -> Any:
    first = settle_by_reference(ledger, as_of, tuple(dict.fromkeys((*CARRIED, *carry))))
    items = keep(opening_items(first, ledger, basis, carry))
    for each in passes(ledger, as_of, unapplied):
        items = keep(offset(items, each))
    return items


def opening_items(
    first: Reference, ledger: Ledger, basis: str, carry: tuple[str, ...], *, settled: bool = False
) -> Any:
    """What the first pass leaves, as narrow items (see `settle`); with `settled`, all document lines instead,
    settled ones too, with all columns, `due_day` and those that tell documents apart."""
    lines = first.lines if settled else first.lines.filter(nw.col("open") != 0)
    lines = with_age_day(with_due_day(lines, ledger), basis)
    lines = lines.with_columns(nw.lit("document").alias("item"), nw.col("day").alias("exists_day"))
    if settled:
        return complete_items(lines, ledger, (*carry, "due_day", *first.key))
    present = set(lines.collect_schema().names()) | set(first.free.collect_schema().names())
    columns = [name for name in _columns((*carry, "due_day")) if name in present]
    missing = [name for name in columns if name not in lines.collect_schema().names()]
    lines = ledger.with_blank(lines, "invoices", missing)
    items = nw.concat([lines.select(*columns), _source_items(first.free, ledger, columns)])
    return _with_cleared_day(items, first, ledger) if ledger.has("invoices", "clearing_no") else items


def _with_cleared_day(items: Any, first: Reference, ledger: Ledger) -> Any:
    """`items` with `cleared_day`, the day their clearing group was cleared: the latest that any member states,
    settled ones too, else the day its last member came; 0 outside of groups."""
    group = clearing_group(ledger)
    members = [_members(ledger, first.lines, "day", group), _members(ledger, first.found, "source_day", group)]
    members = nw.concat(members).filter(nw.col("clearing_no") != "")
    stated = nw.when(nw.col("clearing_date") == NEVER).then(_ZERO).otherwise(nw.col("clearing_date"))
    members = members.with_columns(stated.cast(nw.Int64).alias("stated"))
    days = members.group_by(*group).agg(nw.col("stated").max(), nw.col("came").max())
    items = items.join(days, on=group, how="left")
    latest = nw.when(nw.col("stated").fill_null(0) > 0).then(nw.col("stated")).otherwise(nw.col("came"))
    return items.with_columns(latest.fill_null(0).cast(nw.Int64).alias("cleared_day")).drop("stated", "came")


def _members(ledger: Ledger, frame: Any, came: str, group: list[str]) -> Any:
    says = "clearing_date" in frame.collect_schema().names()
    frame = ledger.with_blank(frame, "invoices", [] if says else ["clearing_date"])
    return frame.select(*group, "clearing_date", nw.col(came).alias("came"))


def complete_items(items: Any, ledger: Ledger, carry: tuple[str, ...]) -> Any:
    """Narrow items with all columns; a document that does not say its type is one by its sign."""
    present = items.collect_schema().names()
    columns = _columns(carry)
    items = ledger.with_blank(items, "invoices", [name for name in columns if name not in present])
    if "document_type" not in present:
        by_sign = nw.when(nw.col("amount") < 0).then(nw.lit("credit_note")).otherwise(nw.lit("invoice"))
        kind = nw.when(nw.col("item") == "document").then(by_sign).otherwise(nw.col("item"))
        items = items.with_columns(kind.alias("document_type"))
    return items.select(*columns)


def _columns(carry: tuple[str, ...]) -> list[str]:
    return list(dict.fromkeys((*ITEM_COLUMNS, "dispute_reason", "dispute_date", *carry)))


def passes(ledger: Ledger, as_of: int, unapplied: str) -> list[Round]:
    """The rounds of setting off that follow the first pass."""
    rounds = []
    if ledger.has("invoices", "clearing_no"):
        ready = (nw.col("clearing_no") != "") & (nw.col("cleared_day") <= as_of)
        rounds.append(Round(ready, clearing_group(ledger), BY_DUE_DAY))
    if unapplied == "fifo":
        rounds.append(_fifo(ledger, as_of))
    return rounds


def clearing_group(ledger: Ledger) -> list[str]:
    """The columns that tell clearing groups apart."""
    return ["customer_id", "clearing_no", *_currency(ledger)]


def _currency(ledger: Ledger) -> list[str]:
    return ["currency"] if any(ledger.has(table, "currency") for table in ("invoices", "receipts")) else []


def _fifo(ledger: Ledger, as_of: int) -> Round:
    """An entity or account keeps its own money where both invoices and receipts say whose it is."""
    ready = nw.col("open") != 0
    if ledger.has("invoices", "item_class"):
        ready = ready & (nw.col("item_class") != "retention")
    if ledger.settings.skip_disputed and ledger.has("invoices", "dispute_reason"):
        ready = ready & ~disputed(as_of)
    own = [name for name in ("entity", "account") if ledger.has("invoices", name) and ledger.has("receipts", name)]
    return Round(ready, ["customer_id", *_currency(ledger), *own], BY_AGE)


def _source_items(free: Any, ledger: Ledger, columns: list[str]) -> Any:
    """Free receipts and write-offs as items of their own; a receipt lowers what is owed, hence the sign."""
    own = free.filter(nw.col("priority").is_in([RECEIPT, WRITE_OFF]))
    kind = nw.when(nw.col("priority") == RECEIPT).then(nw.lit("receipt")).otherwise(nw.lit("write_off"))
    dated = nw.when(nw.col("source_day") == 0).then(nw.lit(NEVER)).otherwise(nw.col("source_day"))
    dates = ("document_date", "posting_date", "due_date", "due_day", "age_day")
    made = {
        "item": kind,
        "document_type": kind,
        "document_no": nw.col("source_no"),
        "amount": (-nw.col("amount")).cast(nw.Int64),
        "open": (-nw.col("free")).cast(nw.Int64),
        "exists_day": nw.col("source_day"),
        **dict.fromkeys(dates, dated.cast(nw.Int64)),
    }
    own = own.with_columns(*(value.alias(name) for name, value in made.items() if name in columns))
    missing = [name for name in columns if name not in own.collect_schema().names()]
    return ledger.with_blank(own, "invoices", missing).select(*columns)


def disputed(as_of: int) -> nw.Expr:
    """Whether an item is disputed on day number `as_of`: a reason or a date is given, and the date has come."""
    begun = (nw.col("dispute_date") == NEVER) | (nw.col("dispute_date") <= as_of)
    return ((nw.col("dispute_reason") != "") | (nw.col("dispute_date") != NEVER)) & begun
