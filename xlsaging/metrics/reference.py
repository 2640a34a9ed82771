"""First pass of the settlement: documents take what refers to them by number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import narwhals as nw

from xlsaging.model.ledger import Ledger

from .materialise import keep, known_empty
from .sources import document_key, documents, sources

__all__ = ["Reference", "settle_by_reference"]

_ZERO = nw.lit(0, dtype=nw.Int64)


@dataclass(frozen=True, slots=True)
class Reference:
    """What the first pass found, all in minor units.

    `lines`: document lines with `open`; `found`: the sources that exist; `free`: those of them that something is
    left of, in `free`; `key`: the columns that tell documents apart.
    """

    key: list[str]
    lines: Any
    found: Any
    free: Any


def settle_by_reference(ledger: Ledger, as_of: int, carry: tuple[str, ...]) -> Reference:
    """Documents and sources of day number `as_of`, applied to each other by document number."""
    existing = keep(documents(ledger, as_of, carry))
    found = keep(sources(ledger, as_of, existing))
    key = document_key(ledger)
    applied = keep(_applied_by_document(found, existing, key, as_of))
    lines = _open_lines(existing, applied, key)
    free = keep(_free_sources(found, applied, key, as_of))
    return Reference(key, keep(_use_credits(lines, found, free, key)), found, free)


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


def _use_credits(lines: Any, found: Any, free: Any, key: list[str]) -> Any:
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
