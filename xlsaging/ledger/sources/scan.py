"""The cells of a worksheet's XML, a megabyte at a time.

A cell's type (number, date by its style, text, boolean, error, formula without a result) is what readers that
return columns lose. Here the bytes are searched as an array: one comparison finds every cell, a few more read its
attributes and where its value begins. Only where anything but a value stands in a cell, all tags of the piece are
told apart. XML that is not written the usual way raises `UnusualXmlError`; `expat_scan` reads that, twenty times
slower.
"""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from .batch import CellBatch
from .digits import leading_digits, sign_after
from .signs import CELL, FORMULA, VALUE, Signs, word
from .spans import TYPES, CellSpans, Findings
from .strings import UnusualXmlError

__all__ = ["scan"]

_CELL_TAG = re.compile(rb"<c(\s[^<>]*?)?(/?)>")
_ATTRIBUTE = re.compile(rb'([\w:]+)\s*=\s*"([^"]*)"')
_REFERENCE = re.compile(rb"([A-Z]{1,3})([0-9]{1,7})")
_HIDDEN_ROW = re.compile(rb'<row\b[^<>]*\shidden="(?:1|true)"')
_ROW_NUMBER = re.compile(rb'<row\s[^<>]*?(?<=\s)r="([1-9][0-9]{0,6})"')
_N, _STR, _INLINE = TYPES[b"n"], TYPES[b"str"], TYPES[b"inlineStr"]
_LETTER = np.isin(np.arange(256), [code for name, code in TYPES.items() if len(name) == 1])

_ONE, _TWO, _FOUR, _SIX = (np.uint64((1 << 8 * size) - 1) for size in (1, 2, 4, 6))
_ROW_OPENING, _OPENING, _STYLE, _TYPE = word(b'<row r="'), word(b'<c r="'), word(b' s="'), word(b' t="')
_STRING, _INLINE_HEAD, _INLINE_TAIL = word(b' t="str"'), word(b' t="inli'), word(b'neStr"')
_VALUE_FOLLOWS, _END_FOLLOWS, _NOTHING_IN = word(b"><v>"), word(b"></c"), word(b"/>")
_CLOSE, _SLASH, _QUOTE, _ZERO_QUOTE = word(b">"), word(b"/"), word(b'"'), word(b'0"')


def scan(piece: bytes, found: Findings) -> CellBatch:
    """The cells of a piece that begins with a row and ends with one. Raises `UnusualXmlError`."""
    return _Piece(found, Signs(piece)).cells().batch()


