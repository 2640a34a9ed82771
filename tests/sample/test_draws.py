"""Chance by seed, purpose and row alone."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from xlsaging.sample.draws import Draws

SEEDS = st.integers(0, 2**40)


@given(SEEDS, st.integers(1, 2**31))
def test_a_draw_is_below_its_limit_and_the_same_each_time(seed: int, limit: int) -> None:
    rows = np.arange(50)
    drawn = Draws(seed).below("x", rows, limit)
    assert ((drawn >= 0) & (drawn < limit)).all()
    assert (drawn == Draws(seed).below("x", rows, limit)).all()


@given(SEEDS, st.integers(1, 60))
def test_rows_may_be_drawn_in_any_order_and_in_pieces(seed: int, cut: int) -> None:
    draws, rows = Draws(seed), np.arange(100)
    whole = draws.bell("late", rows, np.full(100, 12))
    parts = [draws.bell("late", part[::-1], np.full(len(part), 12))[::-1] for part in (rows[:cut], rows[cut:])]
    assert (np.concatenate(parts) == whole).all()


def test_the_draws_of_seed_one_are_these_on_every_machine() -> None:
    assert Draws(1).below("amount", np.arange(6), 1000).tolist() == [108, 185, 894, 665, 664, 239]


def test_another_seed_or_purpose_draws_otherwise() -> None:
    rows = np.arange(100)
    first = Draws(1).below("x", rows, 2**31)
    assert (first != Draws(2).below("x", rows, 2**31)).all()
    assert (first != Draws(1).below("y", rows, 2**31)).all()


def test_weights_are_kept_and_a_bell_has_its_spread() -> None:
    rows = np.arange(100_000)
    shares = np.bincount(Draws(3).weighted("x", rows, (50, 30, 20))) / len(rows)
    assert np.abs(shares - [0.5, 0.3, 0.2]).max() < 0.01
    bell = Draws(3).bell("x", rows, np.full(len(rows), 20))
    assert abs(bell.mean()) < 1
    assert abs(bell.std() - 20) < 0.5
