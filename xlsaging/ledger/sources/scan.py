"""The cells of a worksheet's XML, a megabyte at a time.

A cell's type (number, date by its style, text, boolean, error, formula without a result) is what readers that
return columns lose. Here the bytes are searched as an array: one comparison finds every `<`, a few more
tell cells, values and formulas apart, and all numbers of a piece are converted at once. XML that is not
written the usual way raises `UnusualXmlError`; `expat_scan` reads that, ten times slower.
"""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from .batch import CellBatch
from .spans import TYPES, CellSpans, Findings, reads
from .strings import UnusualXmlError

__all__ = ["scan"]

_CELL_TAG = re.compile(rb"<c(\s[^<>]*?)?(/?)>")
_ATTRIBUTE = re.compile(rb'([\w:]+)\s*=\s*"([^"]*)"')
_REFERENCE = re.compile(rb"([A-Z]{1,3})([0-9]{1,7})")
_HIDDEN_ROW = re.compile(rb'<row\b[^<>]*\shidden="(?:1|true)"')
_ROW_NUMBER = re.compile(rb'<row\s[^<>]*?(?<=\s)r="([1-9][0-9]{0,6})"')
_N, _STR = TYPES[b"n"], TYPES[b"str"]
_LETTERS = tuple(code for name, code in TYPES.items() if len(name) == 1)


def _word(text: bytes) -> Any:
    """Signs as a little-endian number."""
    return np.uint64(int.from_bytes(text, "little"))


_ONE, _FOUR, _SIX = (np.uint64((1 << 8 * size) - 1) for size in (1, 4, 6))
_OPENING, _STYLE, _TYPE = _word(b'<c r="'), _word(b' s="'), _word(b' t="')


def scan(piece: bytes, found: Findings) -> CellBatch:
    """The cells of a piece that begins with a row and ends with one. Raises `UnusualXmlError`."""
    return _Piece(found, piece).batch()


_ROW, _CELL, _VALUE, _FORMULA, _DECLARATION = range(1, 6)


def _tag_codes() -> Any:
    """What begins with `<` and two more signs, by these two as one little-endian number."""
    codes = np.zeros(1 << 16, dtype=np.uint8)
    codes[ord("r") | ord("o") << 8] = _ROW
    for sign in b"> /\t\n\r":
        for letter, code in ((b"c", _CELL), (b"v", _VALUE), (b"f", _FORMULA)):
            codes[letter[0] | sign << 8] = code
    for second in range(256):
        codes[ord("!") | second << 8] = codes[ord("?") | second << 8] = _DECLARATION
    return codes


_CODES = _tag_codes()


