"""Lines end where people end them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsaging.render.widths import display_width, fold


@given(st.text(st.sampled_from("ab 账龄，。1-"), max_size=80), st.integers(4, 30))
def test_folding_loses_nothing_and_keeps_to_the_width(text: str, width: int) -> None:
    lines = fold(text, width)

    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    # Closing punctuation may hang over the edge, with the space before it.
    assert all(display_width(line) <= width + sum(3 for sign in line if sign in "，。") for line in lines)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("one two three", 8, ["one two", "three"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("账龄分析表", 4, ["账龄", "分析", "表"]),
        ("账龄，分析", 4, ["账龄，", "分析"]),
        ("a\nb", 10, ["a", "b"]),
    ],
)
def test_a_text_is_folded(text: str, width: int, lines: list[str]) -> None:
    assert fold(text, width) == lines
