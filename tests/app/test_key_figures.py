"""Key figures of one day as plain values."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from xlsaging.app.key_figures import cei_of, concentration_of
from xlsaging.model.ledger import Ledger

AS_OF = date(2025, 3, 31)


def test_the_cei_is_that_of_the_month_up_to_the_day(make_ledger: Callable[..., Ledger]) -> None:
    found = cei_of(make_ledger(), AS_OF)

    assert found is not None
    assert (found.month, found.opening, found.credit_sales) == ("2025-03", 240.5, 300.25)
    assert (found.closing_total, found.closing_current) == (530.75, 300.25)
    assert found.cei == pytest.approx(10 / 240.5)


def test_concentration_names_the_largest(make_ledger: Callable[..., Ledger]) -> None:
    found = concentration_of(make_ledger(), AS_OF)

    assert (found.largest_name, found.largest_amount) == ("Contoso", 290.25)
    assert found.top_share == 1.0
    assert found.index == pytest.approx((290.25**2 + 240.5**2) / 530.75**2)
