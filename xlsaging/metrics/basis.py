"""The day from which an item's age counts, on each basis."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import narwhals as nw

from xlsaging.model.days import days_to_month_ends
from xlsaging.model.frames import MISSING_COUNT
from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import FAR, NEVER

__all__ = ["BASIS_COLUMNS", "in_turn", "with_age_day", "with_due_day", "with_turns"]

BASIS_COLUMNS = ("document_type", "item_class", "posting_date", "condition_met_date", "origin_date", "terms_days")
"""Invoice columns that ages are made of, beside document date and due date."""

_TURNS = {"age_day": "age_turn", "due_day": "due_turn"}
_FAR = nw.lit(FAR, dtype=nw.Int64)
_DEFAULTS: dict[str, str | int] = {"document_type": "invoice", "item_class": "trade", "terms_days": MISSING_COUNT}


def _says(lines: Any, name: str) -> nw.Expr:
    """A column, or what it would hold if the ledger had it."""
    return nw.col(name) if name in lines.collect_schema().names() else nw.lit(_DEFAULTS.get(name, NEVER))


def _opening(lines: Any) -> nw.Expr:
    return _says(lines, "document_type") == "opening"


def with_due_day(lines: Any, ledger: Ledger) -> Any:
    """Document `lines` with a completed `due_date`, and `due_day`: the day their age counts from on the due basis
    (NEVER: undated; FAR: not due for now).

    A missing due date is the document date, for what the customer owes plus terms: the row's, else the
    customer's, else those of the settings, counted from the document or, under the rule `month_end` (the
    customer's, else that of the settings), from the end of its month. An opening balance counts from its origin,
    and without one or a due date of its own is undated. Retention is not due before `condition_met_date`.
    """
    start = nw.when(_opening(lines)).then(_says(lines, "origin_date")).otherwise(nw.col("document_date"))
    lines = lines.with_columns(start.cast(nw.Int64).alias("starts"))
    lines = _with_terms(lines, ledger)
    owed = (nw.col("amount") > 0) & (nw.col("terms") >= 0) & (nw.col("starts") != NEVER)
    made = nw.when(owed).then(nw.col("counts_from") + nw.col("terms")).otherwise(nw.col("starts"))
    due = nw.when(nw.col("due_date") == NEVER).then(made).otherwise(nw.col("due_date"))
    lines = lines.with_columns(due.cast(nw.Int64).alias("due_date"))
    met, due = _says(lines, "condition_met_date"), nw.col("due_date")
    known = nw.when(due == NEVER).then(met).otherwise(nw.max_horizontal(met, due))
    kept_back = nw.when(met == NEVER).then(_FAR).otherwise(known)
    day = nw.when(_says(lines, "item_class") == "retention").then(kept_back).otherwise(due)
    return lines.with_columns(day.cast(nw.Int64).alias("due_day")).drop("starts", "terms", "counts_from")


def _with_terms(lines: Any, ledger: Ledger) -> Any:
    """`terms` in days (MISSING_COUNT: none), and `counts_from`, the day that they count from."""
    default = ledger.settings.terms_days
    found = nw.lit(MISSING_COUNT if default is None else default, dtype=nw.Int64)
    at_month_end = nw.lit(int(ledger.settings.terms_rule == "month_end"), dtype=nw.Int64)
    says_days, says_rule = (ledger.has("customers", name) for name in ("terms_days", "terms_rule"))
    if says_days or says_rule:
        lines = lines.join(_customer_terms(ledger), on="customer_id", how="left")
        theirs = nw.col("their_terms").fill_null(MISSING_COUNT)
        found = nw.when(theirs >= 0).then(theirs).otherwise(found)
        rule = nw.col("their_rule").fill_null("")
        told = nw.when(rule == "month_end").then(nw.lit(1, dtype=nw.Int64)).otherwise(nw.lit(0, dtype=nw.Int64))
        at_month_end = nw.when(rule == "").then(at_month_end).otherwise(told)
    own = _says(lines, "terms_days")
    lines = lines.with_columns(
        nw.when(own >= 0).then(own).otherwise(found).cast(nw.Int64).alias("terms"),
        at_month_end.cast(nw.Int64).alias("at_month_end"),
        nw.col("starts").alias("counts_from"),
    )
    if says_rule or ledger.settings.terms_rule == "month_end":
        lines = days_to_month_ends(lines, "counts_from")
        from_end = nw.when(nw.col("at_month_end") == 1).then(nw.col("counts_from")).otherwise(nw.col("starts"))
        lines = lines.with_columns(from_end.cast(nw.Int64).alias("counts_from"))
    made = ["at_month_end", *(["their_terms", "their_rule"] if says_days or says_rule else [])]
    return lines.drop(*made)


def _customer_terms(ledger: Ledger) -> Any:
    customers = ledger.typed("customers", ["customer_id", "terms_days", "terms_rule"])
    terms = customers.group_by("customer_id").agg(
        nw.col("terms_days").max().alias("their_terms"), nw.col("terms_rule").max().alias("their_rule")
    )
    return terms.with_columns(nw.col("their_terms").cast(nw.Int64))


def with_age_day(lines: Any, basis: str) -> Any:
    """Lines (see `with_due_day`) with `age_day`, the day from which they age on `basis`; NEVER: undated.

    An opening balance is aged from its origin on every basis, never from its carry-forward. On the statutory basis
    everything is, where the ledger says it, else from the document.
    """
    if basis == "due_date":
        return lines.with_columns(nw.col("due_day").alias("age_day"))
    day = nw.col("document_date")
    if basis == "posting_date":
        posted = _says(lines, "posting_date")
        day = nw.when(posted == NEVER).then(day).otherwise(posted)
    origin = _says(lines, "origin_date")
    if basis == "origin_date":
        day = nw.when(origin == NEVER).then(day).otherwise(origin)
    day = nw.when(_opening(lines)).then(origin).otherwise(day)
    return lines.with_columns(day.cast(nw.Int64).alias("age_day"))


def with_turns(lines: Any) -> Any:
    """`lines` with `age_turn` and `due_turn` beside the days that they are settled by, if openings may be among them.

    When an undated opening balance began nobody knows, but it was there before its carry-forward: it takes its turn
    before all that came from that day on. Its age stays unknown.
    """
    present = lines.collect_schema().names()
    if not {"document_type", "document_date"} <= set(present):
        return lines
    carried = nw.col("document_date")
    before = nw.when(carried == NEVER).then(carried).otherwise(carried - 1)
    return lines.with_columns(
        nw.when(_opening(lines) & (nw.col(day) == NEVER)).then(before).otherwise(nw.col(day)).cast(nw.Int64).alias(turn)
        for day, turn in _TURNS.items()
        if day in present
    )


def in_turn(present: Sequence[str], order: Sequence[str]) -> list[str]:
    """The columns of `order` with the turn in place of a day where it is present (see `with_turns`)."""
    return [_TURNS[name] if _TURNS.get(name) in present else name for name in order]
