"""One cell's text as an amount."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsaging.ledger.amount_cell import parse_amount


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,234.50", 1234.5),
        ("1.234,50", 1234.5),
        ("1 234,50", 1234.5),
        ("1'234.50", 1234.5),
        ("1’234’567.50", 1234567.5),
        ("(1,234.50)", -1234.5),
        ("（1,234.50）", -1234.5),
        ("￥1,234.50", 1234.5),
        ("¥1,234.50", 1234.5),
        ("$1,234.50", 1234.5),
        ("-$1,234.50", -1234.5),
        ("$-1,234.50", -1234.5),
        ("$(1,234.50)", -1234.5),
        ("($1,234.50)", -1234.5),
        ("1,234.50 CR", -1234.5),
        ("1,234.50CR", -1234.5),
        ("1,234.50 DR", 1234.5),
        ("1,234.50 (CR)", -1234.5),
        ("贷 1,234.50", -1234.5),
        ("1,234.50借", 1234.5),
        ("1234.50-", -1234.5),
        ("1234.50 -", -1234.5),
        ("+1234.50", 1234.5),
        ("-1,234.50", -1234.5),
        ("−1,234.50", -1234.5),
        ("１，２３４．５０", 1234.5),
        ("－１２３", -123.0),
        ("1\u00a0234,50", 1234.5),
        ("1\u2009234.50", 1234.5),
        ("1.5E+3", 1500.0),
        ("1E5", 100000.0),
        ("12.34万", 123400.0),
        ("12.34万元", 123400.0),
        ("1.2亿", 120000000.0),
        ("1.1万", 11000.0),
        ("1234元", 1234.0),
        ("1,234.50元整", 1234.5),
        ("1,23,456.50", 123456.5),
        ("1,234,567", 1234567.0),
        ("1.234.567", 1234567.0),
        (".5", 0.5),
        ("0", 0.0),
        ("5.", 5.0),
        ("0,123", 0.123),
        ("0.123", 0.123),
        ("12,5", 12.5),
    ],
)
def test_every_notation_is_read(text: str, expected: float) -> None:
    assert parse_amount(text).value == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("5%", "percent_amount"),
        ("５％", "percent_amount"),
        ("壹仟贰佰元整", "capital_amount"),
        ("人民币壹佰元", "capital_amount"),
        ("#N/A", "error_cell"),
        ("#DIV/0!", "error_cell"),
        ("abc", "bad_amount"),
        ("1,2,3", "bad_amount"),
        ("12,34,5", "bad_amount"),
        ("1.2.3", "bad_amount"),
        ("--5", "bad_amount"),
        ("-(5)", "bad_amount"),
        ("(5", "bad_amount"),
        ("5)", "bad_amount"),
        ("-5 CR", "bad_amount"),
        ("2025-01-31", "bad_amount"),
        ("12:30", "bad_amount"),
        ("USD 5 EUR", "bad_amount"),
        ("XQZ 5", "bad_amount"),
        ("1E400", "bad_amount"),
        ("1,234.5,6", "bad_amount"),
        ("TRUE", "bad_amount"),
        ("9" * 80, "bad_amount"),
    ],
)
def test_what_is_no_amount_is_refused_with_its_reason(text: str, code: str) -> None:
    cell = parse_amount(text)
    assert (cell.value, cell.code) == (None, code)


@pytest.mark.parametrize("text", ["", " ", "-", "—", "--", "/", "N/A", "无"])
def test_placeholders_are_blank_and_no_issue(text: str) -> None:
    cell = parse_amount(text)
    assert (cell.value, cell.code, cell.readings) == (None, "", None)


@pytest.mark.parametrize(
    ("text", "readings"), [("1,234", (1.234, 1234.0)), ("1.234", (1.234, 1234.0)), ("-12,345", (-12.345, -12345.0))]
)
def test_one_separator_before_three_digits_stays_open(text: str, readings: tuple[float, float]) -> None:
    cell = parse_amount(text)
    assert (cell.value, cell.readings) == (None, readings)


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("USD 1,234.50", "USD"),
        ("1,234.50 EUR", "EUR"),
        ("US$5.00", "USD"),
        ("HK$5.00", "HKD"),
        ("€5.00", "EUR"),
        ("RMB5.00", "CNY"),
        ("5.00美元", "USD"),
        ("$5.00", ""),
        ("¥5.00", ""),
        ("5.00元", ""),
    ],
)
def test_a_currency_beside_the_amount_is_kept_unless_it_could_be_several(text: str, currency: str) -> None:
    assert parse_amount(text).currency == currency


def test_a_percentage_is_a_fraction_where_it_may_stand() -> None:
    assert parse_amount("5%", percent=True).value == 0.05
    assert parse_amount("12.5 %", percent=True).value == 0.125


_AMOUNTS = st.decimals(min_value=-(10**11), max_value=10**11, places=2, allow_nan=False)


def _grouped(number: Decimal, group: str, mark: str) -> str:
    whole, _, rest = f"{abs(number):,.2f}".partition(".")
    return whole.replace(",", group) + mark + rest


@given(
    _AMOUNTS,
    st.sampled_from([(",", "."), (".", ","), (" ", ","), ("\u00a0", ","), ("'", "."), ("", "."), ("", ",")]),
    st.sampled_from(["-{}", "({})", "{}-", "{} CR", "−{}", "贷{}", "-￥{}", "（{}）", "{}贷"]),
    st.booleans(),
)
def test_any_amount_in_any_notation_reads_back_as_itself(
    number: Decimal, marks: tuple[str, str], negative: str, wide: bool
) -> None:
    text = _grouped(number, *marks)
    if number < 0:
        text = negative.format(text)
    if wide:
        text = text.translate({code: code + 0xFEE0 for code in range(0x30, 0x3A)})
    cell = parse_amount(text)
    assert cell.value == float(number)


@given(st.text(max_size=70))
def test_no_text_makes_the_parser_raise_and_each_is_a_value_a_blank_or_an_issue(text: str) -> None:
    cell = parse_amount(text)
    assert cell.value is None or cell.value == cell.value
    assert not (cell.code and cell.value is not None)
