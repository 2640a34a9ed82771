"""Blocks of many rows are written as small ones are: only the cells that hold a date or a truth get its format."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

DAY = dt.datetime(2026, 11, 25)
ROWS = 150
SCATTERED = [DAY + dt.timedelta(days=row) if row % 3 else None for row in range(ROWS)]


def test_blank_cells_between_dates_keep_no_format(sheet) -> None:
    sheet["B2"].value = [[day] for day in SCATTERED]

    assert sheet["B2"].resize(ROWS).value == SCATTERED
    assert [sheet["B2"].offset(row).number_format for row in (0, 1, 2, 3)] == [
        "General",
        "m/d/yyyy",
        "m/d/yyyy",
        "General",
    ]


def test_a_format_that_cells_have_is_kept_where_a_date_comes(sheet) -> None:
    sheet["A10:A19"].number_format = "yyyy-mm-dd"
    sheet["A20:A29"].number_format = "@"
    sheet["A1"].value = [[day] for day in SCATTERED]

    assert [sheet["A12"].number_format, sheet["A2"].number_format] == ["yyyy-mm-dd", "m/d/yyyy"]
    assert sheet["A1"].resize(ROWS).value[:19] == SCATTERED[:19]
    assert sheet["A21"].number_format == "@"


def test_truths_that_are_written_over_by_numbers_are_truths_no_longer(sheet) -> None:
    sheet["A1"].value = [[row % 3 == 0 or None] for row in range(ROWS)]
    sheet["A1"].value = [[float(row % 2)] for row in range(ROWS)]

    assert sheet["A1"].resize(ROWS).value == [float(row % 2) for row in range(ROWS)]
    assert all(type(value) is float for value in sheet["A1"].resize(ROWS).value)


@pytest.mark.parametrize("rows", [5, ROWS])
def test_a_mixed_frame_comes_back_as_it_went(sheet, rows) -> None:
    frame = pd.DataFrame(
        {
            "no": [f"INV{row}" for row in range(rows)],
            "day": pd.Series([DAY + dt.timedelta(days=row) for row in range(rows)]).where(pd.Series(range(rows)) != 1),
            "moment": [DAY + dt.timedelta(hours=row, minutes=1) for row in range(rows)],
            "amount": [row / 4 if row % 2 else None for row in range(rows)],
            "open": [row % 3 == 0 for row in range(rows)],
            "note": ["urgent" if row % 4 == 0 else None for row in range(rows)],
        }
    )
    sheet["B3"].options(pd.DataFrame, index=False).value = frame
    read = sheet["B3"].options(pd.DataFrame, index=False, expand="table").value

    pd.testing.assert_frame_equal(read, frame, check_dtype=False)


def test_dates_that_formulas_give_are_dates_in_a_column_of_many_rows(sheet) -> None:
    sheet["A1"].value = [[float(row)] for row in range(ROWS)]
    sheet["B1"].value = [[f"=DATE(2026,1,1)+A{row + 1}"] for row in range(ROWS)]
    sheet["C1"].value = [[day] for day in SCATTERED]

    assert sheet["B1"].resize(ROWS).value == [dt.datetime(2026, 1, 1) + dt.timedelta(days=row) for row in range(ROWS)]
    assert [row[1] for row in sheet["A1"].resize(ROWS, 3).value][:2] == [
        dt.datetime(2026, 1, 1),
        dt.datetime(2026, 1, 2),
    ]
