"""Ledgers as clerks keep them: merged cells, subtotals, notations side by side; nothing is read wrongly in silence."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from xlsaging.ledger import read_ledger
from xlsaging.model.errors import MissingColumnError

_ = None


def book(path: Path, sheets: dict[str, list[list[Any]]], *merged: str) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for place in merged:
            sheet.merge_cells(place)
    path.parent.mkdir(exist_ok=True)
    made.save(path)
    return path


def rows_of(ledger: Any, *columns: str) -> list[list[Any]]:
    frame = ledger.invoices[list(columns)].copy()
    for name in frame.columns:
        if name.endswith("date"):
            frame[name] = frame[name].astype(str).str[:10]
    return frame.values.tolist()


def warned(ledger: Any) -> set[str]:
    return {issue.code for issue in ledger.issues if issue.severity != "info"}


def test_merged_customers_with_subtotals_and_every_notation_side_by_side(tmp_path: Path) -> None:
    rows = [
        ["某某公司应收账款明细表"],
        ["单位：元"],
        ["客户名称", "发票号码", "开票日期", "到期日", "发票金额", "备注"],
        ["华东商贸", "0001", "2025.3.5", "2025.4.5", "1,234.50元", _],
        [_, "0002", "2025.3.15", "2025.4.15", "CNY 1,000.00", _],
        [_, "0003", "2025年3月5日", "2025年4月5日", "￥500.00", "—"],
        ["小计", _, _, _, "2,734.50", _],
        ["南方机电", "0004", "20250305", "20250405", "2000", _],
        [_, "0005", "20250306", "/", "—", _],
        [_, "0006", "20250306", "/", "100贷", _],
        ["小计", _, _, _, "1900", _],
        ["合计", _, _, _, "4634.50", _],
        ["制表人：李四", _, _, "审核：王五"],
    ]
    ledger = read_ledger(book(tmp_path / "a.xlsx", {"应收明细": rows}, "A4:A6", "A8:A10"))
    assert rows_of(ledger, "customer_id", "document_no", "document_date", "due_date", "amount") == [
        ["华东商贸", "0001", "2025-03-05", "2025-04-05", 1234.5],
        ["华东商贸", "0002", "2025-03-15", "2025-04-15", 1000.0],
        ["华东商贸", "0003", "2025-03-05", "2025-04-05", 500.0],
        ["南方机电", "0004", "2025-03-05", "2025-04-05", 2000.0],
        ["南方机电", "0006", "2025-03-06", "2025-03-06", -100.0],
    ]
    assert warned(ledger) == {"customer_carried_down", "missing_amount"}
    assert ledger.rows[0].left_out == {"total": 3, "note": 1}


def test_ids_with_odd_blanks_and_widths_are_one_customer_and_capitals_are_pointed_out(tmp_path: Path) -> None:
    head = ["Customer No", "Customer Name", "Invoice No", "Invoice Date", "Due Date", "Amount"]
    names = ["C001 ", "\u00a0C001", "Ｃ００１", "c001"]
    days = [date(2025, 3, 5), date(2025, 4, 5)]
    rows = [head, *([name, "Acme", f"INV-{number}", *days, 100] for number, name in enumerate(names))]
    ledger = read_ledger(book(tmp_path / "a.xlsx", {"Invoices": rows}))
    assert ledger.invoices["customer_id"].tolist() == ["C001", "C001", "C001", "c001"]
    assert warned(ledger) == {"customers_alike"}


def test_a_sheet_for_each_month_is_one_ledger(tmp_path: Path) -> None:
    head = ["客户编码", "发票号", "开票日期", "到期日", "金额"]
    sheets = {
        f"{month}月": [
            [f"2025年{month}月应收明细"], head,
            *([f"C{n}", f"F{month}{n}", date(2025, month, 10), date(2025, month + 1, 10), 100 * month + n] for n in (1, 2)),
            ["合计", _, _, _, 200 * month + 3],
        ]
        for month in (1, 2, 3)
    }  # fmt: skip
    ledger = read_ledger(book(tmp_path / "a.xlsx", sheets))
    assert ledger.invoices["amount"].sum() == 1209.0
    assert [(account.used, account.left_out) for account in ledger.rows] == [(2, {"total": 1})] * 3
    assert warned(ledger) == set()


def test_files_of_a_folder_may_have_their_columns_in_any_order(tmp_path: Path) -> None:
    folder = tmp_path / "台账"
    book(folder / "a.xlsx", {"S": [["客户编码", "发票号", "开票日期", "到期日", "金额"],
                                   ["C1", "1", "2025-01-03", "2025-02-03", 100]]})  # fmt: skip
    book(folder / "b.xlsx", {"S": [["金额", "到期日", "开票日期", "发票号", "客户编码"],
                                   [200, "2025-02-05", "2025-01-05", "2", "C2"]]})  # fmt: skip
    text = '发票号,客户编码,含税金额,到期日,开票日期\n3,C3,"1,300.00",2025/2/6,2025/1/6\n'
    (folder / "c.csv").write_bytes(text.encode("gb18030"))
    assert rows_of(read_ledger(folder), "customer_id", "document_no", "due_date", "amount") == [
        ["C1", "1", "2025-02-03", 100.0], ["C2", "2", "2025-02-05", 200.0], ["C3", "3", "2025-02-06", 1300.0],
    ]  # fmt: skip


def test_repeated_headers_totals_and_remarks_between_the_rows_are_left_out(tmp_path: Path) -> None:
    head = ["Customer ID", "Invoice No", "Invoice Date", "Due Date", "Amount", "Comments"]
    rows = [
        head, ["C1", "1", date(2025, 1, 3), date(2025, 2, 3), 100, _], [], ["Total C1", _, _, _, 100, _], [],
        head, ["C2", "2", date(2025, 1, 3), date(2025, 2, 3), 200, "paid? see mail"],
        ["Note: disputed by customer"], ["C2", "3", date(2025, 1, 4), "TBC", 50, _], ["C2", "4", "n/a", "", 60, _],
        ["Total C2", _, _, _, 310, _], ["Grand Total", _, _, _, 410, _],
    ]  # fmt: skip
    ledger = read_ledger(book(tmp_path / "a.xlsx", {"AR": rows}))
    assert ledger.invoices["amount"].tolist() == [100.0, 200.0, 50.0, 60.0]
    assert ledger.rows[0].left_out == {"blank": 2, "repeated_header": 1, "total": 3, "note": 1}
    assert warned(ledger) == {"bad_date", "missing_document_date", "due_date_missing"}


def test_years_of_two_digits_are_ordered_by_the_whole_column(tmp_path: Path) -> None:
    head = ["客户", "单据号", "单据日期", "到期日", "应收金额"]
    rows = [head, ["甲", "A1", "25/3/5", "25/4/4", "100"], ["乙", "A3", "25/12/5", "26/1/4", "300"]]
    ledger = read_ledger(book(tmp_path / "a.xlsx", {"明细": rows}))
    assert rows_of(ledger, "document_date", "due_date") == [["2025-03-05", "2025-04-04"], ["2025-12-05", "2026-01-04"]]
    assert warned(ledger) == {"two_digit_year"}


def test_one_date_that_nothing_proves_is_not_read(tmp_path: Path) -> None:
    rows = [["客户编码", "单据号", "单据日期", "金额"], ["01", "A1", date(2025, 3, 5), 1], ["02", "A2", "5/3/2025", 2]]
    ledger = read_ledger(book(tmp_path / "a.xlsx", {"明细": rows}))
    assert "date_order_unknown" in warned(ledger)
    assert ledger.invoices["document_date"].isna().tolist() == [False, True]


def test_a_sheet_for_each_customer_is_read_where_the_user_says_so(tmp_path: Path) -> None:
    head = ["发票号", "开票日期", "到期日", "金额"]
    sheets = {name: [head, [f"{name}1", "2025-01-10", "2025-02-10", 100]] for name in ("华东商贸", "南方机电")}
    path = book(tmp_path / "a.xlsx", sheets)
    with pytest.raises(MissingColumnError, match="--map customer_id=@sheet"):
        read_ledger(path)
    ledger = read_ledger(path, {"columns": {"customer_id": "@sheet"}})
    assert rows_of(ledger, "customer_id", "document_no") == [["华东商贸", "华东商贸1"], ["南方机电", "南方机电1"]]


def test_what_is_marked_as_void_is_owed_by_nobody(tmp_path: Path) -> None:
    head = ["客户名称", "发票号码", "开票日期", "到期日", "发票金额", "发票状态"]
    days = ["2025-03-05", "2025-04-05"]
    rows = [
        head, ["华东商贸", "0001", *days, 1000, "正常"], ["华东商贸", "0002", *days, 2000, "作废"],
        ["南方机电", "0003", *days, 0, "已作废"], ["南方机电", "0004", *days, 400, "草稿"],
        ["合计", _, _, _, 3400, _],
    ]  # fmt: skip
    receipts = [
        ["回款单号", "客户名称", "回款日期", "金额", "核销发票", "是否作废"],
        ["S1", "华东商贸", "2025-03-20", 300, "0001", "否"], ["S2", "华东商贸", "2025-03-20", 300, "0001", "是"],
    ]  # fmt: skip
    ledger = read_ledger(book(tmp_path / "a.xlsx", {"应收明细": rows, "回款": receipts}))
    assert rows_of(ledger, "document_no", "amount") == [["0001", 1000.0]]
    assert ledger.frame("receipts")["receipt_no"].tolist() == ["S1"]
    assert warned(ledger) == {"void_row", "draft_row"}
    assert [dict(account.set_aside) for account in ledger.rows] == [
        {"void_row": (2, 200000), "draft_row": (1, 40000)}, {"void_row": (1, 30000)},
    ]  # fmt: skip


def test_a_status_under_a_header_of_its_own_is_named_by_the_user(tmp_path: Path) -> None:
    head = ["客户编码", "发票号", "开票日期", "金额", "情况"]
    rows = [head, ["C1", "1", "2025-01-03", 100, "正常"], ["C1", "2", "2025-01-04", 200, "作废"]]
    path = book(tmp_path / "a.xlsx", {"应收": rows})
    assert read_ledger(path).invoices["amount"].sum() == 300.0
    ledger = read_ledger(path, {"columns": {"status": "情况"}})
    assert (ledger.invoices["amount"].sum(), ledger.invoices["status"].tolist()) == (100.0, ["正常"])


def test_one_receipt_for_several_invoices_pays_each_of_them(tmp_path: Path) -> None:
    head = ["客户名称", "发票号码", "开票日期", "到期日", "发票金额"]
    days = ["2025-03-05", "2025-04-05"]
    rows = [head, *(["华东商贸", f"F{number}", *days, 100.1 * number] for number in (1, 2, 3))]
    receipts = [
        ["回款单号", "客户名称", "回款日期", "金额", "核销发票"],
        ["S1", "华东商贸", "2025-03-20", 250, "F1、F2"], ["S2", "华东商贸", "2025-03-21", 400, "F2，F3"],
        ["S3", "华东商贸", "2025-03-22", 1, "F3、F9"],
    ]  # fmt: skip
    ledger = read_ledger(book(tmp_path / "a.xlsx", {"应收明细": rows, "回款": receipts}))
    assert ledger.frame("receipts")[["receipt_no", "applied_to", "amount"]].values.tolist() == [
        ["S1", "F1", 100.1], ["S1", "F2", 149.9], ["S2", "F2", 50.3], ["S2", "F3", 300.3], ["S2", "", 49.4],
        ["S3", "F3、F9", 1.0],
    ]  # fmt: skip
    assert warned(ledger) == {"orphan_receipt"}
    assert [account.used for account in ledger.rows] == [3, 3]
