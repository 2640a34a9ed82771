"""A worksheet's cells from spans of bytes to values: numbers all at once, what is rare one by one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa

from xlsaging.ledger.grid import CellError, Uncached

from .batch import BOOL, DATE, NUMBER, OTHER, TEXT, UNSURE_ZERO, CellBatch
from .strings import UnusualXmlError, plain_text, unescape, without_phonetics
from .values import iso_serial

__all__ = ["TYPES", "CellSpans", "Findings", "reads"]

TYPES = {b"": 110, b"n": 110, b"s": 115, b"b": 98, b"e": 101, b"d": 100, b"str": 83, b"inlineStr": 105}
_N, _S, _B, _E, _D, _STR, _INLINE = (TYPES[name] for name in (b"n", b"s", b"b", b"e", b"d", b"str", b"inlineStr"))
_SPACED = b'<t xml:space="preserve">'
_SKIP = 255
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
    date_styles: Any = ()
    date1904: bool = False
    computes_on_opening: bool = False
    others: list[object] = field(default_factory=list)
    exact: dict[tuple[int, int], str] = field(default_factory=dict)
    results: int = 0
    hidden_rows: int = 0
    shared: int = field(init=False)

    def __post_init__(self) -> None:
        self.shared = len(self.texts)
        self.date_styles = np.array(self.date_styles or [False], dtype=bool)


@dataclass(slots=True)
class CellSpans:
    """One piece's cells: address, style, type, where each begins, and where its `<v>` begins and ends (-1: none)."""

    found: Findings
    bytes: bytes
    signs: Any
    row: Any
    column: Any
    style: Any
    type: Any
    starts: Any
    begin: Any
    end: Any
    kinds: Any = field(init=False)
    numbers: Any = field(init=False)

    def __post_init__(self) -> None:
        self.kinds = np.full(len(self.row), _SKIP, dtype=np.uint8)
        self.numbers = np.zeros(len(self.row), dtype=np.float64)

    def batch(self, tags: Any, cells: Any, starts: Any, ends: Any) -> CellBatch:
        """The cells. `cells` are those with a formula; `starts` and `ends` say where its text lies."""
        filled = self.end > self.begin
        self._to_numbers(np.flatnonzero(filled & np.isin(self.type, (_N, _S, _B))))
        for place in np.flatnonzero(filled & np.isin(self.type, (_E, _D))).tolist():
            self._error_or_date(place)
        self._to_texts(np.flatnonzero(filled & (self.type == _STR)))
        self._inline(np.flatnonzero(self.type == _INLINE), tags)
        self._formulas(filled, cells, starts, ends)
        keep = self.kinds != _SKIP
        return CellBatch(
            self.row[keep].astype(np.int32),
            self.column[keep].astype(np.int32),
            self.kinds[keep],
            self.numbers[keep],
        )

    def _formulas(self, filled: Any, cells: Any, starts: Any, ends: Any) -> None:
        suspect = ~filled[cells] & ~np.isin(self.type[cells], (_STR, _INLINE))
        if self.found.computes_on_opening:
            zero = (self.kinds[cells] == NUMBER) & (self.numbers[cells] == 0)
            self.found.results += int((filled[cells] & ~zero).sum())
            suspect |= zero
        for place in np.flatnonzero(suspect).tolist():
            start, cell = int(starts[place]), int(cells[place])
            formula = self.bytes[self.bytes.find(b">", start) + 1 : int(ends[place])].decode("utf-8")
            self._other(cell, Uncached("=" + unescape(formula)), UNSURE_ZERO if filled[cell] else OTHER)

    def _spans(self, places: Any) -> Any:
        """The values' bytes as an Arrow array, without a Python object for each."""
        offsets = np.empty(2 * len(places), dtype=np.int32)
        offsets[::2], offsets[1::2] = self.begin[places], self.end[places]
        buffers = [None, pa.py_buffer(offsets), pa.py_buffer(self.bytes)]
        spans = pa.StringArray.from_buffers(max(2 * len(places) - 1, 0), buffers[1], buffers[2])
        return spans.take(pa.array(np.arange(0, 2 * len(places), 2, dtype=np.int32)))

    def _to_numbers(self, places: Any) -> None:
        if not len(places):
            return
        spans = self._spans(places)
        try:
            values = spans.cast(pa.float64()).to_numpy(zero_copy_only=False)
        except pa.ArrowInvalid:
            values = np.array([_as_number(text) for text in spans.to_pylist()])
        type_, styles = self.type[places], self.found.date_styles
        shared = type_ == _S
        result = np.where(styles[np.minimum(self.style[places], len(styles) - 1)], DATE, NUMBER)
        result = np.where(shared, TEXT, np.where(type_ == _B, BOOL, result))
        if ((values < 0) | (values >= self.found.shared))[shared].any():
            raise UnusualXmlError("shared strings that are not there")
        self.kinds[places], self.numbers[places] = result, values
        for place in np.flatnonzero(~np.isfinite(values)).tolist():
            self._text(int(places[place]), spans[place].as_py())
        for place in np.flatnonzero((np.abs(values) >= _KEEP_DIGITS) & (result == NUMBER)).tolist():
            digits = spans[place].as_py()
            if digits.isdigit():
                self.found.exact[int(self.row[places[place]]), int(self.column[places[place]])] = digits

    def _slice(self, place: int) -> str:
        return unescape(self.bytes[self.begin[place] : self.end[place]].decode("utf-8")).strip()

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
        texts = self._spans(places).to_pylist()
        if any(sign in self.bytes for sign in (b"&", b"_x", b"\r")):
            texts = [plain_text(unescape(text)) for text in texts]
        self.found.texts.extend(texts)

    def _inline(self, places: Any, tags: Any) -> None:
        """`<is><t>…</t></is>`; rich text and phonetic guides one by one."""
        if not len(places):
            return
        inner = np.minimum(np.searchsorted(tags, self.starts[places])[:, None] + np.arange(1, 4), len(tags) - 1)
        outer, text, close = tags[inner].T
        usual = reads(self.signs, outer, b"<is><t") & reads(self.signs, close, b"</t></is>")
        plain = usual & (self.signs[text + 2] == ord(">"))
        spaced = usual & reads(self.signs, text, _SPACED)
        self.begin[places] = text + np.where(spaced, len(_SPACED), 3)
        self.end[places] = close
        for place in places[~(plain | spaced)].tolist():
            self._rich_text(place)
        self._to_texts(places[plain | spaced])

    def _rich_text(self, place: int) -> None:
        start = int(self.starts[place])
        if self.bytes[self.bytes.find(b">", start) - 1] == ord("/"):
            return
        cell = self.bytes[start : self.bytes.find(b"</c>", start)]
        parts = _RICH_TEXT.findall(without_phonetics(cell))
        self._text(place, plain_text(unescape(b"".join(parts).decode("utf-8"))))


def reads(signs: Any, starts: Any, text: bytes) -> Any:
    """At which of `starts` the bytes say `text`."""
    matches = np.ones(len(starts), dtype=bool)
    for offset, sign in enumerate(text):
        matches &= signs[starts + offset] == sign
    return matches


def _as_number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("nan")
