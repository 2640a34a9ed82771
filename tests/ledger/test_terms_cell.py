"""Payment terms in one cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsaging.ledger.terms_cell import parse_terms


@pytest.mark.parametrize(
    ("text", "days", "rule"),
    [
        ("30", 30, ""),
        ("30天", 30, ""),
        ("30个自然日", 30, ""),
        ("net 30", 30, ""),
        ("Net 30 days", 30, ""),
        ("n/30", 30, ""),
        ("N60", 60, ""),
        ("2/10 n30", 30, ""),
        ("2/10, net 30", 30, ""),
        ("账期：45天", 45, ""),
        ("２０天", 20, ""),
        ("60 days from the invoice date", 60, ""),
        ("三十天", 30, ""),
        ("一百二十天", 120, ""),
        ("票后45天", 45, "days"),
        ("票到30天付款", 30, "days"),
        ("收到发票后30天内付款", 30, "days"),
        ("货到付款", 0, "days"),
        ("COD", 0, "days"),
        ("Due on receipt", 0, "days"),
        ("月结60天", 60, "month_end"),
        ("月结 60", 60, "month_end"),
        ("当月结四十五天", 45, "month_end"),
        ("30 days EOM", 30, "month_end"),
        ("EOM + 30", 30, "month_end"),
        ("45 days from end of month", 45, "month_end"),
        ("月底", 0, "month_end"),
    ],
)
def test_words_say_the_days_and_from_when_they_count(text: str, days: int, rule: str) -> None:
    cell = parse_terms(text)
    assert (cell.days, cell.rule, cell.code) == (days, rule, "")


@pytest.mark.parametrize(
    "text",
    [
        "月结",
        "次月结30天",
        "3个月",
        "一个月",
        "半年",
        "30% advance, 70% net 60",
        "30/60天",
        "90-120",
        "1000",
        "0030",
        "Z030",
    ],
)
def test_what_leaves_the_days_open_is_refused(text: str) -> None:
    assert (parse_terms(text).days, parse_terms(text).code) == (None, "bad_terms")


@pytest.mark.parametrize("text", ["", " ", "-", "—", "/", "N/A"])
def test_nothing_is_no_terms(text: str) -> None:
    assert (parse_terms(text).days, parse_terms(text).code) == (None, "")


@given(st.text("0123456789 .,/+-%天日月结末底票后净netNETdaysEOMcod个一二三十百零内付款期０９", max_size=16))
def test_any_text_is_days_a_blank_or_a_code(text: str) -> None:
    cell = parse_terms(text)
    assert cell.days is None or (0 <= cell.days <= 999 and not cell.code)
    assert cell.code in ("", "bad_terms", "error_cell")
