"""Where tables are, on sheets put together at random from parts that are known."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xlsaging.ledger.grid import Region
from xlsaging.ledger.headers import UserColumns
from xlsaging.ledger.locate import located_at, look_below, look_through
from xlsaging.ledger.places import parse_place
from xlsaging.ledger.sources import MemoryGrid, MemorySource
from xlsaging.ledger.typed import find_tables
from xlsaging.model.settings import Settings

NOBODY = UserColumns()
J = datetime.date(2025, 1, 1)

KINDS: dict[str, tuple[list[str], list[object]]] = {
    "invoices": (["发票号", "客户编号", "开票日期", "到期日", "金额"], ["I1", "C1", J, J, 100.5]),
    "receipts": (["Receipt No", "Customer ID", "Receipt Date", "Amount"], ["R1", "C1", J, 7.25]),
    "customers": (["客户编号", "客户名称", "信用额度", "业务员"], ["C1", "甲", 5000.0, "张三"]),
    "account": (["日期", "凭证号", "摘要", "借方", "贷方", "方向", "余额"], [J, "记-1", "销售", 3.0, None, "借", 3.0]),
    "aging": (["客户编码", "客户名称", "余额", "1-30天", "31-60天", "60天以上"], ["C1", "甲", 6.0, 1.0, 2.0, 3.0]),
    "activities": (["催收日期", "客户编号", "催收员", "催收方式", "催收结果"], [J, "C1", "李四", "电话", "承诺付款"]),
    "write_offs": (["核销日期", "客户编号", "核销金额", "核销原因"], [J, "C1", 8.0, "破产"]),
    "assignments": (["客户编号", "催收员", "开始日期", "结束日期"], ["C1", "李四", J, J]),
    "fx_rates": (["汇率日期", "币种", "汇率"], [J, "USD", 7.1]),
    "targets": (["催收员", "月份", "目标金额"], ["李四", J, 50.0]),
}


@dataclass
class Sheet:
    """Rows under construction, and what should be found: (kind, header row, first column, data rows)."""

    rows: list[list[object]] = field(default_factory=list)
    expected: list[tuple[str, int, int, int]] = field(default_factory=list)

    def put(self, kind: str, count: int, column: int, row: int, total: bool) -> int:
        headers, line = KINDS[kind]
        lines: list[list[object]] = [list(headers), *([*line] for _ in range(count))]
        if total:
            lines.append(["合计", *(None for _ in headers[1:])])
        for number, cells in enumerate(lines):
            while len(self.rows) <= row + number:
                self.rows.append([])
            own = self.rows[row + number]
            own.extend([None] * (column - len(own)))
            own.extend(cells)
        self.expected.append((kind, row, column, count))
        return row + len(lines)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    sheet = Sheet()
    row = 0
    kinds = draw(st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=4, unique=True))
    while kinds:
        row += draw(st.integers(0, 2))
        if draw(st.booleans()):
            sheet.rows.extend([[] for _ in range(row - len(sheet.rows))])
            sheet.rows.append([draw(st.sampled_from(["明细表", "单位：元", "编制单位：某公司", "Report 2025"]))])
            row = len(sheet.rows)
        column = draw(st.integers(0, 2))
        beside = draw(st.integers(1, min(2, len(kinds))))
        ends = []
        for kind in kinds[:beside]:
            count = draw(st.integers(1, 5))
            ends.append(sheet.put(kind, count, column, row, draw(st.booleans())))
            column += len(KINDS[kind][0]) + draw(st.integers(1, 2))
        kinds = kinds[beside:]
        row = max(ends) + 1
    return sheet


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sheets())
def test_every_table_of_a_random_sheet_is_found_with_its_rows_and_no_other(sheet: Sheet) -> None:
    tables, _ = find_tables(MemorySource("x", [MemoryGrid(name="Sheet1", rows=sheet.rows)]), Settings())
    found = [
        (table.located.table, table.located.header_row, min(table.located.headers), len(table.frame))
        for table in tables
    ]
    assert sorted(found) == sorted(sheet.expected)


def test_the_first_two_hundred_rows_are_searched_and_further_ones_if_nothing_is_there() -> None:
    headers, line = KINDS["invoices"]
    grid = MemoryGrid(name="S", rows=[*([["x"]] * 450), headers, line])
    assert [table.header_row for table in look_through(grid, NOBODY).tables] == [450]


def test_headers_seen_are_kept_where_no_table_is() -> None:
    looked = look_through(MemoryGrid(name="S", rows=[["t"], ["p", "q", "r"], [1, 2, 3]]), NOBODY)
    assert (looked.tables, looked.headers_seen, looked.seen_row) == ([], ("p", "q", "r"), 1)


def test_a_defined_name_that_says_a_kind_bounds_its_table() -> None:
    headers, line = KINDS["receipts"]
    rows = [headers, line, ["x", None, None, None]]
    named = Region("Receipts", 0, 1, 0, 3, kind="name")
    [table] = look_through(MemoryGrid(name="S", rows=rows, regions=[named]), NOBODY).tables
    assert (table.hint, table.last_row) == ("receipts", 1)
    other = Region("Print_Area", 0, 2, 0, 3, kind="name")
    [table] = look_through(MemoryGrid(name="S", rows=rows, regions=[other]), NOBODY).tables
    assert table.last_row == 2


def test_below_a_row_only_what_stands_there_is_found() -> None:
    headers, line = KINDS["customers"]
    grid = MemoryGrid(name="S", rows=[["x"], headers, line])
    assert [table.header_row for table in look_below(grid, 1, NOBODY, only=True)] == [1]
    assert look_below(grid, 0, NOBODY, only=True) == []


def test_a_place_without_headers_is_none_and_unknown_headers_are_taken_on_the_users_word() -> None:
    grid = MemoryGrid(name="S", rows=[["p", "q"], [1, 2]])
    found = located_at("invoices", grid, parse_place("S!A1"), None, NOBODY)
    assert found is not None
    assert (found.table, found.columns, found.extra) == ("invoices", {}, {"p": 0, "q": 1})
    assert located_at("invoices", grid, parse_place("S!A9"), None, NOBODY) is None
