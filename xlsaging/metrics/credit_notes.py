"""Credit notes and red-letter invoices as sources: who gets how much of each.

Money paid back on a note comes first, then receipt rows that use the note by its number (later ones too: what is
promised to them is not given away meanwhile), then the document that the note itself refers to. What has no
reference lowers other lines of its own number; the rest stays with the note.
"""

from __future__ import annotations

from typing import Any

import narwhals as nw

from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import NEVER

from .identity import Identified
from .materialise import keep, known_empty
from .sources import CREDIT, RECEIPT, REVERSAL, source_columns

__all__ = ["all_sources", "negative_lines", "use_credits"]

_ZERO = nw.lit(0, dtype=nw.Int64)
_LINES = ["due_date", "instalment_no", "document_date", "amount"]
"""Which of a note's lines is used up first."""


def negative_lines(ledger: Ledger, existing: Any) -> Any:
    """Negative document lines with `target`: what they reverse, else what they are applied to, else themselves."""
    notes = existing.filter(nw.col("amount") < 0)
    missing = [
        name
        for name in ("applied_to", "applied_date", "reverses_document_no")
        if name not in notes.collect_schema().names()
    ]
    notes = ledger.with_blank(notes, "invoices", missing)
    own = nw.when(nw.col("applied_to") != "").then(nw.col("applied_to")).otherwise(nw.col("document_no"))
    reverses = nw.col("reverses_document_no") != ""
    return notes.with_columns(nw.when(reverses).then(nw.col("reverses_document_no")).otherwise(own).alias("target"))


def all_sources(ledger: Ledger, found: Identified, as_of: int, carry: tuple[str, ...]) -> Any:
    """Every source that exists on day `as_of`, with `note_key` for what is taken out of a credit note."""
    columns = list(dict.fromkeys((*source_columns(ledger, carry), *found.key)))
    if known_empty(found.notes):
        return found.cash.select(*columns)
    limits = keep(_limits(found, as_of))
    uses, promised = _cut_uses(found, limits)
    parts = [_own_references(ledger, found, limits, promised, [*columns, *_only(found)])]
    if uses is not None:
        parts.append(uses.filter(nw.col("source_day") <= as_of).select(*columns, *_only(found)))
    blank = [_nothing(found.notes, name).alias(name) for name in _only(found)]
    return nw.concat([found.cash.select(*columns).with_columns(*blank), *parts])


def _only(found: Identified) -> list[str]:
    return [name for name in found.note_key if name not in found.key]


def _nothing(notes: Any, name: str) -> nw.Expr:
    return nw.lit("") if notes.collect_schema()[name] == nw.String else nw.lit(-1, dtype=nw.Int64)


def _limits(found: Identified, as_of: int) -> Any:
    """For each credit note what it is worth, what of it was paid back by `as_of`, and the day it came."""
    worth = found.notes.group_by(*found.note_key).agg(
        (nw.col("amount").sum()).alias("worth"), nw.col("day").max().alias("note_day")
    )
    paid_back = found.cash.filter(
        nw.col("priority") == RECEIPT, nw.col("amount") < 0, nw.col("effective_day") <= as_of, nw.col("target") != ""
    )
    paid_back = paid_back.group_by(*found.key).agg(nw.col("amount").sum().alias("paid_back"))
    paid_back = paid_back.rename(dict(zip(found.key, found.note_key, strict=True)))
    limits = worth.join(paid_back, on=found.note_key, how="left").with_columns(
        (-nw.col("worth")).cast(nw.Int64).alias("worth"), (-nw.col("paid_back").fill_null(0)).cast(nw.Int64)
    )
    return limits.with_columns(nw.min_horizontal("worth", "paid_back").cast(nw.Int64).alias("paid_back"))


def _cut_uses(found: Identified, limits: Any) -> tuple[Any, Any]:
    """Receipt rows that use up notes, cut to what earlier ones leave, and what they take of each note in all.

    A row that uses a note which does not exist yet, or more of it than there is, is not cash either.
    """
    if found.uses is None:
        return None, None
    uses = found.uses.filter(nw.col("target") != "", nw.col("target") != nw.col("source_no"))
    uses = uses.join(limits, on=found.note_key, how="left")
    left = (nw.col("worth").fill_null(0) - nw.col("paid_back").fill_null(0)).cast(nw.Int64)
    uses = uses.with_columns(
        nw.max_horizontal(nw.col("amount"), _ZERO).cast(nw.Int64).alias("wanted"),
        left.alias("left"),
        nw.max_horizontal("effective_day", nw.col("note_day").fill_null(0)).cast(nw.Int64).alias("effective_day"),
    )
    order = ["effective_day", "source_day", "target", "amount"]
    through = nw.col("wanted").cum_sum().over(*found.note_key, order_by=order).cast(nw.Int64)
    uses = uses.with_columns(through.alias("through"))
    room = nw.max_horizontal(nw.col("left") - nw.col("through") + nw.col("wanted"), _ZERO)
    uses = keep(uses.with_columns(nw.min_horizontal("wanted", room).cast(nw.Int64).alias("amount")))
    return uses, uses.group_by(*found.note_key).agg(nw.col("amount").sum().alias("promised"))


