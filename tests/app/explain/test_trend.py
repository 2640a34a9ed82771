"""The lines behind the figures of the trend sum to them."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.app.explain.books import EXAMPLES, NO_SHRINKING, agrees, ledger_of, seeds
from xlsaging.app.collect import plain_rows
from xlsaging.app.explain.trend import TREND_FIGURES, trend_figure
from xlsaging.metrics.dso_trend import DSO_TREND_COLUMNS, dso_trend


@settings(max_examples=EXAMPLES, deadline=None, phases=NO_SHRINKING)
@given(seeds, st.sampled_from([date(2025, 4, 30), date(2025, 3, 15)]), st.integers(1, 4))
def test_every_number_of_the_trend_is_the_sum_of_its_lines(seed: int, day: date, window: int) -> None:
    ledger = ledger_of(seed)
    rows = plain_rows(dso_trend(ledger, day, 3, window=window))

    for row in rows.rows:
        for figure in TREND_FIGURES:
            value = row[rows.columns.index(figure)]
            assert agrees(trend_figure(ledger, row[0], figure, window), value), (row[0], figure)


def test_every_column_of_the_trend_can_be_explained() -> None:
    assert {*TREND_FIGURES, "month_end"} == set(DSO_TREND_COLUMNS)
