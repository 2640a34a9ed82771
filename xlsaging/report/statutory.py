"""The statutory aging table (账龄表): gross amount, allowance and carrying amount, at period end and year start."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xlsaging.i18n.catalogue import Text

from .figures import CloseFigures, Context
from .labels import bucket_text
from .listing import listing
from .model import Block, Cell, Column, Note, Sheet, Table
from .split_figures import StatutoryDay, StatutoryFigures
from .totals import exact_sum

__all__ = ["statutory_sheet", "statutory_table"]

_BASIS = "origin_date"
_APART = ("credits", "undated")


def statutory_sheet(figures: CloseFigures, context: Context) -> Sheet | Text:
    """The statutory table, what it is counted on, and the check of ages with the year before."""
    found = figures.split.statutory if figures.split else None
    if found is None:
        return Text("split.no_statutory")
    notes = [Text("statutory.how"), *([Text("statutory.base")] if found.rates is not None else [])]
    reasons = [text for text in (found.no_rates, found.no_opening) if text is not None]
    blocks: list[Block] = [
        *(Note(text, "small") for text in notes),
        statutory_table(found, context),
        *(Note(text) for text in reasons),
        *_jumps(found, context),
    ]
    return Sheet(name="statutory", title=Text("title.statutory"), blocks=tuple(blocks), aged_by=_BASIS)


def statutory_table(found: StatutoryFigures, context: Context) -> Table:
    """Buckets down; across, under each day, gross amount, share, (base of allowance,) allowance, carrying amount.

    Rows of credits and of undated items are there where either day has any. What is not provided says so in words;
    a year start that is not known is blank.
    """
    rated = found.rates is not None
    days = (
        (found.closing, "", "year_end" if found.closing.is_year_end else "closing"),
        (found.opening, "opening_", "opening"),
    )
    columns = [Column("bucket", Text("column.age_bucket"))]
    if rated:
        columns.append(Column("loss_rate", Text("column.loss_rate"), "percent"))
    for day, prefix, group in days:
        shown = Text(f"statutory.{group}", {"day": day.day if day else ""})
        columns += _columns(prefix, shown, rated=rated)
    labels = found.closing.rows.column("bucket")
    sides = [_side(day, len(labels), context.settings.base_currency, rated=rated) for day, _, _ in days]
    rows: list[tuple[Cell, ...]] = []
    for at, label in enumerate(labels):
        cells = [cell for side in sides for cell in side[at]]
        if label in _APART and not any(isinstance(cell, float) and cell for cell in cells):
            continue
        rate = ((found.rates or {}).get(label),) if rated else ()
        rows.append((bucket_text(label, _BASIS, context.settings.bucket_edge), *rate, *cells))
    return Table("statutory", tuple(columns), rows, totals=True, freeze=1)


def _columns(prefix: str, group: Text, *, rated: bool) -> list[Column]:
    def amount(name: str, provided: bool = True) -> Column:
        total: Any = "sum" if provided else "none"
        return Column(f"{prefix}{name}", Text(f"column.{name}"), "amount", total, group=group)

    share = Column(f"{prefix}share", Text("column.share"), "percent", "sum", group=group)
    base = [amount("loss_base")] if rated else []
    return [amount("balance"), share, *base, amount("allowance", rated), amount("carrying", rated)]


def _side(day: StatutoryDay | None, count: int, currency: str, *, rated: bool) -> list[Sequence[Cell]]:
    """The cells of one day, a row a bucket."""
    if day is None:
        return [(None,) * (5 if rated else 4)] * count
    total = exact_sum(day.rows.column("balance"), currency)
    return [_cells(*row[1:], total=total, currency=currency, rated=rated) for row in day.rows.rows]


def _cells(
    balance: float, base: float, allowance: float | None, *, total: float, currency: str, rated: bool
) -> tuple[Cell, ...]:
    share = balance / total if total > 0 else None
    if not rated or allowance is None:
        missing = Text("statutory.not_provided")
        return (balance, share, missing, missing)
    return (balance, share, base, allowance, exact_sum((balance, -allowance), currency))


def _jumps(found: StatutoryFigures, context: Context) -> tuple[Block, ...]:
    if found.jumps is None:
        return (Note(found.no_jumps),) if found.no_jumps is not None else ()
    if not len(found.jumps):
        return (Note(Text("statutory.jumps_none"), "good"),)
    headings = {"closing": {"heading": Text("column.closing_1_2")}, "opening": {"heading": Text("column.opening_0_1")}}
    table = listing(
        "age_jumps", found.jumps, context, always=("customer_id", "closing", "opening", "excess"), changes=headings,
        title=Text("title.age_jumps"),
    )  # fmt: skip
    return (Note(Text("statutory.jumps", {"day": found.compared}), "alert"), table)
