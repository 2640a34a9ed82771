"""Text files: which encoding, which delimiter, and the grid of what they hold.

Both questions are answered on the whole file: a sample of the first thousand lines says nothing about
the customer's name on line five thousand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from xlsaging.ledger.grid import CellKind, ColumnData, Region, shown
from xlsaging.model.errors import EmptyFileError, UnevenLinesError
from xlsaging.model.periods import NEVER

from .lines import delimiter_of, split

__all__ = ["TextGrid", "decode", "read_text"]

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")
_SEP_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_FORMULA_TEXT = re.compile(r'="(.*)"', re.DOTALL)
_MOST_CELLS, _MOST_EMPTY = 10_000_000, 10
"""A text of more cells than this is refused where no more than one in ten of them is there."""
_PLAIN_NUMBER = r"^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)$"


def decode(data: bytes) -> str | None:
    """The text of `data`; None where it is no text in any of the encodings known.

    A byte order mark decides; then UTF-16 without one, UTF-8, GB18030 and Windows-1252, each strictly and over
    every byte. Where a file breaks off inside of a sign, the rest of that sign is left out.

    >>> decode("客户,1".encode("gb18030")), decode("Müller,1".encode("cp1252")), decode(b"\\x00\\x01\\x02")
    ('客户,1', 'Müller,1', None)
    """
    text = _decoded(data)
    if text is None:
        return None
    text = text.removesuffix("\x1a")
    return None if _CONTROL.search(text) else text


def _decoded(data: bytes) -> str | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _cut_off(data[len(mark) :], encoding)
    if b"\x00" in data:
        return _utf16_without_mark(data)
    text = _strictly(data, "utf-8")
    if text is not None:
        return text
    text = _cut_off(data, "utf-8")
    if text is not None and not text.isascii():
        return text
    text = _cut_off(data, "gb18030")
    if text is not None and _is_chinese(text):
        return text
    return _strictly(data, "cp1252") or text


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _cut_off(data: bytes, encoding: str) -> str | None:
    """The text, up to the sign in which `data` breaks off; None where something else is wrong, or none is left."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        return _strictly(data[: error.start], encoding) or None if error.end == len(data) else None


def _utf16_without_mark(data: bytes) -> str | None:
    even, odd = data[::2].count(0), data[1::2].count(0)
    if max(even, odd) * 10 < len(data) or min(even, odd) * 4 > max(even, odd):
        return None
    return _cut_off(data, "utf-16-be" if even > odd else "utf-16-le")


def _is_chinese(text: str) -> bool:
    """Western text also decodes as GB18030, but into signs nobody writes: an accented letter and its
    neighbour make one rare character outside of GB 2312."""
    foreign = re.sub(r"[\x00-\x7f]+", "", text)
    return 2 * len(foreign.encode("gb2312", "ignore")) // 2 > len(foreign)


