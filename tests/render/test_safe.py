"""Text from a ledger is made harmless, and stays readable."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsaging.render.safe import LONGEST_CELL, clean, page_text, sheet_name


@given(st.text(st.characters()))
def test_whatever_is_written_can_stand_in_xml(text: str) -> None:
    made = clean(text)

    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", made)
    assert "\r" not in made
    assert clean(made) == made


def test_a_terminal_is_given_no_orders_and_nothing_reads_backwards() -> None:
    assert clean("\x1b]0;title\x07\x9b31m") == "�]0;title��31m"
    assert clean("abc\u202ecba\u2066x\u2069") == "abccbax"


def test_a_cell_holds_so_much_and_no_more() -> None:
    assert len(clean("宏" * 40_000)) == LONGEST_CELL
    assert clean("宏" * 40_000).endswith("…")


@pytest.mark.parametrize(("text", "made"), [("M&S", "M&&S"), ("&P &N", "&&P &&N"), ("a\nb\t c", "a b c")])
def test_a_page_obeys_no_code_from_a_ledger(text: str, made: str) -> None:
    assert page_text(text) == made


@pytest.mark.parametrize(
    ("text", "used", "made"),
    [
        ("Open items", [], "Open items"),
        ("Open items", ["OPEN ITEMS", "open items 2"], "Open items 3"),
        ("a[b]:*?/\\c", [], "a b      c"),
        ("'quoted'", [], "quoted"),
        ("x" * 40, [], "x" * 31),
        ("x" * 40, ["x" * 31], "x" * 29 + " 2"),
        ("", [], "Sheet"),
    ],
)
def test_a_sheet_name_is_one_that_excel_takes(text: str, used: list[str], made: str) -> None:
    assert sheet_name(text, used) == made
