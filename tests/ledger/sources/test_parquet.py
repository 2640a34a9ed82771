"""Parquet files: a header row made of the column names, and typed columns."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from xlsaging.ledger.sources import open_source
from xlsaging.ledger.sources.package import Limits
from xlsaging.model.errors import DamagedFileError, PasswordProtectedError, TooLargeError
from xlsaging.model.periods import NEVER, to_day


@pytest.fixture
def grid_of(tmp_path):
    def read(**columns):
        pq.write_table(pa.table(columns), tmp_path / "a.parquet")
        return open_source(tmp_path / "a.parquet").grids[0]

    return read


def test_the_first_row_is_the_header(grid_of):
    grid = grid_of(no=["007", None], amount=[1.5, float("nan")])
    assert (grid.n_rows, grid.n_columns, grid.name, grid.text_only) == (3, 2, "a", False)
    assert grid.cells(0, 9) == [["no", "amount"], ["007", 1.5], [None, None]]
    assert grid.columns({1: "number"}, 0, 2)[1].odd == {0: "amount"}


def test_columns_come_in_the_kind_wanted(grid_of):
    day, moment = date(2025, 1, 31), datetime(2025, 1, 31, 13)
    grid = grid_of(
        big=pa.array([2**60, None]),
        money=pa.array([Decimal("12.34"), None]),
        day=pa.array([day, None]),
        moment=pa.array([moment, None]),
        zoned=pa.array([moment, None], pa.timestamp("us", "UTC")),
        flag=[True, None],
        code=pa.array(["x", " "]).dictionary_encode(),
    )
    numbers = grid.columns(dict.fromkeys(range(7), "number"), 1, 2)
    np.testing.assert_array_equal(numbers[1].values, [12.34, np.nan])
    assert numbers[2].odd == {0: day}
    assert numbers[5].odd == {0: True}
    dates = grid.columns(dict.fromkeys(range(7), "date"), 1, 2)
    assert [dates[column].values.tolist() for column in (2, 3, 4)] == [[to_day(day), NEVER]] * 3
    texts = grid.columns(dict.fromkeys(range(7), "text"), 1, 2)
    assert [texts[column].values.tolist() for column in (0, 1, 2, 3, 6)] == [
        [str(2**60), ""],
        ["12.34", ""],
        ["2025-01-31", ""],
        ["2025-01-31 13:00:00", ""],
        ["x", ""],
    ]


def test_whole_floats_read_as_text_without_a_point(grid_of):
    assert grid_of(no=[111.0, None]).columns({0: "text"}, 1, 2)[0].values.tolist() == ["111", ""]


def test_broken_encrypted_and_huge_files_are_told_apart(grid_of, tmp_path):
    grid_of(no=["x"] * 1000)
    path = tmp_path / "a.parquet"
    with pytest.raises(TooLargeError):
        open_source(path, limits=Limits(total_megabytes=0))
    data = path.read_bytes()
    path.write_bytes(data[:-20])
    with pytest.raises(DamagedFileError):
        open_source(path)
    path.write_bytes(b"PARE" + data[4:])
    with pytest.raises(PasswordProtectedError):
        open_source(path)
