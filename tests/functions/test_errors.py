"""Which error value stands for what."""

from __future__ import annotations

from datetime import date

import pytest

from xlsaging.functions.errors import ErrorValue, RefusedError, error_value_of
from xlsaging.model import errors


@pytest.mark.parametrize(
    ("error", "value"),
    [
        (RefusedError(ErrorValue.DIV0), "#DIV/0!"),
        (errors.MissingTableError(table="receipts", columns="amount"), "#N/A"),
        (errors.MissingRateError(currency="USD", day=date(2025, 1, 31)), "#N/A"),
        (errors.BadSettingError(name="rate", value=5.0, allowed="a fraction"), "#NUM!"),
        (errors.BadSettingError(name="edge", value="outer", allowed="upper"), "#VALUE!"),
        (errors.NothingFoundError(path="A1:B2", looked="A1"), "#VALUE!"),
    ],
)
def test_an_error_is_the_value_that_fits_it(error: Exception, value: str) -> None:
    assert error_value_of(error) == value


def test_a_mistake_of_ours_is_not_hidden() -> None:
    with pytest.raises(ValueError, match="column"):
        error_value_of(ValueError("no such column"))
