"""Tables that would count twice: summaries beside their details, balances of several days."""

from __future__ import annotations

from collections.abc import Sequence

from xlsaging.ledger.table import TypedTable
from xlsaging.model.issues import Issue

from .part import Context
from .snapshot import own_day, wanted_day

__all__ = ["tables_aside"]

_DETAIL = frozenset({"open_items", "paid_documents", "snapshot", "customer_account", "event_list"})
_OF_ONE_DAY = frozenset({"snapshot", "aging_export"})


def tables_aside(tables: Sequence[TypedTable], layouts: Sequence[str], context: Context) -> dict[int, Issue]:
    """By number, the tables that must stand aside as a whole, each with the issue that says why.

    A list of aged balances stands aside where other tables hold the documents, unless the settings name its place.
    Of balances of several days, those of the day wanted are read, else the newest.
    """
    aside: dict[int, Issue] = {}
    detailed = any(layout in _DETAIL and len(typed.frame) for typed, layout in zip(tables, layouts, strict=True))
    for number, (typed, layout) in enumerate(zip(tables, layouts, strict=True)):
        if layout == "aging_export" and detailed and "aging" not in context.settings.tables:
            at = context.head(typed)
            aside[number] = Issue("summary_not_used", at=at, params={"rows": len(typed.frame), "at": at})
    days = {
        number: day
        for number, (typed, layout) in enumerate(zip(tables, layouts, strict=True))
        if layout in _OF_ONE_DAY and number not in aside and (day := own_day(typed, context)) is not None
    }
    if len(set(days.values())) < 2:
        return aside
    wanted = wanted_day(context)
    chosen = wanted if wanted in days.values() else max(days.values())
    for number, day in days.items():
        if day != chosen:
            params = {"day": day, "snapshot": chosen, "rows": len(tables[number].frame)}
            aside[number] = Issue("other_snapshot_table", at=context.head(tables[number]), params=params)
    return aside
