"""Which rows are data."""

from __future__ import annotations

import datetime

import numpy as np
import pytest

from xlsaging.ledger.headers import UserColumns
from xlsaging.ledger.locate import look_through
from xlsaging.ledger.raw_table import RawTable
from xlsaging.ledger.row_words import is_note, is_total
from xlsaging.ledger.rows import RowKinds, sort_rows
from xlsaging.ledger.sources import MemoryGrid

J = datetime.date(2025, 1, 1)
HEAD: list[object] = ["发票号", "客户编号", "开票日期", "金额"]


def kinds(*rows: list[object]) -> RowKinds:
    [located, *_] = look_through(MemoryGrid(name="S", rows=[HEAD, *rows]), UserColumns()).tables
    texts = {name: frozenset({str(HEAD[position])}) for name, position in located.columns.items()}
    return sort_rows(RawTable(located), texts, lambda _: False)


@pytest.mark.parametrize(
    "text",
    [
        "合计",
        "合 计",
        "小计：",
        "总计",
        "本月合计",
        "本年累计",
        "Total",
        "TOTAL:",
        "Grand Total",
        "Sub-total",
        "Subtotal",
        "sum",
        "过次页",
        "其中：关联方",
        "of which: affiliates",
        "**",
    ],
)
def test_words_of_totals(text: str) -> None:
    assert is_total(text)


@pytest.mark.parametrize(
    "text", ["Total Oil", "合计科技有限公司", "C001", "", "Totally", "小计划", "Summit", "其中科技"]
)
def test_words_that_are_no_totals(text: str) -> None:
    assert not is_total(text)


@pytest.mark.parametrize(
    "text", ["制表人：张三", "备注：…", "Page 3", "Printed 2025-01-31", "第 1 页 共 3 页", "注：含税", "-----"]
)
def test_words_of_notes(text: str) -> None:
    assert is_note(text)


def test_data_rows_lack_nothing_or_have_an_amount() -> None:
    found = kinds(["I1", "C1", J, 1.0], ["I2", None, J, 2.0], [None, "C1", None, 3.5], ["I4", "C1", None, None])
    assert found.keep.tolist() == [True, True, True, True]
    assert found.left_out == {}


def test_a_lone_word_between_data_rows_is_kept_where_it_may_be_data() -> None:
    found = kinds(["I1", "C1", J, 1.0], ["I2"], ["I3", "C1", J, 1.0])
    assert found.keep.tolist() == [True, True, True]


def test_words_after_the_last_data_row_are_notes() -> None:
    found = kinds(["I1", "C1", J, 1.0], ["thank you"], ["see", None, "overleaf"])
    assert found.keep.tolist() == [True, False, True] or found.left_out["note"] == 2


def test_a_total_may_repeat_the_currency() -> None:
    head = [*HEAD, "币种"]
    rows = [head, ["I1", "C1", J, 1.0, "CNY"], ["I2", "C1", J, 2.0, "CNY"], [None, None, None, 3.0, "CNY"]]
    [located] = look_through(MemoryGrid(name="S", rows=rows), UserColumns()).tables
    assert sort_rows(RawTable(located), {}, lambda _: False).left_out == {"total": 1}


def test_the_end_is_after_the_last_row_that_holds_anything() -> None:
    found = kinds(["I1", "C1", J, 1.0], [], [])
    assert (found.end, found.left_out) == (1, {})


def test_counts_and_kept_rows_make_up_all_rows_up_to_the_end() -> None:
    found = kinds(["I1", "C1", J, 1.0], [], HEAD, ["I2", "C1", J, 2.0], ["合计", None, None, 3.0], ["制表人：张三"])
    assert int(np.sum(found.keep)) + sum(found.left_out.values()) == found.end == 6


def test_parts_of_a_total_do_not_count_beside_it() -> None:
    rows = kinds(["A1", "C1", J, 5], ["A2", "C2", J, 7], [None, "合计", None, 12], [None, "其中：C1", None, 5])
    assert (rows.keep.tolist(), rows.left_out) == ([True, True, False, False], {"total": 2})
