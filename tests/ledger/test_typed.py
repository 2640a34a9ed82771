"""From grids to typed tables: the whole way, on small sheets written out in full."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from xlsaging.ledger.grid import CellError, Region, Uncached
from xlsaging.ledger.sources import MemoryGrid, MemorySource
from xlsaging.ledger.table import TypedTable
from xlsaging.ledger.typed import find_tables
from xlsaging.model.errors import BadSettingError, NothingChosenError
from xlsaging.model.issues import Issue
from xlsaging.model.periods import from_day
from xlsaging.model.settings import Settings

D = datetime.date
J = D(2025, 1, 1)
F = D(2025, 2, 1)


def lines(text: str) -> list[list[object]]:
    """Rows of text cells, as a csv has them."""
    return [[cell.strip() or None for cell in line.split("|")] for line in text.strip().splitlines()]


def find(*grids: MemoryGrid, **settings: Any) -> tuple[list[TypedTable], list[Issue]]:
    return find_tables(MemorySource("x", grids), Settings(**settings))


def one(
    rows: Sequence[Sequence[object]], *, name: str = "Sheet1", as_text: bool = False, **settings: Any
) -> TypedTable:
    [table], _ = find(MemoryGrid(name=name, rows=rows, text_only=as_text), **settings)
    return table


def text(rows: str, **settings: Any) -> TypedTable:
    return one(lines(rows), as_text=True, **settings)


def codes(table: TypedTable) -> list[tuple[str, str]]:
    return [(issue.code, issue.at) for issue in table.issues]


def dates(table: TypedTable, column: str) -> list[str]:
    return [str(from_day(int(day)) or "") for day in table.frame[column]]


HEAD = ["发票号", "客户编号", "开票日期", "金额"]
ROW = ["I1", "C1", J, 100.0]


def test_titles_and_blank_rows_above_are_passed_over() -> None:
    table = one([["应收账款明细表"], ["编制单位：某公司", None, None, "2025年1月31日"], [], HEAD, ROW])
    assert (table.located.header_row, list(table.frame.index)) == (3, [4])
    assert table.located.stated["as_of"] == "2025-01-31"
    assert table.left_out == {}


def test_the_frame_has_the_sheets_rows_and_columns_in_order() -> None:
    table = one([["x"], HEAD, ROW, [], ["I2", "C2", F, -50]])
    assert list(table.frame.index) == [2, 4]
    assert list(table.frame.columns) == ["document_no", "customer_id", "document_date", "amount"]
    assert table.frame["amount"].tolist() == [100.0, -50.0]
    assert table.left_out == {"blank": 1}
    assert (table.located.first_row, table.located.last_row) == (2, 4)


def test_extra_columns_are_kept_as_text_and_headless_ones_are_not() -> None:
    table = one([[None, *HEAD, "合同", "合同"], [9, *ROW, 5.0, "b"]])
    assert table.frame.filter(regex="合同").iloc[0].tolist() == ["5", "b"]
    assert table.located.extra == {"合同": 5, "合同_2": 6}
    assert 0 not in table.located.headers


def test_two_header_rows_with_original_and_local_currency() -> None:
    table = one(
        [
            ["应收账款明细账"],
            ["日期", "凭证号", "摘要", "借方", None, "贷方", None, "方向", "余额"],
            [None, None, None, "原币", "本币", "原币", "本币", None, None],
            [J, "记-1", "销售", 10, 70, None, None, "借", 10],
        ]
    )
    assert table.located.table == "account"
    assert (table.located.group_row, table.located.header_row) == (1, 2)
    row = table.frame.iloc[0]
    assert (row["debit"], row["debit_base"], row["balance"]) == (10, 70, 10)
    assert np.isnan([row["credit"], row["credit_base"]]).all()


def test_a_title_in_the_first_column_is_no_group_of_headers() -> None:
    table = one([["收款"], HEAD, ROW])
    assert (table.located.table, table.located.group_row) == ("invoices", -1)


def test_a_line_of_selections_above_is_no_group_of_headers() -> None:
    table = one(
        [
            ["AR list", None, "as of", "2025-03-31"],
            ["Inv #", "Client", "Inv Date", "Amt", "Rep"],
            ["1", "A", J, 5.0, "Jo"],
        ]
    )
    assert (table.located.group_row, table.located.header_row) == (-1, 1)
    assert table.frame.columns.tolist() == ["document_no", "customer_id", "document_date", "amount", "sales_rep"]


def test_month_and_day_in_their_own_columns_take_the_year_above() -> None:
    table = one(
        [
            ["2025年", None, "凭证号", "摘要", "借方", "贷方", "方向", "余额"],
            ["月", "日", None, None, None, None, None, None],
            [1, 5, "记-1", "a", 10, None, "借", 10],
            [None, 6, "记-2", "b", None, 10, "平", 0],
            [2, 30, "记-3", "c", 5, None, "借", 5],
        ]
    )
    assert dates(table, "document_date") == ["2025-01-05", "2025-01-06", ""]
    assert table.bad["document_date"] == {4: "bad_date"}
    assert codes(table) == [("bad_date", "Sheet1!B5")]


@pytest.mark.parametrize(("day", "code"), [("soon", "bad_number"), (10**20, "bad_date"), (1.5, "bad_date")])
def test_a_day_that_is_none_makes_the_date_unreadable(day: object, code: str) -> None:
    table = one([["2025年"], ["月", "日", "凭证号", "摘要", "借方", "贷方"], [1, day, "记-1", "a", 10, None]])
    assert dates(table, "document_date") == [""]
    assert table.bad["document_date"] == {2: code}


def test_a_header_takes_the_column_that_a_better_one_had_to_leave() -> None:
    table = one([["Account", "统驭科目", "发票号", "开票日期", "金额"], ["C1", "1122", "I1", J, 5.0]])
    assert table.frame.iloc[0][["customer_id", "account", "document_no"]].tolist() == ["C1", "1122", "I1"]
    assert table.issues == []


def test_without_a_year_month_and_day_are_no_date() -> None:
    table = one([["月", "日", "凭证号", "摘要", "借方", "贷方"], [1, 5, "记-1", "a", 10, None]])
    assert dates(table, "document_date") == [""]
    assert [code for code, _ in codes(table)] == ["year_unknown"]
    assert table.bad["document_date"] == {1: "year_unknown"}


def test_totals_repeated_headers_notes_and_blanks_are_left_out_and_counted() -> None:
    table = one(
        [
            HEAD,
            ["I1", "C1", J, 100.0],
            ["I2", "C1", J, 50.0],
            ["小 计", None, None, 150.0],
            [],
            HEAD,
            ["I3", "C2", F, 10.0],
            [None, None, None, 10.0],
            ["I4", "C2", F, 5.0],
            ["合计：", None, None, 165.0],
            ["制表人：张三", None, "审核：李四", None],
            ["打印日期：2025-02-28"],
        ]
    )
    assert table.frame["document_no"].tolist() == ["I1", "I2", "I3", "I4"]
    assert table.left_out == {"total": 3, "repeated_header": 1, "note": 2, "blank": 1}


def test_a_row_without_keys_whose_amount_is_the_sum_so_far_is_a_total() -> None:
    table = one(
        [HEAD, ["I1", "C1", J, 100.0], ["I2", "C1", J, 50.0], [None, None, None, 150.0], [None, None, None, 7.0]]
    )
    assert table.left_out == {"total": 1}
    assert table.frame["amount"].tolist() == [100.0, 50.0, 7.0]


@pytest.mark.parametrize("name", ["合计", "Total", "Total Oil", "合计科技", "Subtotal Ltd"])
def test_a_customer_who_is_called_total_is_no_total(name: str) -> None:
    table = one([["发票号", "客户名称", "开票日期", "金额"], ["I1", name, J, 1.0], ["I2", "甲", J, 2.0]])
    assert table.frame["customer_name"].tolist() == [name, "甲"]
    assert table.left_out == {}


def test_month_totals_of_an_account_carry_a_date_and_are_totals_all_the_same() -> None:
    table = one(
        [
            ["日期", "凭证号", "摘要", "借方", "贷方", "方向", "余额"],
            [J, None, "上年结转", None, None, "借", 100],
            [J, "记-1", "销售", 10, None, "借", 110],
            [D(2025, 1, 31), None, "本月合计", 10, None, "借", 110],
            [D(2025, 1, 31), None, "本年累计", 10, None, "借", 110],
            [None, None, "过次页", 10, None, "借", 110],
            [None, None, "承前页", 10, None, "借", 110],
            [F, "记-2", "收款", None, 10, "借", 100],
        ]
    )
    assert table.frame["summary"].tolist() == ["上年结转", "销售", "收款"]
    assert table.left_out == {"total": 4}


def test_subtotals_named_after_their_group_are_totals() -> None:
    table = one(
        [
            ["客户", "发票号", "开票日期", "金额"],
            ["华东", "I1", J, 1.0],
            ["华东", "I2", J, 2.0],
            ["华东 小计", None, None, 3.0],
            ["Acme", "I3", J, 4.0],
            ["Total for Acme", None, None, 4.0],
            ["Grand Total", None, None, 7.0],
        ]
    )
    assert table.frame["document_no"].tolist() == ["I1", "I2", "I3"]
    assert table.left_out == {"total": 3}


def test_block_headings_name_the_customer_of_the_rows_below() -> None:
    table = one(
        [
            ["往来明细账"],
            ["日期", "凭证号", "摘要", "借方", "贷方", "方向", "余额"],
            ["客户：C001 华东商贸（上海）"],
            [J, "记-1", "x", 10, None, "借", 10],
            ["小计", None, None, 10],
            ["客户：C002 华南"],
            [F, "记-2", "y", 20, None, "借", 20],
            ["合计", None, None, 30],
            ["制表人：张三"],
        ]
    )
    assert table.frame["customer_id"].tolist() == ["C001", "C002"]
    assert table.frame["customer_name"].tolist() == ["华东商贸（上海）", "华南"]
    assert table.left_out == {"block_heading": 2, "total": 2, "note": 1}
    assert table.issues == []


def test_a_heading_without_a_label_names_the_customer_where_no_column_does() -> None:
    table = one(
        [
            ["Date", "Voucher", "Description", "Debit", "Credit"],
            ["C-01 Acme Ltd"],
            [J, "V1", "sale", 10, None],
            ["C-02 Bolt"],
            [F, "V2", "sale", 20, None],
        ]
    )
    assert table.frame["customer_id"].tolist() == ["C-01", "C-02"]
    assert table.left_out == {"block_heading": 2}


def test_the_title_names_the_customer_of_an_account() -> None:
    table = one(
        [
            ["客户：C001 华东商贸", None, None, "科目：1122"],
            ["日期", "凭证号", "摘要", "借方", "贷方"],
            [J, "记-1", "x", 10, None],
        ]
    )
    assert table.frame.iloc[0][["customer_id", "customer_name", "account"]].tolist() == ["C001", "华东商贸", "1122"]


def test_a_customer_named_once_per_block_is_carried_down_and_that_is_said() -> None:
    table = one(
        [
            ["客户", "发票号", "开票日期", "金额"],
            ["甲", "1", J, 5.0],
            [None, "2", J, 6.0],
            ["乙", "3", J, 7.0],
            [None, "4", J, 8.0],
        ]
    )
    assert table.frame["customer_id"].tolist() == ["甲", "甲", "乙", "乙"]
    assert codes(table) == [("customer_carried_down", "Sheet1!A3")]


def test_a_single_missing_customer_is_left_missing() -> None:
    rows: list[list[object]] = [["甲", str(number), J, 5.0] for number in range(20)]
    rows[7][0] = None
    table = one([["客户", "发票号", "开票日期", "金额"], *rows])
    assert table.frame["customer_id"].tolist()[7] == ""
    assert table.issues == []


def test_tables_below_and_beside_one_another_are_all_found() -> None:
    tables, issues = find(MemoryGrid(name="Sheet1", rows=[
        ["一、应收明细"],
        [*HEAD, None, "收款单号", "客户编号", "收款日期", "收款金额"],
        ["I1", "C1", J, 100, None, "R1", "C1", F, 50],
        ["I2", "C1", J, 100, None, "R2", "C1", F, 50],
        [None, None, None, None, None, "R3", "C1", F, 1],
        [],
        ["二、客户档案"],
        ["客户编号", "客户名称", "信用额度"],
        ["C1", "甲", 1000],
    ]))  # fmt: skip
    assert [(table.located.table, len(table.frame)) for table in tables] == [
        ("invoices", 2),
        ("receipts", 3),
        ("customers", 1),
    ]
    assert [table.left_out for table in tables] == [{}, {}, {}]
    assert issues == []


def test_a_table_far_below_is_found_by_its_headers_in_the_columns_of_the_first() -> None:
    rows: list[list[object]] = [HEAD, *(["I" + str(number), "C1", J, 1.0] for number in range(300)), []]
    rows += [["收款明细"], ["收款单号", "客户编号", "收款日期", "收款金额"], ["R1", "C1", F, 2.0], ["R2", "C1", F, 3.0]]
    tables, _ = find(MemoryGrid(name="Sheet1", rows=rows))
    assert [(table.located.table, len(table.frame)) for table in tables] == [("invoices", 300), ("receipts", 2)]
    assert tables[0].bad == {}


def test_headers_beyond_the_first_two_hundred_rows_are_found() -> None:
    tables, _ = find(MemoryGrid(name="Sheet1", rows=[*([["note"]] * 250), HEAD, ROW]))
    assert tables[0].located.header_row == 250


def test_excel_tables_come_first_and_their_totals_row_is_no_data() -> None:
    rows = [["x"], [None, *HEAD], [None, *ROW], [None, "合计", None, None, 100.0], [None, "I9", "C1", J, 5.0]]
    grid = MemoryGrid(name="Sheet1", rows=rows, regions=[Region("tblInvoices", 1, 3, 1, 4, totals_row=True)])
    [table], _ = find(grid)
    assert (table.located.hint, table.frame["document_no"].tolist(), table.left_out) == ("invoices", ["I1"], {})


def test_two_excel_tables_and_a_plain_range_share_a_sheet() -> None:
    rows = [
        [*HEAD, None, "客户编号", "客户名称", "信用额度"],
        [*ROW, None, "C1", "甲", 5],
        [],
        ["币种", "汇率日期", "汇率"],
        ["USD", J, 7.1],
    ]
    regions = [Region("tblInvoices", 0, 1, 0, 3), Region("tblCustomers", 0, 1, 5, 7)]
    tables, _ = find(MemoryGrid(name="Sheet1", rows=rows, regions=regions))
    assert {table.located.table for table in tables} == {"invoices", "customers", "fx_rates"}


def test_the_users_place_wins_over_what_would_be_found() -> None:
    grids = [MemoryGrid(name="A", rows=[HEAD, ROW]), MemoryGrid(name="B", rows=[["t"], HEAD, ["I9", "C9", F, 9.0]])]
    tables, _ = find(*grids, tables={"invoices": "B!A2"})
    assert [table.frame["document_no"].tolist() for table in tables] == [["I9"]]
    tables, _ = find(*grids, tables={"receipts": "B"})
    assert {(table.located.grid.name, table.located.table) for table in tables} == {
        ("A", "invoices"),
        ("B", "receipts"),
    }


def test_a_range_bounds_the_table() -> None:
    table = one([HEAD, ROW, ["I2", "C1", J, 5.0]], tables={"invoices": "Sheet1!A1:D2"})
    assert table.frame["document_no"].tolist() == ["I1"]


def test_headers_in_any_language_work_once_they_are_mapped() -> None:
    names = {
        "document_no": "Číslo dokladu",
        "customer_id": "Číslo zákazníka",
        "document_date": "Datum",
        "amount": "Částka",
    }
    table = one([["Otevřené položky"], [*names.values(), "Kód"], ["1", "x", J, 5.0, "k"]], columns=names)
    assert table.frame.columns.tolist() == ["document_no", "customer_id", "document_date", "amount", "Kód"]


def test_a_mapped_header_that_is_nowhere_is_refused_with_what_was_seen() -> None:
    with pytest.raises(BadSettingError, match=r"columns.amount: 'Amuont' .*did you mean 'Amount'"):
        text("Invoice No|Customer|Invoice Date|Amount\n1|2|2025-01-01|5", columns={"amount": "Amuont"})
    with pytest.raises(BadSettingError, match="did you mean due_date"):
        text("Invoice No|Customer|Invoice Date|Amount\n1|2|2025-01-01|5", columns={"due_dat": "Amount"})


def test_a_resembling_header_is_proposed_and_not_used() -> None:
    table = text("Invoice No|Customer|Invoice Date|Amount|Days Outsatnding|Due Dat\n1|2|2025-01-01|5|3|x")
    assert "due_date" not in table.frame.columns
    assert [(issue.code, issue.at, issue.params["option"]) for issue in table.issues] == [
        ("header_proposed", "Sheet1!E1", '--map days_late="Days Outsatnding"'),
        ("header_proposed", "Sheet1!F1", '--map due_date="Due Dat"'),
    ]


def test_two_headers_for_one_column_are_told() -> None:
    table = text("Invoice No|Customer|Invoice Date|Document Date|Amount\n1|2|2025-01-01|2025-01-02|5")
    [issue] = table.issues
    assert (issue.code, issue.at, issue.severity) == ("header_double", "Sheet1!C1", "warning")
    assert dates(table, "document_date") == ["2025-01-02"]


def test_units_multiply_and_currencies_fill_a_column() -> None:
    table = text("发票号|客户|开票日期|金额（万美元）\n1|2|2025-01-01|1.1")
    assert table.frame["amount"].tolist() == [11000.0]
    assert table.frame["currency"].tolist() == ["USD"]
    assert [code for code, _ in codes(table)] == ["currency_stated", "unit_scaled"]
    table = text("单位：万元\n发票号|客户|开票日期|金额|本币金额\n1|2|2025-01-01|1.1|2")
    assert table.frame[["amount", "base_amount"]].iloc[0].tolist() == [11000.0, 20000.0]


def test_currencies_in_cells_fill_the_column_or_are_compared_with_it() -> None:
    table = text("发票号|客户|开票日期|金额\n1|2|2025-01-01|USD 5.00\n2|2|2025-01-01|7.00")
    assert table.frame["currency"].tolist() == ["USD", ""]
    table = text("发票号|客户|开票日期|金额|币种\n1|2|2025-01-01|USD 5.00|EUR\n2|2|2025-01-01|€7.00|")
    assert table.frame["currency"].tolist() == ["EUR", "EUR"]
    assert codes(table) == [("currency_differs", "Sheet1!E2")]


def test_each_unreadable_cell_is_an_issue_with_its_address_and_content() -> None:
    table = one(
        [
            ["发票号", "客户", "开票日期", "金额"],
            ["1", "a", True, CellError("#N/A")],
            ["2", "b", "soon", Uncached("A1+B1")],
            [CellError("#REF!"), "c", J, "five"],
        ]
    )
    found = {(issue.at, issue.code, str(issue.params.get("value"))) for issue in table.issues}
    assert found == {
        ("Sheet1!C2", "boolean_cell", "TRUE"),
        ("Sheet1!D2", "error_cell", "#N/A"),
        ("Sheet1!C3", "bad_date", "soon"),
        ("Sheet1!D3", "uncached_formula", "A1+B1"),
        ("Sheet1!A4", "error_cell", "#REF!"),
        ("Sheet1!D4", "bad_amount", "five"),
    }
    assert table.bad == {
        "document_no": {3: "error_cell"},
        "document_date": {1: "boolean_cell", 2: "bad_date"},
        "amount": {1: "error_cell", 2: "uncached_formula", 3: "bad_amount"},
    }


def test_addresses_name_the_file_where_there_are_several() -> None:
    grids = [MemoryGrid(name="S", rows=[HEAD, ["I1", "C1", J, "x"]], file=name) for name in ("a.xlsx", "b.xlsx")]
    tables, _ = find(*grids)
    assert [table.issues[0].at for table in tables] == ["[a.xlsx]S!D2", "[b.xlsx]S!D2"]


def test_one_date_column_may_prove_the_order_of_another_of_the_same_form() -> None:
    table = text("Invoice No|Customer|Invoice Date|Due Date|Amount\n1|2|05/01/2025|31/01/2025|5")
    assert dates(table, "document_date") == ["2025-01-05"]
    assert codes(table) == [("date_order_from_sibling", "Sheet1!C2")]


def test_an_unknown_order_is_one_error_and_is_settled_by_the_setting() -> None:
    rows = "Invoice No|Customer|Invoice Date|Amount\n1|2|05/01/2025|5\n2|2|06/01/2025|5"
    table = text(rows)
    assert codes(table) == [("date_order_unknown", "Sheet1!C2")]
    assert table.bad["document_date"] == {1: "date_order_unknown", 2: "date_order_unknown"}
    assert dates(text(rows, date_order="mdy"), "document_date") == ["2025-05-01", "2025-06-01"]


def test_rows_are_chosen_by_value_and_the_others_counted() -> None:
    rows = "Invoice No|Customer|Invoice Date|Amount|Period\n1|2|2025-01-01|5|A\n2|2|2025-01-01|x|B\n3|2|2025-01-01|7|A"
    table = text(rows, where={"period": "A"})
    assert table.frame["document_no"].tolist() == ["1", "3"]
    assert (table.left_out, table.issues) == ({"filtered": 1}, [])
    with pytest.raises(BadSettingError, match="did you mean 'Period'"):
        text(rows, where={"Perod": "A"})


@pytest.mark.parametrize(
    ("where", "column", "seen", "option"),
    [
        ({"Period": "C"}, "Period", "A, B", '--where "Period=A"'),
        (
            {"Period": "B", "Invoice Date": "2025-01-01"},
            "Invoice Date",
            "2025-01-02",
            '--where "Invoice Date=2025-01-02"',
        ),
        ({"Amount": "six"}, "Amount", "5, 7.5", '--where "Amount=5"'),
    ],
)
def test_a_choice_that_leaves_no_row_is_refused_with_the_values_there_are(
    where: dict[str, str], column: str, seen: str, option: str
) -> None:
    rows = "Invoice No|Customer|Invoice Date|Amount|Period\n1|2|2025-01-01|5|A\n2|2|2025-01-02|7.5|B"
    grid = MemoryGrid(name="Sheet1", rows=[line.split("|") for line in rows.split("\n")])
    with pytest.raises(NothingChosenError) as caught:
        find_tables(MemorySource("l.xlsx", [grid]), Settings(where=where))
    params = caught.value.params
    assert (params["at"], params["column"], params["seen"], params["option"]) == ("Sheet1!A1", column, seen, option)


def test_a_choice_may_leave_a_second_table_empty() -> None:
    receipts = [["Receipt No", "Customer", "Receipt Date", "Amount", "Period"], ["R1", "C1", "2025-01-05", 9.0, "B"]]
    invoices = [["Invoice No", "Customer", "Invoice Date", "Amount", "Period"], ["A1", "C1", "2025-01-01", 9.0, "A"]]
    grids = [MemoryGrid(name="inv", rows=invoices), MemoryGrid(name="cash", rows=receipts)]
    tables, _ = find_tables(MemorySource("l.xlsx", grids), Settings(where={"Period": "A"}))
    assert [(table.located.table, len(table.frame)) for table in tables] == [("invoices", 1), ("receipts", 0)]


def test_hidden_sheets_are_read_only_for_what_nothing_visible_has() -> None:
    customers = [["客户编号", "客户名称", "信用额度"], ["C1", "甲", 5]]
    visible = MemoryGrid(name="应收", rows=[HEAD, ROW])
    tables, issues = find(
        MemoryGrid(name="old", rows=[HEAD, ["I9", "C9", J, 9.0]], hidden=True),
        MemoryGrid(name="cust", rows=customers, hidden=True),
        visible,
    )
    assert [table.located.grid.name for table in tables] == ["应收", "cust"]
    assert [(issue.code, issue.at) for issue in issues] == [("hidden_sheet_read", "cust!A1")]


def test_a_report_template_without_data_is_no_table_but_an_issue() -> None:
    template = [[], [None, "$CustomerNumber$", "$PostingDate$", "$DueDate$", "$DocumentNo$", "$RemainingAmount$"]]
    query = [
        ["CustomerNumber", "PostingDate", "DueDate", "DocumentNo", "RemainingAmount"],
        ["BLANK", D(1900, 1, 1), D(1900, 1, 1), None, 0],
    ]
    tables, issues = find(MemoryGrid(name="$Report$", rows=template), MemoryGrid(name="q", rows=query, hidden=True))
    assert tables == []
    told = [(issue.at, issue.severity) for issue in issues if issue.code == "template_only"]
    assert told == [("'$Report$'!B2", "warning"), ("q!A1", "warning")]


def test_sheets_without_tables_are_listed_and_unknown_headers_shown() -> None:
    grids = [
        MemoryGrid(name="应收", rows=[HEAD, ROW]),
        MemoryGrid(name="Notes", rows=[["hello"]]),
        MemoryGrid(name="X", rows=[["p", "q", "r"], [1, 2, 3]]),
    ]
    _, issues = find(*grids)
    by_code = {issue.code: issue for issue in issues}
    assert by_code["sheets_without_tables"].params["sheets"] == "Notes, X"
    assert (by_code["headers_unknown"].at, by_code["headers_unknown"].params["seen"]) == ("X!A1", "p, q, r")


def test_an_empty_table_is_said_and_left_out() -> None:
    tables, issues = find(MemoryGrid(name="核销", rows=[["核销日期", "客户编号", "核销金额"]]))
    assert tables == []
    assert "empty_table" in {issue.code for issue in issues}


def test_a_flood_of_issues_is_cut_and_counted() -> None:
    rows: list[list[object]] = [["I" + str(number), "C1", J, "x"] for number in range(30)]
    table = one([HEAD, *rows, ["I", "C1", J, 1.0]], limits={"issues_per_code": 10})
    assert len([issue for issue in table.issues if issue.code == "bad_amount"]) == 10
    [rest] = [issue for issue in table.issues if issue.code == "more_of_the_same"]
    assert rest.params == {"code": "bad_amount", "count": 20, "shown": 10}
    assert len(table.bad["amount"]) == 30


def test_wide_rate_tables_have_a_column_for_each_currency() -> None:
    table = text("Date|USD|JPY|CYP|GBP\n2025-01-02|1.1172|175.68|N/A|0.83\n2025-01-03|1.2|176|N/A|0.84", name="rates")
    assert table.located.table == "fx_rates"
    assert table.frame["rate:USD"].tolist() == [1.1172, 1.2]
    assert np.isnan(table.frame["rate:CYP"]).all()
    assert table.issues == []


def test_text_files_are_read_like_sheets() -> None:
    table = text("""
        Invoice No|Customer|Invoice Date|Due Date|Amount
        007|C1|1/2/2013|2/1/2013|55.94
        008|C1|1/26/2013|2/25/2013|(61.74)
        Total||||(5.80)
        Prepared by: AB||||
    """)
    assert table.frame["document_no"].tolist() == ["007", "008"]
    assert dates(table, "due_date") == ["2013-02-01", "2013-02-25"]
    assert table.frame["amount"].tolist() == [55.94, -61.74]
    assert table.left_out == {"total": 1, "note": 1}


def test_an_empty_source_gives_nothing() -> None:
    assert find(MemoryGrid(name="S", rows=[])) == ([], [])
