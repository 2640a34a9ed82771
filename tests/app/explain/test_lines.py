"""Lines are scaled without losing what they tell."""

from __future__ import annotations

from xlsaging.app.explain.lines import Line, scaled


def test_contributions_are_scaled_and_amounts_stay() -> None:
    half, told = scaled([Line("invoice", 100.0, amount=100.0), Line("applied_receipt", None, amount=-60.0)], 0.5)

    assert (half.contribution, half.amount) == (50.0, 100.0)
    assert (told.contribution, told.amount) == (None, -60.0)
