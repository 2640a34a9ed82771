"""Related parties apart from external customers."""

from __future__ import annotations

from xlsaging.i18n.catalogue import Text

from .aging import aging_table
from .drill import customer_spots
from .figures import CloseFigures, Context
from .model import Note, Sheet

__all__ = ["related_sheet"]


def related_sheet(figures: CloseFigures, context: Context) -> Sheet | Text:
    """External customers, associates and consolidated companies with their aging; the related ones also one by one."""
    split = figures.split
    if split is None or not len(split.related):
        return Text("split.no_related")
    names, spots = figures.customer_names, customer_spots(figures.open_items)
    customers = aging_table(
        split.related_customers, ("related_party", "customer_id"), context, names, name="related_customers",
        title=Text("title.aging_by_related_customer"), spots=spots,
    )  # fmt: skip
    by_relation = aging_table(
        split.related, ("related_party",), context, name="aging_by_related", title=Text("title.aging_by_related")
    )
    blocks = (Note(Text("split.related_how"), "small"), by_relation, customers)
    return Sheet(name="related", title=Text("title.related"), blocks=blocks)
