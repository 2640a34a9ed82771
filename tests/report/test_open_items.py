"""The open items show what is known of them, and leave out what says nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from xlsaging.report.drill import customer_spots
from xlsaging.report.figures import Context, Rows
from xlsaging.report.model import Spot, Table, Text
from xlsaging.report.open_items import MAX_ROWS, open_items_sheets, open_items_table
from xlsaging.report.totals import table_totals

COLUMNS = (
    "entity", "account", "customer_id", "customer_name", "document_no", "instalment_no", "document_type", "item_class",
    "document_date", "due_date", "days_past_due", "bucket", "currency", "amount", "open_amount", "base_open_amount",
    "collector", "sales_rep", "disputed",
)  # fmt: skip
DAY = date(2025, 5, 1)


def _rows(**changes: list[Any]) -> Rows:
    given: dict[str, Any] = {
        "entity": "", "account": "", "customer_id": "C1", "customer_name": "N", "document_no": "A1", "instalment_no": 1,
        "document_type": "invoice", "item_class": "trade",
        "document_date": DAY, "due_date": DAY, "days_past_due": 60,
        "bucket": "31-60", "currency": "CNY", "amount": 5.0, "open_amount": 4.0, "base_open_amount": 4.0,
        "collector": "", "sales_rep": "", "disputed": False,
    }  # fmt: skip
    count = max((len(values) for values in changes.values()), default=1)
    columns = [changes.get(name, [given[name]] * count) for name in COLUMNS]
    return Rows(COLUMNS, list(zip(*columns, strict=True)))


def _names(rows: Rows, context: Context) -> list[str]:
    return [column.name for column in open_items_table(rows, context).columns]


def test_columns_that_say_nothing_are_left_out(context: Callable[..., Context]) -> None:
    assert _names(_rows(collector=["unassigned"], sales_rep=["unassigned"]), context()) == [
        "customer_id", "customer_name", "document_no", "document_type", "document_date", "due_date", "days_past_due",
        "open_amount", "amount", "bucket",
    ]  # fmt: skip


def test_what_paper_may_be_too_narrow_for_stands_last(context: Callable[..., Context]) -> None:
    rows = _rows(account=["", "1122"], entity=["1", "2"], sales_rep=["Li", ""], disputed=[True, False])
    columns = open_items_table(rows, context()).columns
    spare = [column.spare for column in columns]

    assert spare == sorted(spare)
    assert [column.name for column in columns if column.spare] == [
        "account", "entity", "disputed", "amount", "bucket", "sales_rep",
    ]  # fmt: skip


def test_columns_that_say_something_of_one_item_are_there(context: Callable[..., Context]) -> None:
    rows = _rows(instalment_no=[1, 2], item_class=["trade", "retention"], disputed=[False, True], account=["", "1122"])

    assert {"instalment_no", "item_class", "disputed", "account"} <= set(_names(rows, context()))


def test_with_another_currency_both_amounts_are_shown_and_only_the_base_is_summed(
    context: Callable[..., Context],
) -> None:
    table = open_items_table(_rows(currency=["CNY", "USD"]), context())
    totals = {column.name: column.total for column in table.columns}

    assert totals["open_amount"] == "none"
    assert totals["base_open_amount"] == "sum"
    assert next(column for column in table.columns if column.name == "open_amount").currency == "currency"


def test_words_of_ours_are_texts_and_names_are_not(context: Callable[..., Context]) -> None:
    row = open_items_table(_rows(collector=["unassigned", "Li"], customer_name=["invoice", "N"]), context()).rows[0]

    assert Text("document_type.invoice") in row
    assert Text("value.unassigned") in row
    assert "invoice" in row


def test_items_beyond_a_sheet_go_on_the_next(context: Callable[..., Context]) -> None:
    sheets = open_items_sheets(_rows(document_no=["A1", "A2", "A3"]), context(), max_rows=2)

    assert [(sheet.name, sheet.part) for sheet in sheets] == [("open_items", 1), ("open_items", 2)]
    assert [len(sheet.blocks[-1].rows) for sheet in sheets] == [2, 1]
    assert len({sheet.blocks[-1].excel_table for sheet in sheets}) == 2


def test_the_first_of_several_sheets_sums_up_all_of_them(context: Callable[..., Context]) -> None:
    rows = _rows(open_amount=[0.1, 0.2, 7.0, -1.0, 0.7])
    parts, _ = open_items_sheets(rows, context(), max_rows=2)[0].blocks

    assert [row[1:] for row in parts.rows] == [(2, 0.3), (2, 6.0), (1, 0.7)]
    assert table_totals(parts, "CNY") == {"items": 5, "open_amount": 7.0}
    assert [link.table for link in parts.links.values()] == ["open_items", "open_items_2", "open_items_3"]
    assert len(open_items_sheets(rows, context())[0].blocks) == 1


def test_every_part_has_the_columns_of_the_whole(context: Callable[..., Context]) -> None:
    sheets = open_items_sheets(_rows(currency=["CNY", "CNY", "USD"]), context(), max_rows=2)
    names = [[column.name for column in sheet.blocks[-1].columns] for sheet in sheets]

    assert names[0] == names[1]
    assert "base_open_amount" in names[0]
    assert table_totals(sheets[0].blocks[0], "CNY") == {"items": 3, "base_open_amount": 12.0}


def test_four_hundred_thousand_items_of_twenty_thousand_customers_stand_on_two_sheets(
    context: Callable[..., Context],
) -> None:
    row = _rows(open_amount=[0.1]).rows[0]
    of, items = 20, 400_000
    rows = Rows(COLUMNS, [(*row[:2], f"C{at // of:05d}", *row[3:]) for at in range(items)])
    lines = {f"C{at:05d}": Spot("aging", at) for at in range(items // of)}
    sheets = open_items_sheets(rows, context(), lines=lines)
    tables = [block for sheet in sheets for block in sheet.blocks if isinstance(block, Table)]
    spots = customer_spots(rows)

    assert [(table.name, len(table.rows)) for table in tables] == [
        ("open_items_parts", 2), ("open_items", MAX_ROWS), ("open_items_2", MAX_ROWS),
    ]  # fmt: skip
    assert table_totals(tables[0], "CNY") == {"items": items, "open_amount": 40_000.0}
    assert [table_totals(table, "CNY")["open_amount"] for table in tables[1:]] == [20_000.0, 20_000.0]
    for customer, line in lines.items():
        first = line.row * of if line.row is not None else 0
        part, at = divmod(first, MAX_ROWS)
        assert spots[customer] == Spot(tables[part + 1].name, at)
        assert tables[part + 1].links[at, "customer_id"] == line
    assert sum(len(table.links) for table in tables[1:]) == len(lines)
