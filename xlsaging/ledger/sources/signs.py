"""A piece of XML as arrays: its bytes, its words of eight bytes, and where its tags are."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np

from .strings import UnusualXmlError

__all__ = ["CELL", "FORMULA", "ROW", "VALUE", "Signs", "word"]

ROW, CELL, VALUE, FORMULA, _DECLARATION = range(1, 6)
_LESS = ord("<")


def word(text: bytes) -> Any:
    """Up to eight signs as a little-endian number.

    >>> hex(word(b"<c "))
    '0x20633c'
    """
    return np.uint64(int.from_bytes(text, "little"))


_EIGHT, _TWO = np.uint64(8), word(b"\xff\xff")


def _tag_codes() -> Any:
    """What begins with `<` and two more signs, by these two as one little-endian number."""
    codes = np.zeros(1 << 16, dtype=np.uint8)
    codes[ord("r") | ord("o") << 8] = ROW
    for sign in b"> /\t\n\r":
        for letter, code in ((b"c", CELL), (b"v", VALUE), (b"f", FORMULA)):
            codes[letter[0] | sign << 8] = code
    for second in range(256):
        codes[ord("!") | second << 8] = codes[ord("?") | second << 8] = _DECLARATION
    return codes


_CODES = _tag_codes()


class Signs:
    """The bytes of a piece, read wherever an array of places points."""

    def __init__(self, piece: bytes) -> None:
        self.bytes = piece
        padded = piece + b" " * 64
        self.signs = np.frombuffer(padded, dtype=np.uint8)
        # Eight signs at any place as one number: one look instead of eight.
        self.words = np.ndarray(len(padded) - 8, dtype="<u8", buffer=padded, strides=(1,))

    @cached_property
    def tags(self) -> Any:
        """Where each `<` is."""
        return np.flatnonzero(self.signs[: len(self.bytes)] == _LESS)

    @cached_property
    def codes(self) -> Any:
        """What each tag is: ROW, CELL, VALUE, FORMULA, or none of these."""
        return _coded(self.words[self.tags])

    def refuse_declarations(self) -> None:
        """Raise `UnusualXmlError` for comments, character data and instructions."""
        if (b"!" in self.bytes or b"?" in self.bytes) and (self.codes == _DECLARATION).any():
            raise UnusualXmlError("comment, character data or instruction")

    def rows_and_cells(self) -> tuple[Any, Any, Any]:
        """Where rows and cells begin, the word at each place, and which of the places are rows."""
        size = len(self.bytes)
        # The letters b, c, r and s differ in two bits: two more comparisons leave out half of all tags and all values.
        places = np.flatnonzero((self.signs[:size] == _LESS) & ((self.signs[1 : size + 1] & 0xEE) == 0x62))
        words = self.words[places]
        codes = _coded(words)
        rows = codes == ROW
        wanted = rows | (codes == CELL)
        if not wanted.all():
            places, words, rows = places[wanted], words[wanted], rows[wanted]
        return places, words, rows


def _coded(words: Any) -> Any:
    return _CODES[words >> _EIGHT & _TWO]
