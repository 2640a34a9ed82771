"""Every function takes a range as people have them: one row, whole columns, blanks, words and error values inside,
dates as serial numbers. A function that is added without its case fails here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from tests.functions.workbook import Sheet
from xlsaging.functions import tables
from xlsaging.functions.errors import ErrorValue
from xlsaging.functions.ledgers import Ledgers
from xlsaging.functions.registry import CellFunction, functions

CALL = {each.name: each for each in functions()}
DAY = 45747.0  # 2025-03-31
JANUARY, DUE, PAID = 45662.0, 45692.0, 45708.0
INVOICES = [
    ["Invoice no", "Customer no", "Invoice date", "Due date", "Amount", "Collector", "Region"],
    ["A1", "C1", JANUARY, DUE, 100.0, "Li", "North"],
    ["A2", "C2", JANUARY + 1, DUE + 1, 200.5, "Wang", "South"],
]
GL = [["Balance date", "Amount"], [DAY, 300.5]]
NUMBERS = {each.name: each for each in CALL.values() if any(one.kind == "numbers" for one in each.arguments)}
LEDGER = {each.name: each for each in CALL.values() if each.category == "tables"}
DATES = {each.name: each for each in CALL.values() if any(one.kind == "date" for one in each.arguments)}
PLAIN: dict[str, Callable[..., Any]] = {
    "AR_DSO_COUNTBACK": lambda first, second: (250.0, first, second),
    "AR_PROVISION": lambda first, second: (first, second),
    "AR_HHI": lambda first, _second: (first,),
    "AR_COMMISSION": lambda first, second: (first, second),
}
"""How a function of numbers takes two ranges of them."""
FIRST, SECOND = [100.0, 200.0, 300.0], [0.31, 0.28, 0.31]


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "LEDGERS", Ledgers())


def _column(*cells: Any) -> Sheet:
    return Sheet("Numbers", [[cell] for cell in cells])


def _pair(first: list[Any], second: list[Any]) -> tuple[Any, Any]:
    return _column(*first).used_range, _column(*second).used_range


def test_every_function_that_takes_a_range_has_its_case() -> None:
    assert set(PLAIN) == set(NUMBERS)
    assert {name for name in CALL if CALL[name].category == "tables"} == set(LEDGER) == set(ASKED)


@pytest.mark.parametrize("name", PLAIN)
def test_a_row_a_column_and_whole_columns_of_numbers_give_the_same(name: str) -> None:
    wanted = CALL[name](*PLAIN[name](FIRST, SECOND))
    row = [Sheet("Row", [cells]).used_range for cells in (FIRST, SECOND)]
    sheet = Sheet("Whole", [["Balances of June", "Rate"], ["元", None], *map(list, zip(FIRST, SECOND, strict=True))])
    whole = [sheet.range("A:A"), sheet.range("B:B")]

    assert isinstance(wanted, float)
    assert CALL[name](*PLAIN[name](*_pair(FIRST, SECOND))) == wanted
    assert CALL[name](*PLAIN[name](*row)) == wanted
    assert CALL[name](*PLAIN[name](*whole)) == wanted
    assert sheet.cells_read <= 2 * 5, "no row below those in use is transferred"


@pytest.mark.parametrize("name", PLAIN)
def test_blanks_among_numbers_count_as_none_and_never_as_zero(name: str) -> None:
    wanted = CALL[name](*PLAIN[name](FIRST, SECOND))

    assert CALL[name](*PLAIN[name](*_pair([*FIRST, None, ""], [*SECOND, None, 9.0]))) == wanted


@pytest.mark.parametrize("name", PLAIN)
@pytest.mark.parametrize(
    ("cell", "value"),
    [("#REF!", ErrorValue.REF), ("#N/A", ErrorValue.NA), ("many", ErrorValue.VALUE), (True, ErrorValue.VALUE)],
)
def test_an_error_value_stays_itself_and_a_word_or_a_truth_is_no_number(
    name: str, cell: Any, value: ErrorValue
) -> None:
    assert CALL[name](*PLAIN[name](*_pair([*FIRST[:2], cell], SECOND))) is value
    assert CALL[name](*PLAIN[name](*_pair([cell, *FIRST[:2]], SECOND))) is value


def test_below_its_headings_a_whole_column_holds_no_words() -> None:
    sheet = _column("Balance", 100.0, "unknown", 200.0)

    assert CALL["AR_HHI"](sheet.range("A:A")) is ErrorValue.VALUE
    assert CALL["AR_HHI"](_column("#REF!", 100.0).range("A:A")) is ErrorValue.REF
    assert CALL["AR_HHI"](_column("Balance", "100", 100.0).range("A:A")) == 0.5


def _invoices(*, row: int = 1, **changes: Any) -> list[list[Any]]:
    """The ledger with some cells of a row changed, by their headings."""
    rows = [list(each) for each in INVOICES]
    for head, value in changes.items():
        rows[row][INVOICES[0].index(head.replace("_", " "))] = value
    return rows


def _ask(name: str, *ranges: Any) -> Any:
    """The function on a ledger with a general ledger beside it."""
    return CALL[name](*ranges, Sheet("GL", GL).used_range, *ASKED[name])


OWN = "lang=en; start=2025-01-01; months=2"
ASKED: dict[str, tuple[Any, ...]] = {
    "AR_AGING": (None, DAY, None, OWN),
    "AR_OPEN_ITEMS": (None, DAY, None, OWN),
    "AR_DSO_TREND": (DAY, OWN),
    "AR_BAD_DEBTS": (None, DAY, OWN),
    "AR_COLLECTORS": (None, DAY, OWN),
    "AR_TIE_OUT": (DAY, OWN),
    "AR_EXPLAIN": ("outstanding", None, DAY, None, OWN),
    "AR_CHECK": (OWN,),
}


@pytest.mark.parametrize("name", ASKED)
def test_whole_columns_and_the_row_of_a_table_are_the_ledger_too(name: str) -> None:
    exact, whole = Sheet("Ledger", INVOICES), Sheet("Ledger", INVOICES)
    single, held = Sheet("Ledger", INVOICES[:2]), Sheet("Ledger", INVOICES[:2])
    held.table_range = held.used_range
    wanted, found = _ask(name, exact.used_range), _ask(name, whole.range("A:G"))

    assert not isinstance(wanted, ErrorValue)
    assert found == wanted
    assert whole.cells_read == 3 * 7
    assert _ask(name, held.range("A2:G2")) == _ask(name, single.used_range)


@pytest.mark.parametrize("name", ASKED)
def test_dates_may_be_serial_numbers_and_blank_rows_are_nothing(name: str) -> None:
    written = _invoices(Invoice_date=datetime(2025, 1, 5), Due_date=datetime(2025, 2, 4))
    blank = [*written[:2], [None] * 7, written[2], [None] * 7]

    assert _ask(name, Sheet("Ledger", written).used_range) == _ask(name, Sheet("Ledger", INVOICES).used_range)
    if name != "AR_CHECK":  # which names the row of each finding
        assert _ask(name, Sheet("Ledger", blank).used_range) == _ask(name, Sheet("Ledger", INVOICES).used_range)


@pytest.mark.parametrize("name", sorted(set(ASKED) - {"AR_CHECK"}))
@pytest.mark.parametrize("cell", ["#N/A", "unknown"])
def test_a_row_whose_amount_is_an_error_or_a_word_is_set_aside_and_the_rest_is_counted(name: str, cell: str) -> None:
    spoilt = Sheet("Ledger", _invoices(row=2, Amount=cell))
    without = Sheet("Ledger", INVOICES[:2])

    assert _ask(name, spoilt.used_range) == _ask(name, without.used_range)
    assert cell in str(CALL["AR_CHECK"](spoilt.used_range, OWN))


@pytest.mark.parametrize("name", ASKED)
def test_chinese_headers_give_the_same_figures(name: str) -> None:
    heads = ["单据号", "客户编码", "单据日期", "到期日", "金额", "催收员", "区域"]

    assert _ask(name, Sheet("Ledger", [heads, *INVOICES[1:]]).used_range) == _ask(
        name, Sheet("Ledger", INVOICES).used_range
    )


GIVEN: dict[str, Callable[[Any], tuple[Any, ...]]] = {
    "AR_DAYS_PAST_DUE": lambda day: (JANUARY, day),
    "AR_LATE_INTEREST": lambda day: (1_000.0, JANUARY, day, 0.085),
    **{name: lambda day, name=name: _given(CALL[name], day) for name in sorted(set(ASKED) - {"AR_CHECK"})},  # type: ignore[misc]  # a lambda with a default
}
"""How a function takes a day."""


def _given(function: CellFunction, day: Any) -> tuple[Any, ...]:
    after = [day if each == DAY else each for each in ASKED[function.name]]
    return (Sheet("Ledger", INVOICES).used_range, Sheet("GL", GL).used_range, *after)


def test_every_function_that_takes_a_day_is_asked_for_one() -> None:
    assert set(GIVEN) == set(DATES)


@pytest.mark.parametrize("name", GIVEN)
@pytest.mark.parametrize("day", [DAY + 0.75, datetime(2025, 3, 31, 18), "2025-03-31", "2025/3/31"])
def test_a_day_is_a_serial_number_a_date_or_iso_text(name: str, day: Any) -> None:
    assert CALL[name](*GIVEN[name](day)) == CALL[name](*GIVEN[name](DAY))


@pytest.mark.parametrize("name", GIVEN)
@pytest.mark.parametrize(
    ("day", "value"),
    [("#REF!", ErrorValue.REF), ("soon", ErrorValue.VALUE), (True, ErrorValue.VALUE), (-1.0, ErrorValue.NUM)],
)
def test_what_is_no_day_is_an_error_value(name: str, day: Any, value: ErrorValue) -> None:
    assert CALL[name](*GIVEN[name](day)) is value
