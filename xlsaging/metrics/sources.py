"""What can settle a document: receipts, receipts that use up a credit note, write-offs; and the documents themselves.

Every source names its target document and the day from which it counts there. Positive amounts lower what the
target is worth, negative ones (refunds, recoveries) raise it again. Credit notes and red-letter invoices
become sources in `credit_notes`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import narwhals as nw

from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import NEVER
from xlsaging.model.schema import TABLES

from .materialise import known_empty

__all__ = [
    "CREDIT",
    "RECEIPT",
    "REVERSAL",
    "WRITE_OFF",
    "Money",
    "documents",
    "every_note",
    "money",
    "source_columns",
    "source_table",
]

REVERSAL, RECEIPT, CREDIT, WRITE_OFF = 0, 1, 2, 3
"""The order in which sources settle a document: its own red-letter invoice, receipts, credits, write-offs."""

_DOCUMENT_COLUMNS = (
    "customer_id", "document_no", "instalment_no", "document_type", "item_class", "document_date", "posting_date",
    "due_date", "entity", "account", "currency", "amount", "applied_to", "applied_date", "reverses_document_no",
    "clearing_no", "clearing_date",
)  # fmt: skip
_MAY_SAY = ("entity", "account", "currency", "clearing_no", "clearing_date")
_ZERO = nw.lit(0, dtype=nw.Int64)


@dataclass(frozen=True, slots=True)
class Money:
    """`cash`: receipts and write-offs; `uses`: receipt rows that only use up a credit note, None where the ledger
    is known to have none."""

    cash: Any
    uses: Any


def documents(ledger: Ledger, as_of: int, carry: tuple[str, ...] = ()) -> Any:
    """Document lines that exist on day `as_of`: posted (or, without a posting date, dated) by then.

    A document without any date exists always. `day` is the day it exists from. Columns that the ledger does
    not have are not made up here: a million blanks cost more than the settlement.
    """
    frame = ledger.typed("invoices")
    present = frame.collect_schema().names()
    wanted = [name for name in dict.fromkeys((*_DOCUMENT_COLUMNS, *carry)) if name in present]
    posted = nw.col("posting_date") if "posting_date" in present else nw.lit(NEVER, dtype=nw.Int64)
    first = nw.when(posted == NEVER).then(nw.col("document_date")).otherwise(posted)
    day = nw.when(first == NEVER).then(_ZERO).otherwise(first).cast(nw.Int64)
    frame = frame.select(*wanted, day.alias("day")).filter(nw.col("day") <= as_of)
    missing = [name for name in ("due_date", "instalment_no") if name not in present]
    return ledger.with_blank(frame, "invoices", missing)


def source_columns(ledger: Ledger, carry: tuple[str, ...] = ()) -> list[str]:
    """Columns that every source has: what it is and does, and of the rest what some table of the ledger says."""
    tables = ("invoices", "receipts", "write_offs")
    said = [name for name in _MAY_SAY if any(ledger.has(table, name) for table in tables)]
    own = [name for name in carry if name not in said and _said_by_money(ledger, name)]
    return [
        *("priority", "is_use", "customer_id", "target", "source_no", "source_day", "effective_day", "amount"),
        *said,
        *own,
    ]


def source_table() -> nw.Expr:
    """The table a source comes from; `credit_use` for receipt rows that use up a credit note."""
    kind = nw.col("priority")
    cash = nw.when(kind == WRITE_OFF).then(nw.lit("write_offs")).otherwise(nw.lit("invoices"))
    cash = nw.when(kind == RECEIPT).then(nw.lit("receipts")).otherwise(cash)
    return nw.when(nw.col("is_use") == 1).then(nw.lit("credit_use")).otherwise(cash)


def money(ledger: Ledger, as_of: int, carry: tuple[str, ...]) -> Money:
    """Receipts and write-offs as sources.

    `cash` are those that exist on day `as_of` (a receipt returned by then does not); `uses` are all that are
    not returned, later ones too: they keep their part of the note.
    """
    columns = source_columns(ledger, carry)
    parts, uses = [], None
    if ledger.has("receipts"):
        receipts = _receipts(ledger, columns, as_of)
        receipts, uses = _part_uses(receipts, every_note(ledger))
        parts.append(receipts)
    if ledger.has("write_offs"):
        parts.append(_write_offs(ledger, columns))
    if not parts:
        # Engines do not all filter by a constant.
        nothing = ledger.typed("invoices", ["customer_id", "document_date", "amount"])
        nothing = nothing.filter(nw.col("amount") != nw.col("amount"))
        parts.append(_source(ledger, "receipts", nothing, columns, "document_date", RECEIPT))
    cash = nw.concat(parts) if len(parts) > 1 else parts[0]
    return Money(cash.filter(nw.col("source_day") <= as_of), uses)


def _said_by_money(ledger: Ledger, name: str) -> bool:
    """Whether receipts or write-offs say a column that is to be carried along, as the same kind of thing as invoices
    where these say it too."""
    ours = _kind("invoices", name) if name in TABLES["invoices"].columns or ledger.has("invoices", name) else None
    tables = [table for table in ("receipts", "write_offs") if ledger.has(table, name)]
    return bool(tables) and all(ours in (None, _kind(table, name)) for table in tables)


def _kind(table: str, name: str) -> str:
    column = TABLES[table].columns.get(name)
    return column.kind if column else "text"


def _source(ledger: Ledger, table: str, frame: Any, columns: list[str], date: str, priority: int) -> Any:
    """`frame` of a table with the columns of a source; `target` and `source_no` are there already, if any."""
    names = frame.collect_schema().names()
    dated = nw.when(nw.col(date) == NEVER).then(_ZERO).otherwise(nw.col(date)).cast(nw.Int64)
    made = {
        "priority": nw.lit(priority, dtype=nw.Int64),
        "is_use": _ZERO,
        "target": nw.lit(""),
        "source_no": nw.lit(""),
        "source_day": dated,
        "effective_day": dated,
    }
    frame = frame.with_columns(*(value.alias(name) for name, value in made.items() if name not in names))
    names = frame.collect_schema().names()
    return ledger.with_blank(frame, table, [name for name in columns if name not in names]).select(*columns)


def _receipts(ledger: Ledger, columns: list[str], as_of: int) -> Any:
    frame = ledger.typed("receipts")
    if ledger.has("receipts", "returned_date"):
        frame = frame.filter(nw.col("returned_date") > as_of)
    dated = nw.when(nw.col("receipt_date") == NEVER).then(_ZERO).otherwise(nw.col("receipt_date")).cast(nw.Int64)
    made = [nw.col("receipt_no").alias("source_no")]
    if ledger.has("receipts", "applied_to"):
        made.append(nw.col("applied_to").alias("target"))
    if ledger.has("receipts", "applied_date"):
        applied = nw.when(nw.col("applied_date") == NEVER).then(dated).otherwise(nw.col("applied_date"))
        made.append(nw.max_horizontal(applied, dated).cast(nw.Int64).alias("effective_day"))
    return _source(ledger, "receipts", frame.with_columns(*made), columns, "receipt_date", RECEIPT)


def _write_offs(ledger: Ledger, columns: list[str]) -> Any:
    frame = ledger.typed("write_offs")
    if ledger.has("write_offs", "document_no"):
        number = nw.col("document_no")
        frame = frame.with_columns(number.alias("target"), number.alias("source_no"))
    return _source(ledger, "write_offs", frame, columns, "write_off_date", WRITE_OFF)


def every_note(ledger: Ledger) -> Any:
    """Numbers of all negative documents, also of those that do not exist yet: who uses one pays no cash."""
    says = ledger.has("invoices", "currency") or ledger.has("receipts", "currency")
    own = ["customer_id", *(["currency"] if says else [])]
    notes = ledger.typed("invoices", [*own, "document_no", "amount"]).filter(nw.col("amount") < 0)
    return notes.select(*own, nw.col("document_no").alias("source_no")).unique()


def _part_uses(receipts: Any, notes: Any) -> tuple[Any, Any]:
    """Receipts of cash, and those whose number is that of a negative document of the same customer and currency."""
    if known_empty(notes):
        return receipts, None
    if isinstance(notes, nw.DataFrame):
        maybe = receipts.filter(nw.col("source_no").is_in(notes["source_no"].to_list()))
        if known_empty(maybe):
            return receipts, None
    on = [name for name in notes.collect_schema().names() if name in receipts.collect_schema().names()]
    notes = notes.select(*on).unique()
    uses = receipts.join(notes, on=on, how="semi").with_columns(
        nw.lit(1, dtype=nw.Int64).alias("is_use"), nw.lit(CREDIT, dtype=nw.Int64).alias("priority")
    )
    return receipts.join(notes, on=on, how="anti"), uses
