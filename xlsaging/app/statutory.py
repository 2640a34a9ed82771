"""The statutory aging of two days, with the allowance that loss rates ask for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from xlsaging.i18n.catalogue import Text
from xlsaging.model.ledger import Ledger
from xlsaging.model.money import from_minor, to_minor
from xlsaging.model.periods import add_months, month_end
from xlsaging.report.figures import Rows
from xlsaging.report.labels import bucket_text
from xlsaging.report.split_figures import StatutoryDay, StatutoryFigures

from .collect import plain_rows

__all__ = ["statutory_figures", "year_start"]

_BASIS = "origin_date"


def year_start(as_of: date, fiscal_month_end: int = 31) -> date:
    """The last day of the year before: its balance is the opening one (年初余额).

    >>> str(year_start(date(2025, 6, 30))), str(year_start(date(2025, 12, 31))), str(year_start(date(2025, 12, 26), 25))
    ('2024-12-31', '2024-12-31', '2025-12-25')
    """
    end = month_end(as_of, fiscal_month_end)
    return month_end(date(end.year - 1, 12, 1), fiscal_month_end)


def statutory_figures(ledger: Ledger, as_of: date, items: Any) -> StatutoryFigures:
    """Balances by statutory bucket at `as_of` and at the start of its year, allowance, and the check of ages with
    the year before. `items` are the metric's `statutory_items` on `as_of`."""
    from xlsaging.metrics.statutory import statutory_balances

    settings = ledger.settings
    closing = plain_rows(statutory_balances(ledger, as_of, items))
    start = year_start(as_of, settings.fiscal_month_end)
    opening, no_opening = _opening(ledger, start)
    rates, no_rates = _rates(settings.loss_rates, [closing, *([opening] if opening else [])], settings.bucket_edge)
    jumps, no_jumps = _jumps(ledger, as_of, items)
    next_end = year_start(add_months(start, 13), settings.fiscal_month_end)
    return StatutoryFigures(
        closing=StatutoryDay(as_of, _provided(closing, rates, settings.base_currency), is_year_end=as_of == next_end),
        opening=StatutoryDay(start, _provided(opening, rates, settings.base_currency)) if opening else None,
        no_opening=no_opening,
        rates=rates,
        no_rates=no_rates,
        jumps=jumps,
        no_jumps=no_jumps,
        compared=add_months(as_of, -12),
    )


def _opening(ledger: Ledger, start: date) -> tuple[Rows | None, Text | None]:
    from xlsaging.metrics.statutory import statutory_balances

    if ledger.settings.snapshot_date is not None:
        return None, Text("statutory.no_opening_snapshot")
    if not _reaches(ledger, start):
        return None, Text("statutory.no_opening", {"day": start})
    return plain_rows(statutory_balances(ledger, start)), None


def _reaches(ledger: Ledger, day: date) -> bool:
    """Whether the ledger's documents begin early enough for a balance on `day` to be known."""
    from xlsaging.metrics.history import first_document_date

    first = first_document_date(ledger)
    return ledger.settings.snapshot_date is None and first is not None and first <= day


def _rates(
    given: Mapping[str, float], days: list[Rows], edge: str
) -> tuple[Mapping[str, float | None] | None, Text | None]:
    """The rate of each bucket, or why there is no allowance: a bucket that holds anything has no rate."""
    from xlsaging.metrics.loss_rates import rate_of

    if not given:
        return None, Text("statutory.no_rates")
    labels = days[0].column("bucket")
    rates = {label: rate_of(given, label) for label in labels}
    owed = {label for rows in days for label, base in zip(labels, rows.column("loss_base"), strict=True) if base > 0}
    missing = [label for label in labels if label in owed and rates[label] is None]
    if missing:
        named = [bucket_text(label, _BASIS, edge) for label in missing]
        return None, Text("statutory.rates_missing", {"buckets": named, "known": labels[:-2]})
    return rates, None


def _provided(rows: Rows, rates: Mapping[str, float | None] | None, currency: str) -> Rows:
    """`rows` with `allowance`, rounded bucket by bucket; None where no rates are known."""
    from xlsaging.formulas import provision

    made = []
    for bucket, balance, base in rows.rows:
        allowance = None
        if rates is not None:
            exact = provision([base], [rates[bucket] or 0.0])
            allowance = float(from_minor(to_minor(exact, currency), currency))
        made.append((bucket, balance, base, allowance))
    return Rows(("bucket", "balance", "loss_base", "allowance"), made)


def _jumps(ledger: Ledger, as_of: date, items: Any) -> tuple[Rows | None, Text | None]:
    from xlsaging.metrics.statutory import age_jumps

    before = add_months(as_of, -12)
    if ledger.settings.statutory_buckets[:2] != ("1Y", "2Y"):
        return None, Text("statutory.jumps_edges")
    if not _reaches(ledger, before):
        return None, Text("statutory.jumps_unknown", {"day": before})
    return plain_rows(age_jumps(ledger, as_of, items)), None
