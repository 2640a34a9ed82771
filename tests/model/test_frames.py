"""Typed frames: what stands where a ledger says nothing lets rows of several tables be put together."""

from __future__ import annotations

from typing import Any

import narwhals as nw
import pandas as pd
import pytest

from xlsaging.model.frames import blank_columns, round_half_away, to_major


@pytest.mark.parametrize(
    ("table", "name", "kind"),
    [
        ("write_offs", "clearing_date", nw.Int64),
        ("write_offs", "returned_date", nw.Int64),
        ("receipts", "net_amount", nw.Int64),
        ("receipts", "sales_rep", nw.String),
        ("receipts", "nobody knows it", nw.String),
        ("receipts", "fx_rate", nw.Float64),
    ],
)
def test_a_blank_column_is_of_the_kind_it_has_anywhere(table: str, name: str, kind: Any) -> None:
    frame = nw.from_native(pd.DataFrame({"amount": [1]})).with_columns(*blank_columns(table, [name], "CNY"))

    assert frame.collect_schema()[name] == kind


def test_amounts_are_the_nearest_floats_of_their_decimals_on_every_engine(engine: Any) -> None:
    units = [760923, 39, 411090001, -1687870000000007, 5]
    frame = nw.from_native(
        engine.frame(pd.DataFrame({"amount": units, "currency": ["CNY", "CNY", "JPY", "KWD", "EUR"]}))
    )
    own = engine.pandas(frame.select(to_major("amount", "currency", "CNY")).to_native())["amount"].tolist()
    base = engine.pandas(frame.select(to_major("amount", None, "CNY")).to_native())["amount"].tolist()

    assert sorted(own) == sorted([7609.23, 0.39, 411090001.0, -1687870000000.007, 0.05])
    assert sorted(base) == sorted(unit / 100 for unit in units)


def test_rounding_lifts_halves_and_changes_no_whole_number_on_any_engine(engine: Any) -> None:
    values = [1.005 * 100, 14.499999999999998, 14.4999, 1_200_000_000_000_001.0, 2.0**52 + 1, 2.0**53 - 1, -2.5, 0.0]
    frame = nw.from_native(engine.frame(pd.DataFrame({"value": values})))
    made = engine.pandas(frame.select(round_half_away(nw.col("value")).alias("value")).to_native())["value"].tolist()

    assert sorted(made) == sorted([101, 15, 14, 1_200_000_000_000_001, 2**52 + 1, 2**53 - 1, -3, 0])
