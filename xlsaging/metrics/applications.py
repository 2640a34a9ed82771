"""Applications: which receipt, credit or write-off settled which document line, when, and how much of it.

The other face of the settlement: what it took off every line, told source by source. Figures about a period
(days to pay, collected by collector, cycle) are sums over these rows.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import narwhals as nw

from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import as_date, to_day

from .basis import with_turns
from .intervals import overlaps
from .materialise import keep
from .offset import USED, offset, set_off
from .reference import Reference, line_order, settle_by_reference
from .running import alone_and_others, with_running
from .settlement import CARRIED, complete_items, opening_items, passes
from .sources import source_table

__all__ = ["APPLICATION_COLUMNS", "applications"]

APPLICATION_COLUMNS = (
    "customer_id", "entity", "account", "currency", "document_no", "instalment_no", "document_type", "item_class",
    "document_date", "due_date", "age_day", "line_amount", "source_table", "source_no", "source_day", "effective_day",
    "amount",
)  # fmt: skip
"""Columns of `applications`: the line, its first dates as day numbers, the source (`receipts`, `credit_use`,
`invoices` for credit notes, `write_offs`), the day from which it counts, and minor units that it took off."""

_OFTEN_ASKED = ("collector", "base_amount", "fx_rate")
"""Columns of invoices that figures about a period ask for, each other ones: carried always, one result serves all."""

_ZERO = nw.lit(0, dtype=nw.Int64)
_LINE = [name for name in APPLICATION_COLUMNS if not name.startswith(("source_", "effective_")) and name != "amount"]


def applications(
    ledger: Ledger,
    as_of: date | str,
    basis: str | None = None,
    unapplied: str | None = None,
    carry: tuple[str, ...] = (),
) -> Any:
    """What settled each document line, as known on `as_of`: `APPLICATION_COLUMNS` and the invoice columns `carry`.

    A Narwhals frame in minor units. An application counts from `effective_day`, the latest of its own, its source's
    and its document's day; one whose receipt was returned by `as_of` is not there. Refunds are negative rows that
    undo the latest applications. Their sum on each line is the line's amount less what is open.
    """
    settings = ledger.settings
    basis, unapplied = basis or settings.basis, unapplied or settings.unapplied
    day = to_day(as_date(as_of, "as_of"))
    key = ("applications", day, basis, unapplied)
    known: tuple[tuple[str, ...], Any] | None = ledger.recall(key)
    if known is None or not set(carry) <= set(known[0]):
        own = (name for name in _OFTEN_ASKED if ledger.has("invoices", name))
        wanted = tuple(dict.fromkeys((*carry, *own, *(known[0] if known else ()))))
        known = (wanted, keep(_applications(ledger, day, basis, unapplied, wanted)))
        ledger.remember(key, known)
    return known[1].select(*APPLICATION_COLUMNS, *_extra(carry))


def _applications(ledger: Ledger, as_of: int, basis: str, unapplied: str, carry: tuple[str, ...]) -> Any:
    wanted = tuple(dict.fromkeys((*CARRIED, *carry)))
    first = settle_by_reference(ledger, as_of, wanted)
    items = keep(opening_items(first, ledger, basis, carry))
    parts = [_by_reference(first, ledger, basis, as_of, carry)]
    for each in passes(ledger, as_of, unapplied):
        at_hand = keep(set_off(items, each))
        if "clearing_no" not in each.group:
            at_hand = at_hand.with_columns(_ZERO.alias("cleared_day"))
        at_hand = complete_items(at_hand, ledger, (*carry, *USED, "cleared_day"))
        parts.append(_by_offset(at_hand, each.group, carry))
        items = keep(offset(items, each))
    return nw.concat(parts) if len(parts) > 1 else parts[0]


def _by_reference(first: Reference, ledger: Ledger, basis: str, as_of: int, carry: tuple[str, ...]) -> Any:
    """Lines and sources of one document laid along one line of money: where they overlap, they met."""
    key = first.key
    lines = opening_items(first, ledger, basis, carry, settled=True)
    lines = _laid_lines(lines.filter(nw.col("amount") > 0), key, carry)
    brought = _allocated(first, as_of)
    names = ["source_table", "source_no", "source_day", "effective_day", "sign", "from", "to"]
    met = lines.join(brought.select(*key, *names), on=key, how="inner")
    size = nw.min_horizontal("end", "to") - nw.max_horizontal("begin", "from")
    met = met.with_columns(size.cast(nw.Int64).alias("size")).filter(nw.col("size") > 0)
    latest = nw.max_horizontal("effective_day", "exists_day").cast(nw.Int64)
    met = met.with_columns(
        (nw.col("size") * nw.col("sign")).cast(nw.Int64).alias("amount"), latest.alias("effective_day")
    )
    return met.select(*APPLICATION_COLUMNS, *_extra(carry))


def _laid_lines(lines: Any, key: list[str], carry: tuple[str, ...]) -> Any:
    """Document lines with the stretch `begin`–`end` of their document's money that they are, in turn."""
    alone, others = alone_and_others(lines, key)
    others = with_turns(others)
    others = with_running(others, ["amount"], key, line_order(others, carry)).rename({"amount_through": "end"})
    parts = [others] if alone is None else [others, alone.with_columns(nw.col("amount").alias("end"))]
    columns = [*lines.collect_schema().names(), "end"]
    laid = nw.concat([part.select(*columns) for part in parts]).rename({"amount": "line_amount"})
    return laid.with_columns((nw.col("end") - nw.col("line_amount")).cast(nw.Int64).alias("begin"))


