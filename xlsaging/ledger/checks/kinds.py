"""Words for kinds of things: turned into the values that the metrics know, or said to be unknown."""

from __future__ import annotations

from typing import Any

import numpy as np

from xlsaging.ledger.draft import Draft
from xlsaging.ledger.findings import column_text
from xlsaging.ledger.words import WORDS, canonical_words

__all__ = ["settle_words"]

_STANDS_FOR = {
    "document_type": "",
    "item_class": "trade",
    "related_party": "external",
    "method": "",
    "kind": "write_off",
    "terms_rule": "",
}
"""What an unknown word is taken for; "" of a document type: by the sign of the amount."""

_NOT_DISPUTED = ("no", "n", "none", "false", "0", "否", "无", "无争议", "不争议")

_OPEN_ENDED = frozenset({"channel"})


def settle_words(draft: Draft) -> None:
    """Canonical values in every column that has a list of them; unknown words are counted, once for each word."""
    if draft.has("invoices", "dispute_reason"):
        reasons = draft.frames["invoices"]["dispute_reason"]
        draft.frames["invoices"]["dispute_reason"] = reasons.mask(reasons.str.lower().isin(_NOT_DISPUTED), "")
    for table, column in WORDS:
        if not draft.has(table, column):
            continue
        if column in _OPEN_ENDED:
            draft.frames[table][column], _ = canonical_words(table, column, draft.frames[table][column])
        else:
            _settle(draft, table, column)


def _settle(draft: Draft, table: str, column: str) -> None:
    frame = draft.frames[table]
    raw = frame[column]
    values, unknown = canonical_words(table, column, raw)
    if column == "document_type":
        unknown.update(_no_charges(raw, values))
    for word, count in unknown.items():
        first = int(np.flatnonzero(raw == word)[0])
        at = draft.at(table, first, column)
        draft.findings.add("unknown_word", at, word=word, column=column_text(column), count=count)
    if unknown:
        values = np.where(raw.isin(list(unknown)).to_numpy(), _STANDS_FOR[column], values)
    if column == "document_type":
        by_sign = np.where(frame["amount"].to_numpy() < 0, "credit_note", "invoice")
        values = np.where(values == "", by_sign, values)
    if column == "item_class":
        values = np.where(values == "", "trade", values)
    frame[column] = values


def _no_charges(raw: Any, values: Any) -> dict[str, int]:
    """Words that are known types but no charges, in a table that should hold charges only."""
    kinds = set(values.tolist()) & {"payment", "refund", "write_off", "recovery"}
    return (
        {}
        if not kinds
        else {str(word): int(count) for word, count in raw[np.isin(values, list(kinds))].value_counts().items()}
    )
