"""Documents over a year old stand with what to know of them, and lead to their open item."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from xlsaging.i18n.catalogue import Text
from xlsaging.report.figures import CloseFigures, Context, Position, Rows
from xlsaging.report.model import Note, Sheet, Spot, Table
from xlsaging.report.over_one_year import over_one_year_sheet
from xlsaging.report.split_figures import SplitFigures

NAMES = ("customer_id", "customer_name", "document_no", "instalment_no", "document_type", "origin_date", "due_date",
         "age_days", "age_years", "currency", "open_amount", "base_open_amount", "collector", "last_receipt_date",
         "last_contact_date", "disputed", "dispute_reason")  # fmt: skip
OLD = [
    ("C1", "Alpha", "A1", 1, "invoice", date(2024, 1, 1), date(2024, 2, 1), 546, 1.49, "CNY", 75.0, 75.0, "Li", None,
     date(2025, 6, 1), True, "price"),
    ("C1", "Alpha", "A2", 1, "invoice", date(2024, 2, 1), date(2024, 3, 1), 515, 1.41, "CNY", 5.0, 5.0, "Li", None,
     date(2025, 6, 1), True, ""),
]  # fmt: skip
ITEMS = Rows(
    ("customer_id", "document_type", "document_no", "instalment_no", "base_open_amount"),
    [("C1", "receipt", "R1", 1, -20.0), ("C1", "invoice", "A1", 1, 75.0), ("C1", "invoice", "A2", 1, 5.0),
     ("C2", "invoice", "B1", 1, 20.0), ("C3", "invoice", "D1", 1, None)],
)  # fmt: skip


def _sheet(rows: Rows, context: Context) -> Sheet | Text:
    split = SplitFigures(over_one_year=rows)
    return over_one_year_sheet(CloseFigures(Position(80.0, 0.0, 0.0, 0.0, 0.0), Rows(()), ITEMS, split=split), context)


def test_each_leads_to_its_item_and_the_disputes_say_why(context: Callable[..., Context]) -> None:
    sheet = _sheet(Rows(NAMES, OLD), context())
    assert isinstance(sheet, Sheet)
    note, table = sheet.blocks
    assert isinstance(note, Note)
    assert isinstance(table, Table)

    assert sheet.aged_by == "origin_date"
    assert table.links == {(0, "document_no"): Spot("open_items", 1), (1, "document_no"): Spot("open_items", 2)}
    assert table.column("dispute") == ["price", Text("value.yes")]
    # Nobody paid anything, and all is in yuan: no columns for it.
    names = [column.name for column in table.columns]
    assert "last_receipt_date" not in names
    assert "open_amount" not in names
    # 80 of the 100 that are owed before the credit of 20.
    assert note.text == Text("split.old_summary", {"count": 2, "customers": 1, "amount": "80.00", "share": 0.8})


def test_where_nothing_is_that_old_the_reason_is_given(context: Callable[..., Context]) -> None:
    assert _sheet(Rows(NAMES), context()) == Text("split.no_old_items")
