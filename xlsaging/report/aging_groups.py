"""The aging by who is responsible, and by entity and account."""

from __future__ import annotations

from xlsaging.i18n.catalogue import Text

from .aging import MOST_WITH_CHART, aging_chart, aging_table, largest_customers
from .drill import customer_spots
from .figures import CloseFigures, Context
from .labels import money
from .model import Block, Note, Sheet

__all__ = ["aging_accounts_sheet", "aging_groups_sheet"]


def aging_groups_sheet(figures: CloseFigures, context: Context) -> Sheet | Text:
    """A table for collectors (with a chart), sales reps, departments and regions, where the ledger says them; and
    the largest customers, where the aging by customer is too long for a chart of its own."""
    groups = figures.split.groups if figures.split else {}
    blocks: list[Block] = []
    if len(figures.aging) > MOST_WITH_CHART:
        blocks += largest_customers(figures.aging, context, figures.customer_names, customer_spots(figures.open_items))
    for name, rows in groups.items():
        if not len(rows):
            continue
        table = aging_table(rows, (name,), context, name=f"aging_by_{name}", title=Text(f"title.aging_by_{name}"))
        blocks.append(table)
        if name == "collector" and len(rows) > 1:
            alt = Text("split.chart_group")
            blocks.append(aging_chart(table, name, "stacked_column", alt, Text("title.aging_by_collector")))
    if not blocks:
        return Text("split.no_groups")
    blocks.insert(0, _same_total(figures, context))
    return Sheet(name="aging_groups", title=Text("title.aging_groups"), blocks=tuple(blocks))


def aging_accounts_sheet(figures: CloseFigures, context: Context) -> Sheet | Text:
    """The aging by entity and account in the base currency, and in each document's own where there are several."""
    split = figures.split
    if split is None or not (len(split.accounts) or len(split.currencies)):
        return Text("split.no_accounts")
    blocks: list[Block] = [_same_total(figures, context)]
    by = ("entity", "account")
    if len(split.accounts):
        title = Text("title.aging_by_account")
        blocks.append(aging_table(split.accounts, by, context, name="aging_by_account", title=title))
    if len(split.currencies):
        title = Text("title.aging_by_currency")
        by_currency = (*by, "currency")
        blocks.append(
            aging_table(split.currencies, by_currency, context, name="aging_by_currency", title=title, by_currency=True)
        )
    return Sheet(name="aging_accounts", title=Text("title.aging_accounts"), blocks=tuple(blocks))


def _same_total(figures: CloseFigures, context: Context) -> Note:
    shown = money(figures.position.outstanding, context.settings.base_currency)
    return Note(Text("split.as_outstanding", {"amount": shown}), "small")
