"""A loss rate is found under whatever name its bucket was given."""

from __future__ import annotations

import pytest

from xlsaging.metrics.loss_rates import rate_of


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("0Y-1Y", "0Y-1Y"), ("1年以内", "0Y-1Y"), ("Within 1 year(s)", "0Y-1Y"), ("0-1 years", "0Y-1Y"),
        ("1-2年", "1Y-2Y"), ("1至2年", "1Y-2Y"), ("1-2 years", "1Y-2Y"),
        ("5年以上", "5Y+"), ("Over 5 years", "5Y+"), ("5+", "5Y+"), ("undated", "undated"),
    ],
)  # fmt: skip
def test_each_way_of_writing_names_the_bucket(name: str, label: str) -> None:
    assert rate_of({name: 0.25}, label) == 0.25


@pytest.mark.parametrize("name", ["1-30", "31-60", "360+ days", "trade", "2-3年", "undated"])
def test_other_names_do_not(name: str) -> None:
    assert rate_of({name: 0.25}, "1Y-2Y") is None


def test_the_narrowest_wider_bucket_lends_its_rate_and_a_narrower_one_never() -> None:
    rates = {"3年以上": 0.5, "1-5年": 0.2, "4-5年": 0.8}
    assert rate_of(rates, "3Y-4Y") == 0.2
    assert rate_of(rates, "4Y-5Y") == 0.8
    assert rate_of(rates, "5Y+") == 0.5
    assert rate_of({"1-2年": 0.1}, "0Y-5Y") is None


def test_a_place_without_years_takes_no_rate_of_another() -> None:
    assert rate_of({"31-60": 0.2, "5年以上": 1.0}, "undated") is None
