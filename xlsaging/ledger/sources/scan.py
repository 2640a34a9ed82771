"""The cells of a worksheet's XML, a megabyte at a time.

A cell's type (number, date by its style, text, boolean, error, formula without a result) is what readers that
return columns lose. Here the bytes are searched as an array: one comparison finds every `<`, a few more
tell cells, values and formulas apart, and all numbers of a piece are converted at once. XML that is not
written the usual way raises `UnusualXmlError`; `expat_scan` reads that, ten times slower.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa

from xlsaging.ledger.grid import CellError, Uncached

from .strings import plain_text, unescape

__all__ = ["BOOL", "DATE", "NUMBER", "OTHER", "TEXT", "CellBatch", "Scanner", "UnusualXmlError"]

NUMBER, DATE, TEXT, BOOL, OTHER = range(5)
_KEEP_DIGITS = 1e15
_CELL_TAG = re.compile(rb"<c(\s[^>]*?)?(/?)>")
_ATTRIBUTE = re.compile(rb'([\w:]+)\s*=\s*"([^"]*)"')
_REFERENCE = re.compile(rb"([A-Z]{1,3})([0-9]{1,7})")
_RICH_TEXT = re.compile(rb"<t(?:\s[^>/]*)?>([^<]*)</t>")
_PHONETIC = re.compile(rb"<rPh\b.*?</rPh>", re.DOTALL)
_HIDDEN_ROW = re.compile(rb'<row\b[^>]*\shidden="(?:1|true)"')
_TYPES = {b"": 110, b"n": 110, b"s": 115, b"b": 98, b"e": 101, b"d": 100, b"str": 83, b"inlineStr": 105}
_N, _S, _B, _E, _D, _STR, _INLINE = (_TYPES[name] for name in (b"n", b"s", b"b", b"e", b"d", b"str", b"inlineStr"))


class UnusualXmlError(ValueError):
    """The piece is well-formed perhaps, but not written as the fast way expects."""


@dataclass(slots=True)
class CellBatch:
    """Cells in file order.

    `numbers` holds the value; for TEXT the place in the scanner's `texts`, for OTHER in `others`.
    """

    rows: Any
    columns: Any
    kinds: Any
    numbers: Any


@dataclass(slots=True)
class Scanner:
    """Turns pieces of `<sheetData>` into batches.

    `texts` begins as the workbook's shared strings and grows by strings that stand in cells; `others` holds
    errors and uncached formulas; `exact` the digits of numbers too long for a float, by (row, column).
    """

    date_styles: Any
    texts: list[str]
    date1904: bool = False
    others: list[object] = field(default_factory=list)
    exact: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: int = 0
    shared: int = field(init=False)

    def __post_init__(self) -> None:
        self.shared = len(self.texts)
        self.date_styles = np.array(self.date_styles or [False], dtype=bool)

    def restart(self) -> None:
        """Forget what was scanned."""
        del self.texts[self.shared :]
        self.others.clear()
        self.exact.clear()
        self.hidden_rows = 0

    def scan(self, piece: bytes) -> CellBatch:
        """The cells of a piece that begins with a row and ends with one. Raises `UnusualXmlError`."""
        if b"<!" in piece or b"<?" in piece:
            raise UnusualXmlError("comment, character data or instruction")
        return _Piece(self, piece).batch()


class _Piece:
    def __init__(self, scanner: Scanner, piece: bytes) -> None:
        self.scanner = scanner
        self.bytes = piece
        self.signs = np.frombuffer(piece + b" " * 64, dtype=np.uint8)
        self.tags = np.flatnonzero(self.signs[: len(piece)] == 60)
        self.first = self.signs[self.tags + 1]
        self.second = self.signs[self.tags + 2]

    def _elements(self, letter: str) -> Any:
        ends = (self.second == 62) | (self.second == 32) | (self.second == 47)
        ends |= (self.second == 9) | (self.second == 10) | (self.second == 13)
        return (self.first == ord(letter)) & ends

    def batch(self) -> CellBatch:
        is_row = (self.first == ord("r")) & (self.second == ord("o"))
        is_cell = self._elements("c")
        starts = self.tags[is_cell]
        rows = self._row_numbers(self.tags[is_row])
        of_row = np.cumsum(is_row)[is_cell] - 1
        if (len(self.tags) and not is_row.any()) or (len(starts) and of_row[0] < 0):
            raise UnusualXmlError("cells outside of rows")
        row, row_digits = rows[0][of_row], rows[1][of_row]
        column, style, kind = self._attributes(starts, row, row_digits)
        ordinal = np.cumsum(is_cell) - 1
        begin, end = self._values(ordinal, len(starts))
        found = _Cells(self.scanner, self.bytes, row - 1, column, style, kind, starts, begin, end)
        formulas = np.flatnonzero(self._elements("f"))
        return found.batch(
            self.tags,
            ordinal[formulas],
            self.tags[formulas],
            self.tags[np.minimum(formulas + 1, len(self.tags) - 1)],
        )

    def _row_numbers(self, starts: Any) -> tuple[Any, Any]:
        if b' hidden="' in self.bytes:
            self.scanner.hidden_rows += len(_HIDDEN_ROW.findall(self.bytes))
        usual = self._reads(starts, b'<row r="')
        numbers, digits = self._digits(starts + 8)
        if not (usual & (self.signs[starts + 8 + digits] == 34) & (digits > 0)).all():
            raise UnusualXmlError("rows without numbers")
        return numbers, digits

    def _reads(self, starts: Any, text: bytes) -> Any:
        matches = np.ones(len(starts), dtype=bool)
        for offset, sign in enumerate(text):
            matches &= self.signs[starts + offset] == sign
        return matches

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
        usual = self._reads(starts, b'<c r="')
        column = signs[starts + 6].astype(np.int64) - 64
        letters = np.ones(len(starts), dtype=np.int64)
        for offset in (7, 8):
            sign = signs[starts + offset]
            is_letter = (sign >= 65) & (sign <= 90) & (letters == offset - 6)
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
        signs = self.signs
        here = np.flatnonzero(
            (signs[at] == 32) & (signs[at + 1] == ord("s")) & (signs[at + 2] == 61) & (signs[at + 3] == 34)
        )
        if not len(here):
            return at
        value, digits = self._digits(at[here] + 4)
        style[here] = value
        moved = at.copy()
        moved[here] += 5 + digits
        return moved

    def _type(self, at: Any, kind: Any) -> Any:
        signs = self.signs
        here = np.flatnonzero(
            (signs[at] == 32) & (signs[at + 1] == ord("t")) & (signs[at + 2] == 61) & (signs[at + 3] == 34)
        )
        start = at[here] + 4
        first, second = signs[start], signs[start + 1]
        is_formula_text = (first == ord("s")) & (second == ord("t"))
        kind[here] = np.where(is_formula_text, _STR, first)
        moved = at.copy()
        moved[here] += 6 + np.where(is_formula_text, 2, np.where(first == ord("i"), 8, 0))
        return moved

    def _one_by_one(self, start: int, row: int) -> tuple[int, int, int]:
        tag = _CELL_TAG.match(self.bytes, start)
        attributes = dict(_ATTRIBUTE.findall(tag[1] or b"")) if tag else {}
        reference = _REFERENCE.fullmatch(attributes.get(b"r", b""))
        kind = _TYPES.get(attributes.get(b"t", b""))
        if reference is None or kind is None or int(reference[2]) != row:
            raise UnusualXmlError("cells without a usual reference")
        column = 0
        for letter in reference[1]:
            column = column * 26 + letter - 64
        return column, int(attributes.get(b"s", b"0")), kind

    def _values(self, ordinal: Any, cells: int) -> tuple[Any, Any]:
        """Where each cell's `<v>` begins and ends; begin -1 where it has none."""
        found = np.flatnonzero(self._elements("v"))
        begin = np.full(cells, -1, dtype=np.int64)
        end = np.full(cells, -1, dtype=np.int64)
        starts = self.tags[found] + 3
        for place in np.flatnonzero(self.second[found] != 62).tolist():
            close = self.bytes.find(b">", starts[place] - 1)
            empty = self.bytes[close - 1 : close] == b"/"
            starts[place] = self.tags[min(found[place] + 1, len(self.tags) - 1)] if empty else close + 1
        begin[ordinal[found]] = starts
        end[ordinal[found]] = self.tags[np.minimum(found + 1, len(self.tags) - 1)]
        return begin, end


