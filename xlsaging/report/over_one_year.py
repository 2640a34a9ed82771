"""Documents that have been open for more than a year."""

from __future__ import annotations

from xlsaging.i18n.catalogue import Text

from .drill import document_links
from .figures import CloseFigures, Context, Rows
from .labels import money
from .listing import listing
from .model import Note, Sheet
from .totals import exact_sum

__all__ = ["over_one_year_sheet"]

_ALWAYS = ("customer_id", "document_no", "origin_date", "age_days", "age_years", "base_open_amount", "collector")


def over_one_year_sheet(figures: CloseFigures, context: Context) -> Sheet | Text:
    """Every such document by customer, with what to know before calling; each leads to its open item."""
    found = figures.split.over_one_year if figures.split else Rows(())
    if not len(found):
        return Text("split.no_old_items")
    rows = _with_dispute(found)
    currency = context.settings.base_currency
    amount = exact_sum(rows.column("base_open_amount"), currency)
    owed = exact_sum((value for value in figures.open_items.column("base_open_amount") if (value or 0) > 0), currency)
    summary = {
        "count": len(rows),
        "customers": len(set(rows.column("customer_id"))),
        "amount": money(amount, currency),
        "share": amount / owed if owed else 0.0,
    }
    table = listing(
        "over_one_year", rows, context, always=_ALWAYS, links=document_links(rows, figures.open_items),
        changes={"age_years": {"decimals": 1}, "base_open_amount": {"look": "bar"}},
        excel_table="tblReportOverOneYear", freeze=3,
    )  # fmt: skip
    blocks = (Note(Text("split.old_summary", summary), "small"), table)
    title = Text("title.over_one_year")
    return Sheet(name="over_one_year", title=title, blocks=blocks, exact=True, aged_by="origin_date")


def _with_dispute(rows: Rows) -> Rows:
    """`rows` with one column `dispute`: its reason, or that there is one."""
    columns = (*rows.columns[:-2], "dispute")
    return Rows(columns, [(*row[:-2], _dispute(row[-2], row[-1])) for row in rows.rows])


def _dispute(disputed: bool, reason: str) -> Text | str | None:
    return (reason or Text("value.yes")) if disputed else None
