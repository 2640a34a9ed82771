"""One cell's text as a date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsaging.ledger.date_cell import parse_date, serial_to_day, whole_number_date
from xlsaging.model.periods import NEVER, from_day, to_day

JAN31 = date(2025, 1, 31)


@pytest.mark.parametrize(
    "text",
    [
        "2025-01-31",
        "2025-1-31",
        "2025/1/31",
        "2025/01/31",
        "2025.1.31",
        "20250131",
        "2025年1月31日",
        "2025年01月31日",
        "2025 年 1 月 31 日",
        "2025年1月31号",
        "２０２５－０１－３１",
        "2025-01-31 00:00:00",
        "2025-01-31T10:20:30",
        "2025-01-31T10:20:30.123Z",
        "2025-01-31T10:20:30+08:00",
        "2025/1/31 8:05",
        "2025/1/31 8:05 PM",
        "Jan 31, 2025",
        "January 31, 2025",
        "31 January 2025",
        "31-Jan-25",
        "31-Jan-2025",
        "31Jan2025",
        "2025-Jan-31",
        "31st January 2025",
        "Fri, Jan 31, 2025",
        "2025-01-31 星期五",
        "2025年1月31日（星期五）",
        "45688",
        "45688.75",
        "25年1月31日",
    ],
)
def test_notations_that_say_their_order_are_read(text: str) -> None:
    cell = parse_date(text)
    assert (from_day(cell.day), cell.code) == (JAN31, "")


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("3/4/2025", {"dmy": "2025-04-03", "mdy": "2025-03-04"}),
        ("31-01-2025", {"dmy": "2025-01-31"}),
        ("1/31/2025", {"mdy": "2025-01-31"}),
        ("31.01.2025", {"dmy": "2025-01-31"}),
        ("31. 1. 2025", {"dmy": "2025-01-31"}),
        ("31.01.25", {"dmy": "2025-01-31", "ymd": "2031-01-25"}),
        ("99-01-31", {"ymd": "1999-01-31"}),
    ],
)
def test_day_and_month_are_never_decided_from_one_cell(text: str, readings: dict[str, str]) -> None:
    cell = parse_date(text)
    assert cell.day == NEVER
    assert cell.readings == {order: to_day(day) for order, day in readings.items()}


def test_a_date_that_reads_the_same_both_ways_is_decided() -> None:
    assert from_day(parse_date("05/05/2025").day) == date(2025, 5, 5)


@pytest.mark.parametrize(("text", "year"), [("31-Jan-69", 2069), ("31-Jan-70", 1970), ("31-Jan-00", 2000)])
def test_two_digit_years_turn_at_seventy_and_are_flagged(text: str, year: int) -> None:
    cell = parse_date(text)
    assert (from_day(cell.day), cell.two_digit_year) == (date(year, 1, 31), True)


@pytest.mark.parametrize(
    "text",
    [
        "2025-02-30",
        "30/2/2025",
        "31 Feb 2025",
        "20250231",
        "1900-01-00",
        "1900-01-01",
        "9999-12-30",
        "99999999",
        "13/13/2025",
        "2025-13-01",
        "bad",
        "12:30",
        "1234567",
        "12",
        "0",
        "Foo 31, 2025",
        "2025",
    ],
)
def test_impossible_dates_are_refused(text: str) -> None:
    cell = parse_date(text)
    assert (cell.day, cell.code, cell.readings) == (NEVER, "bad_date", {})


@pytest.mark.parametrize(
    "text", ["2025-01", "2025/1", "2025年1月", "202501", "Jan 2025", "Jan-25", "2025年第1期", "2025年1月份"]
)
def test_a_month_without_a_day_says_so(text: str) -> None:
    cell = parse_date(text)
    assert (cell.code, from_day(cell.month)) == ("date_without_day", date(2025, 1, 1))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "N/A",
        "0000-00-00",
        "00.00.0000",
        "无",
        "9999-12-31",
        "31.12.9999",
        "12/31/9999",
        "99991231",
        "9999年12月31日",
        "9999-12-31 00:00:00",
    ],
)
def test_placeholders_and_ends_that_never_come_are_blank(text: str) -> None:
    cell = parse_date(text)
    assert (cell.day, cell.code) == (NEVER, "")


def test_serials_know_the_day_that_never_was() -> None:
    assert from_day(serial_to_day(61)) == date(1900, 3, 1)
    assert serial_to_day(60) == NEVER
    assert from_day(serial_to_day(1)) == date(1900, 1, 1)
    assert serial_to_day(0) == serial_to_day(-1) == serial_to_day(3e6) == NEVER


def test_serials_of_the_1904_system_are_1462_days_later() -> None:
    assert serial_to_day(44226, date_1904=True) == to_day("2025-01-31")
    assert from_day(serial_to_day(0, date_1904=True)) == date(1904, 1, 1)
    assert from_day(parse_date("44226", date_1904=True).day) == JAN31


def test_whole_numbers_may_be_dates_or_months() -> None:
    assert from_day(whole_number_date(20250131).day) == JAN31
    assert whole_number_date(202513).code == "bad_date"
    assert whole_number_date(5).code == "bad_date"


_DAYS = st.dates(date(1970, 1, 1), date(2069, 12, 31))
_FIXED = [
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%Y%m%d",
    "%Y年%m月%d日",
    "%d %B %Y",
    "%b %d, %Y",
    "%d-%b-%y",
    "%Y-%m-%dT%H:%M:%S",
]


@given(_DAYS, st.sampled_from(_FIXED))
def test_any_date_in_any_ordered_notation_reads_back_as_itself(day: date, notation: str) -> None:
    assert from_day(parse_date(day.strftime(notation)).day) == day


@given(_DAYS, st.sampled_from(["/", "-", "."]), st.sampled_from(["%Y", "%y"]))
def test_any_date_in_an_open_notation_has_the_true_reading_among_others(day: date, mark: str, year: str) -> None:
    cell = parse_date(day.strftime(f"%d{mark}%m{mark}{year}"))
    assert to_day(day) in {cell.day, cell.readings.get("dmy")}
    cell = parse_date(day.strftime(f"%m{mark}%d{mark}{year}"))
    assert to_day(day) in {cell.day, cell.readings.get("mdy")}


@given(st.text(max_size=40))
def test_no_text_makes_the_parser_raise_and_each_is_a_date_readings_a_blank_or_an_issue(text: str) -> None:
    cell = parse_date(text)
    assert not (cell.code and (cell.day != NEVER or cell.readings))
