"""The month-end pack: which sheets there are, in which order, and why others are not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from xlsaging.i18n.catalogue import Text

from .aging import aging_sheet, customer_lines
from .aging_groups import aging_accounts_sheet, aging_groups_sheet
from .bad_debts import bad_debts_sheet
from .bridge import bridge_sheet
from .cei import cei_sheet
from .changes import changes_sheet
from .collectors import collectors_sheet
from .comparison import comparison_sheet
from .concentration import concentration_sheet
from .cover import cover_sheet
from .coverage import coverage_sheets
from .days_to_pay import days_to_pay_sheet
from .drill import customer_spots
from .dso_trend import dso_sheet
from .figures import CloseFigures, Context
from .issues import issues_sheet
from .model import Report, Sheet
from .open_items import open_items_sheets
from .over_one_year import over_one_year_sheet
from .page import report_of
from .reclass import reclass_sheet
from .related import related_sheet
from .retention import retention_sheet
from .statutory import statutory_sheet
from .tie_out import tie_out_sheet
from .trend_figures import TrendFigures
from .unapplied import unapplied_sheet

__all__ = ["BUILDERS", "close_report"]

Made = tuple[Sheet, ...] | Text | None
Builder = Callable[[CloseFigures, Context], Made]


def _aging(figures: CloseFigures, context: Context) -> Made:
    spots = customer_spots(figures.open_items)
    return (aging_sheet(figures.aging, ("customer_id",), context, figures.customer_names, spots),)


def _split(build: Callable[[CloseFigures, Context], Sheet | Text]) -> Builder:
    """A builder of a single sheet, where the figures it is made of were computed."""

    def made(figures: CloseFigures, context: Context) -> Made:
        if figures.split is None:
            return None
        sheet = build(figures, context)
        return sheet if isinstance(sheet, Text) else (sheet,)

    return made


def _comparison(figures: CloseFigures, context: Context) -> Made:
    found = figures.comparison
    if found is None:
        return Text("compare.left_out")
    if not len(found.customers) and not found.reasons.by_customer:
        return Text("compare.nothing")
    return (comparison_sheet(found, context),)


def _open_items(figures: CloseFigures, context: Context) -> Made:
    if not len(figures.open_items):
        return Text("cover.no_open_items")
    return open_items_sheets(figures.open_items, context, lines=customer_lines(figures.aging))


def _collectors(figures: CloseFigures, context: Context) -> Made:
    if figures.collectors is None or not len(figures.collectors):
        return Text("cover.no_collectors")
    period = Text("page.period", {"start": figures.start, "end": context.as_of}) if figures.start else None
    return (collectors_sheet(figures.collectors, period),)


def _dso(figures: CloseFigures, context: Context) -> Made:
    if figures.trend is None:
        return Text("trend.snapshot")
    if not _sold(figures.trend):
        return Text("trend.nothing_sold")
    return (dso_sheet(figures.trend, figures.dso, context),)


def _cei(figures: CloseFigures, context: Context) -> Made:
    return (cei_sheet(figures.trend, context),) if figures.trend and _sold(figures.trend) else None


def _bad_debts(figures: CloseFigures, context: Context) -> Made:
    return _one(bad_debts_sheet(figures.trend, context.settings.base_currency)) if figures.trend else None


def _days_to_pay(figures: CloseFigures, context: Context) -> Made:
    return _one(days_to_pay_sheet(figures.trend, context)) if figures.trend else None


def _coverage(figures: CloseFigures, context: Context) -> Made:
    return coverage_sheets(figures.trend, context) if figures.trend else None


def _concentration(figures: CloseFigures, context: Context) -> Made:
    return _one(concentration_sheet(figures.trend, figures.concentration, context)) if figures.trend else None


def _bridge(figures: CloseFigures, context: Context) -> Made:
    return _one(bridge_sheet(figures.trend, context)) if figures.trend else None


def _sold(trend: TrendFigures) -> bool:
    """Whether anything was sold on credit or owed in the months that the trends look at."""
    return any(any(trend.dso.column(name)) for name in ("receivable", "credit_sales"))


def _one(made: Sheet | Text) -> Made:
    return made if isinstance(made, Text) else (made,)


def _tie_out(figures: CloseFigures, _context: Context) -> Made:
    return (tie_out_sheet(figures.causes),) if figures.causes is not None and len(figures.causes) else None


def _changes(figures: CloseFigures, context: Context) -> Made:
    found = figures.against
    return (changes_sheet(found, context),) if found and (found.changes or found.rates) else None


def _issues(_figures: CloseFigures, context: Context) -> Made:
    return (issues_sheet(context),) if context.issues else None


BUILDERS: tuple[Builder, ...] = (
    _comparison,
    _aging,
    _split(aging_groups_sheet),
    _split(aging_accounts_sheet),
    _split(statutory_sheet),
    _split(over_one_year_sheet),
    _split(unapplied_sheet),
    _split(reclass_sheet),
    _split(related_sheet),
    _split(retention_sheet),
    _open_items,
    _dso,
    _cei,
    _bad_debts,
    _days_to_pay,
    _collectors,
    _coverage,
    _concentration,
    _bridge,
    _tie_out,
    _changes,
    _issues,
)
"""What makes each sheet behind the cover, in the order of the pack.

A builder gives its sheets; or the reason why there is none, which the cover says; or nothing, where nobody misses it.
"""


def close_report(figures: CloseFigures, context: Context) -> Report:
    """The pack of one month's end."""
    sheets: list[Sheet] = []
    left_out: list[Text] = []
    for build in BUILDERS:
        made = build(figures, context)
        if isinstance(made, Text):
            left_out.append(made)
        else:
            sheets += made or ()
    cover = cover_sheet(figures, context, tuple(left_out))
    at = figures.position
    totals = {"outstanding": at.outstanding, "not_due": at.not_due, "overdue": at.overdue, "credits": at.credits,
              "undated": at.undated, "dso": figures.dso.value if figures.dso else None,
              "cei": figures.cei.cei if figures.cei else None}  # fmt: skip
    report = report_of("close", (cover, *sheets), context, main="aging", totals=totals)
    return replace(report, frozen=figures.frozen, log=_log(figures))


def _log(figures: CloseFigures) -> dict[str, Any]:
    """What the log of the run says of files made before; nothing that names a customer."""
    said: dict[str, Any] = {}
    if against := figures.against:
        said["against"] = {"file": against.file, "as_of": against.as_of.isoformat(), "changes": len(against.changes)}
    if figures.comparison:
        kept = figures.comparison.reasons
        said["reasons"] = {"kept": len(kept.by_customer), "notice": kept.notice}
    return said
