"""Whole numbers in text, eight signs at a time: a word of eight bytes is read as one number and taken apart there."""

from __future__ import annotations

from typing import Any

import numpy as np

__all__ = ["leading_digits", "plain_numbers", "sign_after"]


def _word(value: int) -> Any:
    return np.uint64(value)


_ZEROS = _word(0x3030303030303030)
_SIXES = _word(0x0606060606060606)
_HIGH = _word(0xF0F0F0F0F0F0F0F0)
_ONES = _word(0x0101010101010101)
_ONE, _THREE, _SEVEN, _EIGHT, _SIXTEEN, _THIRTY_TWO, _LAST, _FULL = map(_word, (1, 3, 7, 8, 16, 32, 56, 64))
_SIGN, _PAIRS, _FOURS = map(_word, (0xFF, 0x00FF00FF00FF00FF, 0x0000FFFF0000FFFF))
_TEN, _HUNDRED, _MYRIAD = map(_word, (10 * 256 + 1, 100 * 65_536 + 1, 10_000 * (1 << 32) + 1))


def leading_digits(words: Any) -> tuple[Any, Any]:
    """The number that each word begins with, and how many signs are its digits (0 to 8); both as uint64.

    A word is eight bytes of text as a little-endian number.

    >>> value, count = leading_digits(np.frombuffer(b"45688</v" b"12345678" b"x1234567", dtype="<u8"))
    >>> value.tolist(), count.tolist()
    ([45688, 12345678, 0], [5, 8, 0])
    """
    signs = words ^ _ZEROS
    # A byte from 0 to 9 stays below 16 with six added; the first that does not ends the number.
    odd = ((signs + _SIXES) | signs) & _HIGH
    before = (odd - _ONE) & ~odd
    before >>= _SEVEN
    before &= _ONES
    before *= _ONES
    before >>= _LAST
    # Digits move to the end of their word: nothing, so zeros, stands before them.
    signs <<= _FULL - (before << _THREE)
    return _joined(signs), before


def _joined(signs: Any) -> Any:
    """Eight bytes from 0 to 9 as one number: pairs, then fours, then all."""
    signs *= _TEN
    signs >>= _EIGHT
    signs &= _PAIRS
    signs *= _HUNDRED
    signs >>= _SIXTEEN
    signs &= _FOURS
    signs *= _MYRIAD
    signs >>= _THIRTY_TWO
    return signs


def sign_after(words: Any, count: Any) -> Any:
    """The sign that follows the first `count` signs of each word; 0 where the word ends before it."""
    return (words >> (count << _THREE)) & _SIGN


_POINT = _word(ord("."))
_TENS = 10.0 ** np.arange(9)


def plain_numbers(words: Any, places: Any, end: Any) -> tuple[Any, Any]:
    """The numbers at some places of a text up to the sign `end`, and which of them (by their order) are not plain.

    Plain is what has at most seven digits, and at most seven more behind a point; the others come as NaN. `words` has
    the word of each place of the text. Both parts of a plain number fit a float together, so that the one division
    gives the nearest float, as any parser would.

    >>> text = np.frombuffer(b"1234.56<45688<-1<     ", dtype=np.uint8)
    >>> words = np.lib.stride_tricks.sliding_window_view(text, 8).copy().view("<u8").ravel()
    >>> values, rest = plain_numbers(words, np.array([0, 8, 14]), np.uint64(ord("<")))
    >>> values.tolist(), rest.tolist()
    ([1234.56, 45688.0, nan], [2])
    """
    found = words[places]
    whole, count = leading_digits(found)
    sign = sign_after(found, count)
    sign[count == 0] = 0
    values = whole.astype(np.float64)
    rest = np.flatnonzero(sign != end)
    if len(rest):
        values[rest] = np.nan
        pointed = rest[sign[rest] == _POINT]
        found = words[places[pointed] + count[pointed].astype(np.int64) + 1]
        fraction, digits = leading_digits(found)
        scale = _TENS[digits]
        plain = (digits > 0) & (sign_after(found, digits) == end)
        made = (whole[pointed] * scale + fraction) / scale
        values[pointed] = np.where(plain, made, np.nan)
        rest = rest[np.isnan(values[rest])]
    return values, rest
