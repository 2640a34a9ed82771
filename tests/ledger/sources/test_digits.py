"""Numbers read eight signs at a time are those that Python reads."""

from __future__ import annotations

import re

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from xlsaging.ledger.sources.digits import leading_digits, plain_numbers, sign_after

word_signs = st.lists(st.sampled_from([*b"0123456789", *b".<-/: ", 0, 255]), min_size=8, max_size=8).map(bytes)


@given(word_signs)
def test_a_word_begins_with_the_number_that_its_digits_say(signs):
    words = np.frombuffer(signs, dtype="<u8")
    value, count = leading_digits(words)
    digits = re.match(rb"[0-9]*", signs)[0]
    assert (value[0], count[0]) == (int(digits or b"0"), len(digits))
    assert sign_after(words, count)[0] == (signs[len(digits)] if len(digits) < 8 else 0)


numbers = st.one_of(
    st.decimals(0, 10**9, places=2, allow_nan=False).map(str),
    st.floats(0, 1e7, allow_nan=False).map(repr),
    st.sampled_from(["", ".5", "5.", "-1", "1e3", "0", "1234567.1234567", "12345678", "0.1", "1.2.3", "9.99999999"]),
)


@given(st.lists(numbers, min_size=1, max_size=5))
def test_plain_numbers_are_the_floats_nearest_to_what_is_written(texts):
    data = "<".join(texts).encode() + b"<" + b" " * 16
    places = np.cumsum([0, *(len(text) + 1 for text in texts[:-1])])
    words = np.ndarray(len(data) - 8, dtype="<u8", buffer=data, strides=(1,))
    values, rest = plain_numbers(words, places, np.uint64(ord("<")))
    for place, text in enumerate(texts):
        plain = re.fullmatch(r"\d{1,7}(\.\d{1,7})?", text)
        assert (place in rest) is (plain is None)
        assert values[place] == float(text) if plain else np.isnan(values[place])
