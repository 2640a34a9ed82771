"""AR_EXPLAIN spills the lines behind a number, and its first column sums to it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.functions.test_tables import CHINESE, DAY, INVOICES, RECEIPTS
from tests.functions.workbook import Sheet, cell
from xlsaging.app.explain import figures
from xlsaging.app.explain.figures import explanation_of as behind
from xlsaging.functions import tables
from xlsaging.functions.errors import ErrorValue
from xlsaging.functions.ledgers import Ledgers
from xlsaging.functions.registry import functions

CALL = {each.name: each for each in functions()}
CUSTOMERS = [["Customer no", "Collector"], ["C1", "Li"], ["C2", "Wang"]]


def _sum(table: Any) -> float:
    """What `=SUM` makes of the first column."""
    assert isinstance(table, list), table
    return float(sum(row[0] for row in table[1:] if isinstance(row[0], float)))


def _column(table: list[list[Any]], name: str) -> dict[Any, Any]:
    place = table[0].index(name)
    return {row[0]: row[place] for row in table[1:]}


@pytest.mark.parametrize("heading", ["Outstanding", "Not due", "1-30 days overdue", "31-60 days overdue"])
@pytest.mark.parametrize("customer", ["C1", "C2"])
def test_a_number_of_the_aging_is_explained_by_its_heading_and_row(heading: str, customer: str) -> None:
    aged = CALL["AR_AGING"](INVOICES, RECEIPTS, None, DAY)

    assert _sum(CALL["AR_EXPLAIN"](INVOICES, RECEIPTS, heading, customer, DAY)) == _column(aged, heading)[customer]


def test_a_group_is_named_by_the_option_by() -> None:
    aged = CALL["AR_AGING"](CHINESE, RECEIPTS, "区域", DAY)
    said = CALL["AR_EXPLAIN"](CHINESE, RECEIPTS, "应收余额", "North", DAY, None, "by=区域")

    assert _sum(said) == _column(aged, "应收余额")["North"]
    assert said[1][1] == "规则"


def test_documents_receipts_dates_and_rate_are_told() -> None:
    table = CALL["AR_EXPLAIN"](INVOICES, RECEIPTS, "31-60", "C1", DAY)
    document, receipt = (dict(zip(table[0], row, strict=True)) for row in table[2:])

    assert (document["Document"], document["Amount"], document["Rate"], document["Days late"]) == ("A1", 100.0, 1.0, 55)
    assert (receipt["Receipt or credit"], receipt["Amount"], str(receipt["Date"])) == ("R1", -60.0, "2025-02-20")
    assert table[1][-1].startswith("amount less everything applied")


@pytest.mark.parametrize("heading", ["DSO, period end", "DSO, averaged", "DSO, countback", "Turnover", "Credit sales"])
def test_a_number_of_the_trend_is_explained_by_its_month(heading: str) -> None:
    trend = CALL["AR_DSO_TREND"](INVOICES, RECEIPTS, DAY, "months=2")

    for month, value in _column(trend, heading).items():
        said = CALL["AR_EXPLAIN"](INVOICES, RECEIPTS, heading, month.isoformat(), DAY)
        assert _sum(said) == pytest.approx(value)


def test_a_month_may_be_a_serial_number() -> None:
    assert _sum(CALL["AR_EXPLAIN"](INVOICES, RECEIPTS, "receivable", DAY, DAY)) == 530.75


def test_a_collectors_number_is_explained_by_his_name() -> None:
    assert (
        _sum(CALL["AR_EXPLAIN"](INVOICES, RECEIPTS, CUSTOMERS, "Collected", "Li", DAY, None, "start=2025-01-01")) == 60
    )


def test_an_undefined_figure_sums_to_an_error_value_and_says_why() -> None:
    table = CALL["AR_EXPLAIN"](INVOICES, "published", None, DAY)

    assert table[1][0] is ErrorValue.NA
    assert table[1][-1] == "amounts without VAT are not given"


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ((INVOICES, "shoe size", None, DAY), ErrorValue.VALUE),
        ((INVOICES, None, "C1", DAY), ErrorValue.VALUE),
        ((INVOICES, "outstanding", "C9", DAY), ErrorValue.NA),
        ((INVOICES, "write_offs_to_credit_sales", None, DAY, None, "part=half"), ErrorValue.VALUE),
        (("AR_DSO", 1.0, 0.0, 90.0), ErrorValue.NA),
        (("AR_BUCKET", 31.0), ErrorValue.VALUE),
        (("AR_AGING", INVOICES), ErrorValue.VALUE),
    ],
)
def test_what_cannot_be_explained_is_an_error_value(given: tuple[Any, ...], value: ErrorValue) -> None:
    assert CALL["AR_EXPLAIN"](*given) is value


def test_a_number_of_plain_numbers_is_explained_by_its_functions_name() -> None:
    table = CALL["AR_EXPLAIN"]("AR_PROVISION", [[100.0], [50.0]], [[0.1], [0.5]])

    assert _sum(table) == 35.0
    assert [row[2:4] for row in table[2:4]] == [[100.0, 0.1], [50.0, 0.5]]


def test_a_number_is_explained_once_for_all_cells_that_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(tables, "LEDGERS", Ledgers())
    monkeypatch.setattr(figures, "explanation_of", lambda *given: asked.append(given) or behind(*given))
    both = (Sheet("Ledger", INVOICES).used_range, Sheet("Cash", RECEIPTS).used_range)

    spilled = [
        CALL["AR_EXPLAIN"](*both, *[None] * 10, "outstanding", "C1", DAY, None, None, cell(f"A{row}"))
        for row in (1, 2, 1, 2)
    ]

    assert len(asked) == 1
    assert _sum(spilled[0]) == 240.5
    assert all(each is spilled[0] for each in spilled)
    assert [each.sheet.transfers for each in both] == [2, 2]
