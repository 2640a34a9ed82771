"""A whole column of ids or texts, and what all columns share: values, findings, cells that cannot be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import numpy as np

from .cells import ERROR_TEXTS, clean_id, clean_text
from .grid import CellError, ColumnData, Uncached

__all__ = [
    "Finding",
    "ReadColumn",
    "as_arrow",
    "filled_cells",
    "matching",
    "odd_cells",
    "odd_finding",
    "raw_texts",
    "read_ids",
    "read_texts",
    "shown",
    "text_series",
]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to say about one cell of a column, or about the column at its first such cell.

    `position` counts rows of the column; `places` gives further positions by parameter name, which become addresses.
    """

    code: str
    position: int
    params: Mapping[str, Any] = field(default_factory=dict, hash=False)
    places: Mapping[str, int] = field(default_factory=dict, hash=False)


@dataclass(slots=True)
class ReadColumn:
    """A column as values, with the cells that could not be read (position → code) and what to say."""

    values: Any
    bad: dict[int, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    currencies: dict[int, str] = field(default_factory=dict)
    rules: dict[int, str] = field(default_factory=dict)

    def refuse(self, finding: Finding) -> None:
        """Mark a cell as unreadable and say why."""
        self.bad[finding.position] = finding.code
        self.findings.append(finding)


def shown(raw: object) -> str:
    """Raw content as a message shows it.

    >>> shown(True), shown(CellError("#N/A")), shown(111.0), shown(date(2025, 1, 31))
    ('TRUE', '#N/A', '111', '2025-01-31')
    """
    if isinstance(raw, bool):
        return str(raw).upper()
    if isinstance(raw, CellError):
        return raw.text
    if isinstance(raw, Uncached):
        return raw.formula
    if isinstance(raw, datetime):
        return raw.date().isoformat() if (raw.hour, raw.minute, raw.second) == (0, 0, 0) else raw.isoformat(" ")
    if isinstance(raw, date):
        return raw.isoformat()
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 1e15:
        return str(int(raw))
    text = str(raw)
    return text if len(text) <= 60 else text[:57] + "..."


def odd_finding(position: int, raw: object, fallback: str) -> Finding:
    """What to say of a cell that holds no text and not the kind wanted."""
    if isinstance(raw, bool):
        return Finding("boolean_cell", position, {"value": shown(raw)})
    if isinstance(raw, CellError):
        return Finding("error_cell", position, {"value": raw.text})
    if isinstance(raw, Uncached):
        return Finding("uncached_formula", position, {"value": raw.formula})
    return Finding(fallback, position, {"value": shown(raw)})


def filled_cells(data: ColumnData, texts: Any = None) -> Any:
    """Where a column holds anything at all, as booleans; `texts` is its Arrow array, where it is at hand."""
    values = data.values
    if texts is not None:
        import pyarrow.compute as pc

        filled = pc.not_equal(texts, "").to_numpy(zero_copy_only=False).copy()
    elif values.dtype.kind == "f":
        filled = ~np.isnan(values)
    elif values.dtype.kind in "iu":
        from xlsaging.model.periods import NEVER

        filled = values != NEVER
    else:
        filled = values.astype(bool)
    if data.odd:
        filled[np.fromiter(data.odd, dtype=np.int64, count=len(data.odd))] = True
    return filled


def raw_texts(data: ColumnData, keep: Any) -> tuple[Any, Any]:
    """Positions and texts of the kept cells that hold text, whatever kind the column was read as."""
    if data.values.dtype.kind == "O":
        positions = np.flatnonzero(data.values.astype(bool) & keep)
        return positions, data.values[positions]
    found = [(position, raw) for position, raw in data.odd.items() if isinstance(raw, str) and keep[position]]
    positions = np.fromiter((position for position, _ in found), dtype=np.int64, count=len(found))
    return positions, np.array([raw for _, raw in found], dtype=object)


def odd_cells(data: ColumnData, keep: Any) -> Iterator[tuple[int, object]]:
    """Kept odd cells that hold no text."""
    return ((position, raw) for position, raw in data.odd.items() if keep[position] and not isinstance(raw, str))


_DASHES = frozenset({"-", "--", "---", "—", "——", "–", "/", "//", "N/A", "n/a", "(blank)", "(空白)"})
_SPACES = r"^\s|\s$|\s\s|[\t\n\r\x{00A0}\x{00AD}\x{2000}-\x{200F}\x{2028}-\x{202F}\x{205F}-\x{2060}\x{3000}\x{FEFF}]"
_NOTHING = r"^(?:-{1,3}|—{1,2}|–|/{1,2}|N/A|n/a|\(blank\)|\(空白\))$|^#[A-Z/0]+[!?A]$"
_ODD_TEXT = f"{_SPACES}|{_NOTHING}"
_ODD_ID = f"{_SPACES}|{_NOTHING}|^['=]|[\\x{{FF01}}-\\x{{FF5E}}]|\\.0+$|^\\d(?:\\.\\d+)?[Ee]\\+?\\d+$|^\\d{{16,}}$"


def read_texts(data: ColumnData, keep: Any, texts: Any = None) -> ReadColumn:
    """A column of names or notes: trimmed, odd spaces made plain, a dash or `N/A` blank; TRUE and FALSE stay."""
    read = ReadColumn(data.values)
    texts = as_arrow(data.values) if texts is None else texts
    odd = matching(texts, _ODD_TEXT)
    _clean(read, data, keep, odd, clean_text)
    made = _take_odd(read, data, keep, booleans=True)
    read.values = text_series(_put(texts, read.values, [*odd, *made]))
    return read


def read_ids(
    data: ColumnData, keep: Any, texts: Any = None, *, numeric: Callable[[], ColumnData] | None = None
) -> ReadColumn:
    """A column of ids: leading zeros kept, half-width, `111.0` as `111` where the whole column looks so.

    `numeric`, called only where an id has more than 15 digits, gives the column read as numbers: what is a
    number there has lost digits.
    """
    read = ReadColumn(data.values)
    arrow = as_arrow(data.values) if texts is None else texts
    odd = matching(arrow, _ODD_ID)
    _clean(read, data, keep, odd, clean_id)
    texts = read.values
    _whole_numbers(read, odd)
    long = []
    for position in odd[keep[odd]].tolist():
        if re.fullmatch(r"\d(\.\d+)?[Ee]\+?\d+", texts[position]):
            read.findings.append(Finding("scientific_id", position, {"value": texts[position]}))
        elif re.fullmatch(r"\d{16,}(\.0)?", texts[position]):
            texts[position] = texts[position].removesuffix(".0")
            long.append(position)
    if numeric is not None and long:
        numbers = numeric().values
        lost = [position for position in long if not np.isnan(numbers[position])]
        read.findings += [Finding("long_number_id", position, {"value": texts[position]}) for position in lost]
    made = _take_odd(read, data, keep, booleans=False)
    read.values = text_series(_put(arrow, read.values, [*odd, *made]))
    return read


def as_arrow(values: Any) -> Any:
    """An array of str objects as an Arrow array."""
    import pyarrow as pa

    return pa.array(values, pa.large_string())


def text_series(texts: Any) -> Any:
    """An Arrow array of texts as a pandas text column."""
    import pandas as pd

    return pd.Series(pd.StringDtype("pyarrow", na_value=np.nan).__from_arrow__(texts))  # type: ignore[attr-defined]  # the stubs lack it


_MANY = 1_000


def matching(texts: Any, pattern: str) -> Any:
    """Positions of the texts (Arrow or an array of str) in which a pattern (RE2) is found."""
    import pyarrow.compute as pc

    arrow = texts if not isinstance(texts, np.ndarray) else as_arrow(texts)
    if len(arrow) > _MANY and len(arrow[:_MANY].unique()) < _MANY / 2:
        # The same few words again and again are looked at once each.
        words = arrow.dictionary_encode()
        found = pc.match_substring_regex(words.dictionary, pattern).take(words.indices)
    else:
        found = pc.match_substring_regex(arrow, pattern)
    return np.flatnonzero(found.to_numpy(zero_copy_only=False))


def _clean(read: ReadColumn, data: ColumnData, keep: Any, odd: Any, clean: Callable[[str], str]) -> None:
    """Clean the cells at `odd`; what only stands for nothing becomes blank, error texts are refused."""
    import pandas as pd

    if not len(odd):
        return
    codes, names = pd.factorize(data.values[odd])
    cleaned = [clean(str(name)) for name in names]
    errors = [number for number, text in enumerate(cleaned) if text in ERROR_TEXTS]
    blank = {number for number, text in enumerate(cleaned) if text in _DASHES or text in ERROR_TEXTS}
    read.values = data.values.copy()
    made = np.array(["" if number in blank else text for number, text in enumerate(cleaned)], dtype=object)
    read.values[odd] = made[codes]
    for number in errors:
        for position in odd[codes == number].tolist():
            if keep[position]:
                read.refuse(Finding("error_cell", position, {"value": cleaned[number]}))


def _whole_numbers(read: ReadColumn, odd: Any) -> None:
    """`111.0` is `111` where every id is a whole number."""
    pointed = [position for position in odd.tolist() if re.fullmatch(r"\d+\.0+", read.values[position])]
    if pointed and not len(matching(read.values, r"[^0-9.]|\..*[1-9]|\..*\.")):
        for position in pointed:
            read.values[position] = read.values[position].partition(".")[0]


def _put(texts: Any, values: Any, positions: Sequence[int]) -> Any:
    """An Arrow array of texts with those at some positions replaced by the values there."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not len(positions):
        return texts
    where = np.zeros(len(texts), dtype=bool)
    where[positions] = True
    return pc.replace_with_mask(texts, pa.array(where), as_arrow(values[where]))


def _take_odd(read: ReadColumn, data: ColumnData, keep: Any, *, booleans: bool) -> Sequence[int]:
    """Put in what is no text and has one all the same; gives the positions of these cells."""
    made: dict[int, str] = {}
    for position, raw in odd_cells(data, keep):
        if booleans if isinstance(raw, bool) else isinstance(raw, (int, float, date)):
            made[position] = shown(raw)
        else:
            read.refuse(odd_finding(position, raw, "bad_id"))
    if made:
        read.values = read.values.copy()
        read.values[list(made)] = list(made.values())
    return list(made)
