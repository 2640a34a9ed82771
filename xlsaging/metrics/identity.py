"""Which document a number means.

Documents are told apart by customer, currency, number and, where invoices say it, entity. A source that says no
entity, or one in which there is no such document, means the document of that number in whatever entity there is
one (the first by name where there are several): a group's payment centre pays for all of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import narwhals as nw

from xlsaging.model.ledger import Ledger

from .materialise import keep, shared

__all__ = ["Identified", "identified"]

_SAFE = 2**40
"""How large whole numbers may get before they are numbered anew: entities still have to fit in."""


@dataclass(frozen=True, slots=True)
class Identified:
    """Frames with the columns `key` of the document they are (`existing`) or point to (`notes`, `cash`, `uses`).

    `note_key` are the columns of `notes` and `uses` for the credit note that they are or use up.
    """

    key: list[str]
    note_key: list[str]
    existing: Any
    notes: Any
    cash: Any
    uses: Any


def identified(ledger: Ledger, existing: Any, notes: Any, cash: Any, uses: Any) -> Identified:
    """Documents, their negative lines (with `target`), cash and uses of credit notes, under one key."""
    currency = ledger.has("invoices", "currency") or ledger.has("receipts", "currency")
    columns = ["customer_id", *(["currency"] if currency else [])]
    entity = ledger.has("invoices", "entity")
    if currency:
        existing, notes, cash = (_with_currency(ledger, frame) for frame in (existing, notes, cash))
        uses = None if uses is None else _with_currency(ledger, uses)
    if existing.implementation.is_pandas():
        return _by_number(Identified([], [], existing, notes, cash, uses), columns, entity)
    made = _by_columns(Identified([], [], existing, notes, cash, uses), columns, entity)
    uses = None if made.uses is None else keep(made.uses)
    return replace(made, existing=shared(made.existing), notes=keep(made.notes), cash=shared(made.cash), uses=uses)


def _with_currency(ledger: Ledger, frame: Any) -> Any:
    missing = [] if "currency" in frame.collect_schema().names() else ["currency"]
    return ledger.with_blank(frame, "invoices", missing)


def _by_columns(found: Identified, columns: list[str], entity: bool) -> Identified:
    """The key as columns of its own: engines that join on several columns as fast as on one."""
    number = nw.col("document_no")
    existing = found.existing.with_columns(number.alias("doc_no"))
    notes = found.notes.with_columns(number.alias("note_no"), nw.col("target").alias("doc_no"))
    cash = found.cash.with_columns(nw.col("target").alias("doc_no"))
    uses = found.uses
    if uses is not None:
        uses = uses.with_columns(nw.col("source_no").alias("note_no"), nw.col("target").alias("doc_no"))
    key, note_key = [*columns, "doc_no"], [*columns, "note_no"]
    if entity:
        existing = existing.with_columns(nw.col("entity").alias("doc_entity"))
        known = existing.select(*key, "doc_entity").unique()
        notes = _with_entity(notes.with_columns(nw.col("entity").alias("note_entity")), known, key, "doc_entity")
        cash = _with_entity(cash, known, key, "doc_entity")
        if uses is not None:
            uses = _with_entity(_with_entity(uses, known, key, "doc_entity"), known, note_key, "note_entity")
        key, note_key = [*key, "doc_entity"], [*note_key, "note_entity"]
    return Identified(key, note_key, existing, notes, cash, uses)


def _with_entity(frame: Any, known: Any, number: list[str], name: str) -> Any:
    """`frame` with the entity of the document meant: its own where there is such a document, else the first."""
    renamed = dict(zip(known.collect_schema().names(), [*number, "said"], strict=True))
    known = known.rename(renamed)
    first = known.group_by(*number).agg(nw.col("said").min().alias("first"))
    here = known.with_columns(nw.lit(1, dtype=nw.Int64).alias("here"))
    frame = frame.with_columns(nw.col("entity").alias("said"))
    frame = frame.join(here, on=[*number, "said"], how="left").join(first, on=number, how="left")
    elsewhere = nw.col("here").is_null() & ~nw.col("first").is_null()
    own = nw.when(elsewhere).then(nw.col("first")).otherwise(nw.col("said"))
    return frame.with_columns(own.alias(name)).drop("said", "here", "first")


def _by_number(found: Identified, columns: list[str], entity: bool) -> Identified:
    """The key as one whole number, made once: pandas spends most of a join on texts turning them into such numbers."""
    pointers = [(found.existing, "document_no"), (found.notes, "document_no"), (found.notes, "target"),
                (found.cash, "target")]  # fmt: skip
    if found.uses is not None:
        pointers += [(found.uses, "source_no"), (found.uses, "target")]
    codes = _codes([[*(frame[name] for name in columns), frame[number]] for frame, number in pointers])
    if entity:
        codes = _with_entity_codes(codes, [frame["entity"] for frame, _ in pointers])
    existing, own, target, cash, *used = codes
    made = replace(
        found,
        key=["doc"],
        note_key=["note"],
        existing=_assign(found.existing, doc=existing),
        notes=_assign(found.notes, note=own, doc=target),
        cash=_assign(found.cash, doc=cash),
    )
    return replace(made, uses=_assign(found.uses, note=used[0], doc=used[1])) if used else made


def _assign(frame: Any, **columns: Any) -> Any:
    return nw.from_native(nw.to_native(frame).assign(**columns), eager_only=True)


def _codes(parts: Sequence[Sequence[Any]]) -> list[Any]:
    """For each part (columns of equal length) whole numbers: equal where the rows of any two parts are equal."""
    import numpy as np
    import pandas as pd

    total, size = None, 0
    for columns in zip(*parts, strict=True):
        joined = pd.concat([nw.to_native(column) for column in columns], ignore_index=True)
        code, values = pd.factorize(joined)
        if total is None:
            total, size = code, len(values)
            continue
        if size * len(values) > _SAFE:
            total, kept = pd.factorize(total)
            size = len(kept)
        total, size = total * len(values) + code, size * len(values)
    ends = np.cumsum([len(columns[0]) for columns in parts])[:-1]
    return list(np.split(np.asarray(total, dtype=np.int64), ends))


def _with_entity_codes(codes: list[Any], entities: list[Any]) -> list[Any]:
    """Codes that tell entities apart too; what points to no document of its own entity is led to the first."""
    import numpy as np
    import pandas as pd

    joined = pd.concat([nw.to_native(column) for column in entities], ignore_index=True)
    entity, names = pd.factorize(joined, sort=True)
    width = len(names) + 1
    ends = np.cumsum([len(code) for code in codes])[:-1]
    full = np.concatenate(codes) * width + entity
    known = np.unique(full[: len(codes[0])])
    numbers, at = np.unique(known // width, return_index=True)
    here = np.isin(full, known)
    place = np.minimum(np.searchsorted(numbers, full // width), max(len(numbers) - 1, 0))
    led = known[at[place]] if len(numbers) else full
    found = (numbers[place] == full // width) if len(numbers) else np.zeros(len(full), dtype=bool)
    return list(np.split(np.where(~here & found, led, full), ends))
