"""Functions on numbers give the field's formulas, in cells' terms."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from xlsaging.functions.errors import ErrorValue
from xlsaging.functions.registry import functions

CALL = {each.name: each for each in functions()}
NA, VALUE, NUM = ErrorValue.NA, ErrorValue.VALUE, ErrorValue.NUM


@pytest.mark.parametrize(
    ("name", "given", "result"),
    [
        ("AR_DAYS_PAST_DUE", (datetime(2025, 1, 31), "2025-02-02"), 2),
        ("AR_DAYS_PAST_DUE", (45688.0, 45658.0), -30),
        ("AR_BUCKET", (31.0,), "31-60"),
        ("AR_BUCKET", (30.0, "30,60", "lower"), "30-59"),
        ("AR_BUCKET", (30.0, "3M"), VALUE),
        ("AR_DSO", (300_000.0, 900_000.0, 90.0), 30.0),
        ("AR_DSO", (300_000.0, 0.0, 90.0), NA),
        ("AR_DSO", (300_000.0, 900_000.0, 0.0), NUM),
        ("AR_DSO", (300_000.0, "none", 90.0), VALUE),
        ("AR_DSO", (300_000.0, None, 90.0), NA),
        ("AR_DSO", ("#REF!", 900_000.0, 90.0), ErrorValue.REF),
        ("AR_DSO_COUNTBACK", (250.0, [[100.0], [200.0], [300.0]], [[31.0], [28.0], [31.0]]), 52.0),
        ("AR_DSO_COUNTBACK", (250.0, [100.0, 200.0, None], [31.0, 28.0, 31.0]), 52.0),
        ("AR_DSO_COUNTBACK", (700.0, [100.0], [31.0]), NA),
        ("AR_DSO_COUNTBACK", (700.0, [100.0, 200.0], [31.0]), VALUE),
        ("AR_DSO_COUNTBACK", (700.0, [100.0, 200.0], [31.0, None]), NA),
        ("AR_DSO_BEST", (240_000.0, 900_000.0, 90.0), 24.0),
        ("AR_ADD", (60_000.0, 900_000.0, 90.0), 6.0),
        ("AR_TURNOVER_DAYS", (1_200_000.0, 200_000.0, 400_000.0, 360.0), 90.0),
        ("AR_TURNOVER_DAYS", (1_200_000.0, 200_000.0, 400_000.0, 12.0), NUM),
        ("AR_TURNOVER_DAYS", (1_200_000.0, 200_000.0, 400_000.0, 365.5), NUM),
        ("AR_CEI", (100.0, 100.0, 100.0, 50.0), 100 / 150),
        ("AR_BAD_DEBT_RATIO", (5_000.0, 1_000_000.0), 0.005),
        ("AR_BAD_DEBT_RATIO", (5_000.0, 0.0), NA),
        ("AR_PROVISION", ([[100.0], [None], [50.0]], [[0.1], [0.2], [0.5]]), 35.0),
        ("AR_PROVISION", ([[100.0]], [[10.0]]), NUM),
        ("AR_PROVISION", ([[100.0], [50.0]], [[0.1], [None]]), NA),
        ("AR_LATE_INTEREST", (1_000.0, "2025-01-01", "2025-02-20", 0.085), 11.64),
        ("AR_LATE_INTEREST", (1_000.0, "2025-01-01", "2025-02-20", "8.5%", 365.0, 0.0, "day"), 11.5),
        ("AR_LATE_INTEREST", (1_000.0, "2025-01-01", "2025-02-20", 8.5), NUM),
        ("AR_LATE_INTEREST", (1_000.0, "2025-01-01", "2025-02-20", 0.085, 365.0, 0.0, "up"), VALUE),
        ("AR_DISCOUNT_COST", (0.02, 10.0, 30.0, 360.0), 0.02 / 0.98 * 18),
        ("AR_DISCOUNT_COST", (0.02, 30.0, 30.0), NA),
        ("AR_HHI", ([[50.0], [30.0], [20.0], [-10.0], [None]],), 0.38),
        ("AR_HHI", ([[-10.0]],), NA),
        ("AR_COMMISSION", (62_059.50, 0.70), 43_441.65),
        ("AR_COMMISSION", ([1_000.0, 2_000.0, -500.0], [0.10, 0.05, 0.05]), 175.0),
        ("AR_COMMISSION", ([1_000.0, 2_000.0], 0.1), 300.0),
    ],
)
def test_a_function_gives_the_formula_or_the_error_value(name: str, given: tuple[Any, ...], result: Any) -> None:
    found = CALL[name](*given)

    assert found == (result if isinstance(result, str) else pytest.approx(result))


def test_compounded_is_said_as_true_or_one() -> None:
    terms = (0.02, 10.0, 30.0, None)

    assert (
        CALL["AR_DISCOUNT_COST"](*terms, True)
        == CALL["AR_DISCOUNT_COST"](*terms, 1.0)
        == pytest.approx(0.4459, abs=1e-4)
    )
