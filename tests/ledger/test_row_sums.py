"""Totals that a list prints, against its rows."""

from __future__ import annotations

from typing import Any

import pytest

from xlsaging.ledger.sources import MemoryGrid, MemorySource
from xlsaging.ledger.typed import find_tables
from xlsaging.model.settings import Settings

HEAD: list[Any] = ["发票号", "客户编号", "开票日期", "到期日", "金额", "未收金额"]


def differing(*rows: list[Any], head: list[Any] = HEAD) -> list[tuple[str, float, float]]:
    tables, _ = find_tables(MemorySource("x", [MemoryGrid(name="S", rows=[head, *rows])]), Settings())
    issues = [issue for table in tables for issue in table.issues if issue.code == "total_differs"]
    return [(issue.at, issue.params["total"], issue.params["found"]) for issue in issues]


def row(number: str, customer: str, amount: Any, still: Any) -> list[Any]:
    return [number, customer, "2025-01-31", "2025-03-02", amount, still]


A, B, C = row("A1", "C1", 100, 40), row("A2", "C1", 50, 50), row("A3", "C2", 7, 7)


def test_a_total_that_is_the_sum_says_nothing() -> None:
    assert differing(A, B, C, ["合计", None, None, None, 157, 97]) == []


def test_a_total_that_is_not_is_said_at_its_cell() -> None:
    assert differing(A, B, C, ["合计", None, None, None, 167, 97]) == [("S!E5", 167.0, 157.0)]


def test_totals_of_blocks_do_not_count_in_the_grand_total() -> None:
    blocks = [A, B, ["小计", None, None, None, 150, 90], C, ["小计", None, None, None, 7, 7]]
    assert differing(*blocks) == []
    assert differing(*blocks, ["合计", None, None, None, 157, 97], ["其中：C1", None, None, None, 150, 90]) == []
    assert differing(*blocks, ["合计", None, None, None, 307, 97]) == [("S!E7", 307.0, 157.0)]


@pytest.mark.parametrize("total", [157.01, 156.99])
def test_what_rounding_makes_is_no_difference(total: float) -> None:
    assert differing(A, B, C, ["合计", None, None, None, total, 97]) == []


def test_a_cell_that_cannot_be_read_is_said_once() -> None:
    assert differing(A, row("A2", "C1", "about 50", 50), C, ["合计", None, None, None, 157, 97]) == []


def test_a_running_balance_ends_on_its_last_row() -> None:
    assert differing(A, row("A2", "C1", 50, 90), row("A3", "C2", 7, 97), ["合计", None, None, None, 157, 97]) == []


def test_lists_that_keep_credits_apart_by_type_are_not_compared() -> None:
    typed = [[*line, kind] for line, kind in ((A, "发票"), (B, "红字发票"), (["合计", *[None] * 3, 50, -10], None))]
    assert differing(*typed, head=[*HEAD, "单据类型"]) == []
