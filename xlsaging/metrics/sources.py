"""What lowers a document: receipts, credit notes, red-letter invoices and write-offs, as one list.

Every source names its target document and the day from which it counts there. Positive amounts lower what the
target is worth, negative ones (refunds, recoveries) raise it again.
"""

from __future__ import annotations

from typing import Any

import narwhals as nw

from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import NEVER

from .materialise import known_empty

__all__ = [
    "CREDIT",
    "RECEIPT",
    "REVERSAL",
    "SOURCE_COLUMNS",
    "WRITE_OFF",
    "document_key",
    "documents",
    "sources",
]

REVERSAL, RECEIPT, CREDIT, WRITE_OFF = 0, 1, 2, 3
"""The order in which sources settle a document: its own red-letter invoice, receipts, credits, write-offs."""

SOURCE_COLUMNS = (
    "source_table", "priority", "customer_id", "entity", "account", "currency", "target", "source_no", "source_day",
    "source_key", "effective_day", "gone_day", "amount", "clearing_no", "clearing_date",
)  # fmt: skip

_DOCUMENT_COLUMNS = (
    "customer_id", "document_no", "instalment_no", "document_type", "item_class", "document_date", "posting_date",
    "due_date", "entity", "account", "currency", "amount", "applied_to", "applied_date", "reverses_document_no",
    "clearing_no", "clearing_date",
)  # fmt: skip


def document_key(ledger: Ledger) -> list[str]:
    """The columns that tell documents apart: customer, currency, number, and the entity where both invoices
    and receipts say it."""
    key = ["customer_id", "document_no"]
    if ledger.has("invoices", "currency"):
        key.append("currency")
    if ledger.has("invoices", "entity") and (not ledger.has("receipts") or ledger.has("receipts", "entity")):
        key.append("entity")
    return key


def documents(ledger: Ledger, as_of: int, carry: tuple[str, ...] = ()) -> Any:
    """Document lines that exist on day `as_of`: posted (or, without a posting date, dated) by then.

    A document without any date exists always. `day` is the day it exists from.
    """
    columns = list(dict.fromkeys((*_DOCUMENT_COLUMNS, *carry)))
    frame = ledger.typed("invoices", columns)
    posted = nw.when(nw.col("posting_date") == NEVER).then(nw.col("document_date")).otherwise(nw.col("posting_date"))
    day = nw.when(posted == NEVER).then(nw.lit(0)).otherwise(posted).cast(nw.Int64)
    return frame.with_columns(day.alias("day")).filter(nw.col("day") <= as_of)


def sources(ledger: Ledger, as_of: int, existing: Any) -> Any:
    """All sources that exist on day `as_of`, with `SOURCE_COLUMNS`; `existing` are the documents of that day.

    A source whose `gone_day` (a returned receipt) has come does not exist; one whose `effective_day` has not come
    exists but is not applied yet.
    """
    parts = [_credits(ledger, existing)]
    if ledger.has("receipts"):
        parts.append(_receipts(ledger, existing))
    if ledger.has("write_offs"):
        parts.append(_write_offs(ledger))
    frame = nw.concat([part.select(*SOURCE_COLUMNS) for part in parts]) if len(parts) > 1 else parts[0]
    return frame.filter(nw.col("source_day") <= as_of, nw.col("gone_day") > as_of)


def _receipts(ledger: Ledger, existing: Any) -> Any:
    """Receipts; those that only use up a credit note carry the note's key and count as credits."""
    frame = ledger.typed(
        "receipts",
        ["receipt_no", "customer_id", "receipt_date", "amount", "applied_to", "applied_date", "returned_date",
         "entity", "account", "currency", "clearing_no", "clearing_date"],
    )  # fmt: skip
    frame = _used_credits(ledger, frame, existing)
    applied = nw.when(nw.col("applied_date") == NEVER).then(nw.col("receipt_date")).otherwise(nw.col("applied_date"))
    dated = nw.when(nw.col("receipt_date") == NEVER).then(nw.lit(0)).otherwise(nw.col("receipt_date"))
    is_credit = nw.col("uses_credit") == 1
    return frame.with_columns(
        nw.when(is_credit).then(nw.lit("credit_use")).otherwise(nw.lit("receipts")).alias("source_table"),
        nw.when(is_credit).then(nw.lit(CREDIT)).otherwise(nw.lit(RECEIPT)).cast(nw.Int64).alias("priority"),
        nw.col("applied_to").alias("target"),
        nw.col("receipt_no").alias("source_no"),
        nw.when(is_credit).then(nw.col("receipt_no")).otherwise(nw.lit("")).alias("source_key"),
        dated.cast(nw.Int64).alias("source_day"),
        nw.max_horizontal(nw.when(applied == NEVER).then(nw.lit(0)).otherwise(applied), dated)
        .cast(nw.Int64)
        .alias("effective_day"),
        nw.col("returned_date").alias("gone_day"),
    )


