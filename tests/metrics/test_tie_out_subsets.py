"""Sets of documents that sum to an amount: all that chance would hardly make."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsaging.metrics.tie_out_subsets import Part, fitting


def parts_of(*amounts, telling=True, kind="duplicate"):
    return [Part(place, kind, telling, amount) for place, amount in enumerate(amounts)]


def test_fewer_documents_come_first_and_all_of_a_kind_between_one_and_two():
    parts = [*parts_of(3_000_017, 1_000_003, 2_000_014), Part(3, "unapplied", False, 3_000_017)]
    assert fitting(parts, 3_000_017) == [
        (1.0, frozenset({0})),
        (1.0, frozenset({3})),
        (2.0, frozenset({1, 2})),
    ]
    assert fitting(parts, 6_000_034)[0] == (1.5, frozenset({0, 1, 2}))


@given(st.lists(st.integers(1_000_000, 90_000_000), min_size=1, max_size=7), st.data())
def test_a_set_of_up_to_six_amounts_to_the_cent_is_always_among_those_that_fit(amounts, data):
    parts = [Part(place, f"kind{place % 2}", place % 2 == 0, amount * 2 + 1) for place, amount in enumerate(amounts)]
    wanted = data.draw(st.sampled_from([some for size in (1, 2, 3) for some in combinations(parts, size)] or [()]))
    total = sum(each.amount for each in wanted)
    sets = [places for _, places in fitting(parts, total)]
    assert frozenset(each.place for each in wanted) in sets
    assert all(sum(parts[place].amount for place in places) == total for places in sets)


@pytest.mark.parametrize(("step", "expected"), [(1, True), (100_000, False)])
def test_three_of_many_amounts_prove_something_to_the_cent_and_nothing_in_whole_thousands(step, expected):
    amounts = [(10_000_019 + at * at * 1_000_003) // step * step for at in range(24)]
    parts = parts_of(*amounts, telling=False, kind="receipt_after")
    told = [places for _, places in fitting(parts, amounts[2] + amounts[11] + amounts[17])]
    assert (frozenset({2, 11, 17}) in told) is expected
