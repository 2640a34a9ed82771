"""The day from which an item's age counts, on each basis."""

from __future__ import annotations

from typing import Any

import narwhals as nw

from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import FAR, NEVER

__all__ = ["with_age_day"]

_UNDATED = nw.lit(NEVER, dtype=nw.Int64)


def with_age_day(lines: Any, ledger: Ledger, basis: str) -> Any:
    """Document `lines` with `age_day` (NEVER: undated; FAR: not due for now) and a completed `due_date`.

    On the due basis a missing due date is the document date plus the row's terms, else the settings' terms;
    retention is not due before `condition_met_date`. On the statutory basis age runs from `origin_date`, else
    from the document. An opening balance that does not say where it comes from is undated on every basis
    that would otherwise age it from its carry-forward.
    """
    opening = (nw.col("document_type") == "opening") & (nw.col("origin_date") == NEVER)
    document = nw.when(opening).then(_UNDATED).otherwise(nw.col("document_date"))
    if basis == "document_date":
        return lines.with_columns(document.cast(nw.Int64).alias("age_day"))
    if basis == "posting_date":
        posted = nw.when(nw.col("posting_date") == NEVER).then(document).otherwise(nw.col("posting_date"))
        kept = nw.when(opening).then(_UNDATED).otherwise(posted)
        return lines.with_columns(kept.cast(nw.Int64).alias("age_day"))
    if basis == "origin_date":
        origin = nw.when(nw.col("origin_date") == NEVER).then(document).otherwise(nw.col("origin_date"))
        return lines.with_columns(origin.cast(nw.Int64).alias("age_day"))
    return _due(lines, ledger, document)


def _due(lines: Any, ledger: Ledger, document: nw.Expr) -> Any:
    default = ledger.settings.terms_days or 0
    terms = nw.when(nw.col("terms_days") >= 0).then(nw.col("terms_days")).otherwise(nw.lit(default))
    made = nw.when(document == NEVER).then(_UNDATED).otherwise(document + terms)
    due = nw.when(nw.col("due_date") == NEVER).then(made).otherwise(nw.col("due_date"))
    lines = lines.with_columns(due.cast(nw.Int64).alias("due_date"))
    met = nw.col("condition_met_date")
    kept_back = nw.when(met == NEVER).then(nw.lit(FAR)).otherwise(nw.max_horizontal(met, nw.col("due_date")))
    age = nw.when(nw.col("item_class") == "retention").then(kept_back).otherwise(nw.col("due_date"))
    return lines.with_columns(age.cast(nw.Int64).alias("age_day"))
