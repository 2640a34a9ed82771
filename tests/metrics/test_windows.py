"""Windows and periods: which day belongs to which."""

from __future__ import annotations

from datetime import date

import narwhals as nw
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import xlsaging
from xlsaging.metrics.windows import Periods, days_window, months_between, months_window
from xlsaging.model.errors import BadSettingError
from xlsaging.model.ledger import Ledger
from xlsaging.model.periods import to_day

BOUNDS = st.lists(st.integers(-500, 500), min_size=2, max_size=40, unique=True).map(lambda days: tuple(sorted(days)))


@given(BOUNDS, st.lists(st.integers(-600, 600), min_size=1, max_size=30))
def test_a_column_of_days_lands_where_each_day_does(bounds, days):
    periods = Periods(bounds)
    frame = nw.from_native(pd.DataFrame({"day": days}))
    found = frame.select(periods.position_of("day").alias("at"))["at"].to_list()
    assert found == [periods.position(day) for day in days]


@given(BOUNDS, st.integers(-600, 600))
def test_a_period_ends_on_its_bound_and_begins_the_day_after_the_one_before(bounds, day):
    periods = Periods(bounds)
    at = periods.position(day)
    assert at == len(bounds) or day <= bounds[at]
    assert at == 0 or day > bounds[at - 1]
    assert sum(periods.lengths) == periods.days


@pytest.mark.parametrize(
    ("start", "end", "fiscal", "lengths"),
    [
        ("2025-01-01", "2025-01-31", 31, (31,)),
        ("2025-01-31", "2025-02-01", 31, (1, 1)),
        ("2024-02-10", "2024-03-31", 31, (20, 31)),
        ("2025-01-26", "2025-03-25", 25, (31, 28)),
        ("2025-01-20", "2025-01-27", 25, (6, 2)),
        ("2025-05-05", "2025-05-05", 31, (1,)),
    ],
)
def test_months_between_two_days_are_cut_at_both_ends(start, end, fiscal, lengths):
    assert months_between(start, end, fiscal).lengths == lengths


SMALL = Ledger(
    invoices=pd.DataFrame(
        {"document_no": ["A1"], "customer_id": ["C1"], "document_date": ["2025-01-31"], "amount": [9.5]}
    ),
    activities=pd.DataFrame({"activity_date": ["2025-02-01"], "customer_id": ["C1"]}),
)
ON_A_DAY = ("open_items", "aging", "tie_out", "tie_out_causes", "dso", "dso_trend", "concentration")
OVER_A_PERIOD = ("aging_bridge", "collection_effectiveness", "days_to_pay", "bad_debt_ratios", "collector_performance",
                 "coverage")  # fmt: skip
NO_DAYS = ("9999-12-31", date(1, 1, 1), "2025-02-30", "31/01/2025", "", None, 20250131, pd.NaT)


@pytest.mark.parametrize("name", ON_A_DAY)
@pytest.mark.parametrize("day", NO_DAYS)
def test_no_figure_is_of_a_day_that_cannot_be(name, day):
    with pytest.raises(BadSettingError, match=r"^as_of: .* Use a date such as"):
        getattr(xlsaging, name)(SMALL, day)


@pytest.mark.parametrize("name", OVER_A_PERIOD)
def test_no_figure_is_of_a_period_that_cannot_be(name):
    figure = getattr(xlsaging, name)
    for day in NO_DAYS:
        with pytest.raises(BadSettingError, match=r"^start: "):
            figure(SMALL, day, "2025-12-31")
        with pytest.raises(BadSettingError, match=r"^end: "):
            figure(SMALL, "2025-01-01", day)
    with pytest.raises(BadSettingError, match=r"^end: '2025-01-31' .* from 2025-02-01 on"):
        figure(SMALL, "2025-02-01", "2025-01-31")


def test_windows_end_on_their_day():
    assert days_window("2025-03-31", 90).bounds == (to_day("2024-12-31"), to_day("2025-03-31"))
    assert months_window("2025-03-31", 3).bounds[0] == to_day("2024-12-31")
    assert months_window("2025-03-25", 1, 25).bounds == (to_day("2025-02-25"), to_day("2025-03-25"))
    assert months_window("2025-03-31", 3).last(1).lengths == (31,)


@pytest.mark.parametrize(
    "call",
    [
        lambda: months_window("2025-03-31", 0),
        lambda: days_window("2025-03-31", 0),
        lambda: months_between("2025-02-01", "2025-01-31"),
    ],
)
def test_windows_without_days_are_refused(call):
    with pytest.raises(BadSettingError):
        call()
