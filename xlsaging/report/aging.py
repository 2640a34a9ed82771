"""The aging as a sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from xlsaging.i18n.catalogue import Text

from .columns import column_for
from .figures import Context, Rows
from .labels import group_value
from .model import Cell, Report, Sheet, Table
from .page import report_of

__all__ = ["aging_report", "aging_sheet", "aging_table"]


def aging_table(rows: Rows, by: Sequence[str], context: Context, names: Mapping[str, str] | None = None) -> Table:
    """The table of an aging; a grouping by customer shows the customer's name beside the number."""
    settings = context.settings
    columns = [column_for(name, settings.basis, settings.bucket_edge) for name in rows.columns]
    grouping = [position for position, name in enumerate(rows.columns) if name in by]
    made: list[tuple[Cell, ...]] = [
        tuple(group_value(value) if position in grouping else value for position, value in enumerate(row))
        for row in rows.rows
    ]
    named = "customer_id" in by and names and any(names.values())
    if named and names:
        place = rows.columns.index("customer_id") + 1
        columns.insert(place, column_for("customer_name"))
        keys = rows.column("customer_id")
        made = [(*row[:place], names.get(key) or "", *row[place:]) for key, row in zip(keys, made, strict=True)]
    return Table(
        name="aging",
        columns=tuple(columns),
        rows=made,
        totals=bool(made) and "currency" not in by,
        freeze=len(by) + (1 if named else 0),
        empty=Text("cover.no_documents", {"day": context.as_of}),
    )


def aging_sheet(rows: Rows, by: Sequence[str], context: Context, names: Mapping[str, str] | None = None) -> Sheet:
    """The aging sheet of the pack."""
    title = Text("title.aging_by_customer" if tuple(by) == ("customer_id",) else "title.aging")
    return Sheet(name="aging", title=title, blocks=(aging_table(rows, by, context, names),))


def aging_report(rows: Rows, by: Sequence[str], context: Context, names: Mapping[str, str] | None = None) -> Report:
    """A report of the aging alone."""
    sheet = aging_sheet(rows, by, context, names)
    return report_of("aging", (sheet,), context, main="aging")
