"""Where the rows of the input went, as a table: read = used + set aside."""

from __future__ import annotations

from collections.abc import Sequence

from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.words.values import VALUES
from xlsaging.model.accounting import RowAccount
from xlsaging.model.money import from_minor

from .columns import column_for
from .figures import Context
from .labels import worded
from .model import Block, Cell, Note, Table

__all__ = ["PLACE_FOURTH", "accounting_blocks"]

_COLUMNS = (
    "table",
    "at",
    "read_rows",
    "used_rows",
    "set_aside_rows",
    "read_sum",
    "used_sum",
    "set_aside_sum",
)
PLACE_FOURTH = (_COLUMNS[0], *_COLUMNS[2:4], _COLUMNS[1], *_COLUMNS[4:])
"""The columns above a list of issues: numbers in the width of its sentences, the fourth column, would be torn apart."""


def accounting_blocks(context: Context, columns: Sequence[str] = _COLUMNS) -> tuple[Block, ...]:
    """The table of rows read, used and set aside, and one line a table on what was not data."""
    if not context.accounts:
        return (Note(Text("cover.from_frames"), "small"),)
    currency = context.settings.base_currency
    table = Table(
        name="rows",
        columns=tuple(column_for(name, total="sum" if name.endswith("_rows") else "none") for name in columns),
        rows=[_row(account, currency, columns) for account in context.accounts],
        title=Text("cover.rows"),
        note=Text("cover.rows_note"),
        totals=len(context.accounts) > 1,
    )
    left_out = (_left_out(account) for account in context.accounts if any(account.left_out.values()))
    return (table, *(Note(text, "small") for text in left_out))


def _row(account: RowAccount, currency: str, columns: Sequence[str]) -> tuple[Cell, ...]:
    rows = sum(count for count, _ in account.set_aside.values())
    amount = sum(units for _, units in account.set_aside.values())
    sums = (float(from_minor(units, currency)) for units in (account.read_sum, account.used_sum, amount))
    cells = (worded("table", account.table), account.at, account.read, account.used, rows, *sums)
    named = dict(zip(_COLUMNS, cells, strict=True))
    return tuple(named[name] for name in columns)


def _left_out(account: RowAccount) -> Text:
    kinds = [
        Text(f"left_out.{kind}", {"rows": rows})
        if kind in VALUES["left_out"]
        else Text("left_out.other", {"rows": rows, "kind": kind})
        for kind, rows in account.left_out.items()
        if rows
    ]
    return Text("cover.left_out", {"table": worded("table", account.table), "kinds": kinds})