def _used_credits(ledger: Ledger, receipts: Any, existing: Any) -> Any:
    """`receipts` with `uses_credit`: 1 where the receipt number is that of the customer's own negative document.

    Such a row's amount is cut to what earlier rows left of the document: more than the credit there is cannot
    be used, and it is not cash either.
    """
    names = [name for name in document_key(ledger) if name != "document_no"]
    key = [*names, "receipt_no"]
    notes = existing.filter(nw.col("amount") < 0).rename({"document_no": "receipt_no"})
    if known_empty(notes):
        return receipts.with_columns(nw.lit(0, dtype=nw.Int64).alias("uses_credit"))
    worth = notes.group_by(*key).agg(nw.col("amount").sum().alias("worth"))
    joined = receipts.join(worth, on=key, how="left").with_columns(nw.col("worth").fill_null(0).cast(nw.Int64))
    through = nw.col("amount").cum_sum().over(*key, order_by=["receipt_date", "applied_to", "amount"])
    left = (through - nw.col("amount")).cast(nw.Int64)
    joined = joined.with_columns((-nw.col("worth") - left).cast(nw.Int64).alias("left"))
    cut = nw.max_horizontal(nw.min_horizontal("amount", "left"), nw.lit(0, dtype=nw.Int64))
    uses = nw.col("worth") < 0
    return joined.with_columns(
        nw.when(uses).then(nw.lit(1)).otherwise(nw.lit(0)).cast(nw.Int64).alias("uses_credit"),
        nw.when(uses).then(cut).otherwise(nw.col("amount")).cast(nw.Int64).alias("amount"),
    ).drop("worth", "left")


def _credits(ledger: Ledger, existing: Any) -> Any:
    """Negative documents as sources: of the document they reverse or are applied to, else of their own number."""
    notes = existing.filter(nw.col("amount") < 0)
    if ledger.has("receipts") and not known_empty(notes):
        notes = _less_used(ledger, notes)
    else:
        notes = notes.with_columns((-nw.col("amount")).alias("free"))
    reverses = nw.col("reverses_document_no") != ""
    applied_to = nw.when(nw.col("applied_to") != "").then(nw.col("applied_to")).otherwise(nw.col("document_no"))
    applied = nw.when(nw.col("applied_date") == NEVER).then(nw.col("day")).otherwise(nw.col("applied_date"))
    return notes.with_columns(
        nw.lit("invoices").alias("source_table"),
        nw.when(reverses).then(nw.lit(REVERSAL)).otherwise(nw.lit(CREDIT)).cast(nw.Int64).alias("priority"),
        nw.when(reverses).then(nw.col("reverses_document_no")).otherwise(applied_to).alias("target"),
        nw.col("document_no").alias("source_no"),
        nw.col("document_no").alias("source_key"),
        nw.col("day").alias("source_day"),
        nw.max_horizontal(applied, nw.col("day")).cast(nw.Int64).alias("effective_day"),
        nw.lit(NEVER, dtype=nw.Int64).alias("gone_day"),
        nw.col("free").alias("amount"),
    )


def _less_used(ledger: Ledger, notes: Any) -> Any:
    """Credit notes with `free`: what receipts that use them by number leave to the note's own reference."""
    key = document_key(ledger)
    names = [name for name in key if name != "document_no"]
    uses = ledger.typed("receipts", [*names, "receipt_no", "amount"]).rename({"receipt_no": "document_no"})
    used = uses.group_by(*key).agg(nw.col("amount").sum().alias("used"))
    joined = notes.join(used, on=key, how="left").with_columns(nw.col("used").fill_null(0).cast(nw.Int64))
    before = nw.col("amount").cum_sum().over(*key, order_by=["due_date", "instalment_no", "amount"]) - nw.col("amount")
    joined = joined.with_columns((-before).cast(nw.Int64).alias("before"))
    mine = nw.min_horizontal(
        nw.max_horizontal(nw.col("used") - nw.col("before"), nw.lit(0, dtype=nw.Int64)), -nw.col("amount")
    )
    return joined.with_columns((-nw.col("amount") - mine).cast(nw.Int64).alias("free")).drop("used", "before")


def _write_offs(ledger: Ledger) -> Any:
    frame = ledger.typed(
        "write_offs",
        [
            "write_off_date",
            "customer_id",
            "amount",
            "document_no",
            "receipt_no",
            "entity",
            "account",
            "currency",
        ],
    )
    return frame.with_columns(
        nw.lit("write_offs").alias("source_table"),
        nw.lit(WRITE_OFF, dtype=nw.Int64).alias("priority"),
        nw.col("document_no").alias("target"),
        nw.col("document_no").alias("source_no"),
        nw.lit("").alias("source_key"),
        nw.col("write_off_date").alias("source_day"),
        nw.col("write_off_date").alias("effective_day"),
        nw.lit(NEVER, dtype=nw.Int64).alias("gone_day"),
        nw.lit("").alias("clearing_no"),
        nw.lit(NEVER, dtype=nw.Int64).alias("clearing_date"),
    )
