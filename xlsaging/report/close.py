"""The month-end pack: which sheets there are, in which order, and why others are not."""

from __future__ import annotations

from collections.abc import Callable

from xlsaging.i18n.catalogue import Text

from .aging import aging_sheet
from .collectors import collectors_sheet
from .comparison import comparison_sheet
from .cover import cover_sheet
from .figures import CloseFigures, Context
from .issues import issues_sheet
from .model import Report, Sheet
from .open_items import open_items_sheets
from .page import report_of
from .tie_out import tie_out_sheet

__all__ = ["BUILDERS", "close_report"]

Made = tuple[Sheet, ...] | Text | None
Builder = Callable[[CloseFigures, Context], Made]


def _aging(figures: CloseFigures, context: Context) -> Made:
    return (aging_sheet(figures.aging, ("customer_id",), context, figures.customer_names),)


def _comparison(figures: CloseFigures, context: Context) -> Made:
    found = figures.comparison
    if found is None:
        return Text("compare.left_out")
    if not len(found.customers) and not found.reasons.by_customer:
        return Text("compare.nothing")
    return (comparison_sheet(found, context),)


def _open_items(figures: CloseFigures, context: Context) -> Made:
    return open_items_sheets(figures.open_items, context) if len(figures.open_items) else Text("cover.no_open_items")


def _collectors(figures: CloseFigures, context: Context) -> Made:
    if figures.collectors is None or not len(figures.collectors):
        return Text("cover.no_collectors")
    period = Text("page.period", {"start": figures.start, "end": context.as_of}) if figures.start else None
    return (collectors_sheet(figures.collectors, period),)


def _tie_out(figures: CloseFigures, _context: Context) -> Made:
    return (tie_out_sheet(figures.causes),) if figures.causes is not None and len(figures.causes) else None


def _issues(_figures: CloseFigures, context: Context) -> Made:
    return (issues_sheet(context),) if context.issues else None


BUILDERS: tuple[Builder, ...] = (
    _comparison,
    _aging,
    _open_items,
    _collectors,
    _tie_out,
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
    return report_of("close", (cover, *sheets), context, main="aging", totals=totals)
