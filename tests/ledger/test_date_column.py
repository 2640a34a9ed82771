"""A whole column of dates: day and month by the column's proof."""

from __future__ import annotations

import datetime
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsaging.ledger.columns import ReadColumn
from xlsaging.ledger.date_column import DateColumn
from xlsaging.ledger.grid import CellError
from xlsaging.ledger.sources.values import column_of
from xlsaging.model.periods import from_day, to_day


def column(cells: list[object], **more: Any) -> DateColumn:
    kind: Any = "date" if any(not isinstance(cell, str) for cell in cells) else "text"
    return DateColumn(column_of(cells, kind), np.ones(len(cells), dtype=bool), **more)


def days(read: ReadColumn) -> list[str]:
    return [str(from_day(int(value)) or "") for value in read.values]


def codes(read: ReadColumn) -> list[tuple[str, int]]:
    return [(finding.code, finding.position) for finding in read.findings]


def test_one_cell_beyond_twelve_proves_the_order_of_all() -> None:
    assert days(column(["3/4/2025", "13/4/2025"]).finish()) == ["2025-04-03", "2025-04-13"]
    assert days(column(["3/4/2025", "4/13/2025"]).finish()) == ["2025-03-04", "2025-04-13"]


def test_without_proof_no_cell_is_read_and_one_issue_counts_them() -> None:
    read = column(["3/4/2025", "x", "5/6/2025", "2025-01-31"]).finish()
    assert days(read) == ["", "", "", "2025-01-31"]
    assert codes(read) == [("date_order_unknown", 0), ("bad_date", 1)]
    assert read.findings[0].params["count"] == 2
    assert read.bad == {0: "date_order_unknown", 1: "bad_date", 2: "date_order_unknown"}


@pytest.mark.parametrize(("stated", "day"), [("dmy", "2025-04-03"), ("mdy", "2025-03-04")])
def test_a_stated_order_settles_what_nothing_proves(stated: str, day: str) -> None:
    read = column(["3/4/2025"]).finish(stated)
    assert (days(read), read.findings) == ([day], [])


def test_proof_wins_over_a_stated_order_and_says_so() -> None:
    read = column(["3/4/2025", "4/13/2025"]).finish("dmy")
    assert days(read) == ["2025-03-04", "2025-04-13"]
    assert codes(read) == [("date_order_differs", 1)]


def test_a_column_that_contradicts_itself_names_both_cells_and_keeps_the_certain_ones() -> None:
    read = column(["3/4/2025", "13/4/2025", "4/13/2025"]).finish()
    assert days(read) == ["", "2025-04-13", "2025-04-13"]
    [finding] = read.findings
    assert finding.code == "date_order_mixed"
    assert finding.places == {"first": 1, "other": 2}
    assert read.bad == {0: "date_order_mixed"}


def test_a_stated_order_settles_a_contradiction_and_refuses_what_does_not_fit() -> None:
    read = column(["3/4/2025", "13/4/2025", "4/13/2025"]).finish("dmy")
    assert days(read) == ["2025-04-03", "2025-04-13", ""]
    assert codes(read) == [("date_against_order", 2)]


def test_a_sibling_column_may_prove_it_and_that_is_said() -> None:
    read = column(["3/4/2025"]).finish(sibling="mdy")
    assert days(read) == ["2025-03-04"]
    assert codes(read) == [("date_order_from_sibling", 0)]


def test_two_digit_years_may_stand_in_front_so_one_cell_proves_nothing() -> None:
    assert codes(column(["31.01.25"]).finish())[0] == ("date_order_unknown", 0)
    assert codes(column(["25-01-31"]).finish())[0] == ("date_order_unknown", 0)


def test_days_read_as_years_would_spread_over_decades_and_are_ruled_out() -> None:
    assert days(column(["31.01.25", "05.02.25", "17.03.25"]).finish()) == ["2025-01-31", "2025-02-05", "2025-03-17"]
    assert days(column(["25.1.31", "25.2.5", "24.12.17"]).finish()) == ["2025-01-31", "2025-02-05", "2024-12-17"]


def test_two_digit_years_are_flagged_once_for_the_column() -> None:
    read = column(["31.01.25", "05.02.25"]).finish()
    assert days(read) == ["2025-01-31", "2025-02-05"]
    assert codes(read) == [("two_digit_year", 0)]
    assert read.findings[0].params["count"] == 2


def test_year_first_with_two_digits_needs_proof_or_a_statement() -> None:
    assert days(column(["25-01-02", "99-12-31"]).finish()) == ["2025-01-02", "1999-12-31"]
    assert days(column(["25-01-02"]).finish("ymd")) == ["2025-01-02"]


def test_ymd_stated_does_not_touch_columns_that_end_in_the_year() -> None:
    assert codes(column(["3/4/2025"]).finish("ymd")) == [("date_order_unknown", 0)]


def test_real_dates_serials_and_texts_stand_side_by_side() -> None:
    cells: list[object] = [
        datetime.date(2025, 1, 31),
        45689.5,
        "2025年2月2日",
        20250203,
        None,
        datetime.datetime(2025, 2, 4, 9),
    ]
    read = column(cells).finish()
    assert days(read) == ["2025-01-31", "2025-02-01", "2025-02-02", "2025-02-03", "", "2025-02-04"]
    assert read.findings == []


def test_booleans_errors_and_impossible_days_are_findings() -> None:
    cells: list[object] = [True, CellError("#N/A"), datetime.date(1900, 1, 1), "2025-02-30", 5.0, float(10**12)]
    read = column(cells).finish()
    assert codes(read) == [
        ("boolean_cell", 0),
        ("error_cell", 1),
        ("bad_date", 2),
        ("bad_date", 3),
        ("bad_date", 4),
        ("bad_date", 5),
    ]
    assert days(read) == [""] * 6


def test_a_month_alone_is_a_date_only_where_months_stand() -> None:
    assert days(column(["2025-01", "202502"], month="first").finish()) == ["2025-01-01", "2025-02-01"]
    assert days(column(["2025-01", "202502"], month="last").finish()) == ["2025-01-31", "2025-02-28"]
    assert codes(column(["2025-01"]).finish()) == [("date_without_day", 0)]


@given(
    st.lists(st.dates(datetime.date(1970, 1, 1), datetime.date(2069, 12, 31)), min_size=1, max_size=30), st.booleans()
)
def test_a_column_is_read_right_or_not_at_all(wanted: list[datetime.date], month_first: bool) -> None:
    texts: list[object] = [day.strftime("%m/%d/%Y" if month_first else "%d/%m/%Y") for day in wanted]
    read = column(texts).finish()
    for number, day in enumerate(wanted):
        assert read.values[number] == to_day(day) or number in read.bad
