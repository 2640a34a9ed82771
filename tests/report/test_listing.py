"""Lists leave out what says nothing, and speak in words."""

from __future__ import annotations

from collections.abc import Callable

from xlsaging.i18n.catalogue import Text
from xlsaging.report.figures import Context, Rows
from xlsaging.report.listing import listing

NAMES = ("customer_id", "document_no", "instalment_no", "document_type", "kind", "currency", "open_amount",
         "base_open_amount", "collector", "disputed")  # fmt: skip


def _rows(currency: str = "CNY", instalment: int = 1, collector: str = "unassigned") -> Rows:
    return Rows(NAMES, [
        ("C1", "A1", 1, "invoice", "unclaimed", "CNY", 1.0, 1.0, "unassigned", False),
        ("C2", "B1", instalment, "Rechnung", "odd", currency, 2.0, 14.0, collector, True),
    ])  # fmt: skip


def test_columns_that_say_nothing_are_left_out(context: Callable[..., Context]) -> None:
    table = listing("list", _rows(), context(), always=("customer_id",))
    names = [column.name for column in table.columns]
    assert names == ["customer_id", "document_no", "document_type", "kind", "base_open_amount", "disputed"]
    assert table.totals


def test_columns_that_say_something_stay(context: Callable[..., Context]) -> None:
    table = listing("list", _rows("USD", 2, "Li"), context(), always=())
    by_name = {column.name: column for column in table.columns}
    assert list(by_name) == list(NAMES)
    assert by_name["open_amount"].currency == "currency"
    assert (by_name["open_amount"].total, by_name["base_open_amount"].total) == ("none", "sum")


def test_words_of_ours_are_spoken_and_others_are_kept(context: Callable[..., Context]) -> None:
    table = listing("list", _rows(), context(), always=("collector",))
    assert table.column("document_type") == [Text("document_type.invoice"), "Rechnung"]
    assert table.column("kind") == [Text("kind.unclaimed"), "odd"]
    assert table.column("disputed") == [None, Text("value.yes")]


def test_links_of_columns_that_are_left_out_go_with_them(context: Callable[..., Context]) -> None:
    links = {(0, "document_no"): "open_items!A5", (0, "collector"): "open_items!A6"}
    table = listing("list", _rows(), context(), always=(), links=links, excel_table="tblList")
    assert table.links == {(0, "document_no"): "open_items!A5"}
    assert table.excel_table == "tblList"
    assert listing("list", Rows(NAMES), context(), always=("customer_id",), excel_table="tblList").excel_table == ""
