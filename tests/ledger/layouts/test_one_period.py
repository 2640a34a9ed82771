"""Balances of several periods are never added up."""

from __future__ import annotations

from typing import Any

import pytest

from xlsaging.ledger.assemble import assemble
from xlsaging.model.errors import SeveralPeriodsError

HEAD = "customer_id | {} | bucket:not_due | bucket:1-30 | bucket:31-"


def aged(typed: Any, header: str, *periods: str, customers: tuple[str, ...] = ("C1", "C2")) -> Any:
    rows = [f"{customer} | {period} | 100 | 20 | 3" for period in periods for customer in customers]
    return typed("aging", "\n".join([HEAD.format(header), *rows]), as_of="2025-02-28")


@pytest.mark.parametrize(
    ("periods", "newest"),
    [
        (("2025-01", "2025-02"), "2025-02"),
        (("2018AUDA", "2018PAUD", "2019M01"), "2019M01"),
        (("2024", "2025"), "2025"),
        (("2025年1月", "2025年2月"), "2025年2月"),
        (("1月", "2月"), "2月"),
        (("Q1", "Q2"), "Q2"),
        (("Jan-25", "Feb-25"), "Feb-25"),
    ],
)
def test_the_message_names_the_column_and_a_period(typed: Any, periods: tuple[str, ...], newest: str) -> None:
    with pytest.raises(SeveralPeriodsError) as caught:
        assemble([aged(typed, "Per.", *periods)])
    assert caught.value.params["option"] == f'--where "Per.={newest}"'
    assert caught.value.params["at"] == "Ledger!B1"
    assert set(caught.value.params["periods"]) == set(periods)


@pytest.mark.parametrize("periods", [("2025-01",), ("North", "South"), ("10", "20"), ("C2024", "C2025")])
def test_one_period_and_what_is_no_period_are_read(typed: Any, read: Any, periods: tuple[str, ...]) -> None:
    assert sum(row[0] for row in read(aged(typed, "Per.", *periods)).rows("invoices", "amount")) == 24600 * len(periods)


def test_a_year_of_the_customer_is_no_period_of_the_list(typed: Any, read: Any) -> None:
    rows = "C1 | 2015 | 100 | 20 | 3\nC2 | 2019 | 100 | 20 | 3\nC3 | 2020 | 100 | 20 | 3"
    ledger = read(typed("aging", f"{HEAD.format('Since')}\n{rows}", as_of="2025-02-28"))
    assert len({row[0] for row in ledger.rows("invoices", "customer_id")}) == 3


def test_documents_of_appended_snapshots_are_not_added_up_either(typed: Any) -> None:
    rows = [f"A{n} | C1 | 2025-01-0{n} | 50 | {month}" for month in ("1月", "2月") for n in (1, 2, 3)]
    table = typed("invoices", "\n".join(["document_no | customer_id | document_date | open_amount | 月份", *rows]),
                  as_of="2025-02-28")  # fmt: skip
    with pytest.raises(SeveralPeriodsError, match="--where"):
        assemble([table])


def test_lines_that_another_column_tells_apart_are_said_once_and_count(typed: Any, read: Any) -> None:
    ledger = read(aged(typed, "Item", "2300", "Retail"))
    [issue] = ledger.found("lines_told_apart")
    assert (issue.at, issue.params["option"]) == ("Ledger!B2", '--where "Item=2300"')
    assert sum(row[0] for row in ledger.rows("invoices", "amount")) == 49200


def test_one_line_a_customer_says_nothing(typed: Any, read: Any) -> None:
    assert read(aged(typed, "Item", "2300")).found("lines_told_apart") == []


def test_lines_without_a_customer_are_no_customer_with_several_lines(typed: Any, read: Any) -> None:
    lines = aged(typed, "Item", "2300", "2400", customers=("",))
    lines.frame.loc[len(lines.frame) + 1] = ["C1", *lines.frame.iloc[0].tolist()[1:]]
    assert read(lines).found("lines_told_apart") == []
