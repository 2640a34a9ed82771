"""What does not tie is never written."""

from __future__ import annotations

import pytest

from xlsaging.app.laws import aging_adds_up, rows_are_accounted_for, sums_agree
from xlsaging.model.accounting import RowAccount
from xlsaging.model.errors import TiesBrokenError
from xlsaging.report.figures import Rows

COLUMNS = ("customer_id", "outstanding", "not_due", "1-30", "30+", "credits", "undated", "max_days_past_due")


def test_an_aging_that_adds_up_gives_its_total_in_minor_units() -> None:
    rows = [("C1", 0.3, 0.1, 0.2, 0.0, 0.0, 0.0, 9), ("C2", -5.0, 0.0, 0.0, 0.0, -5.0, 0.0, 0)]

    assert aging_adds_up(Rows(COLUMNS, rows), "CNY") == -470


def test_a_row_that_is_out_by_one_fen_is_caught() -> None:
    rows = [("C1", 100.01, 100.0, 0.0, 0.0, 0.0, 0.0, 0)]

    with pytest.raises(TiesBrokenError, match=r"Aging of C1: .*: 100\.00 is not 100\.01"):
        aging_adds_up(Rows(COLUMNS, rows), "CNY")


def test_yen_are_compared_as_yen() -> None:
    assert aging_adds_up(Rows(COLUMNS, [("C1", 3.0, 1.0, 2.0, 0.0, 0.0, 0.0, 0)]), "JPY") == 3


def test_sums_agree_whatever_the_order_of_adding() -> None:
    sums_agree("items_aging", [0.1] * 10, [0.7, 0.3], "CNY")
    with pytest.raises(TiesBrokenError, match=r"Open items against aging: 1\.00 is not 1\.01"):
        sums_agree("items_aging", [0.5, 0.5], [1.01], "CNY")


@pytest.mark.parametrize(
    "account",
    [
        RowAccount("invoices", "S!A2:F9", read=3, used=2, read_sum=300, used_sum=300),
        RowAccount("invoices", "S!A2:F9", read=3, used=2, set_aside={"x": (1, 1)}, read_sum=300, used_sum=300),
    ],
)
def test_a_row_that_went_nowhere_is_caught(account: RowAccount) -> None:
    with pytest.raises(TiesBrokenError, match=r"S!A2:F9: rows used"):
        rows_are_accounted_for([account])


def test_rows_that_went_somewhere_pass() -> None:
    rows_are_accounted_for([RowAccount("invoices", "S!A2", 3, 2, {"bad_amount": (1, 50)}, {}, 350, 300)])
