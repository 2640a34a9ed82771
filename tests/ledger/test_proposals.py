"""Headers that only resemble a column."""

from __future__ import annotations

import pytest

from xlsaging.ledger.headers import Header, UserColumns, match_headers
from xlsaging.ledger.proposals import propose


def options(*texts: str) -> dict[str, str]:
    headers = [Header(position, text) for position, text in enumerate(texts)]
    match = match_headers(headers, UserColumns())
    issues = propose(match, headers, {position: f"S!{position}" for position in range(len(texts))})
    return {str(issue.params["header"]): str(issue.params["option"]) for issue in issues}


BASE = ("Invoice No", "Customer ID", "Invoice Date", "Amount")


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Days Outsatnding", "days_late"),
        ("Due Datte", "due_date"),
        ("Curency", "currency"),
        ("应收款到期日期", "due_date"),
    ],
)
def test_a_slip_of_the_pen_is_proposed_with_the_option_that_uses_it(header: str, column: str) -> None:
    assert options(*BASE, header) == {header: f'--map {column}="{header}"'}


@pytest.mark.parametrize("header", ["Colour", "x", "BAD AMOUNT", "customer_group_code", "序号", "Remarks"])
def test_what_resembles_nothing_is_not_proposed(header: str) -> None:
    assert options(*BASE, header) == {}


def test_a_column_is_proposed_once() -> None:
    assert len(options(*BASE, "Due Datte", "Due Daate")) == 1


def test_a_missing_column_that_must_be_there_is_a_warning() -> None:
    headers = [
        Header(position, text) for position, text in enumerate(("Invoice No", "Customer ID", "Invoice Date", "Ammount"))
    ]
    match = match_headers(headers, UserColumns())
    [issue] = propose(match, headers, dict.fromkeys(range(4), "S!D1"))
    assert (issue.severity, issue.params["option"]) == ("warning", '--map amount="Ammount"')
