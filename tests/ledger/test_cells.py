"""Cells made plain."""

from __future__ import annotations

import pytest

from xlsaging.ledger.cells import clean_id, clean_text, is_blank, plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("　１，２３４．５０　", "1,234.50"),
        ("−12.5", "-12.5"),
        ("1\u00a0234\u202f567", "1 234 567"),
        ("1’234", "1'234"),
        ("（５）", "(5)"),
        ("\ufeff12\u200b3", "123"),
        ("￥5", "¥5"),
    ],
)
def test_widths_signs_and_spaces_are_evened_out(text: str, expected: str) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize("text", ["", "-", "--", "/", "N/A", "n/a", "无", "NULL", "(blank)", "00.00.0000"])
def test_placeholders_are_blank(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["0", "0.00", "x", "N", "无锡"])
def test_zero_and_words_are_not_blank(text: str) -> None:
    assert not is_blank(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("00123", "00123"),
        (" ＩＮＶ－００１ ", "INV-001"),
        ("A\u00a01", "A 1"),
        ("'007", "007"),
        ('="0042"', "0042"),
        ("'", "'"),
        ("华东（上海）", "华东（上海）"),
    ],
)
def test_ids_keep_leading_zeros_and_lose_width(text: str, expected: str) -> None:
    assert clean_id(text) == expected


def test_names_keep_their_punctuation() -> None:
    assert clean_text("\u3000华东商贸（上海）\n有限公司 ") == "华东商贸（上海） 有限公司"
