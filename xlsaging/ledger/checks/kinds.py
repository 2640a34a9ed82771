"""Words for kinds of things: turned into the values that the metrics know, or said to be unknown."""

from __future__ import annotations

import numpy as np

from xlsaging.ledger.draft import Draft
from xlsaging.ledger.findings import column_text
from xlsaging.ledger.words import CHARGES, WORDS, canonical_words

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
        frame = draft.frames[table]
        raw = frame[column].to_numpy(dtype=object)
        values, unknown = canonical_words(table, column, raw)
        if column == "document_type":
            unknown.update({word: int((raw == word).sum()) for word in set(raw[_is_no_charge(values)].tolist())})
        if column in _OPEN_ENDED:
            frame[column] = values
            continue
        fallback = _STANDS_FOR[column]
        for word, count in unknown.items():
            first = int(np.flatnonzero(raw == word)[0])
            draft.findings.add(
                "unknown_word", draft.at(table, first, column), word=word, column=column_text(column), count=count,
            )  # fmt: skip
        if unknown:
            values = np.where(np.isin(raw, list(unknown)), fallback, values)
        if column == "document_type":
            by_sign = np.where(frame["amount"].to_numpy() < 0, "credit_note", "invoice")
            values = np.where(values == "", by_sign, values)
        frame[column] = np.where(values == "", "trade", values) if column == "item_class" else values


def _is_no_charge(values: object) -> object:
    """Known types that are no charges, in a table that should hold charges only."""
    found = np.asarray(values, dtype=object)
    return np.isin(found, ["payment", "refund", "write_off", "recovery"]) & ~np.isin(found, list(CHARGES))
