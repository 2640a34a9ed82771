"""What a user asks for: a ledger in, a Report out. Laws are asserted on the way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from xlsaging.i18n.catalogue import Text
from xlsaging.model.issues import Issue
from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import as_date, month_start
from xlsaging.report.figures import Rows
from xlsaging.report.model import Report

from .as_of import resolve_as_of
from .collect import plain_rows
from .figures import checked_aging, collector_rows, customer_names
from .key_figures import DSO_MONTHS
from .laws import aging_adds_up, rows_are_accounted_for, sums_agree
from .provenance import Provenance, context_of

if TYPE_CHECKING:
    from .against import Pack

__all__ = ["aging_report", "check", "check_report", "close_report", "collectors_report", "dso_report"]


def close_report(
    ledger: Ledger,
    as_of: date | str | None = None,
    provenance: Provenance | None = None,
    against: Pack | None = None,
) -> Report:
    """The month-end pack, with the reasons that were typed into the one it replaces.

    `against` is an earlier pack: what was changed in the months that it closed is listed.

    `as_of` defaults to the settings' day, else the last month end. Raises TiesBrokenError where figures do not
    tie, AsOfRefusedError for another day than a snapshot's.
    """
    from xlsaging.report import close as close_builder

    from .figures import close_figures
    from .previous_pack import kept_reasons

    day = resolve_as_of(ledger, as_of)
    reasons = kept_reasons(provenance.target if provenance else None, day)
    figures = close_figures(ledger, day, reasons, against)
    return close_builder.close_report(figures, context_of(ledger, day, provenance))


def aging_report(
    ledger: Ledger,
    as_of: date | str | None = None,
    by: str | Sequence[str] = "customer_id",
    provenance: Provenance | None = None,
) -> Report:
    """The aging by one column or several."""
    from xlsaging.metrics.aging import aging
    from xlsaging.report import aging as aging_builder

    day = resolve_as_of(ledger, as_of)
    names = (by,) if isinstance(by, str) else tuple(by)
    context = context_of(ledger, day, provenance)
    aged, items = checked_aging(ledger, day)
    if names != ("customer_id",):
        currency = ledger.settings.base_currency
        grouped = plain_rows(aging(ledger, day, by=list(names)))
        aging_adds_up(grouped, currency)
        sums_agree("items_aging", items.column("base_open_amount"), grouped.column("outstanding"), currency)
        aged = grouped
    return aging_builder.aging_report(aged, names, context, customer_names(items))


def dso_report(
    ledger: Ledger, as_of: date | str | None = None, months: int = 12, provenance: Provenance | None = None
) -> Report:
    """The DSO by the settings' method, and every method month by month."""
    from xlsaging.metrics.dso import dso
    from xlsaging.metrics.dso_trend import dso_trend
    from xlsaging.report import dso as dso_builder

    day = resolve_as_of(ledger, as_of)
    figure = dso(ledger, day, months=DSO_MONTHS)
    trend = plain_rows(dso_trend(ledger, day, months, window=DSO_MONTHS))
    return dso_builder.dso_report(figure, trend, context_of(ledger, day, provenance))


def collectors_report(
    ledger: Ledger,
    as_of: date | str | None = None,
    start: date | str | None = None,
    provenance: Provenance | None = None,
) -> Report:
    """The collectors' figures from `start` (the first day of the month) to `as_of`."""
    from xlsaging.report import collectors as collectors_builder

    day = resolve_as_of(ledger, as_of)
    begin = as_date(start) if start else None
    rows = collector_rows(ledger, day, begin) or Rows(("rank", "collector"))
    period = _period(ledger, day, begin)
    return collectors_builder.collectors_report(rows, context_of(ledger, day, provenance), period)


def check_report(ledger: Ledger, as_of: date | str | None = None, provenance: Provenance | None = None) -> Report:
    """Where the ledger's rows went, and what is wrong with it."""
    from xlsaging.report import check as check_builder

    day = resolve_as_of(ledger, as_of)
    return check_builder.check_report(context_of(ledger, day, provenance))


def check(ledger: Ledger) -> list[Issue]:
    """The fix-it list: every issue of the ledger, the gravest first.

    Raises TiesBrokenError where a row of the input is not accounted for.
    """
    rows_are_accounted_for(ledger.rows)
    order = ("error", "warning", "info")
    return sorted(ledger.issues, key=lambda issue: order.index(issue.severity))


def _period(ledger: Ledger, day: date, start: date | None) -> Text:
    begin = start or month_start(day, ledger.settings.fiscal_month_end)
    return Text("page.period", {"start": begin, "end": day})