class _Cells:
    """One piece's cells, from spans of bytes to values."""

    def __init__(
        self,
        scanner: Scanner,
        piece: bytes,
        row: Any,
        column: Any,
        style: Any,
        kind: Any,
        starts: Any,
        begin: Any,
        end: Any,
    ) -> None:
        self.scanner, self.bytes = scanner, piece
        self.row, self.column, self.style, self.kind = row, column, style, kind
        self.starts, self.begin, self.end = starts, begin, end
        self.result = np.full(len(row), 255, dtype=np.uint8)
        self.number = np.zeros(len(row), dtype=np.float64)

    def batch(self, tags: Any, formula_cells: Any, formula_starts: Any, formula_ends: Any) -> CellBatch:
        filled = self.end > self.begin
        self._numbers(np.flatnonzero(filled & np.isin(self.kind, (_N, _S, _B))))
        for place in np.flatnonzero(filled & np.isin(self.kind, (_E, _D))).tolist():
            self._odd(place)
        self._texts(np.flatnonzero(filled & (self.kind == _STR)))
        self._inline(np.flatnonzero(self.kind == _INLINE), tags)
        empty = ~filled[formula_cells] & ~np.isin(self.kind[formula_cells], (_STR, _INLINE))
        for place in np.flatnonzero(empty).tolist():
            self._uncached(int(formula_cells[place]), int(formula_starts[place]), int(formula_ends[place]))
        keep = self.result != 255
        return CellBatch(
            self.row[keep].astype(np.int32),
            self.column[keep].astype(np.int32),
            self.result[keep],
            self.number[keep],
        )

    def _spans(self, places: Any) -> Any:
        """The values' bytes as an Arrow array, without a Python object for each."""
        offsets = np.empty(2 * len(places), dtype=np.int32)
        offsets[::2], offsets[1::2] = self.begin[places], self.end[places]
        buffers = [None, pa.py_buffer(offsets), pa.py_buffer(self.bytes)]
        spans = pa.StringArray.from_buffers(max(2 * len(places) - 1, 0), buffers[1], buffers[2])
        return spans.take(pa.array(np.arange(0, 2 * len(places), 2, dtype=np.int32)))

    def _numbers(self, places: Any) -> None:
        if not len(places):
            return
        spans = self._spans(places)
        try:
            values = spans.cast(pa.float64()).to_numpy(zero_copy_only=False)
        except pa.ArrowInvalid:
            values = np.array([_as_number(text) for text in spans.to_pylist()])
        kind, style = self.kind[places], self.style[places]
        dated = self.scanner.date_styles[np.minimum(style, len(self.scanner.date_styles) - 1)]
        result = np.where(dated, DATE, NUMBER)
        result = np.where(kind == _S, TEXT, np.where(kind == _B, BOOL, result))
        shared = kind == _S
        if ((values < 0) | (values >= self.scanner.shared))[shared].any():
            raise UnusualXmlError("shared strings that are not there")
        self.result[places], self.number[places] = result, values
        for place in np.flatnonzero(~np.isfinite(values)).tolist():
            self._text(int(places[place]), spans[place].as_py())
        for place in np.flatnonzero((np.abs(values) >= _KEEP_DIGITS) & (result == NUMBER)).tolist():
            digits = spans[place].as_py()
            if digits.isdigit():
                self.scanner.exact[int(self.row[places[place]]), int(self.column[places[place]])] = digits

    def _slice(self, place: int) -> str:
        return unescape(self.bytes[self.begin[place] : self.end[place]].decode("utf-8")).strip()

    def _odd(self, place: int) -> None:
        text = self._slice(place)
        if self.kind[place] == _E:
            self._other(place, CellError(text))
            return
        serial = iso_serial(text, self.scanner.date1904)
        if serial is None:
            self._text(place, text)
        else:
            self.result[place], self.number[place] = DATE, serial

    def _other(self, place: int, value: object) -> None:
        self.result[place], self.number[place] = OTHER, len(self.scanner.others)
        self.scanner.others.append(value)

    def _text(self, place: int, text: str) -> None:
        self.result[place], self.number[place] = TEXT, len(self.scanner.texts)
        self.scanner.texts.append(text)

    def _texts(self, places: Any) -> None:
        if not len(places):
            return
        known = len(self.scanner.texts)
        self.result[places], self.number[places] = TEXT, np.arange(known, known + len(places))
        self.scanner.texts.extend(plain_text(unescape(text)) for text in self._spans(places).to_pylist())

    def _inline(self, places: Any, tags: Any) -> None:
        """`<is><t>…</t></is>`; rich text and phonetic guides one by one."""
        if not len(places):
            return
        inner = np.minimum(np.searchsorted(tags, self.starts[places])[:, None] + np.arange(1, 4), len(tags) - 1)
        simple = []
        for place, (outer, text, close) in zip(places.tolist(), tags[inner].tolist(), strict=True):
            usual = self.bytes.startswith(b"<is><t", outer) and self.bytes.startswith(b"</t></is>", close)
            if usual and self.bytes[text + 2] in b"> ":
                self.begin[place], self.end[place] = self.bytes.find(b">", text) + 1, close
                simple.append(place)
            else:
                self._rich_text(place)
        self._texts(np.array(simple, dtype=np.int64))

    def _rich_text(self, place: int) -> None:
        start = int(self.starts[place])
        if self.bytes[self.bytes.find(b">", start) - 1] == ord("/"):
            return
        cell = self.bytes[start : self.bytes.find(b"</c>", start)]
        parts = _RICH_TEXT.findall(_PHONETIC.sub(b"", cell))
        self._text(place, plain_text(unescape(b"".join(parts).decode("utf-8"))))

    def _uncached(self, place: int, start: int, end: int) -> None:
        formula = self.bytes[self.bytes.find(b">", start) + 1 : end].decode("utf-8")
        self._other(place, Uncached("=" + unescape(formula)))


def _as_number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("nan")


def iso_serial(text: str, date1904: bool) -> float | None:
    """The serial number of ISO 8601 text, as `t="d"` cells hold it; None where it is none."""
    from datetime import datetime

    try:
        moment = datetime.fromisoformat(text.removesuffix("Z"))
    except ValueError:
        return None
    start = datetime(1904, 1, 1) if date1904 else datetime(1899, 12, 30)
    return (moment.replace(tzinfo=None) - start).total_seconds() / 86_400
