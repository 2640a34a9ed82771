"""Lines are scaled without losing what they tell."""

from __future__ import annotations

from xlsaging.app.explain.lines import Line, rate_of, recent, scaled
from xlsaging.model.ledger import Ledger


def test_contributions_are_scaled_and_amounts_stay() -> None:
    half, told = scaled([Line("invoice", 100.0, amount=100.0), Line("applied_receipt", None, amount=-60.0)], 0.5)

    assert (half.contribution, half.amount) == (50.0, 100.0)
    assert (told.contribution, told.amount) == (None, -60.0)


def test_an_amount_of_nothing_has_no_rate() -> None:
    assert [rate_of(10.0, 2.0), rate_of(0.0, 0.0), rate_of(None, 2.0), rate_of(1.0, None)] == [5.0, None, None, None]


def test_rows_are_kept_while_they_are_asked_for_and_a_few_at_a_time() -> None:
    ledger, built = Ledger(), []

    def ask(key: int) -> int:
        return recent(ledger, key, lambda: built.append(key) or key)

    for key in (1, 2, 1, *range(3, 9), 1, 9, 1, 2):
        assert ask(key) == key

    assert built == [*range(1, 10), 2]
