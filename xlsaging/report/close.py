"""The month-end pack: which sheets there are, and why others are not."""

from __future__ import annotations

from xlsaging.i18n.catalogue import Text

from .aging import aging_sheet
from .collectors import collectors_sheet
from .cover import cover_sheet
from .figures import CloseFigures, Context
from .issues import issues_sheet
from .model import Report, Sheet
from .open_items import open_items_sheets
from .page import report_of
from .tie_out import tie_out_sheet

__all__ = ["close_report"]


def close_report(figures: CloseFigures, context: Context, period: Text | None = None) -> Report:
    """The pack of one month's end: Cover, Aging, Open items, Collectors, Tie-out, Issues."""
    sheets: list[Sheet] = [aging_sheet(figures.aging, ("customer_id",), context, figures.customer_names)]
    left_out: list[Text] = []
    if len(figures.open_items):
        sheets += open_items_sheets(figures.open_items, context)
    else:
        left_out.append(Text("cover.no_open_items"))
    if figures.collectors is not None and len(figures.collectors):
        sheets.append(collectors_sheet(figures.collectors, period))
    else:
        left_out.append(Text("cover.no_collectors"))
    if figures.causes is not None and len(figures.causes):
        sheets.append(tie_out_sheet(figures.causes))
    if context.issues:
        sheets.append(issues_sheet(context))
    cover = cover_sheet(figures, context, tuple(left_out))
    at = figures.position
    totals = {"outstanding": at.outstanding, "not_due": at.not_due, "overdue": at.overdue, "credits": at.credits,
              "undated": at.undated, "dso": figures.dso.value if figures.dso else None,
              "cei": figures.cei.cei if figures.cei else None}  # fmt: skip
    return report_of("close", (cover, *sheets), context, main="aging", totals=totals)
