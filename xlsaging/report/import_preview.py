"""What was recognised in a file before its rows are taken over: which header is which column, and what is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import known
from xlsaging.model.input_sheets import INPUT_SHEETS

from .accounting import PLACE_FOURTH, accounting_blocks
from .columns import column_for
from .figures import Context
from .issues import counts_text, issues_table
from .labels import worded
from .model import Cell, Column, Note, Report, Sheet, Table
from .page import report_of

__all__ = ["Recognised", "preview_report"]


@dataclass(frozen=True, slots=True)
class Recognised:
    """A header that was recognised: of which table, as which column, and where it stands."""

    table: str
    header: str
    column: str
    at: str


def preview_report(recognised: Sequence[Recognised], context: Context) -> Report:
    """Headers, rows and issues of a file that is about to be taken over."""
    rows: list[tuple[Cell, ...]] = [
        (worded("table", each.table), each.header, _named(each.table, each.column), each.at) for each in recognised
    ]
    columns = (
        column_for("table"),
        Column("header", Text("import.header")),
        Column("meaning", Text("import.meaning")),
        column_for("at"),
    )
    mapping = Table("mapping", columns, rows, title=Text("import.mapping"), freeze=1)
    blocks = (
        Note(counts_text(context.issues), "plain"),
        mapping,
        *accounting_blocks(context, PLACE_FOURTH),
        issues_table(context),
    )
    sheet = Sheet(name="import", title=Text("title.import"), blocks=blocks)
    return report_of("import", (sheet,), context, main="mapping")


def _named(table: str, column: str) -> Text | str:
    """A column as its header says it on the input sheets; one that has no place there, in the words of its kind."""
    sheet = INPUT_SHEETS.get(table)
    own = next((each.header for each in sheet.columns if each.name == column), None) if sheet else None
    words = [Text(f"{family}.{column}") for family in ("header", "column") if known(f"{family}.{column}")]
    return own or next(iter(words), column)
