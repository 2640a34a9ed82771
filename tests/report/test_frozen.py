"""What one run freezes, a later one reads, or is told that it cannot."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsaging.report.frozen import pack, unpack

_PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.text(), _PLAIN, max_size=6))
def test_what_is_packed_comes_out_again(values: dict[str, Any]) -> None:
    try:
        packed = pack(values)
    except UnicodeEncodeError:  # half a character is no text
        return

    assert unpack(packed) == values


def test_texts_fit_into_cells_and_are_cut_where_they_would_not() -> None:
    values = {
        f"客户 {number}": [number * 7919 % 100_003, str(number * 104_729 % 1_299_709)] for number in range(20_000)
    }
    packed = pack(values)

    assert len(packed) > 2
    assert all(0 < len(text) <= 32_000 and text.isascii() for text in packed)
    assert unpack(packed) == values


def test_the_order_of_names_does_not_matter() -> None:
    assert pack({"a": 1, "b": 2}) == pack({"b": 2, "a": 1})


@pytest.mark.parametrize(
    "damage",
    [
        lambda texts: [],
        lambda texts: texts[:1],
        lambda texts: texts[1:],
        lambda texts: ["outstanding", *texts[1:]],
        lambda texts: [texts[0], texts[1][:-4]],
        lambda texts: [texts[0], "A" + texts[1][1:]],
        lambda texts: [texts[0], texts[1] + "账"],
        lambda texts: [texts[0][:-1] + "x", texts[1]],
    ],
)
def test_a_damaged_text_is_refused(damage: Any) -> None:
    with pytest.raises(ValueError, match="frozen values"):
        unpack(damage(pack({"as_of": "2025-06-30"})))


def test_what_is_no_plain_value_is_not_frozen() -> None:
    with pytest.raises(ValueError):
        pack({"share": float("nan")})
    with pytest.raises(TypeError):
        pack({"day": object()})
