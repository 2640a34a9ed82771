"""Retention and unbilled items apart from trade."""

from __future__ import annotations

from xlsaging.i18n.catalogue import Text

from .aging import aging_table
from .drill import document_links
from .figures import CloseFigures, Context
from .listing import listing
from .model import Block, Note, Sheet

__all__ = ["retention_sheet"]

_ALWAYS = ("item_class", "customer_id", "document_no", "condition_met_date", "base_open_amount")


def retention_sheet(figures: CloseFigures, context: Context) -> Sheet | Text:
    """The aging by class of item, and retention and unbilled items one by one with the day their condition was met."""
    split = figures.split
    if split is None or not len(split.classes):
        return Text("split.no_retention")
    by_class = aging_table(
        split.classes, ("item_class",), context, name="aging_by_class", title=Text("title.aging_by_class")
    )
    blocks: list[Block] = [Note(Text("split.retention_how"), "small"), by_class]
    if len(split.kept_back):
        blocks.append(
            listing(
                "kept_back", split.kept_back, context, always=_ALWAYS, title=Text("title.kept_back"),
                links=document_links(split.kept_back, figures.open_items),
            )
        )  # fmt: skip
    return Sheet(name="retention", title=Text("title.retention"), blocks=tuple(blocks))
