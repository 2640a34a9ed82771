"""A column of payment terms, and the due dates that come of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import openpyxl

from xlsaging.ledger import read_ledger
from xlsaging.ledger.sources.values import column_of
from xlsaging.ledger.terms_column import TermsColumn


def read(cells: list[Any], kind: Any = "number") -> Any:
    return TermsColumn(column_of(cells, kind), np.ones(len(cells), dtype=bool)).finish()


def test_numbers_and_words_stand_side_by_side() -> None:
    column = read([30, "net 45", None, "月结60天", True])
    assert np.nan_to_num(column.values, nan=-1).tolist() == [30, 45, -1, 60, -1]
    assert column.rules == {3: "month_end"}
    assert column.bad == {4: "boolean_cell"}


def test_a_text_file_reads_the_same() -> None:
    column = read(["30", "30天", "按合同", ""], "text")
    assert np.nan_to_num(column.values, nan=-1).tolist() == [30, 30, -1, -1]
    assert [(finding.code, finding.position) for finding in column.findings] == [("bad_terms", 2)]


def due_dates(tmp_path: Path, *sheets: tuple[str, list[list[Any]]], **settings: Any) -> list[str]:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    frame = read_ledger(tmp_path / "a.xlsx", settings).invoices
    return [str(day)[:10] for day in frame["due_date"]]


HEADERS = ["客户编码", "发票号", "开票日期", "付款条件", "金额"]


def test_terms_in_words_make_due_dates(tmp_path: Path) -> None:
    rows = [
        HEADERS,
        *(["C1", f"A{n}", "2025-01-10", text, 100] for n, text in enumerate(("30天", "月结30天", "货到付款"))),
    ]
    assert due_dates(tmp_path, ("应收", rows)) == ["2025-02-09", "2025-03-02", "2025-01-10"]


def test_a_plain_number_of_days_follows_the_rule_of_the_settings_and_words_do_not(tmp_path: Path) -> None:
    rows = [HEADERS, ["C1", "A1", "2025-01-10", "30", 100], ["C1", "A2", "2025-01-10", "票后30天", 100]]
    assert due_dates(tmp_path, ("应收", rows), terms_rule="month_end") == ["2025-03-02", "2025-02-09"]


def test_a_customer_s_terms_in_words_hold_for_its_documents(tmp_path: Path) -> None:
    invoices = [
        ["客户编码", "发票号", "开票日期", "金额"],
        ["C1", "A1", "2025-01-10", 100],
        ["C2", "A2", "2025-01-10", 100],
    ]
    customers = [["客户编码", "客户名称", "付款条件"], ["C1", "甲", "月结60天"], ["C2", "乙", "net 30"]]
    found = due_dates(tmp_path, ("应收", invoices), ("客户档案", customers))
    assert found == ["2025-04-01", "2025-02-09"]
