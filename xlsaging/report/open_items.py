"""The open items as a sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from xlsaging.i18n.catalogue import Text
from xlsaging.model.schema import UNASSIGNED

from .columns import column_for, kept
from .figures import Context, Rows
from .labels import bucket_text, group_value, worded
from .model import Cell, Sheet, Spot, Table
from .totals import table_totals

__all__ = ["MAX_ROWS", "open_items_sheets", "open_items_table", "part_name"]

MAX_ROWS = 200_000
"""Rows of one sheet: it could hold 1,048,576, which hosts filter and scroll through only with pain."""

_ALWAYS = (
    "customer_id",
    "document_no",
    "document_type",
    "document_date",
    "days_past_due",
    "bucket",
    "open_amount",
)


def part_name(part: int) -> str:
    """The name of the table on each of several sheets.

    >>> part_name(1), part_name(2)
    ('open_items', 'open_items_2')
    """
    return "open_items" if part == 1 else f"open_items_{part}"


def open_items_table(
    rows: Rows,
    context: Context,
    part: int = 1,
    names: Sequence[str] | None = None,
    lines: Mapping[str, Spot] | None = None,
) -> Table:
    """All open items; columns that say nothing about any of them are left out.

    The first item of each customer leads to the customer's line in `lines`.

    Such are columns without a value, `instalment_no` where all are 1, `item_class` where all are trade, people where
    nobody is named, and both currency columns where all is in the report's currency. A part of a table has the columns
    of the whole, `names`.
    """
    settings = context.settings
    names = list(names or _names(rows, context))
    edge, basis = settings.bucket_edge, settings.basis
    foreign = "currency" in names
    columns = []
    for name in names:
        given: dict[str, Any] = {"spare": name in _SPARE}
        if foreign and name in _DOCUMENT_AMOUNTS:
            given["currency"] = "currency"
        elif name == "open_amount":
            given["total"] = "sum"
        columns.append(column_for(name, basis, edge, **given))
    spoken: dict[tuple[str, object], Cell] = {}
    positions = [rows.columns.index(name) for name in names]

    def shown(name: str, value: object) -> Cell:
        key = (name, value)
        if key not in spoken:
            spoken[key] = _shown(name, value, basis, edge)
        return spoken[key]

    worded_at = {position for position in positions if rows.columns[position] in _WORDED}
    made: list[tuple[Cell, ...]] = [
        tuple(shown(rows.columns[each], row[each]) if each in worded_at else row[each] for each in positions)
        for row in rows.rows
    ]
    return Table(
        name=part_name(part),
        columns=tuple(columns),
        rows=made,
        totals=bool(made),
        excel_table="tblReportOpenItems" if part == 1 else f"tblReportOpenItems{part}",
        links=_back(rows, lines or {}),
        freeze=names.index("document_no") + 1,
        empty=Text("cover.no_open_items"),
    )


def _back(rows: Rows, lines: Mapping[str, Spot]) -> dict[tuple[int, str], Spot]:
    links: dict[tuple[int, str], Spot] = {}
    before = None
    for at, customer in enumerate(rows.column("customer_id") if lines else ()):
        if customer != before and customer in lines:
            links[at, "customer_id"] = lines[customer]
        before = customer
    return links


def open_items_sheets(
    rows: Rows, context: Context, max_rows: int = MAX_ROWS, lines: Mapping[str, Spot] | None = None
) -> tuple[Sheet, ...]:
    """The open items, over as many sheets as they need; where they need several, the first shows the sum of each.

    `lines` are where customers stand in the aging.
    """
    names = _names(rows, context)
    parts = [rows.rows[start : start + max_rows] for start in range(0, max(len(rows), 1), max_rows)]
    sheets = []
    for number, part in enumerate(parts, 1):
        title = Text("title.open_items")
        if len(parts) > 1:
            title = Text("title.part", {"title": title, "part": number, "parts": len(parts)})
        table = open_items_table(Rows(rows.columns, part), context, number, names, lines)
        sheets.append(Sheet(name="open_items", title=title, blocks=(table,), part=number, exact=True))
    if len(sheets) > 1:
        sheets[0] = replace(sheets[0], blocks=(_parts_table(sheets, context), *sheets[0].blocks))
    return tuple(sheets)


def _parts_table(sheets: Sequence[Sheet], context: Context) -> Table:
    """Items and their sum on each sheet, and in all."""
    rows: list[tuple[Cell, ...]] = []
    links: dict[tuple[int, str], str | Spot] = {}
    summed = "base_open_amount" if "base_open_amount" in _columns(sheets[0]) else "open_amount"
    for number, sheet in enumerate(sheets):
        table = sheet.blocks[0]
        assert isinstance(table, Table)
        sums = table_totals(table, context.settings.base_currency)
        part = Text("title.part_of", {"part": sheet.part, "parts": len(sheets)})
        rows.append((part, len(table.rows), sums.get(summed)))
        links[number, "part"] = Spot(table.name)
    columns = (
        column_for("part"),
        column_for("items", format="count", total="sum"),
        column_for(summed, total="sum"),
    )
    return Table("open_items_parts", columns, rows, totals=True, links=links)


def _columns(sheet: Sheet) -> list[str]:
    return [column.name for block in sheet.blocks if isinstance(block, Table) for column in block.columns]


def _names(rows: Rows, context: Context) -> list[str]:
    """What is shown, in its order: what paper may be too narrow for stands last, what it can miss most at the end."""
    names = kept(rows, _ALWAYS, _silent(rows, context.settings.base_currency))
    return [*(name for name in names if name not in _SPARE), *(name for name in _SPARE if name in names)]


_PLAIN = "document_date"
"""The basis whose words for buckets are the shortest: days past due stand in the next column anyway."""
_SPARE = ("account", "entity", "disputed", "item_class", "amount", "bucket", "sales_rep")
_DOCUMENT_AMOUNTS = ("amount", "open_amount")
_WORDED = frozenset({"document_type", "item_class", "bucket", "collector", "sales_rep", "disputed"})


def _silent(rows: Rows, base_currency: str) -> list[str]:
    silent = []
    for name, constant in (
        ("instalment_no", 1), ("item_class", "trade"), ("currency", base_currency),
        ("collector", UNASSIGNED), ("sales_rep", UNASSIGNED),
    ):  # fmt: skip
        if name in rows.columns and all(value == constant for value in rows.column(name)):
            silent.append(name)
    return [*silent, "base_open_amount"] if "currency" in silent else silent


def _shown(name: str, value: object, basis: str, edge: str) -> Cell:
    if name == "bucket":
        return bucket_text(str(value), _PLAIN if basis == "due_date" else basis, edge) if value else None
    if name == "disputed":
        return Text("value.yes") if value else None
    if name in ("document_type", "item_class"):
        return worded(name, str(value))
    return group_value(str(value)) if value else None
