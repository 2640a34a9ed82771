"""Functions on a ledger, as formulas in a workbook ask them."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from tests.functions.workbook import Sheet, cell
from xlsaging.app import cells
from xlsaging.functions import tables
from xlsaging.functions.errors import ErrorValue
from xlsaging.functions.ledgers import Ledgers
from xlsaging.functions.registry import functions
from xlsaging.model.schema import TABLES

CALL = {each.name: each for each in functions()}
NA, VALUE = ErrorValue.NA, ErrorValue.VALUE
DAY = 45747.0  # 2025-03-31
INVOICES = [
    ["Invoice no", "Customer no", "Customer name", "Invoice date", "Due date", "Amount", "Region"],
    ["A1", "C1", "Northwind", datetime(2025, 1, 5), datetime(2025, 2, 4), 100.0, "North"],
    ["A2", "C1", "Northwind", datetime(2025, 2, 10), 45728.0, Decimal("200.50"), "North"],
    [None, None, None, None, None, None, None],
    ["A3", "C2", "Contoso", datetime(2025, 3, 1), datetime(2025, 4, 30), 300.25, "South"],
]
CHINESE = [["单据号", "客户编码", "客户名称", "单据日期", "到期日", "金额", "区域"], *INVOICES[1:]]
RECEIPTS = [
    ["Receipt no", "Customer no", "Receipt date", "Amount", "Applied to"],
    ["R1", "C1", datetime(2025, 2, 20), 60.0, "A1"],
    ["R2", "C2", datetime(2025, 3, 20), 10.0, None],
]
GL = [["Balance date", "Amount"], [datetime(2025, 3, 31), 530.75]]


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is known of any range."""
    monkeypatch.setattr(tables, "LEDGERS", Ledgers())


@pytest.fixture
def invoices() -> Sheet:
    return Sheet("Ledger", INVOICES, top=3, left=2)


@pytest.fixture
def receipts() -> Sheet:
    return Sheet("Cash", RECEIPTS)


def _rows(result: Any) -> list[dict[str, Any]]:
    assert isinstance(result, list), result
    return [dict(zip(result[0], row, strict=True)) for row in result[1:]]


def test_the_aging_spills_a_row_a_customer(invoices: Sheet, receipts: Sheet) -> None:
    rows = _rows(CALL["AR_AGING"](invoices.used_range, receipts.used_range, None, DAY))

    assert [(row["Customer no."], row["Customer"], row["Outstanding"]) for row in rows] == [
        ("C2", "Contoso", 290.25),
        ("C1", "Northwind", 240.5),
    ]
    assert [(row["1-30 days overdue"], row["Unapplied credits"]) for row in rows] == [(0.0, -10.0), (200.5, 0.0)]


def test_tables_may_come_in_any_order_as_whole_columns_and_under_chinese_headers(receipts: Sheet) -> None:
    sheet = Sheet("台账", CHINESE, top=3, left=2)

    table = CALL["AR_AGING"](receipts.range("A:E"), sheet.range("A:Z"), "区域", "2025-03-31")

    assert table[0][:3] == ["区域", "应收余额", "未到期"]
    assert [row[:2] for row in table[1:]] == [["South", 300.25], ["North", 240.5], ["（未分派）", -10.0]]


def test_what_follows_the_tables_may_stand_in_its_own_place_or_right_behind_them(
    invoices: Sheet, receipts: Sheet
) -> None:
    both = (invoices.used_range, receipts.used_range)
    in_place = (*both, *[None] * 10, "Region", DAY, "Due date", "lang=zh_CN")

    behind = CALL["AR_AGING"](*both, "Region", DAY, "Due date", "lang=zh_CN")

    assert CALL["AR_AGING"](*in_place) == behind
    assert behind[0][0] == "区域"


def test_several_tables_may_stand_in_one_range(invoices: Sheet) -> None:
    side = [[*left, None, *right] for left, right in zip(INVOICES, [*RECEIPTS, [None] * 5, [None] * 5], strict=True)]

    rows = _rows(CALL["AR_AGING"](Sheet("All", side).used_range, "region", DAY))

    assert [row["Outstanding"] for row in rows] == [300.25, 240.5, -10.0]