@dataclass(slots=True, kw_only=True)
class TextGrid:
    """A grid whose cells have no types.

    White space around a cell is not part of it, nor is the `="…"` by which exports keep Excel from eating
    leading zeros.

    As `number` only plain numbers such as -1234.5 are read, as `date` only yyyy-mm-dd; the rest is odd and
    keeps its text for the parser that knows the column as a whole.

    >>> grid = TextGrid(name="t", file="t.csv", rows=[["1.5", "2025-01-31"], ["1,5", "31.1.2025"]])
    >>> found = grid.columns({0: "number", 1: "date"}, 0, 1)
    >>> found[0].values.tolist(), found[0].odd, found[1].values.tolist()[0], found[1].odd
    ([1.5, nan], {1: '1,5'}, 20119, {1: '31.1.2025'})
    """

    name: str
    file: str
    rows: Sequence[Sequence[str]]
    hidden: bool = False
    hidden_rows: int = 0
    hidden_columns: int = 0
    text_only: bool = True
    regions: Sequence[Region] = ()
    outside: Sequence[tuple[int, int]] = ()
    unended_row: int = -1
    n_rows: int = field(init=False)
    n_columns: int = field(init=False)
    _turned: list[list[str]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        from itertools import zip_longest

        _refuse_uneven(self.file, self.rows)
        columns = [list(map(_plain, column)) for column in zip_longest(*self.rows, fillvalue="")]
        while columns and not any(columns[-1]):
            columns.pop()
        n_rows = len(self.rows)
        while n_rows and not any(column[n_rows - 1] for column in columns):
            n_rows -= 1
        self._turned = columns
        self.n_rows = n_rows
        self.n_columns = len(columns)
        self.rows = ()

    def cells(self, first_row: int, last_row: int) -> list[list[object]]:
        """Rows `first_row` to `last_row` inclusive, each `n_columns` wide; blank cells are None."""
        last_row = min(last_row, self.n_rows - 1)
        return [[column[row] or None for column in self._turned] for row in range(first_row, last_row + 1)]

    def columns(self, kinds: Mapping[int, CellKind], first_row: int, last_row: int) -> dict[int, ColumnData]:
        """Columns by position, rows `first_row` to `last_row` inclusive."""
        end = min(last_row, self.n_rows - 1) + 1
        found = {}
        for column, kind in kinds.items():
            cells = self._turned[column][first_row:end] if column < self.n_columns else [""] * (end - first_row)
            found[column] = _READERS[kind](cells)
        return found


def _refuse_uneven(file: str, rows: Sequence[Sequence[str]]) -> None:
    """Raise `UnevenLinesError` where a table of all lines would hold next to nothing, and take all memory."""
    from statistics import median_low

    lengths = list(map(len, rows))
    widest = max(lengths, default=0)
    if widest * len(rows) > max(_MOST_CELLS, _MOST_EMPTY * sum(lengths)):
        line = lengths.index(widest) + 1
        raise UnevenLinesError(path=file, line=line, cells=widest, usual=median_low(lengths))


def _plain(cell: str) -> str:
    cell = cell.strip()
    if cell.startswith('="') and (inner := _FORMULA_TEXT.fullmatch(cell)):
        return inner[1].strip()
    return cell


def _numbers(cells: list[str]) -> ColumnData:
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    texts = pa.array(cells, pa.string())
    plain = pc.match_substring_regex(texts, _PLAIN_NUMBER)
    values = pc.if_else(plain, texts, None).cast(pa.float64()).to_numpy(zero_copy_only=False)
    odd = np.flatnonzero(~plain.to_numpy(zero_copy_only=False))
    return ColumnData(np.array(values), {place: cells[place] for place in odd.tolist() if cells[place]})


def _dates(cells: list[str]) -> ColumnData:
    import numpy as np

    values = np.full(len(cells), NEVER, dtype=np.int64)
    texts = np.array([cell if len(cell) == 10 and cell.isascii() else "" for cell in cells], dtype="S10")
    signs = texts.view(np.uint8).reshape(-1, 10) if len(cells) else np.zeros((0, 10), np.uint8)
    digits = signs[:, [0, 1, 2, 3, 5, 6, 8, 9]].astype(np.int64) - 48
    iso = (signs[:, 4] == 45) & (signs[:, 7] == 45) & (digits >= 0).all(axis=1) & (digits <= 9).all(axis=1)
    year, month, day = digits[:, :4] @ [1000, 100, 10, 1], digits[:, 4:6] @ [10, 1], digits[:, 6:] @ [10, 1]
    iso &= (year >= 1) & (month >= 1) & (month <= 12) & (day >= 1)
    months = np.where(iso, (year - 1970) * 12 + month - 1, 0)
    first = months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    following = (months + 1).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    iso &= first + day - 1 < following
    values[iso] = (first + day - 1)[iso]
    return ColumnData(values, {place: cells[place] for place in np.flatnonzero(~iso).tolist() if cells[place]})


def _texts(cells: list[str]) -> ColumnData:
    import numpy as np

    values = np.empty(len(cells), dtype=object)
    values[:] = cells
    return ColumnData(values)


_READERS = {"number": _numbers, "date": _dates, "text": _texts}


def read_text(path: Path, text: str) -> TextGrid:
    """A delimited text file as a grid.

    Raises `EmptyFileError` where there is nothing but white space, `UnevenLinesError`.
    """
    if not text.strip():
        raise EmptyFileError(path=path.name)
    hint = _SEP_LINE.match(text)
    if hint:
        text = text[hint.end() :]
    rows = split(text, hint[1] if hint else delimiter_of(text))
    unended = -1 if len(rows) == 1 or text.endswith(("\n", "\r")) else len(rows) - 1
    return TextGrid(name=shown(path.stem), file=shown(path.name), rows=rows, unended_row=unended)