def _allocated(first: Reference, as_of: int) -> Any:
    """Sources with the stretch `from`–`to` of their document's money that they paid, kind after kind; refunds and
    recoveries undo what their own kind paid, from its end."""
    key = first.key
    own = ["source_no", "source_day", "effective_day", "priority", "is_use"]
    live = first.found.filter(nw.col("effective_day") <= as_of, nw.col("target") != "")
    back = first.free.filter(nw.col("effective_day") <= as_of, nw.col("target") != "")
    unused = (-nw.col("free")).cast(nw.Int64).alias("amount")
    both = nw.concat([live.select(*key, *own, "amount"), back.select(*key, *own, unused)])
    alone, others = alone_and_others(both, key)
    others = others.group_by(*key, *own).agg(nw.col("amount").sum())
    others = _paid_and_refunded(others.with_columns(nw.col("amount").cast(nw.Int64)).filter(nw.col("amount") != 0))
    order = ["priority", "effective_day", "source_day", "source_no", "is_use"]
    others = with_running(others, ["paid", "refunded"], key, order)
    others = others.with_columns((nw.col("refunded_through") - nw.col("refunded")).cast(nw.Int64).alias("before"))
    kind = [*key, "priority"]
    kind_paid, kind_before = nw.col("paid_through").max().over(*kind), nw.col("before").min().over(*kind)
    parts = [
        others.with_columns(
            kind_paid.cast(nw.Int64).alias("kind_paid"), kind_before.cast(nw.Int64).alias("refunded_before")
        )
    ]
    if alone is not None:
        alone = _paid_and_refunded(alone)
        paid = [nw.col("paid").alias(name) for name in ("paid_through", "kind_paid")]
        none = [_ZERO.alias(name) for name in ("before", "refunded_before")]
        parts.append(alone.with_columns(*paid, *none, nw.col("refunded").alias("refunded_through")))
    told = nw.concat([part.select(*parts[0].collect_schema().names()) for part in parts])
    is_refund = nw.col("amount") < 0
    undone = nw.col("kind_paid") - nw.col("before")
    paid_to = nw.col("paid_through") - nw.col("refunded_before")
    told = told.with_columns(
        nw.when(is_refund).then(undone).otherwise(paid_to).cast(nw.Int64).alias("to"),
        nw.when(is_refund).then(nw.lit(-1)).otherwise(nw.lit(1)).cast(nw.Int64).alias("sign"),
    )
    begin = (nw.col("to") - nw.col("amount").abs()).cast(nw.Int64)
    return told.with_columns(begin.alias("from"), source_table().alias("source_table"))


def _paid_and_refunded(sources: Any) -> Any:
    return sources.with_columns(
        nw.max_horizontal(nw.col("amount"), _ZERO).cast(nw.Int64).alias("paid"),
        nw.max_horizontal(-nw.col("amount"), _ZERO).cast(nw.Int64).alias("refunded"),
    )


def _by_offset(at_hand: Any, group: list[str], carry: tuple[str, ...]) -> Any:
    """Pairs inside groups of `at_hand` (see `offset.set_off`): a document's debit met by a credit."""
    debits = at_hand.filter(nw.col("used_debit") > 0)
    credits = at_hand.filter(nw.col("used_credit") > 0).with_columns(_source_table().alias("source_table"))
    met = overlaps(debits, credits, group, "debit_end", "credit_end")
    columns = [name for name in (*_LINE, *_extra(carry)) if name not in (*group, "line_amount")]
    pairs = met.join(
        debits.filter(nw.col("item") == "document").select(
            *group,
            "debit_end",
            *columns,
            nw.col("amount").alias("line_amount"),
            nw.col("exists_day").alias("debit_day"),
        ),
        on=[*group, "debit_end"],
        how="inner",
    )
    theirs = credits.select(
        *group,
        "credit_end",
        "source_table",
        nw.col("document_no").alias("source_no"),
        nw.col("exists_day").alias("source_day"),
        nw.col("cleared_day").alias("credit_cleared"),
    )
    pairs = pairs.join(theirs, on=[*group, "credit_end"], how="inner")
    latest = nw.max_horizontal("debit_day", "source_day", "credit_cleared").cast(nw.Int64)
    pairs = pairs.with_columns(latest.alias("effective_day"), nw.col("size").alias("amount"))
    return pairs.select(*APPLICATION_COLUMNS, *_extra(carry))


def _source_table() -> nw.Expr:
    table = nw.when(nw.col("item") == "write_off").then(nw.lit("write_offs")).otherwise(nw.lit("invoices"))
    return nw.when(nw.col("item") == "receipt").then(nw.lit("receipts")).otherwise(table)


def _extra(carry: tuple[str, ...]) -> list[str]:
    return [name for name in carry if name not in APPLICATION_COLUMNS]
