"""Documents one by one under their headings: what the pack's lists have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from xlsaging.i18n.catalogue import Text
from xlsaging.model.schema import UNASSIGNED

from .columns import column_for, kept
from .figures import Context, Rows
from .labels import group_value, worded
from .model import Cell, Column, Format, Spot, Table, Total

__all__ = ["listing"]

_FORMATS: dict[str, Format] = {
    **dict.fromkeys(("balance", "base_balance", "debit", "credit", "closing", "opening", "excess"), "amount"),
    **dict.fromkeys(("origin_date", "condition_met_date", "last_receipt_date", "last_contact_date"), "date"),
    "age_days": "count",
    "age_years": "days",
}
_SUMMED = frozenset({"base_open_amount", "debit", "credit"})
_DOCUMENT_AMOUNTS = frozenset({"open_amount", "balance", "closing", "opening", "excess"})
"""Amounts in the currency of their row."""
_GROUPS = frozenset({"collector", "sales_rep", "entity", "account"})


def listing(
    name: str,
    rows: Rows,
    context: Context,
    *,
    always: Sequence[str],
    title: Text | None = None,
    note: Text | None = None,
    links: Mapping[tuple[int, str], str | Spot] | None = None,
    changes: Mapping[str, Mapping[str, Any]] | None = None,
    excel_table: str = "",
    freeze: int = 0,
) -> Table:
    """A table of `rows`; columns that say nothing about any of them are left out unless they are among `always`.

    Such are those without a value, instalments where all are the first, people where nobody is named, and the
    currency with the amount in it where all is in the report's. `changes` are given to columns by name.
    """
    names = kept(rows, always, _silent(rows, context.settings.base_currency))
    foreign = "currency" in names
    positions = [rows.columns.index(each) for each in names]
    made: list[tuple[Cell, ...]] = [
        tuple(_shown(each, row[at]) for each, at in zip(names, positions, strict=True)) for row in rows.rows
    ]
    return Table(
        name=name,
        columns=tuple(_column(each, foreign, (changes or {}).get(each, {})) for each in names),
        rows=made,
        title=title,
        note=note,
        totals=len(made) > 1,
        links={key: target for key, target in (links or {}).items() if key[1] in names},
        excel_table=excel_table if made else "",
        freeze=freeze,
    )


def _column(name: str, foreign: bool, changes: Mapping[str, Any]) -> Column:
    given: dict[str, Any] = {"format": _FORMATS[name]} if name in _FORMATS else {}
    total: Total | None = "sum" if name in _SUMMED else None
    if total:
        given["total"] = total
    if foreign and name in _DOCUMENT_AMOUNTS:
        given["currency"] = "currency"
    return column_for(name, **{**given, **changes})


def _silent(rows: Rows, base_currency: str) -> list[str]:
    silent = []
    for name, constants in (
        ("instalment_no", (1,)), ("currency", (base_currency, None)), ("collector", (UNASSIGNED,)),
        ("sales_rep", (UNASSIGNED,)), ("entity", (UNASSIGNED, "")), ("account", (UNASSIGNED, "")),
    ):  # fmt: skip
        if name in rows.columns and all(value in constants for value in rows.column(name)):
            silent.append(name)
    if "currency" in silent:
        # The amount in base currency says the same.
        silent += [twin for twin, base in _TWINS if base in rows.columns]
    return silent


_TWINS = (("open_amount", "base_open_amount"), ("balance", "base_balance"))


def _shown(name: str, value: Any) -> Cell:
    if name in ("document_type", "item_class"):
        return worded(name, str(value))
    if name == "kind":
        return worded("kind", str(value))
    if name in _GROUPS and value is not None:
        return group_value(value)
    if isinstance(value, bool):
        return Text("value.yes") if value else None
    made: Cell = value
    return made