def test_a_ledger_of_all_its_tables_finds_room() -> None:
    room = sum(argument.kind == "table" for argument in CALL["AR_AGING"].arguments)

    assert room >= len(TABLES)


def test_a_single_row_is_a_ledger() -> None:
    rows = _rows(CALL["AR_OPEN_ITEMS"](Sheet("Ledger", INVOICES[:2]).used_range, None, DAY))

    assert [(row["Document"], row["Open amount"]) for row in rows] == [("A1", 100.0)]


def test_the_only_row_of_an_excel_table_is_a_ledger_and_one_without_rows_stands_in_nobodys_way() -> None:
    sheet, empty = Sheet("Ledger", INVOICES[:2]), Sheet("Cash", RECEIPTS[:1])
    sheet.table_range = sheet.used_range

    rows = _rows(CALL["AR_OPEN_ITEMS"](sheet.range("A2:G2"), empty.used_range, None, DAY))

    assert [(row["Document"], row["Open amount"]) for row in rows] == [("A1", 100.0)]


def test_an_array_of_another_function_is_a_ledger() -> None:
    assert CALL["AR_AGING"](INVOICES, "region", DAY)[1][:2] == ["North", 300.5]


def test_open_items_are_those_of_a_customer_or_a_document(invoices: Sheet, receipts: Sheet) -> None:
    both = (invoices.used_range, receipts.used_range)

    found = {key: CALL["AR_OPEN_ITEMS"](*both, key, DAY) for key in ("northwind", "C1", "A1", "R2", "C9")}

    assert found["northwind"] == found["C1"]
    assert [row["Document"] for row in _rows(found["C1"])] == ["A1", "A2"]
    assert [row["Open amount"] for row in _rows(found["A1"])] == [40.0]
    assert [row["Type"] for row in _rows(found["R2"])] == ["Receipt"]
    assert found["C9"] is NA


def test_the_open_items_sum_to_what_the_aging_says(invoices: Sheet, receipts: Sheet) -> None:
    both = (invoices.used_range, receipts.used_range)

    items = _rows(CALL["AR_OPEN_ITEMS"](*both, None, DAY))
    aged = _rows(CALL["AR_AGING"](*both, None, DAY))

    assert sum(row["Open, base currency"] for row in items) == sum(row["Outstanding"] for row in aged) == 530.75


def test_the_trend_has_a_row_a_month_and_error_values_for_what_is_undefined(invoices: Sheet) -> None:
    rows = _rows(CALL["AR_DSO_TREND"](invoices.used_range, DAY, "months=2; window=1"))

    assert [row["Month end"].isoformat() for row in rows] == ["2025-02-28", "2025-03-31"]
    assert [row["DSO, published"] for row in rows] == [NA, NA]


def test_bad_debts_have_their_parts(invoices: Sheet) -> None:
    table = CALL["AR_BAD_DEBTS"](invoices.used_range, None, DAY, "start=2025-01-01; lang=zh_CN")

    assert len(table) == 7
    assert ["核销额 ÷ 赊销额", 0.0, 600.75, 0.0] in table


def test_collectors_are_not_available_where_nobody_collects(invoices: Sheet) -> None:
    assert CALL["AR_COLLECTORS"](invoices.used_range, None, DAY) is NA


def test_collectors_have_a_row_each(invoices: Sheet, receipts: Sheet) -> None:
    customers = Sheet("Customers", [["Customer no", "Collector"], ["C1", "Li"], ["C2", "Wang"]])
    ledger = (invoices.used_range, receipts.used_range, customers.used_range)

    table = CALL["AR_COLLECTORS"](*ledger, None, DAY, "start=2025-01-01")

    assert {row["Collector"]: row["Collected"] for row in _rows(table)} == {"Li": 60.0, "Wang": 0.0}
    assert len(CALL["AR_COLLECTORS"](*ledger, "li", DAY, "start=2025-01-01")) == 2


