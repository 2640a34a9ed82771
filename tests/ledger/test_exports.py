"""The exports that finance teams really have, written by hand; every total here can be checked by eye."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from xlsaging.ledger import read_ledger
from xlsaging.metrics.aging import aging
from xlsaging.model.errors import SnapshotDateNeededError

_ = None


@pytest.fixture
def book(tmp_path: Path) -> Callable[[str, str, list[list[Any]]], Path]:
    """Writes one sheet of rows as a workbook."""

    def write(name: str, sheet: str, rows: list[list[Any]]) -> Path:
        made = openpyxl.Workbook()
        made.active.title = sheet
        for row in rows:
            made.active.append(row)
        path = tmp_path / name
        made.save(path)
        return path

    return write


def codes(ledger: Any) -> set[str]:
    return {issue.code for issue in ledger.issues if issue.severity != "info"}


def aged(ledger: Any, day: str, *columns: str, **options: Any) -> dict[str, list[float]]:
    frame = aging(ledger, day, **options).set_index("customer_id")
    return {str(customer): [float(value) for value in row] for customer, row in frame[list(columns)].iterrows()}


YONYOU = [
    ["客户往来明细账"],
    ["单位：元", _, _, _, "科目：1122 应收账款", _, "期间：2025.01-2025.03"],
    ["2025年", _, "凭证号", "摘要", "借方", "贷方", "方向", "余额"],
    ["月", "日", _, _, "金额", "金额", _, "金额"],
    ["客户：C001 华东商贸有限公司"],
    [1, 1, _, "年初结转", _, _, "借", 12000.00],
    [1, 8, "记-0012", "销售商品", 5850.00, _, "借", 17850.00],
    [1, 20, "记-0031", "收回货款 银行承兑汇票", _, 10000.00, "借", 7850.00],
    [1, _, _, "本月合计", 5850.00, 10000.00, "借", 7850.00],
    [1, _, _, "本年累计", 5850.00, 10000.00, "借", 7850.00],
    [2, 11, "记-0007", "红字冲销记-0012部分货款", -850.00, _, "借", 7000.00],
    [2, 25, "记-0044", "收回货款", _, 2000.00, "借", 5000.00],
    [2, _, _, "本月合计", -850.00, 2000.00, "借", 5000.00],
    [2, _, _, "本年累计", 5000.00, 12000.00, "借", 5000.00],
    ["客户：C002 南方机电厂"],
    [1, 1, _, "年初结转", _, _, "平", _],
    [3, 3, "记-0005", "销售商品", 2340.00, _, "借", 2340.00],
    [3, 28, "记-0061", "核销坏账", _, 340.00, "借", 2000.00],
    [3, _, _, "本月合计", 2340.00, 340.00, "借", 2000.00],
    [3, _, _, "本年累计", 2340.00, 340.00, "借", 2000.00],
]


def test_a_yonyou_customer_account_ends_on_its_printed_balances(book: Any) -> None:
    ledger = read_ledger(book("u8.xlsx", "客户往来明细账", YONYOU))
    assert aged(ledger, "2025-03-31", "outstanding") == {"C001": [5000.0], "C002": [2000.0]}
    assert aged(ledger, "2025-01-31", "outstanding") == {"C001": [7850.0]}
    [account] = ledger.rows
    assert (account.read, account.used, account.left_out) == (8, 8, {"block_heading": 2, "total": 6})
    assert account.used_sum == 1200000 + 585000 - 1000000 - 85000 - 200000 + 234000 - 34000


def test_its_entries_are_what_they_say(book: Any) -> None:
    ledger = read_ledger(book("u8.xlsx", "客户往来明细账", YONYOU))
    invoices = ledger.invoices[["customer_id", "document_no", "document_type", "amount", "reverses_document_no"]]
    assert invoices.values.tolist() == [
        ["C001", "客户往来明细账!D6", "opening", 12000.0, ""],
        ["C001", "2025-01/记-0012", "invoice", 5850.0, ""],
        ["C001", "2025-02/记-0007", "credit_note", -850.0, "2025-01/记-0012"],
        ["C002", "2025-03/记-0005", "invoice", 2340.0, ""],
    ]
    assert ledger.receipts[["receipt_no", "amount", "method"]].values.tolist() == [
        ["2025-01/记-0031", 10000.0, "bank_bill"], ["2025-02/记-0044", 2000.0, ""],
    ]  # fmt: skip
    assert ledger.write_offs[["customer_id", "amount", "kind"]].values.tolist() == [["C002", 340.0, "write_off"]]
    assert set(ledger.invoices["account"]) == {"1122"}
    assert set(ledger.invoices["customer_name"]) == {"华东商贸有限公司", "南方机电厂"}


def test_first_in_first_out_leaves_no_credit_beside_a_debt(book: Any) -> None:
    ledger = read_ledger(book("u8.xlsx", "客户往来明细账", YONYOU))
    fifo = aged(ledger, "2025-03-31", "outstanding", "credits", unapplied="fifo")
    assert fifo == {"C001": [5000.0, 0.0], "C002": [2000.0, 0.0]}


def test_a_missing_entry_shows_in_the_running_balance(book: Any) -> None:
    ledger = read_ledger(book("u8.xlsx", "客户往来明细账", YONYOU[:7] + YONYOU[8:]))
    [issue] = [issue for issue in ledger.issues if issue.code == "balance_broken"]
    assert (issue.at, issue.params["expected"], issue.params["found"]) == ("客户往来明细账!H10", 17000.0, 7000.0)


KINGDEE = [
    ["应收款账龄分析表"],
    ["截止日期：2025-03-31", _, _, "币别：人民币"],
    ["客户代码", "客户名称", "余额", "未到期", "1-30天", "31-60天", "61-90天", "90天以上"],
    ["01.001", "甲公司", 1500.50, 1000.00, 500.50, _, _, _],
    ["01.002", "乙公司", 700.00, _, _, 200.00, 300.00, 200.00],
    ["01.003", "丙公司", -80.00, _, -80.00, _, _, _],
    [_, "合计", 2120.50, 1000.00, 420.50, 200.00, 300.00, 200.00],
]


def test_a_kingdee_aging_export_ages_as_it_was_printed(book: Any) -> None:
    ledger = read_ledger(book("k3.xlsx", "账龄分析表", KINGDEE))
    buckets = ("outstanding", "not_due", "1-30", "31-60", "61-90", "90+", "credits")
    assert aged(ledger, "2025-03-31", *buckets, buckets=(30, 60, 90)) == {
        "01.001": [1500.5, 1000.0, 500.5, 0.0, 0.0, 0.0, 0.0],
        "01.002": [700.0, 0.0, 0.0, 200.0, 300.0, 200.0, 0.0],
        "01.003": [-80.0, 0.0, 0.0, 0.0, 0.0, 0.0, -80.0],
    }
    assert str(ledger.settings.snapshot_date) == "2025-03-31"
    assert codes(ledger) == set()
    assert ledger.rows[0].left_out == {"total": 1}


def test_without_its_day_the_export_asks_for_it(book: Any) -> None:
    path = book("k3.xlsx", "账龄分析表", [KINGDEE[0], *KINGDEE[2:]])
    with pytest.raises(SnapshotDateNeededError, match="--snapshot-date"):
        read_ledger(path)
    assert aged(read_ledger(path, {"snapshot_date": "2025-03-31"}), "2025-03-31", "outstanding")["01.001"] == [1500.5]


FBL5N = [
    ["Customer Line Item Display"],
    [],
    ["Customer", "Document Number", "Document Type", "Document Date", "Posting Date", "Net due date", "Special G/L ind.",
     "Amount in doc. curr.", "Document currency", "Amount in local currency", "Clearing Document", "Clearing date",
     "Assignment", "Text"],
    ["0000100017", "1800000101", "RV", "10.01.2025", "10.01.2025", "09.02.2025", "", "1.000,00", "EUR", "1.000,00",
     "1400000900", "14.02.2025", "", ""],
    ["0000100017", "1600000007", "DG", "20.01.2025", "20.01.2025", "20.01.2025", "", "100,00-", "EUR", "100,00-",
     "1400000900", "14.02.2025", "", ""],
    ["0000100017", "1400000900", "DZ", "14.02.2025", "14.02.2025", "14.02.2025", "", "900,00-", "EUR", "900,00-",
     "1400000900", "14.02.2025", "", ""],
    ["0000100017", "1800000150", "RV", "20.02.2025", "20.02.2025", "22.03.2025", "", "2.500,50", "EUR", "2.500,50",
     "", "", "", ""],
    ["0000100017", "1400000955", "DZ", "05.03.2025", "05.03.2025", "05.03.2025", "", "500,00-", "EUR", "500,00-",
     "", "", "1800000150", "part payment"],
    ["0000100023", "1800000160", "RV", "01.03.2025", "01.03.2025", "31.03.2025", "", "300,00", "EUR", "300,00",
     "", "", "", ""],
    ["0000100023", "1700000001", "DZ", "10.03.2025", "10.03.2025", "10.03.2025", "F", "50,00", "EUR", "50,00",
     "", "", "", "request"],
    ["*", "", "", "", "", "", "", "2.350,50", "EUR", "2.350,50", "", "", "", ""],
]  # fmt: skip


def test_an_sap_line_item_list_clears_its_groups(book: Any) -> None:
    ledger = read_ledger(book("fbl5n.xlsx", "Sheet1", FBL5N))
    assert aged(ledger, "2025-02-13", "outstanding") == {"0000100017": [900.0]}
    assert aged(ledger, "2025-02-19", "outstanding") == {}
    assert aged(ledger, "2025-03-31", "outstanding", "not_due", "1-30") == {
        "0000100017": [2000.5, 0.0, 2000.5], "0000100023": [300.0, 300.0, 0.0],
    }  # fmt: skip
    assert ledger.settings.base_currency == "EUR"


def test_its_rows_are_all_accounted_for(book: Any) -> None:
    [account] = read_ledger(book("fbl5n.xlsx", "Sheet1", FBL5N)).rows
    assert (account.read, account.used, account.left_out) == (7, 6, {"total": 1})
    assert account.set_aside == {"noted_item": (1, 5000)}
    assert account.read_sum == 100000 - 10000 - 90000 + 250050 - 50000 + 30000 + 5000


TWO_CURRENCIES = [
    ["应收账款明细表"],
    ["客户编码", "客户名称", "单据号", "单据日期", "到期日", "币种", "原币", _, "本位币", _, "汇率"],
    [_, _, _, _, _, _, "应收金额", "未收金额", "应收金额", "未收金额", _],
    ["K01", "海外客户一", "XS001", "2025-01-05", "2025-02-04", "美元", 1000.00, 400.00, 7200.00, 2880.00, 7.2],
    ["K02", "国内客户", "XS002", "2025-01-15", "2025-02-14", "人民币", 500.00, 500.00, 500.00, 500.00, 1],
    ["K03", "日本客户", "XS003", "2025-02-01", "2025-03-03", "日元", 100000, 0, 4800.00, 0, 0.048],
    ["合计", _, _, _, _, _, _, _, 12500.00, 3380.00, _],
]


def test_original_and_base_currency_stand_side_by_side(book: Any) -> None:
    ledger = read_ledger(book("原币本币.xlsx", "应收明细", TWO_CURRENCIES))
    assert ledger.invoices[["document_no", "currency", "amount", "base_amount"]].values.tolist() == [
        ["XS001", "USD", 1000.0, 7200.0], ["XS002", "CNY", 500.0, 500.0], ["XS003", "JPY", 100000.0, 4800.0],
    ]  # fmt: skip
    assert aged(ledger, "2025-03-31", "outstanding") == {"K01": [2880.0], "K02": [500.0]}
    document = aging(ledger, "2025-03-31", currency="document").set_index("customer_id")
    assert document.loc["K01", ["currency", "outstanding"]].tolist() == ["USD", 400.0]
    assert ledger.settings.base_currency == "CNY"
    assert codes(ledger) == {"payment_date_unknown"}


def test_a_gb18030_file_reads_like_any_other(tmp_path: Path) -> None:
    text = (
        "应收账款明细,,,,,\n"
        "客户编码,客户名称,发票号,开票日期,到期日,金额\n"
        '0012,北京科技,00045,2025年1月5日,2025年2月4日,"￥1,234.50"\n'
        "0013,上海贸易,00046,2025/1/6,2025/2/5,（200.00）\n"
        "0013,上海贸易㙍,00047,2025.1.7,2025-02-06,１００．５０\n"
        '合计,,,,,"1,135.00"\n'
    )
    (tmp_path / "应收.csv").write_bytes(text.encode("gb18030"))
    ledger = read_ledger(tmp_path / "应收.csv")
    assert ledger.invoices[["customer_id", "document_no", "amount"]].values.tolist() == [
        ["0012", "00045", 1234.5], ["0013", "00046", -200.0], ["0013", "00047", 100.5],
    ]  # fmt: skip
    assert ledger.invoices["due_date"].astype(str).tolist() == ["2025-02-04", "2025-02-05", "2025-02-06"]
    assert ledger.rows[0].left_out == {"total": 1}
    assert ledger.rows[0].used_sum == 113500
