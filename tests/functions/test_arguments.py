"""What stands in a cell, as what an argument asks for."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from xlsaging.functions.arguments import Argument, Kind, read_argument
from xlsaging.functions.errors import ErrorValue, RefusedError


class Cell:
    """A range of one cell, as xlwings passes it."""

    address = "$A$1"
    shape = (1, 1)

    def __init__(self, value: Any) -> None:
        self.value = value

    def options(self, **_: Any) -> Cell:
        return self


@pytest.mark.parametrize(
    ("kind", "given", "read"),
    [
        ("number", 12, 12.0),
        ("number", Decimal("12.50"), 12.5),
        ("number", " 1,234.5 ", 1234.5),
        ("number", "5%", 0.05),
        ("number", Cell(7.0), 7.0),
        ("flag", True, True),
        ("flag", 0.0, False),
        ("date", datetime(2025, 1, 31, 9, 30), date(2025, 1, 31)),
        ("date", 45688.75, date(2025, 1, 31)),
        ("date", 61.0, date(1900, 3, 1)),
        ("date", " 2025/01/31 ", date(2025, 1, 31)),
        ("date", "2025年1月31日", date(2025, 1, 31)),
        ("text", 1122.0, "1122"),
        ("text", " 华东 ", "华东"),
        ("numbers", [[1.0, None], ["2", ""]], [1.0, None, 2.0, None]),
        ("numbers", 3.0, [3.0]),
        ("options", "months=3; buckets=30,60；lang：zh_CN", {"months": "3", "buckets": "30,60", "lang": "zh_CN"}),
        ("options", [["months", 3.0], [None, None], ["lang", "en"]], {"months": "3", "lang": "en"}),
        ("options", ["months", 3.0], {"months": "3"}),
    ],
)
def test_a_cell_is_read_as_what_is_asked_for(kind: Kind, given: Any, read: Any) -> None:
    assert read_argument(Argument("this", kind), given) == read


@pytest.mark.parametrize(
    ("kind", "given", "value"),
    [
        ("number", None, ErrorValue.NA),
        ("number", "", ErrorValue.NA),
        ("number", "many", ErrorValue.VALUE),
        ("number", True, ErrorValue.VALUE),
        ("number", float("inf"), ErrorValue.VALUE),
        ("number", [[1.0, 2.0]], ErrorValue.VALUE),
        ("number", "#DIV/0!", ErrorValue.DIV0),
        ("number", "#N/A", ErrorValue.NA),
        ("date", 60.0, ErrorValue.NUM),
        ("date", 0.0, ErrorValue.NUM),
        ("date", 3_000_000.0, ErrorValue.NUM),
        ("date", "31.01.2025", ErrorValue.VALUE),
        ("date", "2025/2/31", ErrorValue.VALUE),
        ("date", True, ErrorValue.VALUE),
        ("numbers", [[1.0], ["#REF!"]], ErrorValue.REF),
        ("numbers", [[1.0], ["many"]], ErrorValue.VALUE),
        ("options", "months", ErrorValue.VALUE),
        ("options", [["a", "b", "c"]], ErrorValue.VALUE),
    ],
)
def test_what_cannot_be_meant_is_an_error_value(kind: Kind, given: Any, value: ErrorValue) -> None:
    with pytest.raises(RefusedError) as refused:
        read_argument(Argument("this", kind), given)

    assert refused.value.value is value
    assert refused.value.reason


def test_a_blank_gives_the_default_and_never_a_zero() -> None:
    assert read_argument(Argument("days", "number", optional=True, default=365.0), None) == 365.0
