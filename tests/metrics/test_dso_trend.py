"""The trend of DSO: every method, month by month."""

from __future__ import annotations

from datetime import date

import pytest

from xlsaging.metrics.dso import dso
from xlsaging.metrics.dso_trend import DSO_TREND_COLUMNS, dso_trend
from xlsaging.model.errors import BadSettingError
from xlsaging.model.ledger import Ledger
from xlsaging.model.settings import DSO_METHODS


def test_engines_agree_on_the_trend_worked_out_by_hand(quarter, plain_rows):
    engine, ledger = quarter
    found = engine.pandas(dso_trend(ledger, "2025-03-31", months=2, window=1))
    assert list(found.columns) == list(DSO_TREND_COLUMNS)
    february, march = plain_rows(found)
    # Opening 400, closing 500, sales 200 (160 without VAT); back through January's 300; 200 not due, 300 overdue.
    assert february == (
        *(date(2025, 2, 28), 500.0, 200.0, 28),
        *(70.0, 63.0, 59.0, 28.0, 59.0, 84.375),
        *(42.0, round(200 / 450 * 365 / 28, 6), 63.0),
    )
    # Opening 500, closing 660, sales 560 (448 without VAT); 100 left for February's 200; 600 not due, 130 overdue.
    assert march == (
        *(date(2025, 3, 31), 660.0, 560.0, 31),
        *(round(660 / 560 * 31, 6), round(580 / 560 * 31, 6), 45.0, round(600 / 560 * 31, 6), 48.1),
        *(round(580 / 448 * 30, 6), round(130 / 560 * 31, 6)),
        *(round(560 / 580 * 365 / 31, 6), round(580 / 560 * 31, 6)),
    )


@pytest.fixture
def ledger(table):
    return Ledger(
        invoices=table(
            "document_no customer_id document_date due_date amount net_amount\n"
            "A1 C1 2025-01-10 2025-02-09 300 250\nA2 C1 2025-02-10 2025-03-12 280 240\n"
            "A3 C1 2025-03-10 2025-04-09 310 260"
        ),
        receipts=table("receipt_no customer_id receipt_date amount applied_to\nR1 C1 2025-03-20 150 A1"),
    )


def test_the_last_row_is_dso_over_the_same_window(ledger):
    last = dso_trend(ledger, "2025-03-31", months=2).iloc[-1]
    for method in DSO_METHODS:
        assert last[method] == pytest.approx(dso(ledger, "2025-03-31", method).value), method


def test_months_before_the_first_sale_have_no_figure(ledger, plain_rows):
    trend = dso_trend(ledger, "2025-03-31", months=4)
    first = dict(zip(trend.columns, plain_rows(trend)[0], strict=True))
    assert (first["month_end"], first["receivable"], first["credit_sales"]) == (date(2024, 12, 31), 0.0, 0.0)
    assert {first[name] for name in ("period_end", "averaged", "published", "turnover_days")} == {None}


def test_turnover_uses_the_year_of_the_settings(ledger):
    by_year = [dso_trend(ledger.with_settings(year_days=days), "2025-03-31", 1).iloc[0] for days in (365, 360)]
    assert by_year[0]["turnover"] / by_year[1]["turnover"] == pytest.approx(365 / 360)
    assert by_year[0]["turnover_days"] == pytest.approx(by_year[1]["turnover_days"])


def test_a_mid_month_day_cuts_only_the_last_month(ledger, plain_rows):
    trend = dso_trend(ledger, "2025-03-15", months=2, window=1)
    assert [(row[0], row[3]) for row in plain_rows(trend)] == [(date(2025, 2, 28), 28), (date(2025, 3, 15), 15)]


@pytest.mark.parametrize("arguments", [{"months": 0}, {"window": 0}])
def test_a_trend_of_no_months_is_refused(ledger, arguments):
    with pytest.raises(BadSettingError):
        dso_trend(ledger, "2025-03-31", **arguments)
