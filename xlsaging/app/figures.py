"""The figures of the close, computed and held against the laws."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import month_start
from xlsaging.report.figures import CloseFigures, Position, Rows
from xlsaging.report.labels import is_bucket

from .collect import plain_rows
from .laws import aging_adds_up, sums_agree

if TYPE_CHECKING:
    from xlsaging.report.comparison_figures import KeptReasons

    from .against import Pack

__all__ = ["checked_aging", "close_figures", "collector_rows", "customer_names", "position_of"]

_ASKED_ALONG = (
    "base_amount", "fx_rate", "entity", "account", "customer_name", "collector", "sales_rep", "department", "region",
    "condition_met_date",
)  # fmt: skip
"""Columns of invoices that some figure of the pack groups by or shows."""


def close_figures(
    ledger: Ledger, as_of: date, reasons: KeptReasons | None = None, against: Pack | None = None
) -> CloseFigures:
    """Everything the pack is made of; a snapshot tells nothing about a period. `reasons` are those typed into the
    pack that this one replaces, `against` a pack made before. Raises TiesBrokenError where a law does not hold, and
    what `against_figures` raises."""
    from xlsaging.metrics.dso import dso
    from xlsaging.metrics.settlement import carry_along

    from .against import against_figures
    from .comparison import comparison_figures
    from .freeze import frozen_values
    from .key_figures import DSO_MONTHS, cei_of, concentration_of
    from .split import split_figures
    from .trend import trend_figures

    carry_along(ledger, _ASKED_ALONG)
    currency = ledger.settings.base_currency
    moves = ledger.settings.snapshot_date is None
    aging, items = checked_aging(ledger, as_of)
    names = customer_names(items)
    trend = trend_figures(ledger, as_of, aging, DSO_MONTHS, names) if moves else None
    tied, causes = tied_out(ledger, as_of, items)
    return CloseFigures(
        position=position_of(aging, currency),
        aging=aging,
        open_items=items,
        customer_names=names,
        tie_out=tied,
        causes=causes,
        dso=dso(ledger, as_of, months=DSO_MONTHS),
        cei=cei_of(ledger, as_of) if moves else None,
        concentration=concentration_of(ledger, as_of),
        collectors=collector_rows(ledger, as_of) if moves else None,
        split=split_figures(ledger, as_of, aging, items),
        start=month_start(as_of, ledger.settings.fiscal_month_end),
        comparison=comparison_figures(ledger, as_of, aging, reasons, names),
        trend=trend,
        against=against_figures(ledger, as_of, against) if against else None,
        frozen=frozen_values(ledger, as_of, items),
    )


def checked_aging(ledger: Ledger, as_of: date, by: tuple[str, ...] = ("customer_id",)) -> tuple[Rows, Rows]:
    """Aging by customer and open items; rows add up, and both say the same in sum."""
    from xlsaging.metrics.aging import aging
    from xlsaging.metrics.open_items import open_items
    from xlsaging.metrics.settlement import carry_along

    # What only the list of open items asks for: the day is settled once for both.
    carry_along(ledger, ("customer_name", "collector", "sales_rep"))
    currency = ledger.settings.base_currency
    aged = plain_rows(aging(ledger, as_of, by=list(by)))
    items = plain_rows(open_items(ledger, as_of))
    aging_adds_up(aged, currency)
    sums_agree("items_aging", items.column("base_open_amount"), aged.column("outstanding"), currency)
    return aged, items


def position_of(aging: Rows, currency: str) -> Position:
    """The totals of an aging by kind."""
    from xlsaging.report.totals import exact_sum

    named = (name for name in aging.columns if is_bucket(name) or name in _KINDS)
    sums = {name: exact_sum(aging.column(name), currency) for name in named}
    overdue = exact_sum((value for name, value in sums.items() if is_bucket(name)), currency)
    return Position(sums["outstanding"], sums.get("not_due"), overdue, sums["credits"], sums["undated"])


_KINDS = ("outstanding", "not_due", "credits", "undated")


def customer_names(items: Rows) -> Mapping[str, str]:
    """One name for each customer who has open items, the last in the alphabet where documents call them differently."""
    names: dict[str, str] = {}
    for customer, name in zip(items.column("customer_id"), items.column("customer_name"), strict=True):
        names[customer] = max(names.get(customer, ""), name or "")
    return names


def tied_out(ledger: Ledger, as_of: date, items: Rows) -> tuple[Rows | None, Rows | None]:
    """The tie-out and its causes, where general-ledger balances are given; its sums are those of the open items."""
    from xlsaging.metrics.tie_out import tie_out, tie_out_causes

    tied = plain_rows(tie_out(ledger, as_of))
    _same_as_items(tied, items, ledger.settings.base_currency)
    if not ledger.has("gl_balances"):
        return None, None
    return tied, plain_rows(tie_out_causes(ledger, as_of))


def _same_as_items(tied: Rows, items: Rows, base: str) -> None:
    """Each currency sums to the same; where the general ledger tells none apart, the base currency does."""
    currencies = set(items.column("currency"))
    if not currencies <= set(tied.column("currency")):
        sums_agree("tie_out_items", tied.column("outstanding"), items.column("base_open_amount"), base)
        return
    for code in sorted(set(tied.column("currency"))):
        left = _of_currency(tied, "outstanding", code)
        sums_agree("tie_out_items", left, _of_currency(items, "open_amount", code), code)


def _of_currency(rows: Rows, name: str, currency: str) -> Iterable[float]:
    pairs = zip(rows.column("currency"), rows.column(name), strict=True)
    return (amount for code, amount in pairs if code == currency)


def collector_rows(ledger: Ledger, as_of: date, start: date | None = None) -> Rows | None:
    """The collectors' figures of the month; None where the ledger names no collector and holds no contact."""
    if not _has_collectors(ledger):
        return None
    from xlsaging.metrics.collectors import collector_performance

    begin = start or month_start(as_of, ledger.settings.fiscal_month_end)
    return plain_rows(collector_performance(ledger, begin, as_of))


def _has_collectors(ledger: Ledger) -> bool:
    tables = ("assignments", "activities", "credits", "targets")
    owners = ("invoices", "receipts", "customers")
    return any(ledger.has(name) for name in tables) or any(ledger.has(name, "collector") for name in owners)
