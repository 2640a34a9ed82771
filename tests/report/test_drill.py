"""A line leads to the documents behind it, and the documents lead back."""

from __future__ import annotations

from collections.abc import Callable

from xlsaging.report.aging import aging_table, customer_lines
from xlsaging.report.drill import MAX_LINKS, customer_spots, document_links
from xlsaging.report.figures import Context, Rows
from xlsaging.report.model import Spot, Table
from xlsaging.report.open_items import open_items_sheets

ITEMS = Rows(
    ("customer_id", "document_no", "instalment_no", "document_type", "document_date", "days_past_due", "bucket",
     "open_amount", "currency", "base_open_amount", "item_class"),
    [
        ("C1", "A1", 1, "invoice", None, 5, "1-30", 1.0, "CNY", 1.0, "trade"),
        ("C1", "A1", 2, "invoice", None, 5, "1-30", 2.0, "CNY", 2.0, "trade"),
        ("C1", "A1", 1, "receipt", None, 5, "credits", -3.0, "CNY", -3.0, "trade"),
        ("C2", "A1", 1, "invoice", None, 5, "1-30", 4.0, "CNY", 4.0, "trade"),
        ("C3", "B1", 1, "invoice", None, 5, "1-30", 5.0, "CNY", 5.0, "trade"),
    ],
)  # fmt: skip
AGING = Rows(
    ("customer_id", "outstanding", "not_due", "1-30", "30+", "credits", "undated", "max_days_past_due"),
    [("C3", 5.0, 0.0, 5.0, 0.0, 0.0, 0.0, 5), ("C2", 4.0, 0.0, 4.0, 0.0, 0.0, 0.0, 5),
     ("C1", 0.0, 0.0, 3.0, 0.0, -3.0, 0.0, 5)],
)  # fmt: skip


def test_each_customer_has_a_first_item_in_the_right_part() -> None:
    assert customer_spots(ITEMS) == {
        "C1": Spot("open_items", 0), "C2": Spot("open_items", 3), "C3": Spot("open_items", 4),
    }  # fmt: skip
    assert customer_spots(ITEMS, max_rows=3) == {
        "C1": Spot("open_items", 0), "C2": Spot("open_items_2", 0), "C3": Spot("open_items_2", 1),
    }  # fmt: skip


def test_lines_and_items_lead_to_each_other(context: Callable[..., Context]) -> None:
    lines = aging_table(AGING, ("customer_id",), context(), spots=customer_spots(ITEMS, 3)).links
    sheets = open_items_sheets(ITEMS, context(), 3, customer_lines(AGING))

    assert lines == {
        (0, "customer_id"): Spot("open_items_2", 1),
        (1, "customer_id"): Spot("open_items_2", 0),
        (2, "customer_id"): Spot("open_items", 0),
    }
    back = [(block.name, block.links) for sheet in sheets for block in sheet.blocks[-1:] if isinstance(block, Table)]
    assert back == [
        ("open_items", {(0, "customer_id"): Spot("aging", 2)}),
        ("open_items_2", {(0, "customer_id"): Spot("aging", 1), (1, "customer_id"): Spot("aging", 0)}),
    ]


def test_a_document_is_found_by_customer_type_number_and_instalment() -> None:
    names = ("customer_id", "document_type", "document_no", "instalment_no")
    rows = Rows(names, [("C2", "invoice", "A1", 1), ("C1", "receipt", "A1", 1), ("C1", "invoice", "A1", 2),
                        ("C9", "invoice", "A1", 1)])  # fmt: skip
    assert document_links(rows, ITEMS, max_rows=3) == {
        (0, "document_no"): Spot("open_items_2", 0),
        (1, "document_no"): Spot("open_items", 2),
        (2, "document_no"): Spot("open_items", 1),
    }
    assert document_links(Rows(names), ITEMS) == {}


def test_a_sheet_has_no_more_links_than_excel_takes(context: Callable[..., Context]) -> None:
    many = [f"C{at}" for at in range(MAX_LINKS + 5)]
    items = Rows(
        ITEMS.columns, [(name, "A1", 1, "invoice", None, 5, "1-30", 1.0, "CNY", 1.0, "trade") for name in many]
    )
    aging = Rows(AGING.columns, [(name, *AGING.rows[0][1:]) for name in many])

    assert MAX_LINKS <= 65_530
    assert len(aging_table(aging, ("customer_id",), context(), spots=customer_spots(items)).links) == MAX_LINKS
    assert len(customer_lines(aging)) == MAX_LINKS
    assert len(document_links(items, items)) == MAX_LINKS