def _own_references(ledger: Ledger, found: Identified, limits: Any, promised: Any, columns: list[str]) -> Any:
    """The notes' own lines as sources: what meets money paid back on the note, and what goes where it refers to."""
    lines = found.notes.join(limits, on=found.note_key, how="left")
    if promised is None:
        lines = lines.with_columns(_ZERO.alias("promised"))
    else:
        lines = lines.join(promised, on=found.note_key, how="left")
        lines = lines.with_columns(nw.col("promised").fill_null(0).cast(nw.Int64))
    lines = lines.with_columns((-nw.col("amount")).cast(nw.Int64).alias("size"))
    through = nw.col("size").cum_sum().over(*found.note_key, order_by=_LINES).cast(nw.Int64)
    lines = lines.with_columns((through - nw.col("size")).cast(nw.Int64).alias("before"))
    lines = lines.with_columns(
        _share(nw.col("paid_back")).alias("back"), _share(nw.col("paid_back") + nw.col("promised")).alias("gone")
    )
    reverses = nw.col("reverses_document_no") != ""
    applied = nw.when(nw.col("applied_date") == NEVER).then(nw.col("day")).otherwise(nw.col("applied_date"))
    lines = lines.with_columns(
        nw.when(reverses).then(nw.lit(REVERSAL)).otherwise(nw.lit(CREDIT)).cast(nw.Int64).alias("priority"),
        _ZERO.alias("is_use"),
        nw.col("document_no").alias("source_no"),
        nw.col("day").alias("source_day"),
        nw.max_horizontal(applied, nw.col("day")).cast(nw.Int64).alias("effective_day"),
    )
    missing = [name for name in columns if name not in lines.collect_schema().names()]
    lines = ledger.with_blank(lines, "invoices", missing)
    given = lines.with_columns((nw.col("size") - nw.col("gone")).cast(nw.Int64).alias("amount"))
    back = lines.with_columns(
        nw.col("back").alias("amount"),
        nw.col("document_no").alias("target"),
        nw.col("day").alias("effective_day"),
        *(nw.col(note).alias(key) for note, key in zip(found.note_key, found.key, strict=True) if note != key),
    )
    return nw.concat([part.filter(nw.col("amount") != 0).select(*columns) for part in (given, back)])


def _share(total: nw.Expr) -> nw.Expr:
    """A line's part of what its note's lines give one after another."""
    return nw.min_horizontal(nw.max_horizontal(total - nw.col("before"), _ZERO), "size").cast(nw.Int64)


def use_credits(lines: Any, sources: Any, free: Any, found: Identified) -> Any:
    """Take off each credit note's lines what it settled elsewhere; `lines` are only negative ones."""
    columns = [*found.note_key, "amount"]
    mine = nw.col("priority").is_in([REVERSAL, CREDIT])
    given = sources.filter(mine).select(*columns)
    kept = free.filter(mine).select(*found.note_key, (-nw.col("free")).cast(nw.Int64).alias("amount"))
    used = nw.concat([given, kept]).group_by(*found.note_key).agg(nw.col("amount").sum().alias("used"))
    used = used.rename(dict(zip(found.note_key, found.key, strict=True)))
    lines = lines.join(used, on=found.key, how="left")
    lines = lines.with_columns(
        nw.col("used").fill_null(0).cast(nw.Int64), (-nw.col("amount")).cast(nw.Int64).alias("size")
    )
    through = nw.col("size").cum_sum().over(*found.key, order_by=_LINES).cast(nw.Int64)
    lines = lines.with_columns((through - nw.col("size")).cast(nw.Int64).alias("before"))
    lines = lines.with_columns((nw.col("amount") + _share(nw.col("used"))).cast(nw.Int64).alias("open"))
    return lines.drop("used", "size", "before")
