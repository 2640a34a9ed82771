"""Typed frames: what stands where a ledger says nothing lets rows of several tables be put together."""

from __future__ import annotations

from typing import Any

import narwhals as nw
import pandas as pd
import pytest

from xlsaging.model.frames import blank_columns, to_major


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
