"""Frames of every kind become the same plain rows."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from xlsaging.app.collect import plain_rows

ROWS = [("x", 1.5, 7, True, date(2025, 1, 31)), ("", None, 8, False, None)]


def _pandas() -> Any:
    days = pd.to_datetime(["2025-01-31", None])
    return pd.DataFrame({"t": ["x", ""], "f": [1.5, None], "i": [7, 8], "b": [True, False], "d": days})


def _polars() -> Any:
    import polars

    return polars.from_pandas(_pandas()).with_columns(polars.col("d").cast(polars.Date)).lazy()


def _duckdb() -> Any:
    import duckdb

    return duckdb.from_df(_pandas()).project("t, f, i, b, d::date as d").order("i")


@pytest.mark.parametrize("make", [_pandas, _polars, _duckdb])
def test_a_frame_becomes_plain_rows(make: Any) -> None:
    found = plain_rows(make())

    assert found.columns == ("t", "f", "i", "b", "d")
    assert list(found.rows) == ROWS
    assert [type(value) for value in found.rows[0]] == [str, float, int, bool, date]


def test_a_frame_without_rows_keeps_its_columns() -> None:
    assert plain_rows(_pandas().head(0)).columns == ("t", "f", "i", "b", "d")
    assert len(plain_rows(_pandas().head(0))) == 0
