"""Settings refuse what they cannot be."""

from __future__ import annotations

from typing import Any

import pytest

from xlsaging.model.errors import BadSettingError
from xlsaging.model.settings import Settings


@pytest.mark.parametrize("name", ["loss_rates", "tables", "columns", "where", "limits"])
def test_what_is_made_of_pairs_is_not_a_single_value(name: str) -> None:
    with pytest.raises(BadSettingError, match="pairs, such as"):
        Settings(**{name: 0.1})  # type: ignore[arg-type]  # what a command line may say


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("as_of", "9999-12-31", "a date such as"),
        ("as_of", "0001-01-01", "a date such as"),
        ("base_currency", "RMB", "a currency code"),
        ("base_currency", "", "a currency code"),
        ("fiscal_month_end", "x", "a day from 1 to 31"),
        ("fiscal_month_end", 32, "a day from 1 to 31"),
        ("terms_days", "x", "a number of days"),
        ("terms_days", -1, "a number of days"),
        ("promise_grace_days", 1.5, "a number of days"),
        ("benchmark_dso", "x", "a number of days"),
        ("department_share", "70%", "a fraction from 0 to 1"),
        ("department_share", 70, "a fraction from 0 to 1"),
        ("late_rate", float("nan"), "a fraction from 0 to 1"),
        ("netting", "maybe", "true, false"),
        ("skip_disputed", 2, "true, false"),
        ("commission_tiers", "abc", "pairs of days past due and a rate"),
        ("commission_tiers", [1, 2], "pairs of days past due and a rate"),
        ("commission_tiers", [[1, "x"]], "pairs of days past due and a rate"),
    ],
)
def test_a_value_of_another_kind_is_refused_with_what_is_possible(name: str, value: Any, says: str) -> None:
    with pytest.raises(BadSettingError, match=says):
        Settings().with_(**{name: value})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("as_of", None), ("as_of", "1900-01-01"), ("terms_days", 0), ("terms_days", None), ("benchmark_dso", 94.5),
        ("department_share", 1), ("late_rate", None), ("netting", True), ("commission_tiers", [[0, 0.01], [90, 0.03]]),
        ("commission_tiers", ()), ("fiscal_month_end", 25), ("base_currency", "KWD"),
    ],
)  # fmt: skip
def test_a_value_that_fits_is_taken(name: str, value: Any) -> None:
    assert Settings().with_(**{name: value}) is not None
