"""What a user asks for: a ledger in, a Report out. Laws are asserted on the way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from xlsaging.i18n.catalogue import Text
from xlsaging.model.errors import BadSettingError, MissingTableError
from xlsaging.model.issues import Issue
from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import as_date, month_start
from xlsaging.report.figures import Rows
from xlsaging.report.model import Report

from .as_of import resolve_as_of
from .collect import plain_rows
from .figures import checked_aging, collector_rows, customer_names, tied_out
from .key_figures import DSO_MONTHS
from .laws import aging_adds_up, rows_are_accounted_for, sums_agree
from .provenance import Provenance, context_of

if TYPE_CHECKING:
    from xlsaging.report.comparison_figures import KeptReasons

    from .against import Pack

__all__ = [
    "aging_report",
    "bad_debts_report",
    "check",
    "check_report",
    "close_report",
    "collectors_report",
    "dso_report",
    "tie_out_report",
]

_GL_COLUMNS = ("balance_date", "amount")
"""What a table of balances of the general ledger must have."""


def close_report(
    ledger: Ledger,
    as_of: date | str | None = None,
    provenance: Provenance | None = None,
    against: Pack | None = None,
    reasons: KeptReasons | None = None,
) -> Report:
    """The month-end pack, with the reasons that were typed into the one it replaces: `reasons`, else those in the
    target's file.

    `against` is an earlier pack: what was changed in the months that it closed is listed.

    `as_of` defaults to the settings' day, else the last month end. Raises TiesBrokenError where figures do not
    tie, AsOfRefusedError for another day than a snapshot's.
    """
    from xlsaging.report import close as close_builder

    from .figures import close_figures
    from .previous_pack import kept_reasons

    day = resolve_as_of(ledger, as_of)
    kept = reasons or kept_reasons(provenance.target if provenance else None, day)
    figures = close_figures(ledger, day, kept, against)
    return close_builder.close_report(figures, context_of(ledger, day, provenance))


def aging_report(
    ledger: Ledger,
    as_of: date | str | None = None,
    by: str | Sequence[str] = "customer_id",
    provenance: Provenance | None = None,
    *,
    with_items: bool = False,
) -> Report:
    """The aging by one column or several; `with_items`, by customer, leads on to every open item."""
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
    listed = items if with_items and names == ("customer_id",) else None
    return aging_builder.aging_report(aged, names, context, customer_names(items), listed)


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
    """The collectors' figures from `start` (the first day of the month) to `as_of`.

    Raises BadSettingError where `start` is no date, or later than `as_of`.
    """
    from xlsaging.report import collectors as collectors_builder

    day = resolve_as_of(ledger, as_of)
    begin = _begin(start, day) if start else None
    rows = collector_rows(ledger, day, begin) or Rows(("rank", "collector"))
    period = _period(ledger, day, begin)
    return collectors_builder.collectors_report(rows, context_of(ledger, day, provenance), period)


def _begin(start: date | str, day: date) -> date:
    begin = as_date(start, "start")
    if begin > day:
        raise BadSettingError(name="start", value=str(begin), allowed=f"a day up to {day}")
    return begin


def tie_out_report(ledger: Ledger, as_of: date | str | None = None, provenance: Provenance | None = None) -> Report:
    """The receivables held against the general ledger, and the documents behind each difference.

    Raises MissingTableError where the ledger has no balances of the general ledger.
    """
    from xlsaging.report import tie_out as tie_out_builder

    if not ledger.has("gl_balances"):
        raise MissingTableError(table="gl_balances", columns=", ".join(_GL_COLUMNS))
    day = resolve_as_of(ledger, as_of)
    tied, causes = tied_out(ledger, day, checked_aging(ledger, day)[1])
    return tie_out_builder.tie_out_report(tied, causes, context_of(ledger, day, provenance))


def bad_debts_report(ledger: Ledger, as_of: date | str | None = None, provenance: Provenance | None = None) -> Report:
    """The bad-debt ratios of the month and of the year, and the year's write-offs by document."""
    from xlsaging.report import bad_debts as bad_debts_builder

    from .trend import trend_figures

    day = resolve_as_of(ledger, as_of)
    aged, items = checked_aging(ledger, day)
    trend = trend_figures(ledger, day, aged, DSO_MONTHS, customer_names(items))
    return bad_debts_builder.bad_debts_report(trend, context_of(ledger, day, provenance))


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
