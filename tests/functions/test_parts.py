"""The parts of a number sum to it."""

from __future__ import annotations

from math import fsum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsaging.functions.parts import parts_of_number
from xlsaging.functions.registry import functions

CALL = {each.name: each for each in functions()}
amounts = st.lists(st.floats(-1e6, 1e6).map(lambda value: round(value, 2)), min_size=1, max_size=8)
fractions = st.floats(0, 1)


def _sum_is_the_number(name: str, *given: Any) -> None:
    function = CALL[name]
    result = function(*given)
    if isinstance(result, str):
        return  # no number, no parts

    parts = parts_of_number(name, function.read(given), result)

    assert fsum(part.contribution for part in parts) == pytest.approx(result, rel=1e-9, abs=1e-9)


@given(amounts, fractions, st.floats(0, 2))
def test_a_provision_is_the_sum_of_its_buckets(balances: list[float], rate: float, factor: float) -> None:
    _sum_is_the_number("AR_PROVISION", balances, [rate] * len(balances), factor)


@given(amounts)
def test_concentration_is_the_sum_of_squared_shares(balances: list[float]) -> None:
    _sum_is_the_number("AR_HHI", balances)


@given(amounts, fractions)
def test_commission_is_the_sum_of_its_cases_and_what_was_rounded(collected: list[float], rate: float) -> None:
    _sum_is_the_number("AR_COMMISSION", collected, rate)


@given(st.floats(0, 1e6), amounts)
def test_countback_is_the_sum_of_its_months(receivable: float, sales: list[float]) -> None:
    _sum_is_the_number("AR_DSO_COUNTBACK", receivable, sales, [30.0] * len(sales))


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("AR_DSO", (300_000.0, 900_000.0, 90.0)),
        ("AR_LATE_INTEREST", (1_000.0, "2025-01-01", "2025-02-20", 0.085)),
        ("AR_CEI", (100.0, 100.0, 100.0, 50.0)),
        ("AR_DAYS_PAST_DUE", ("2025-01-31", "2025-02-02")),
    ],
)
def test_any_other_number_is_one_part(name: str, given: tuple[Any, ...]) -> None:
    _sum_is_the_number(name, *given)
