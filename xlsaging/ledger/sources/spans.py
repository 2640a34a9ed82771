"""A worksheet's cells from spans of bytes to values: numbers all at once, what is rare one by one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa

from xlsaging.ledger.grid import CellError, Uncached

from .batch import BOOL, DATE, NUMBER, OTHER, TEXT, UNSURE_ZERO, CellBatch
from .digits import plain_numbers
from .signs import Signs, word
from .strings import UnusualXmlError, plain_text, unescape, without_phonetics
from .values import iso_serial

__all__ = ["TYPES", "CellSpans", "Findings"]

TYPES = {b"": 110, b"n": 110, b"s": 115, b"b": 98, b"e": 101, b"d": 100, b"str": 83, b"inlineStr": 105}
_N, _S, _B, _E, _D, _STR, _INLINE = (TYPES[name] for name in (b"n", b"s", b"b", b"e", b"d", b"str", b"inlineStr"))
_SPACED = b'<t xml:space="preserve">'
_SKIP = 255
_FEW = 2_000
_LESS = word(b"<")
_KEEP_DIGITS = 1e15
_RICH_TEXT = re.compile(rb"<t(?:\s[^<>/]*)?>([^<]*)</t>")


@dataclass(slots=True)
class Findings:
    """What the pieces of one sheet add to beside their batches.

    `texts` begins as the workbook's shared strings and grows by strings that stand in cells; `others` holds
    errors and uncached formulas; `exact` the digits of numbers too long for a float, by (row, column).
    `computes_on_opening` says that formulas' stored zeros are not to be believed untold.
    """

    texts: list[str]
    date_styles: Sequence[bool] = ()
    date1904: bool = False
    computes_on_opening: bool = False
    others: list[object] = field(default_factory=list)
    exact: dict[tuple[int, int], str] = field(default_factory=dict)
    results: int = 0
    hidden_rows: int = 0
    shared: int = field(init=False)
    number_kinds: Any = field(init=False)

    def __post_init__(self) -> None:
        self.shared = len(self.texts)
        self.number_kinds = np.where(self.date_styles or [False], DATE, NUMBER).astype(np.uint8)


_NUMERIC = np.isin(np.arange(256), (_N, _S, _B))
_RARE = np.isin(np.arange(256), (_E, _D))


@dataclass(slots=True)
class CellSpans:
    """One piece's cells: address, style, type, where each begins, and where its `<v>` begins and ends.

    `begin` is -1 where a cell has no value. `end` is None while nobody has looked for it: the next tag ends a value.
    `formulas` says which cells have one, and where it begins and its text ends.
    """

    found: Findings
    signs: Signs
    row: Any
    column: Any
    style: Any
    type: Any
    starts: Any
    begin: Any
    end: Any = None
    formulas: tuple[Any, Any, Any] | None = None
    kinds: Any = field(init=False)
    numbers: Any = field(init=False)

    def __post_init__(self) -> None:
        self.kinds = np.full(len(self.row), _SKIP, dtype=np.uint8)
        self.numbers = np.zeros(len(self.row), dtype=np.float64)

    def batch(self) -> CellBatch:
        """The cells that hold something."""
        valued = self.begin >= 0
        self._to_numbers(np.flatnonzero(valued & _NUMERIC[self.type]))
        for place in self._filled(np.flatnonzero(valued & _RARE[self.type])).tolist():
            self._error_or_date(place)
        self._to_texts(self._filled(np.flatnonzero(valued & (self.type == _STR))))
        if self.formulas is not None:
            self._formulas(*self.formulas)
        self._inline(np.flatnonzero(self.type == _INLINE))
        keep = self.kinds != _SKIP
        parts = (self.row, self.column, self.kinds, self.numbers)
        return CellBatch(*(parts if keep.all() else (part[keep] for part in parts)))

    def _ends(self, places: Any) -> Any:
        """Where the values of some cells end."""
        if self.end is not None:
            return self.end[places]
        if len(places) < _FEW:
            find = self.signs.bytes.find
            return np.array([find(b"<", begin) for begin in self.begin[places].tolist()], dtype=np.int64)
        tags = self.signs.tags
        return tags[np.minimum(np.searchsorted(tags, self.begin[places]), len(tags) - 1)]

    def _filled(self, places: Any) -> Any:
        return places[self._ends(places) > self.begin[places]] if len(places) else places

    def _formulas(self, cells: Any, starts: Any, ends: Any) -> None:
        filled = self.end[cells] > self.begin[cells]
        suspect = ~filled & ~np.isin(self.type[cells], (_STR, _INLINE))
        if self.found.computes_on_opening:
            zero = (self.kinds[cells] == NUMBER) & (self.numbers[cells] == 0)
            self.found.results += int((filled & ~zero).sum())
            suspect |= zero
        for place in np.flatnonzero(suspect).tolist():
            start, cell = int(starts[place]), int(cells[place])
            text = self.signs.bytes
            formula = text[text.find(b">", start) + 1 : int(ends[place])].decode("utf-8")
            self._other(cell, Uncached("=" + unescape(formula)), UNSURE_ZERO if filled[place] else OTHER)

    def _spans(self, places: Any, ends: Any) -> Any:
        """The values' bytes as an Arrow array, without a Python object for each."""
        offsets = np.empty(2 * len(places), dtype=np.int32)
        offsets[::2], offsets[1::2] = self.begin[places], ends
        buffers = [None, pa.py_buffer(offsets), pa.py_buffer(self.signs.bytes)]
        spans = pa.StringArray.from_buffers(max(2 * len(places) - 1, 0), buffers[1], buffers[2])
        return spans.take(pa.array(np.arange(0, 2 * len(places), 2, dtype=np.int32)))

    def _to_numbers(self, places: Any) -> None:
        if not len(places):
            return
        values, rest = plain_numbers(self.signs.words, self.begin[places], _LESS)
        ends = self._ends(places[rest])
        filled = ends > self.begin[places[rest]]
        rest, ends = rest[filled], ends[filled]
        spans = self._spans(places[rest], ends)
        values[rest] = _parsed(spans)
        type_ = self.type[places]
        shared = type_ == _S
        kinds = self.found.number_kinds[np.minimum(self.style[places], len(self.found.number_kinds) - 1)]
        kinds[shared], kinds[type_ == _B], kinds[np.isnan(values)] = TEXT, BOOL, _SKIP
        strings = values[shared]
        if ((strings < 0) | (strings >= self.found.shared)).any():
            raise UnusualXmlError("shared strings that are not there")
        self.kinds[places], self.numbers[places] = kinds, values
        for number in np.flatnonzero(~np.isfinite(values[rest])).tolist():
            self._text(int(places[rest[number]]), spans[number].as_py())
        for number in np.flatnonzero((np.abs(values[rest]) >= _KEEP_DIGITS) & (kinds[rest] == NUMBER)).tolist():
            digits, place = spans[number].as_py(), places[rest[number]]
            if digits.isdigit():
                self.found.exact[int(self.row[place]), int(self.column[place])] = digits

    def _slice(self, place: int) -> str:
        start, end = self.begin[place], int(self._ends(np.array([place]))[0])
        return unescape(self.signs.bytes[start:end].decode("utf-8")).strip()

    def _error_or_date(self, place: int) -> None:
        text = self._slice(place)
        if self.type[place] == _E:
            self._other(place, CellError(text))
            return
        serial = iso_serial(text, self.found.date1904)
        if serial is None:
            self._text(place, text)
        else:
            self.kinds[place], self.numbers[place] = DATE, serial

    def _other(self, place: int, value: object, kind: int = OTHER) -> None:
        self.kinds[place], self.numbers[place] = kind, len(self.found.others)
        self.found.others.append(value)

    def _text(self, place: int, text: str) -> None:
        self.kinds[place], self.numbers[place] = TEXT, len(self.found.texts)
        self.found.texts.append(text)

    def _to_texts(self, places: Any) -> None:
        if not len(places):
            return
        known = len(self.found.texts)
        self.kinds[places], self.numbers[places] = TEXT, np.arange(known, known + len(places))
        texts = self._spans(places, self._ends(places)).to_pylist()
        if any(sign in self.signs.bytes for sign in (b"&", b"_x", b"\r")):
            texts = [plain_text(unescape(text)) for text in texts]
        self.found.texts.extend(texts)

    def _inline(self, places: Any) -> None:
        """`<is><t>…</t></is>`; rich text and phonetic guides one by one."""
        if not len(places):
            return
        tags, signs = self.signs.tags, self.signs.signs
        inner = np.minimum(np.searchsorted(tags, self.starts[places])[:, None] + np.arange(1, 4), len(tags) - 1)
        outer, text, close = tags[inner].T
        usual = _reads(signs, outer, b"<is><t") & _reads(signs, close, b"</t></is>")
        plain = usual & (signs[text + 2] == ord(">"))
        spaced = usual & _reads(signs, text, _SPACED)
        if self.end is None:
            self.end = np.full(len(self.begin), -1, dtype=np.int64)
        self.begin[places] = text + np.where(spaced, len(_SPACED), 3)
        self.end[places] = close
        for place in places[~(plain | spaced)].tolist():
            self._rich_text(place)
        self._to_texts(places[plain | spaced])

    def _rich_text(self, place: int) -> None:
        start = int(self.starts[place])
        if self.signs.bytes[self.signs.bytes.find(b">", start) - 1] == ord("/"):
            return
        cell = self.signs.bytes[start : self.signs.bytes.find(b"</c>", start)]
        parts = _RICH_TEXT.findall(without_phonetics(cell))
        self._text(place, plain_text(unescape(b"".join(parts).decode("utf-8"))))


def _reads(signs: Any, starts: Any, text: bytes) -> Any:
    """At which of `starts` the bytes say `text`."""
    matches = np.ones(len(starts), dtype=bool)
    for offset, sign in enumerate(text):
        matches &= signs[starts + offset] == sign
    return matches


def _parsed(spans: Any) -> Any:
    """Texts as numbers, NaN where one is none."""
    try:
        return spans.cast(pa.float64()).to_numpy(zero_copy_only=False)
    except pa.ArrowInvalid:
        return np.array([_as_number(text) for text in spans.to_pylist()])


def _as_number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("nan")
