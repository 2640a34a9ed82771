"""Related parties stand apart from the others, and one by one."""

from __future__ import annotations

from collections.abc import Callable

from xlsaging.i18n.catalogue import Text
from xlsaging.report.figures import CloseFigures, Context, Position, Rows
from xlsaging.report.model import Sheet, Spot, Table
from xlsaging.report.related import related_sheet
from xlsaging.report.split_figures import SplitFigures

PARTS = ("outstanding", "not_due", "1-30", "30+", "credits", "undated", "max_days_past_due")
ROW = (5.0, 1.0, 3.0, 1.0, 0.0, 0.0, 40)
ITEMS = Rows(("customer_id",), [("C1",), ("C9",)])


def _figures(split: SplitFigures) -> CloseFigures:
    return CloseFigures(
        Position(10.0, 0.0, 0.0, 0.0, 0.0), Rows(()), ITEMS, customer_names={"C9": "Sister"}, split=split
    )


def test_relations_have_words_and_related_customers_lead_to_their_items(context: Callable[..., Context]) -> None:
    related = Rows(("related_party", *PARTS), [("external", *ROW), ("consolidated", *ROW)])
    customers = Rows(("related_party", "customer_id", *PARTS), [("consolidated", "C9", *ROW)])
    sheet = related_sheet(_figures(SplitFigures(related=related, related_customers=customers)), context())
    assert isinstance(sheet, Sheet)
    by_relation, one_by_one = (block for block in sheet.blocks if isinstance(block, Table))

    assert by_relation.column("related_party") == [
        Text("related_party.external"), Text("related_party.consolidated"),
    ]  # fmt: skip
    assert by_relation.totals
    assert one_by_one.rows[0][:3] == (Text("related_party.consolidated"), "C9", "Sister")
    assert one_by_one.links == {(0, "customer_id"): Spot("open_items", 1)}


def test_where_nobody_is_related_the_reason_is_given(context: Callable[..., Context]) -> None:
    assert related_sheet(_figures(SplitFigures()), context()) == Text("split.no_related")
