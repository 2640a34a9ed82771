"""What LibreOffice hands over and takes back, case by case."""

from __future__ import annotations

import struct
from datetime import date, datetime
from typing import Any

import pytest

from xlsaging.calc.calls import answer, error_number, given, returned
from xlsaging.functions.errors import ErrorValue
from xlsaging.functions.registry import functions

BY_NAME = {each.name: each for each in functions()}


@pytest.mark.parametrize(
    ("taken", "read"),
    [
        (5.0, 5.0),
        ("C1", "C1"),
        (None, None),
        ((("a", 1.0), ("", 2.0)), [["a", 1.0], [None, 2.0]]),
        (((1.0,), (2.0,)), [[1.0], [2.0]]),
    ],
)
def test_arguments(taken: Any, read: Any) -> None:
    assert given(taken) == read


@pytest.mark.parametrize(
    ("result", "shown"),
    [
        (5, 5.0),
        (True, 1.0),
        ("not_due", "not_due"),
        (date(2026, 1, 31), 46053.0),
        (datetime(2026, 1, 31, 12), 46053.5),
        ([["a", 1], [None, date(1900, 3, 1)]], (("a", 1.0), ("", 61.0))),
        (["a", 2], (("a", 2.0),)),
    ],
)
def test_results(result: Any, shown: Any) -> None:
    assert returned(result) == shown


@pytest.mark.parametrize("error", list(ErrorValue))
def test_an_error_value_is_a_number_that_is_none_with_its_code_in_it(error: ErrorValue) -> None:
    low, high = struct.unpack("<II", struct.pack("<d", error_number(error)))

    assert high == 0x7FF80000
    assert low == {"#NUM!": 503, "#VALUE!": 519, "#NULL!": 521, "#REF!": 524, "#NAME?": 525, "#DIV/0!": 532}.get(
        error.value, 32767
    )
    assert struct.pack("<d", returned([[1.0, error]])[0][1]) == struct.pack("<d", error_number(error))


def test_what_is_left_out_at_the_end_is_not_given() -> None:
    assert answer(BY_NAME["AR_BUCKET"], (45.0, None, None)) == "31-60"
    assert answer(BY_NAME["AR_BUCKET"], (45.0, "50,100", None)) == "1-50"


def test_a_ledger_by_value_is_read_like_any_other() -> None:
    rows = (
        ("Document No.", "Customer ID", "Document date", "Due date", "Amount"),
        ("A1", "C1", 45900.0, 45930.0, 100.0),
        ("A2", "C2", 45900.0, 45990.0, 50.0),
    )
    found = answer(BY_NAME["AR_AGING"], (rows, *[None] * 11, "customer_id", 46000.0))

    assert [row[:2] for row in found[1:]] == [("C1", 100.0), ("C2", 50.0)]
