"""Which layout a table has, seen from its columns; and the table normalised by it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from xlsaging.i18n.catalogue import Text
from xlsaging.ledger.findings import table_text
from xlsaging.ledger.table import TypedTable
from xlsaging.model.errors import MissingColumnError
from xlsaging.model.issues import Issue
from xlsaging.model.periods import FAR
from xlsaging.model.schema import TABLES

from .aging_export import normalise_aging_export
from .customer_account import normalise_customer_account
from .event_list import holds_payments, normalise_event_list
from .marked import MARKED_LAYOUTS, read_unmarked
from .open_items import normalise_open_items, normalise_receipts
from .paid_documents import normalise_paid_documents
from .part import Context, Normalised, Part, take
from .rate_table import holds_rate_columns, normalise_rate_table
from .running_balance import runs_on
from .snapshot import normalise_snapshot, stated_day

__all__ = ["LAYOUTS", "layout_of", "missing_column", "normalise"]

LAYOUTS: dict[str, Callable[[TypedTable, Context], Normalised]] = {
    "open_items": normalise_open_items,
    "receipts": normalise_receipts,
    "paid_documents": normalise_paid_documents,
    "snapshot": normalise_snapshot,
    "aging_export": normalise_aging_export,
    "customer_account": normalise_customer_account,
    "event_list": normalise_event_list,
}
"""Layouts of what customers owe and pay; every other table is read as it stands."""


def layout_of(typed: TypedTable, context: Context) -> str:
    """The layout's name, or the table's where it is read as it stands.

    A list of balances by bucket is an `aging_export`; debit and credit, or an amount with a direction or a running
    balance, make a `customer_account`; types that name payments an `event_list`; open amounts of a known day, or
    without the original amount, a `snapshot`; settled dates, paid amounts or open beside original amounts
    `paid_documents`; the rest are `open_items`.
    """
    table = typed.located.table or typed.located.hint or "invoices"
    names = set(typed.frame.columns)
    if table == "aging" or (
        any(name.startswith("bucket:") for name in names) and not names & {"amount", "open_amount"}
    ):
        return "aging_export"
    if table == "account" or {"debit", "credit"} <= names:
        return "customer_account"
    if table != "invoices":
        return table
    if "direction" in names and "amount" in names and "open_amount" not in names:
        return "customer_account"
    if "amount" in names and holds_payments(typed):
        return "event_list"
    if runs_on(typed):
        return "customer_account"
    if _is_snapshot(typed, context, names):
        return "snapshot"
    paid = names & {"settled_date", "paid_amount", "open_amount"} or _only_clearing_dates(names)
    if paid and "amount" in names and not context.has_receipts:
        return "paid_documents"
    return "open_items"


def _is_snapshot(typed: TypedTable, context: Context, names: set[str]) -> bool:
    if "open_amount" in names and "amount" not in names:
        return True
    if context.has_receipts:
        return False
    if "snapshot_date" in names and bool((typed.frame["snapshot_date"].to_numpy() < FAR).any()):
        return True
    if "open_amount" in names:
        return stated_day(typed, context) is not None
    return context.settings.snapshot_date is not None and not names & {"settled_date", "paid_amount"}


def _only_clearing_dates(names: set[str]) -> bool:
    return "clearing_date" in names and "clearing_no" not in names


def missing_column(typed: TypedTable, layout: str, context: Context) -> MissingColumnError | None:
    """What keeps a table from being used; None where it has what its layout needs."""
    names = set(typed.frame.columns)
    customer = ("customer_id", "customer_name")
    own: dict[str, list[tuple[str, ...]]] = {
        "open_items": [("amount",), customer, ("document_no", "document_date", "posting_date", "due_date")],
        "paid_documents": [("amount",), customer, ("document_no", "document_date", "posting_date", "due_date")],
        "event_list": [("amount",), customer, ("document_date", "posting_date")],
        "snapshot": [("open_amount", "amount"), customer],
        "aging_export": [customer],
        "customer_account": [("debit", "amount"), customer],
        "receipts": [("amount",), ("customer_id", "customer_name", "applied_to"), _RECEIPT_DATES],
        "customers": [customer],
        "fx_rates": [("rate_date",), *([] if holds_rate_columns(typed) else [("currency",), ("rate",)])],
    }
    for choices in own.get(layout) or [(name,) for name in TABLES[layout].required]:
        if not names & set(choices):
            located = typed.located
            return MissingColumnError(
                table=layout if layout in TABLES else "invoices",
                column=choices[0],
                at=context.head(typed),
                seen=", ".join(header for _, header in sorted(located.headers.items())),
                hint=_BY_SHEET if choices == customer else "",
            )
    return None


_BY_SHEET = " One sheet a customer 一表一户: --map customer_id=@sheet."
"""Where each sheet is one customer, its name can stand for the column."""

_RECEIPT_DATES = ("receipt_date", "document_date", "posting_date", "settled_date", "clearing_date")


def normalise(typed: TypedTable, layout: str, context: Context) -> Normalised:
    """The canonical rows of a table, with an issue that says how it was read."""
    reader = LAYOUTS.get(layout)

    def read(rows: TypedTable) -> Normalised:
        return reader(rows, context) if reader else _as_it_stands(rows, layout, context)

    made = read_unmarked(typed, context, read) if layout in MARKED_LAYOUTS else read(typed)
    key = layout if reader else "table"
    params = {
        "layout": layout,
        "name": Text(f"layout.{key}", {"table": table_text(_main(made))}),
        "rows": len(typed.frame),
    }
    made.issues.insert(0, Issue("layout_recognised", at=context.head(typed), params=params))
    return made


def _main(made: Normalised) -> str:
    return made.parts[0].table if made.parts else "invoices"


def _as_it_stands(typed: TypedTable, table: str, context: Context) -> Normalised:
    if table == "fx_rates" and holds_rate_columns(typed):
        return normalise_rate_table(typed, context)
    frame = take(typed, table)
    if table == "customers" and "customer_id" not in frame.columns:
        frame["customer_id"] = frame["customer_name"]
    amount = next(
        (name for name in ("amount", "target_amount") if name in frame.columns and name in TABLES[table].columns), ""
    )
    components = [(typed.frame[amount].to_numpy(dtype=np.float64), 1)] if amount else []
    return Normalised(typed, table, [Part(table, frame)], components)