def test_what_nobody_collects_is_asked_for_as_it_is_shown(receipts: Sheet) -> None:
    customers = Sheet("Customers", [["Customer no", "Collector"], ["C1", "Li"], ["C2", None]])
    ledger = (Sheet("Ledger", CHINESE).used_range, receipts.used_range, customers.used_range)
    shown = CALL["AR_COLLECTORS"](*ledger, None, DAY)[-1][0]

    assert shown == "（未分派）"
    assert CALL["AR_COLLECTORS"](*ledger, shown, DAY)[1][0] == shown


def test_the_tie_out_needs_a_general_ledger(invoices: Sheet, receipts: Sheet) -> None:
    both = (invoices.used_range, receipts.used_range)

    assert CALL["AR_TIE_OUT"](*both, DAY) is NA
    assert _rows(CALL["AR_TIE_OUT"](*both, Sheet("总账余额", GL).used_range, DAY))[0]["Difference"] == 0.0


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ((), VALUE),
        (("A1:B2",), VALUE),
        ((INVOICES, None, "soon"), VALUE),
        ((INVOICES, None, 12.0), ErrorValue.NUM),
        ((INVOICES, None, DAY, "birthday"), VALUE),
        ((INVOICES, None, DAY, None, "colour=red"), VALUE),
        ((INVOICES, None, DAY, None, "buckets=60,30"), VALUE),
        ((INVOICES, "shoe size", DAY), VALUE),
        ((INVOICES, None, DAY, None, None, "more"), VALUE),
        (([["Shoe", "Size"], ["left", 42.0]], None, DAY), VALUE),
        ((INVOICES, None, "#REF!"), ErrorValue.REF),
    ],
)
def test_what_cannot_be_meant_is_an_error_value(given: tuple[Any, ...], value: ErrorValue) -> None:
    assert CALL["AR_AGING"](*given) is value


def test_two_ranges_that_overlap_are_refused_for_they_would_count_twice(invoices: Sheet) -> None:
    assert CALL["AR_AGING"](invoices.range("B3:H5"), invoices.range("B3:H7"), None, DAY) is VALUE


def test_errors_and_text_in_a_range_are_issues_with_their_address(invoices: Sheet) -> None:
    invoices.rows[1][5], invoices.rows[2][5] = "#N/A", "unknown"

    said = CALL["AR_CHECK"](invoices.used_range)

    places = {row["Place"]: row["What is wrong, and how to mend it"] for row in _rows(said)}
    assert "#N/A" in places["Ledger!G4"]
    assert "unknown" in places["Ledger!G5"]


def test_a_thousand_cells_of_one_calculation_read_the_ledger_once(
    invoices: Sheet, receipts: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = []
    monkeypatch.setattr(cells, "ledger_in", _counting(cells.ledger_in, read))
    both = (invoices.used_range, receipts.used_range)

    for row in range(1, 1_001):
        table = CALL["AR_AGING"](*both, *[None] * 10, None, DAY, None, None, cell(f"A{row}"))
        assert table[1][2] == 290.25

    assert (invoices.transfers, receipts.transfers, len(read)) == (1, 1, 1)


def test_the_next_calculation_costs_one_transfer_and_sees_what_changed(
    invoices: Sheet, receipts: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Any] = []
    monkeypatch.setattr(cells, "ledger_in", _counting(cells.ledger_in, read))
    both = (invoices.used_range, receipts.used_range)

    def calculated() -> list[Any]:
        asked = (cell(f"A{row}") for row in range(1, 11))
        return [CALL["AR_AGING"](*both, *[None] * 10, None, DAY, None, None, each)[1][2] for each in asked]

    before, same = calculated(), calculated()
    assert (invoices.transfers, receipts.transfers, len(read)) == (2, 2, 1)
    invoices.rows[4][5] = 400.25
    after = calculated()

    assert (before, same, after) == ([290.25] * 10, [290.25] * 10, [390.25] * 10)
    assert (invoices.transfers, receipts.transfers, len(read)) == (3, 3, 2)


def _counting(behind: Any, calls: list[Any]) -> Any:
    def counted(*given: Any) -> Any:
        calls.append(given)
        return behind(*given)

    return counted
