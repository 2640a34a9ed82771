"""AR_CHECK says in words what error values cannot."""

from __future__ import annotations

from typing import Any

import pytest

from xlsaging.functions.check import told
from xlsaging.functions.registry import functions

CALL = {each.name: each for each in functions()}
ROWS = [["Invoice no", "Customer no", "Invoice date", "Due date", "Amount"]]
LATE = [*ROWS, ["A1", "C1", "2025-01-31", "2025-01-01", 100.0]]


def test_issues_have_their_place_and_their_remedy() -> None:
    table = CALL["AR_CHECK"](LATE, "lang=zh_CN")

    assert table[0] == ["级别", "位置", "问题与处理办法"]
    assert ["警告", "array!D2", "到期日 2025-01-01 早于单据日期 2025-01-31。该行已计入；请更正其中一个日期。"] in table


def test_a_ledger_that_cannot_be_read_is_explained() -> None:
    assert "no table of receivables was found" in CALL["AR_CHECK"]([["Shoe", "Size"], ["left", 42.0]], "lang=en")
    assert CALL["AR_CHECK"](LATE, "colour=red; lang=zh_CN") == "没有 colour=red 这一选项"


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("AR_DSO", (1.0, 0.0, 90.0), "以上数值下无定义。应收账款周转天数：应收余额 ÷ 赊销额 × 天数。无赊销时为 #N/A。"),
        ("AR_DSO", (1.0, None, 90.0), "credit_sales 为空；空白不等于 0"),
        ("AR_DSO", (1.0, "many", 90.0), "credit_sales 不能取值 many"),
        ("AR_DSO", (1.0, "#N/A", 90.0), "参数为错误值 #N/A"),
        ("AR_DSO", (300_000.0, 900_000.0, 90.0), "没有问题：30.0"),
        ("AR_AGING", (LATE, None, "soon"), "as_of 不能取值 soon"),
        ("AR_TIE_OUT", (LATE, "2025-01-31"), "台账缺少所需数据表"),
    ],
)
def test_a_functions_error_value_is_explained(name: str, given: tuple[Any, ...], said: str) -> None:
    assert told(CALL[name], given, "zh_CN") == said


def test_a_functions_name_before_its_arguments_asks_about_it() -> None:
    assert CALL["AR_CHECK"]("ar_dso", 1.0, 5.0, 0.0) == "days: 0.0 is not possible. Use a number above 0."


def test_every_argument_of_every_function_finds_room_behind_a_name() -> None:
    room = len(CALL["AR_CHECK"].arguments) - 1

    assert all(len(each.arguments) <= room for each in functions() if each.category == "numbers")
