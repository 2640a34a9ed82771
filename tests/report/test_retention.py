"""Retention stands apart from trade, with the day its condition was met."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from xlsaging.i18n.catalogue import Text
from xlsaging.report.figures import CloseFigures, Context, Position, Rows
from xlsaging.report.model import Sheet, Spot, Table
from xlsaging.report.retention import retention_sheet
from xlsaging.report.split_figures import SplitFigures

PARTS = ("outstanding", "not_due", "1-30", "30+", "credits", "undated", "max_days_past_due")
ROW = (5.0, 5.0, 0.0, 0.0, 0.0, 0.0, 0)
NAMES = ("customer_id", "customer_name", "document_no", "instalment_no", "document_type", "item_class",
         "document_date", "due_date", "condition_met_date", "days_past_due", "currency", "open_amount",
         "base_open_amount", "collector")  # fmt: skip
KEPT = ("C1", "Alpha", "A1", 1, "invoice", "retention", date(2025, 1, 1), date(2026, 1, 1), None, None, "CNY", 5.0, 5.0,
        "unassigned")  # fmt: skip
ITEMS = Rows(("customer_id", "document_type", "document_no", "instalment_no"), [("C1", "invoice", "A1", 1)])


def _sheet(split: SplitFigures, context: Context) -> Sheet | Text:
    return retention_sheet(CloseFigures(Position(10.0, 0.0, 0.0, 0.0, 0.0), Rows(()), ITEMS, split=split), context)


def test_classes_stand_apart_and_documents_lead_to_their_item(context: Callable[..., Context]) -> None:
    classes = Rows(("item_class", *PARTS), [("trade", *ROW), ("retention", *ROW), ("Kaution", *ROW)])
    sheet = _sheet(SplitFigures(classes=classes, kept_back=Rows(NAMES, [KEPT])), context())
    assert isinstance(sheet, Sheet)
    by_class, documents = (block for block in sheet.blocks if isinstance(block, Table))

    assert by_class.column("item_class") == [Text("item_class.trade"), Text("item_class.retention"), "Kaution"]
    assert by_class.totals
    # A condition that is not met has a column all the same: its blank says so.
    assert documents.column("condition_met_date") == [None]
    assert documents.links == {(0, "document_no"): Spot("open_items", 0)}


def test_where_all_is_trade_the_reason_is_given(context: Callable[..., Context]) -> None:
    assert _sheet(SplitFigures(), context()) == Text("split.no_retention")
