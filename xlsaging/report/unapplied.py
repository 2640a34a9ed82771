"""Cash that nobody claimed or applied, and credit notes that lower no document yet."""

from __future__ import annotations

from xlsaging.i18n.catalogue import Text
from xlsaging.model.money import from_minor

from .columns import column_for
from .drill import document_links
from .figures import CloseFigures, Context, Rows
from .labels import money, worded
from .listing import listing
from .model import Block, Cell, Note, Sheet, Table

__all__ = ["OLD_DAYS", "unapplied_sheet"]

OLD_DAYS = 30
"""Age from which each is listed."""
_CASH = ("unclaimed", "unapplied")
_ALWAYS = ("kind", "customer_id", "document_no", "document_date", "age_days", "base_open_amount")


def unapplied_sheet(figures: CloseFigures, context: Context) -> Sheet | Text:
    """All free credits by kind and age, tied to the aging; then those over 30 days, cash and notes apart."""
    split = figures.split
    if split is None or not len(split.free_credits):
        return Text("split.no_unapplied")
    netted = context.settings.unapplied == "net"
    blocks: list[Block] = [
        Note(Text("split.free_total_netted" if netted else "split.free_total"), "small"),
        _by_age(split.free_credits, context),
        *_set_aside(context),
    ]
    cash, notes = (_of_kind(split.old_credits, cash=cash) for cash in (True, False))
    for name, rows in (("old_cash", cash), ("old_notes", notes)):
        if len(rows):
            blocks.append(_list(name, rows, figures, context))
    if not len(split.old_credits):
        blocks.append(Note(Text("split.free_none_old", {"days": OLD_DAYS}), "good"))
    title = Text("title.unapplied")
    return Sheet(name="unapplied", title=title, blocks=tuple(blocks), exact=True, aged_by="document_date")


def _by_age(rows: Rows, context: Context) -> Table:
    edge = context.settings.bucket_edge
    total = {"heading": Text("page.total")}
    columns = tuple(
        column_for(name, "document_date", edge, **(total if name == "outstanding" else {})) for name in rows.columns
    )
    made: list[tuple[Cell, ...]] = [(worded("kind", row[0]), *row[1:]) for row in rows.rows]
    return Table("free_credits", columns, made, title=Text("title.free_credits"), totals=True)


def _set_aside(context: Context) -> tuple[Note, ...]:
    """Receipts without a customer that the reader had to set aside: they are in no figure, and so not here either."""
    currency = context.settings.base_currency
    found = [account.set_aside["missing_customer"] for account in context.accounts
             if account.table == "receipts" and "missing_customer" in account.set_aside]  # fmt: skip
    if not found:
        return ()
    amount = float(from_minor(sum(each for _, each in found), currency))
    shown = {"count": sum(count for count, _ in found), "amount": money(amount, currency)}
    return (Note(Text("split.receipts_set_aside", shown), "alert"),)


def _of_kind(rows: Rows, *, cash: bool) -> Rows:
    return Rows(rows.columns, [row for row in rows.rows if (row[0] in _CASH) == cash])


def _list(name: str, rows: Rows, figures: CloseFigures, context: Context) -> Table:
    return listing(
        name, rows, context, always=_ALWAYS, title=Text(f"title.{name}", {"days": OLD_DAYS}),
        links=document_links(rows, figures.open_items),
    )  # fmt: skip
