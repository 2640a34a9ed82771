"""The day of the report beside earlier ones, by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import pytest

from xlsaging.app.collect import plain_rows
from xlsaging.app.comparison import comparison_figures, moment_days
from xlsaging.metrics.aging import aging
from xlsaging.model.errors import TiesBrokenError
from xlsaging.model.ledger import Ledger
from xlsaging.model.settings import Settings
from xlsaging.report.comparison_figures import ComparisonFigures
from xlsaging.report.figures import Rows

AS_OF = date(2025, 6, 30)
INVOICES = pd.DataFrame(
    [
        # Open at every moment: 300, of it 100 paid in April 2025.
        ("A1", "C1", "2024-05-10", "2024-06-09", 300.0),
        # Came and went in between: open at the year's start alone.
        ("A2", "C2", "2024-12-05", "2025-01-04", 80.0),
        # Not due yet on the day.
        ("A3", "C1", "2025-06-10", "2025-07-10", 50.0),
        ("A4", "C3", "2025-05-20", "2025-06-19", 40.0),
    ],
    columns=["document_no", "customer_id", "document_date", "due_date", "amount"],
)
RECEIPTS = pd.DataFrame(
    [
        ("R1", "C1", "2025-04-15", 100.0, "A1"),
        ("R2", "C2", "2025-01-20", 80.0, "A2"),
        ("R3", "C1", "2025-07-05", 70.0, "A1"),
        ("R4", "C3", "2025-07-09", 15.0, ""),
    ],
    columns=["receipt_no", "customer_id", "receipt_date", "amount", "applied_to"],
)


def _figures(as_of: date = AS_OF, **settings: Any) -> ComparisonFigures:
    ledger = Ledger(invoices=INVOICES, receipts=RECEIPTS, settings=Settings(**settings))
    found = comparison_figures(ledger, as_of, plain_rows(aging(ledger, as_of)))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("as_of", "fiscal", "expected"),
    [
        ("2025-06-30", 31, ("2025-05-31", "2024-12-31", "2024-06-30")),
        ("2025-01-31", 31, ("2024-12-31", "2024-12-31", "2024-01-31")),
        ("2024-02-29", 31, ("2024-01-31", "2023-12-31", "2023-02-28")),
        ("2025-02-28", 31, ("2025-01-31", "2024-12-31", "2024-02-29")),
        # In the middle of a month the same day a year ago.
        ("2025-06-15", 31, ("2025-05-31", "2024-12-31", "2024-06-15")),
        # Fiscal months end on the 25th: 28 December belongs to January.
        ("2025-06-25", 25, ("2025-05-25", "2024-12-25", "2024-06-25")),
        ("2025-12-28", 25, ("2025-12-25", "2025-12-25", "2024-12-28")),
    ],
)
def test_the_days_are_last_month_year_start_and_a_year_ago(
    as_of: str, fiscal: int, expected: tuple[str, str, str]
) -> None:
    found = moment_days(date.fromisoformat(as_of), fiscal)

    assert tuple(str(day) for day in found.values()) == (as_of, *expected)


def test_each_customer_with_a_balance_then_or_now_has_a_row() -> None:
    found = _figures()
    rows = {row[0]: row[2:] for row in found.customers.rows}

    assert found.receipts_until == date(2025, 7, 9)
    assert rows == {
        # now, last month, year start, a year ago, change, rate, receipts, covered, covered ÷ balance
        "C1": (250.0, 200.0, 300.0, 300.0, 50.0, 0.25, 70.0, 70.0, 0.28),
        "C2": (0.0, 0.0, 80.0, 0.0, 0.0, None, 0.0, 0.0, None),
        "C3": (40.0, 40.0, 0.0, 0.0, 0.0, 0.0, 15.0, 0.0, 0.0),
    }
    assert [row[0] for row in found.customers.rows] == ["C1", "C3", "C2"]


def test_the_key_figures_stand_for_each_day() -> None:
    now, last_month, year_start, last_year = _figures().moments

    assert (now.outstanding, now.overdue, now.over_90) == (290.0, 240.0, 200.0)
    assert now.overdue_share == pytest.approx(240 / 290)
    # April to June: 90 of sales in 91 days; May's window from March: 40 in 92.
    assert now.dso == pytest.approx(290 / 90 * 91)
    assert last_month.dso == pytest.approx(240 / 40 * 92)
    # Opening 240 + sales 50 − 290, over 240 + 50 − 50 not due.
    assert now.cei == 0.0
    assert (year_start.outstanding, year_start.overdue, year_start.over_90) == (380.0, 300.0, 300.0)
    assert (last_year.outstanding, last_year.overdue, last_year.over_90) == (300.0, 300.0, 0.0)
    assert now.hhi == pytest.approx((250**2 + 40**2) / 290**2)
    assert last_year.top_share == 1.0


def test_a_day_before_the_first_document_is_unknown_and_not_zero() -> None:
    found = _figures(date(2024, 6, 30))
    now, last_month, year_start, last_year = found.moments

    assert found.first_day == date(2024, 5, 10)
    assert (now.known, last_month.known, year_start.known, last_year.known) == (True, True, False, False)
    assert (year_start.outstanding, year_start.cei, last_year.hhi) == (None, None, None)
    assert found.customers.rows[0][2:6] == (300.0, 300.0, None, None)


def test_without_last_month_there_is_no_change() -> None:
    found = _figures(date(2024, 5, 31))

    assert found.customers.rows[0][2:8] == (300.0, None, None, None, None, None)


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        ("2025-07-06", date(2025, 7, 6)),
        ("2025-12-31", date(2025, 12, 31)),
        ("2025-06-30", None),
        (None, date(2025, 7, 9)),
    ],
)
def test_receipts_count_until_the_day_that_is_set_or_the_last_one(until: str | None, expected: date | None) -> None:
    found = _figures(receipts_until=until)

    assert found.receipts_until == expected
    assert ("receipts" in found.customers.columns) == (expected is not None)


def test_without_later_receipts_their_columns_are_left_out() -> None:
    found = _figures(date(2025, 7, 31))

    assert found.receipts_until is None
    assert "covered" not in found.customers.columns


def test_on_another_basis_nothing_is_called_overdue() -> None:
    now = _figures(basis="document_date").moments[0]

    assert (now.overdue, now.overdue_share, now.over_90) == (None, None, 200.0)


def test_a_snapshot_has_no_earlier_days(make_ledger: Callable[..., Ledger]) -> None:
    ledger = make_ledger(snapshot_date="2025-03-31")

    assert comparison_figures(ledger, date(2025, 3, 31), Rows(("outstanding",))) is None


def test_balances_that_do_not_sum_to_the_aging_are_never_shown() -> None:
    ledger = Ledger(invoices=INVOICES, receipts=RECEIPTS)
    with pytest.raises(TiesBrokenError, match="Comparison against aging"):
        comparison_figures(ledger, AS_OF, Rows(("outstanding",), [(289.99,)]))


def test_documents_without_any_date_are_there_on_the_day_of_the_report() -> None:
    undated = Ledger(invoices=INVOICES.assign(document_date="", due_date=""))
    found = comparison_figures(undated, AS_OF, plain_rows(aging(undated, AS_OF)))

    assert found is not None
    assert [moment.known for moment in found.moments] == [True, False, False, False]
    assert sum(found.customers.column("this_month")) == 470.0
