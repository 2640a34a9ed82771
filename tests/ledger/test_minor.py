"""Columns of amounts become whole minor units exactly as single amounts do."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsaging.ledger.minor import decimals_of, minor_column, sum_minor, surplus_decimals, too_large
from xlsaging.model.money import MAX_MINOR, to_minor

CURRENCY = {0: "JPY", 2: "CNY", 3: "KWD"}
amounts = st.one_of(
    st.decimals(-1_000_000, 1_000_000, places=3).map(float),
    st.floats(-9e12, 9e12),
    st.integers(-(10**9), 10**9).map(lambda whole: whole / 1000 + 0.005),
)


@given(st.lists(st.tuples(amounts, st.sampled_from([0, 2, 3])), max_size=20))
def test_a_column_is_rounded_as_each_of_its_amounts_would_be(rows: list[tuple[float, int]]) -> None:
    values = np.array([amount for amount, _ in rows])
    decimals = np.array([digits for _, digits in rows], dtype=np.int64)
    expected = [
        to_minor(amount, CURRENCY[digits]) if abs(amount) * 10**digits <= MAX_MINOR else 0 for amount, digits in rows
    ]
    assert minor_column(values, decimals).tolist() == expected


@pytest.mark.parametrize(
    ("amount", "minor"),
    [(1.005, 101), (-1.005, -101), (2.675, 268), (0.285, 29), (1234567890.125, 123456789013), (0.0049, 0)],
)
def test_halves_go_away_from_zero_however_binary_fractions_lie(amount: float, minor: int) -> None:
    assert minor_column(np.array([amount]), 2).tolist() == [minor]


def test_blank_amounts_and_those_beyond_exactness_are_zero() -> None:
    values = np.array([np.nan, 1e14, -1e14, np.inf])
    assert minor_column(values, 2).tolist() == [0, 0, 0, 0]
    assert too_large(values, 2).tolist() == [False, True, True, True]


def test_the_largest_exact_amount_is_not_too_large() -> None:
    largest = float(Decimal(MAX_MINOR) / 100)
    assert not too_large(np.array([largest]), 2)[0]


@pytest.mark.parametrize(
    ("amount", "decimals", "surplus"),
    [(1.25, 2, False), (1.255, 2, True), (100.5, 0, True), (1.2345, 3, True), (1.234, 3, False), (0.1 + 0.2, 2, False),
     (123456789012.34, 2, False)],
)  # fmt: skip
def test_only_real_decimals_are_surplus(amount: float, decimals: int, surplus: bool) -> None:
    assert surplus_decimals(np.array([amount]), decimals).tolist() == [surplus]


def test_columns_are_summed_row_by_row_with_their_signs() -> None:
    debit, credit = np.array([10.0, np.nan, 3.0]), np.array([np.nan, 4.0, 1.0])
    assert sum_minor([(debit, 1), (credit, -1)], 2).tolist() == [1000, -400, 200]
    assert sum_minor([], 2).tolist() == []


def test_unknown_currencies_have_two_decimals() -> None:
    assert decimals_of(["JPY", "XYZ", ""]).tolist() == [0, 2, 2]
