"""What was recognised in a file before its rows are taken over: which header is which column, and what is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.words.columns import COLUMNS

from .accounting import accounting_blocks
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
        (worded("table", each.table), each.header, _named(each.column), each.at) for each in recognised
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
        *accounting_blocks(context),
        issues_table(context),
    )
    sheet = Sheet(name="import", title=Text("title.import"), blocks=blocks)
    return report_of("import", (sheet,), context, main="mapping")


def _named(column: str) -> Text | str:
    return Text(f"column.{column}") if column in COLUMNS["column"] else column