class _Piece:
    def __init__(self, found: Findings, signs: Signs) -> None:
        self.found = found
        self.signs = signs
        self.words = signs.words

    def cells(self) -> CellSpans:
        self.signs.refuse_declarations()
        places, words, is_row = self.signs.rows_and_cells()
        if len(places) and not is_row[0]:
            raise UnusualXmlError("cells outside of rows")
        if not len(places) and b"<" in self.signs.bytes:
            raise UnusualXmlError("no rows")
        rows = np.flatnonzero(is_row)
        numbers, digits = self._row_numbers(places[rows], words[rows])
        cells_of_row = np.diff(rows, append=len(places)) - 1
        starts, words = places[~is_row], words[~is_row]
        column, letters, usual = self._columns(starts, words)
        row = np.repeat(numbers.astype(np.int32), cells_of_row)
        at = starts + np.repeat(digits + 6, cells_of_row) + letters
        # From here on one word at a time: the last digit of the row's number, the quotation mark, what follows.
        following = self.words[at - 1]
        usual &= following & _TWO == np.repeat(_ZERO_QUOTE + (numbers % 10).astype(np.uint64), cells_of_row)
        at += 1
        following >>= np.uint64(16)
        style, kind = self._attributes(at, following)
        value = following & _FOUR == _VALUE_FOLLOWS
        usual &= (following & _ONE == _CLOSE) | (following & _ONE == _SLASH)
        for odd in np.flatnonzero(~usual).tolist():
            column[odd], style[odd], kind[odd] = self._one_by_one(int(starts[odd]), int(row[odd]))
        cells = CellSpans(self.found, self.signs, row - 1, column - 1, style, kind, starts, np.where(value, at + 4, -1))
        nothing = (following & _TWO == _NOTHING_IN) | (following & _FOUR == _END_FOLLOWS)
        if not (usual & (value | nothing)).all():
            self._look_inside(cells)
        return cells

    def _row_numbers(self, starts: Any, words: Any) -> tuple[Any, Any]:
        """The number of each row, and how many digits it has; both as int64."""
        # One letter is looked for ten times faster than a word, and most sheets do not have it.
        if b"h" in self.signs.bytes and b' hidden="' in self.signs.bytes:
            self.found.hidden_rows += len(_HIDDEN_ROW.findall(self.signs.bytes))
        figures = self.words[starts + 8]
        value, count = leading_digits(figures)
        usual = (words == _ROW_OPENING) & (count > 0) & (sign_after(figures, count) == _QUOTE)
        numbers, digits = value.astype(np.int64), count.astype(np.int64)
        for odd in np.flatnonzero(~usual).tolist():
            number = _ROW_NUMBER.match(self.signs.bytes, starts[odd])
            if number is None:
                raise UnusualXmlError("row without a number")
            numbers[odd], digits[odd] = int(number[1]), len(number[1])
        return numbers, digits

    def _columns(self, starts: Any, words: Any) -> tuple[Any, Any, Any]:
        """Column of each cell counted from 1, its number of letters, and whether it begins as cells usually do."""
        column = (words >> np.uint64(48) & _ONE).astype(np.int32) - 64
        usual = (words & _SIX == _OPENING) & (column >= 1)
        letters = np.ones(len(starts), dtype=np.int64)
        for offset in (7, 8):
            sign = self.signs.signs[starts + offset]
            is_letter = (sign >= 65) & (sign <= 90) & (letters == offset - 6)
            if not is_letter.any():
                break
            column = np.where(is_letter, column * 26 + sign - 64, column)
            letters += is_letter
        return column, letters, usual

    def _attributes(self, at: Any, following: Any) -> tuple[Any, Any]:
        """Style and type, as they stand in `<c r="B7" s="1" t="s">`; `at` and the word there move behind them."""
        style = np.zeros(len(at), dtype=np.int32)
        kind = np.full(len(at), _N, dtype=np.uint8)
        self._style(at, following, style)
        here = np.flatnonzero(following & _FOUR == _TYPE)
        if len(here):
            kind[here], moved = self._type(at[here], following[here])
            at[here] += moved
            following[here] = self.words[at[here]]
            self._style(at, following, style)
        return style, kind

    def _style(self, at: Any, following: Any, style: Any) -> None:
        here = np.flatnonzero(following & _FOUR == _STYLE)
        if len(here):
            places = at[here]
            value, digits = leading_digits(self.words[places + 4])
            places += digits.astype(np.int64) + 5
            style[here], at[here], following[here] = value, places, self.words[places]

    def _type(self, at: Any, following: Any) -> tuple[Any, Any]:
        """Types, and how many signs they take. What is none of them takes none, and with that is an odd cell."""
        first = (following >> np.uint64(32) & _ONE).astype(np.uint8)
        letter = _LETTER[first] & (following >> np.uint64(40) & _ONE == _QUOTE)
        kind, moved = np.where(letter, first, _N), np.where(letter, 6, 0)
        longer = np.flatnonzero(~letter)
        if len(longer):
            words, places = self.words[at[longer]], at[longer]
            string = words == _STRING
            inline = (words == _INLINE_HEAD) & (self.words[places + 8] & _SIX == _INLINE_TAIL)
            kind[longer] = np.where(string, _STR, np.where(inline, _INLINE, _N))
            moved[longer] = np.where(string, 8, np.where(inline, 14, 0))
        return kind, moved

    def _one_by_one(self, start: int, row: int) -> tuple[int, int, int]:
        tag = _CELL_TAG.match(self.signs.bytes, start)
        attributes = dict(_ATTRIBUTE.findall(tag[1] or b"")) if tag else {}
        reference = _REFERENCE.fullmatch(attributes.get(b"r", b""))
        kind = TYPES.get(attributes.get(b"t", b""))
        if reference is None or kind is None or int(reference[2]) != row:
            raise UnusualXmlError("cells without a usual reference")
        column = 0
        for letter in reference[1]:
            column = column * 26 + letter - 64
        return column, int(attributes.get(b"s", b"0")), kind

    def _look_inside(self, cells: CellSpans) -> None:
        """Find values and formulas among all tags: some cells do not go on with their value at once."""
        tags, codes = self.signs.tags, self.signs.codes
        places = np.flatnonzero(codes == CELL)
        cells.begin, cells.end = self._values(places)
        formulas = np.flatnonzero(codes == FORMULA)
        ends = tags[np.minimum(formulas + 1, len(tags) - 1)]
        cells.formulas = (_cell_of(formulas, places), tags[formulas], ends)

    def _values(self, cells: Any) -> tuple[Any, Any]:
        """Where the `<v>` of each cell begins and ends, -1 where it has none; `cells` are places among the tags."""
        tags = self.signs.tags
        found = np.flatnonzero(self.signs.codes == VALUE)
        begin = np.full(len(cells), -1, dtype=np.int64)
        end = np.full(len(cells), -1, dtype=np.int64)
        starts = tags[found] + 3
        for place in np.flatnonzero(self.signs.signs[starts - 1] != _CLOSE).tolist():
            following = int(tags[min(found[place] + 1, len(tags) - 1)])
            close = self.signs.bytes.find(b">", starts[place] - 1, following)
            if close < 0:
                raise UnusualXmlError("tag without an end")
            empty = self.signs.bytes[close - 1 : close] == b"/"
            starts[place] = following if empty else close + 1
        owner = _cell_of(found, cells)
        begin[owner] = starts
        end[owner] = tags[np.minimum(found + 1, len(tags) - 1)]
        return begin, end


def _cell_of(inner: Any, cells: Any) -> Any:
    """Which cell each element in `inner` stands in; both are places among the tags, in order."""
    return np.searchsorted(cells, inner, side="right") - 1