class _Piece:
    def __init__(self, found: Findings, piece: bytes) -> None:
        self.found = found
        self.bytes = piece
        padded = piece + b" " * 64
        self.signs = np.frombuffer(padded, dtype=np.uint8)
        # Eight signs at any place as one number: one look instead of eight.
        self.words = np.ndarray(len(padded) - 8, dtype="<u8", buffer=padded, strides=(1,))
        pairs = np.ndarray(len(padded) - 2, dtype="<u2", buffer=padded, strides=(1,))
        self.tags = np.flatnonzero(self.signs[: len(piece)] == 60)
        self.codes = _CODES[pairs[self.tags + 1]]

    def batch(self) -> CellBatch:
        if (self.codes == _DECLARATION).any():
            raise UnusualXmlError("comment, character data or instruction")
        row_places, cell_places = np.flatnonzero(self.codes == _ROW), np.flatnonzero(self.codes == _CELL)
        starts = self.tags[cell_places]
        if len(starts) and not (len(row_places) and row_places[0] < cell_places[0]):
            raise UnusualXmlError("cells outside of rows")
        if len(self.tags) and not len(row_places):
            raise UnusualXmlError("no rows")
        numbers, digits = self._row_numbers(self.tags[row_places])
        cells_of_row = np.diff(np.searchsorted(cell_places, row_places), append=len(cell_places))
        row, row_digits = np.repeat(numbers, cells_of_row), np.repeat(digits, cells_of_row)
        column, style, kind = self._attributes(starts, row, row_digits)
        begin, end = self._values(cell_places)
        cells = CellSpans(self.found, self.bytes, self.signs, row - 1, column, style, kind, starts, begin, end)
        formulas = np.flatnonzero(self.codes == _FORMULA)
        ends = self.tags[np.minimum(formulas + 1, len(self.tags) - 1)]
        return cells.batch(self.tags, _cell_of(formulas, cell_places), self.tags[formulas], ends)

    def _row_numbers(self, starts: Any) -> tuple[Any, Any]:
        if b' hidden="' in self.bytes:
            self.found.hidden_rows += len(_HIDDEN_ROW.findall(self.bytes))
        usual = reads(self.signs, starts, b'<row r="')
        numbers, digits = self._digits(starts + 8)
        usual &= (self.signs[starts + 8 + digits] == 34) & (digits > 0)
        for odd in np.flatnonzero(~usual).tolist():
            number = _ROW_NUMBER.match(self.bytes, starts[odd])
            if number is None:
                raise UnusualXmlError("row without a number")
            numbers[odd], digits[odd] = int(number[1]), len(number[1])
        return numbers, digits

    def _digits(self, starts: Any) -> tuple[Any, Any]:
        value = np.zeros(len(starts), dtype=np.int64)
        count = np.zeros(len(starts), dtype=np.int64)
        alive = np.ones(len(starts), dtype=bool)
        for offset in range(7):
            sign = self.signs[starts + offset]
            alive &= (sign >= 48) & (sign <= 57)
            if not alive.any():
                break
            value = np.where(alive, value * 10 + sign - 48, value)
            count += alive
        return value, count

    def _attributes(self, starts: Any, row: Any, row_digits: Any) -> tuple[Any, Any, Any]:
        """Column, style and type of each cell, as they stand in `<c r="B7" s="1" t="s">`."""
        signs = self.signs
        words = self.words[starts]
        usual = words & _SIX == _OPENING
        column = (words >> np.uint64(48) & _ONE).astype(np.int64) - 64
        letters = np.ones(len(starts), dtype=np.int64)
        second = (words >> np.uint64(56)).astype(np.int64)
        for offset, sign in ((7, second), (8, None)):
            sign = signs[starts + offset].astype(np.int64) if sign is None else sign
            is_letter = (sign >= 65) & (sign <= 90) & (letters == offset - 6)
            if not is_letter.any():
                break
            column = np.where(is_letter, column * 26 + sign - 64, column)
            letters += is_letter
        at = starts + 6 + letters + row_digits
        usual &= (signs[at] == 34) & (signs[at - 1] == 48 + row % 10) & (column >= 1)
        at += 1
        style = np.zeros(len(starts), dtype=np.int64)
        kind = np.full(len(starts), _N, dtype=np.uint8)
        at = self._style(at, style)
        at = self._type(at, kind)
        at = self._style(at, style)
        usual &= (signs[at] == 62) | (signs[at] == 47)
        for odd in np.flatnonzero(~usual).tolist():
            column[odd], style[odd], kind[odd] = self._one_by_one(int(starts[odd]), int(row[odd]))
        return column - 1, style, kind

    def _style(self, at: Any, style: Any) -> Any:
        here = np.flatnonzero(self.words[at] & _FOUR == _STYLE)
        if not len(here):
            return at
        value, digits = self._digits(at[here] + 4)
        style[here] = value
        moved = at.copy()
        moved[here] += 5 + digits
        return moved

    def _type(self, at: Any, kind: Any) -> Any:
        signs = self.signs
        here = np.flatnonzero(self.words[at] & _FOUR == _TYPE)
        start = at[here] + 4
        first, second = signs[start], signs[start + 1]
        letter = (second == 34) & np.isin(first, _LETTERS)
        string, inline = reads(signs, start, b'str"'), reads(signs, start, b'inlineStr"')
        # What is none of these stays where it is, and with that becomes one of the odd cells.
        kind[here] = np.where(string, _STR, np.where(letter | inline, first, _N))
        moved = at.copy()
        moved[here] += np.where(letter, 6, np.where(string, 8, np.where(inline, 14, 0)))
        return moved

    def _one_by_one(self, start: int, row: int) -> tuple[int, int, int]:
        tag = _CELL_TAG.match(self.bytes, start)
        attributes = dict(_ATTRIBUTE.findall(tag[1] or b"")) if tag else {}
        reference = _REFERENCE.fullmatch(attributes.get(b"r", b""))
        kind = TYPES.get(attributes.get(b"t", b""))
        if reference is None or kind is None or int(reference[2]) != row:
            raise UnusualXmlError("cells without a usual reference")
        column = 0
        for letter in reference[1]:
            column = column * 26 + letter - 64
        return column, int(attributes.get(b"s", b"0")), kind

    def _values(self, cells: Any) -> tuple[Any, Any]:
        """Where the `<v>` of each cell begins and ends, -1 where it has none; `cells` are places among the tags."""
        found = np.flatnonzero(self.codes == _VALUE)
        begin = np.full(len(cells), -1, dtype=np.int64)
        end = np.full(len(cells), -1, dtype=np.int64)
        starts = self.tags[found] + 3
        for place in np.flatnonzero(self.signs[starts - 1] != 62).tolist():
            following = int(self.tags[min(found[place] + 1, len(self.tags) - 1)])
            close = self.bytes.find(b">", starts[place] - 1, following)
            if close < 0:
                raise UnusualXmlError("tag without an end")
            empty = self.bytes[close - 1 : close] == b"/"
            starts[place] = following if empty else close + 1
        owner = _cell_of(found, cells)
        begin[owner] = starts
        end[owner] = self.tags[np.minimum(found + 1, len(self.tags) - 1)]
        return begin, end


def _cell_of(inner: Any, cells: Any) -> Any:
    """Which cell each element in `inner` stands in; both are places among the tags, in order."""
    return np.searchsorted(cells, inner, side="right") - 1
