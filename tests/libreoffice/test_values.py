"""Values come back in the types that xlwings promises on Excel."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

DAY = dt.datetime(2026, 11, 25)
MOMENT = dt.datetime(2026, 11, 25, 13, 30, 15)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (3, 3.0),
        (-2.5, -2.5),
        ("ACME", "ACME"),
        ("应收账款", "应收账款"),
        (True, True),
        (False, False),
        (None, None),
        ("", None),
        (DAY, DAY),
        (DAY.date(), DAY),
        (MOMENT, MOMENT),
        (float("nan"), None),
        (np.int64(7), 7.0),
        (np.float32(0.5), 0.5),
        (np.bool_(True), True),
        (np.datetime64("2026-11-25"), DAY),
        (pd.Timestamp(MOMENT), MOMENT),
        (pd.NaT, None),
        (pd.NA, None),
        (Decimal("12.50"), 12.5),
        ("007", 7.0),
        ("12%", 0.12),
        ("2026-11-25", DAY),
        ("'007", "007"),
        ("TRUE", True),
        ("#N/A", None),
        ("=1+1", 2.0),
    ],
)
def test_a_value_comes_back_as_excel_would_give_it(sheet, written, read) -> None:
    sheet["B2"].value = written

    back = sheet["B2"].value

    assert back == read
    assert type(back) is type(read)


def test_what_no_cell_can_hold_is_refused(sheet) -> None:
    with pytest.raises(TypeError, match="dict"):
        sheet["A1"].value = [[{"a": 1}]]


def test_a_mixed_block_keeps_the_type_of_each_value(sheet) -> None:
    rows = [["customer", "due", "open", "paid"], ["ACME", DAY, 1250.5, True], [None, MOMENT, 1.0, False]]

    sheet["A1"].value = rows

    assert sheet["A1:D3"].value == rows
    assert [type(value) for value in sheet["A3:D3"].value] == [type(None), dt.datetime, float, bool]


def test_a_number_written_over_a_truth_is_a_number(sheet) -> None:
    sheet["A1"].value = True
    sheet["A1"].value = 1

    assert type(sheet["A1"].value) is float


def test_text_cells_keep_what_is_written(sheet) -> None:
    sheet["A1:A2"].number_format = "@"
    sheet["A1"].value = [["007"], ["=x"]]

    assert sheet["A1:A2"].value == ["007", "=x"]


def test_results_of_formulas_have_types_without_a_format(sheet) -> None:
    sheet["A1"].value = [["=DATE(2026,11,25)", "=1>0", "=1/0", "=NA()", '="x"']]

    assert sheet["A1:E1"].value == [DAY, True, None, None, "x"]
    assert sheet["A1:E1"].options(err_to_str=True).value[2:4] == ["#DIV/0!", "#N/A"]


def test_shapes_of_what_is_read_follow_the_range(sheet) -> None:
    sheet["A1"].value = [[1, 2], [3, 4]]

    assert sheet["A1"].value == 1.0
    assert sheet["A1:B1"].value == [1.0, 2.0]
    assert sheet["A1:A2"].value == [1.0, 3.0]
    assert sheet["A1:A2"].options(ndim=2).value == [[1.0], [3.0]]
    assert sheet["A1:B2"].options(transpose=True).value == [[1.0, 3.0], [2.0, 4.0]]


def test_a_frame_comes_back_equal(sheet) -> None:
    frame = pd.DataFrame({"due": [DAY, MOMENT], "open": [1.5, -2.0], "name": ["a", "b"]}, index=[0.0, 1.0])

    sheet["C3"].value = frame

    back = sheet["C3"].options(pd.DataFrame, expand="table").value
    pd.testing.assert_frame_equal(back, frame, check_dtype=False, check_names=False)


def test_numbers_dates_and_blanks_are_read_as_asked(sheet) -> None:
    sheet["A1"].value = [[1.6, DAY, None]]

    assert sheet["A1:C1"].options(numbers=int, dates=dt.date, empty="-").value == [2, DAY.date(), "-"]


def test_an_array_and_a_dictionary_come_back(sheet) -> None:
    sheet["A1"].value = np.array([[1.0, np.nan], [2.0, 3.0]])
    sheet["A5"].value = {"a": 1, "b": 2}

    assert np.array_equal(sheet["A1:B2"].options(np.array).value, [[1.0, np.nan], [2.0, 3.0]], equal_nan=True)
    assert sheet["A5:B6"].options(dict).value == {"a": 1.0, "b": 2.0}
