"""Running sums inside groups."""

from __future__ import annotations

from typing import Any

import narwhals as nw
import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsaging.metrics.running import alone_and_others, with_running

ROWS = st.lists(
    st.tuples(st.sampled_from("ab"), st.sampled_from("xyz"), st.integers(0, 10**9), st.integers(0, 10**9)), max_size=12
)


def _frame(rows: list[tuple[Any, ...]], lazy: bool = False) -> Any:
    # The place of a row orders it and tells it apart.
    made = pl.DataFrame(
        [(*row, len(rows) - at) for at, row in enumerate(rows)],
        schema={"customer": pl.String, "number": pl.String, "paid": pl.Int64, "back": pl.Int64, "turn": pl.Int64},
        orient="row",
    )
    return nw.from_native(made.lazy() if lazy else made)


def _through(frame: Any) -> list[tuple[Any, ...]]:
    made = with_running(frame, ["paid", "back"], ["customer", "number"], ["turn"]).select(
        "turn", "paid_through", "back_through"
    )
    return sorted((made.collect() if isinstance(made, nw.LazyFrame) else made).rows())


@given(ROWS)
def test_each_row_gets_what_its_group_sums_to_up_to_it(rows):
    placed = [(*row, len(rows) - at) for at, row in enumerate(rows)]
    expected = sorted(
        (turn, *(sum(each[at] for each in placed if each[:2] == (one, two) and each[4] <= turn) for at in (2, 3)))
        for one, two, _, _, turn in placed
    )
    assert _through(_frame(rows)) == expected
    assert _through(_frame(rows, lazy=True)) == expected


@pytest.mark.parametrize("kind", [pd.DataFrame, pl.DataFrame])
def test_rows_that_share_their_group_are_parted_from_those_that_are_alone(kind):
    frame = nw.from_native(
        kind({"customer": ["a", "a", "b", "b"], "number": ["1", "2", "1", "1"], "row": [1, 2, 3, 4]})
    )
    alone, others = alone_and_others(frame, ["customer", "number"])
    assert (alone["row"].to_list(), others["row"].to_list()) == ([1, 2], [3, 4])


def test_a_lazy_frame_is_not_asked_which_rows_are_alone():
    frame = _frame([("a", "x", 1, 0)], lazy=True)
    alone, others = alone_and_others(frame, ["customer", "number"])
    assert alone is None
    assert others is frame
