"""Credit balances: who has paid more than he owes, and how that is shown."""

from __future__ import annotations

from typing import Any

from xlsaging.i18n.catalogue import Text

from .drill import customer_spots
from .figures import CloseFigures, Context, Rows
from .labels import group_value, money
from .listing import listing
from .model import Block, Note, Sheet, Table
from .split_figures import SplitFigures
from .totals import exact_sum

__all__ = ["reclass_sheet"]


def reclass_sheet(figures: CloseFigures, context: Context) -> Sheet | Text:
    """What the balance sheet shows, the entry for it, and each customer in credit; debit − credit is outstanding."""
    split = figures.split
    if split is None or not len(split.credit_balances):
        return Text("split.no_reclass")
    netted = context.settings.netting
    shown = split.presentation
    always = ("debit", "credit", "outstanding")
    blocks: list[Block] = [
        Note(Text("split.reclass_netted" if netted else "split.reclass_how"), "small"),
        listing("presentation", shown, context, always=always, title=Text("title.presentation")),
        *_entries(shown, context),
        _customers(split, figures, context),
    ]
    return Sheet(name="reclass", title=Text("title.reclass"), blocks=tuple(blocks))


def _entries(shown: Rows, context: Context) -> list[Note]:
    """The entry in words, and what of it falls on each entity where there are several."""
    currency = context.settings.base_currency
    total = money(exact_sum(shown.column("credit"), currency), currency)
    notes = [Note(Text("split.entry", {"amount": total}))]
    pairs = list(zip(shown.column("entity"), shown.column("credit"), strict=True))
    entities = list(dict.fromkeys(entity for entity, amount in pairs if amount))
    if len(entities) > 1:
        for entity in entities:
            amount = exact_sum((each for name, each in pairs if name == entity), currency)
            of = {"entity": group_value(entity), "amount": money(amount, currency)}
            notes.append(Note(Text("split.entry_of", of)))
    return notes


def _customers(split: SplitFigures, figures: CloseFigures, context: Context) -> Table:
    """Each customer in credit, and all others in one line, so that the columns sum to what is outstanding."""
    currency = context.settings.base_currency
    found = split.credit_balances
    place = found.columns.index("base_balance")
    rows = [(*row, None, -row[place]) for row in found.rows]
    others = exact_sum(split.presentation.column("debit"), currency)
    rows.append((Text("split.others"), *(None,) * (place - 1), others, others, None))
    made = Rows((*found.columns, "debit", "credit"), rows)
    spots = customer_spots(figures.open_items)
    customers = enumerate(found.column("customer_id"))
    links = {(at, "customer_id"): spots[customer] for at, customer in customers if customer in spots}
    changes: dict[str, dict[str, Any]] = {
        "balance": {"heading": Text("column.account_balance")},
        "base_balance": {"total": "sum"},
    }
    always = ("customer_id", "base_balance", "debit", "credit")
    return listing(
        "credit_balances", made, context, always=always, title=Text("title.credit_balances"), links=links,
        changes=changes,
    )  # fmt: skip
