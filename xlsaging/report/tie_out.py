"""The tie-out to the general ledger: on the cover in short, and by document on a sheet of its own."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.words.values import VALUES
from xlsaging.model.money import scale

from .columns import column_for
from .figures import Context, Rows
from .labels import money
from .model import Block, Cell, Note, Report, Sheet, Table
from .page import report_of
from .totals import exact_sum

__all__ = ["tie_out_blocks", "tie_out_report", "tie_out_sheet"]

_COLUMNS = (
    "entity",
    "account",
    "currency",
    "outstanding",
    "gl_balance",
    "difference",
    "explained",
    "unexplained",
)


def tie_out_blocks(tie_out: Rows | None, causes: Rows | None, context: Context) -> tuple[Block, ...]:
    """Balances by entity, account and currency, what explains the differences, and the verdict."""
    title = Text("cover.tie_out")
    if tie_out is None:
        return (Note(title, "heading"), Note(Text("cover.no_gl")))
    if all(value is None for value in tie_out.column("gl_balance")):
        return (Note(title, "heading"), _verdict(tie_out, context))
    columns = tuple(
        column_for(name, total="none", currency="currency" if name not in _COLUMNS[:3] else None) for name in _COLUMNS
    )
    positions = [tie_out.columns.index(name) for name in _COLUMNS]
    rows: list[tuple[Cell, ...]] = [tuple(row[each] for each in positions) for row in tie_out.rows]
    blocks: list[Block] = [Table("tie_out", columns, rows, title=title), _verdict(tie_out, context)]
    if causes is not None and len(causes):
        blocks.append(_causes_in_short(causes))
    return tuple(blocks)


def _verdict(tie_out: Rows, context: Context) -> Note:
    compared = [row for row in _dicts(tie_out) if row["gl_balance"] is not None]
    missing = [row for row in _dicts(tie_out) if row["gl_balance"] is None]
    if missing:
        names = ["/".join(str(row[name]) for name in _COLUMNS[:3] if row[name]) for row in missing]
        return Note(Text("cover.gl_not_for_date", {"day": context.as_of, "groups": names}), "alert")
    open_groups = [row for row in compared if _nonzero(row["unexplained"], row["currency"])]
    if len(open_groups) > 1:
        return Note(Text("cover.unexplained_many", {"count": len(open_groups)}), "alert")
    if open_groups:
        row = open_groups[0]
        amount = f"{row['currency']} {money(row['unexplained'], row['currency'])}".strip()
        return Note(Text("cover.unexplained", {"amount": amount}), "alert")
    differs = any(_nonzero(row["difference"], row["currency"]) for row in compared)
    return Note(Text("cover.explained" if differs else "cover.ties"), "good")


def _nonzero(amount: float | None, currency: str) -> bool:
    return amount is not None and round(amount * scale(currency)) != 0


def _causes_in_short(causes: Rows) -> Table:
    grouped: dict[tuple[Any, ...], list[float]] = defaultdict(list)
    for row in _dicts(causes):
        grouped[tuple(row.get(name, "") for name in ("entity", "account", "currency", "cause"))].append(row["amount"])
    rows: list[tuple[Cell, ...]] = [
        (*key[:3], cause_text(key[3]), len(amounts), exact_sum(amounts, key[2])) for key, amounts in grouped.items()
    ]
    columns = (
        *(column_for(name) for name in ("entity", "account", "currency", "cause", "documents")),
        column_for("amount", currency="currency"),
    )
    return Table("tie_out_causes", columns, rows, title=Text("cover.tie_out_causes"))


def cause_text(cause: str) -> Text | str:
    """The words of a cause."""
    return Text(f"cause.{cause}") if cause in VALUES["cause"] else cause


def tie_out_sheet(causes: Rows) -> Sheet:
    """Every document that explains a part of a difference."""
    place = causes.columns.index("cause")
    rows: list[tuple[Cell, ...]] = [(*row[:place], cause_text(row[place]), *row[place + 1 :]) for row in causes.rows]
    columns = tuple(
        column_for(name, currency="currency" if name == "amount" and "currency" in causes.columns else None)
        for name in causes.columns
    )
    table = Table("tie_out_documents", columns, rows, excel_table="tblReportTieOut", freeze=1)
    return Sheet(name="tie_out", title=Text("title.tie_out"), blocks=(table,))


def tie_out_report(tie_out: Rows | None, causes: Rows | None, context: Context) -> Report:
    """A report of the tie-out alone: balances, verdict, and every document that explains a part of a difference."""
    blocks = tie_out_blocks(tie_out, causes, context)
    if causes is not None and len(causes):
        blocks = (*blocks, *tie_out_sheet(causes).blocks)
    title = Text("title.tie_out_whole")
    sheet = Sheet(name="tie_out", title=title, blocks=blocks)
    return report_of("tie_out", (sheet,), context, main="tie_out", title=title)


def _dicts(rows: Rows) -> list[dict[str, Any]]:
    return [dict(zip(rows.columns, row, strict=True)) for row in rows.rows]
