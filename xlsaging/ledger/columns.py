"""A whole column of ids or texts, and what all columns share: values, findings, cells that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import numpy as np

from .cells import ERROR_TEXTS, clean_id, clean_text
from .grid import CellError, ColumnData, Uncached

__all__ = ["Finding", "ReadColumn", "filled_cells", "odd_finding", "raw_texts", "read_ids", "read_texts", "shown"]


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


def filled_cells(data: ColumnData) -> Any:
    """Where a column holds anything at all, as booleans."""
    values = data.values
    if values.dtype.kind == "f":
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


_DASHES = ("-", "--", "---", "—", "——", "–", "/", "//", "N/A", "n/a", "(blank)", "(空白)")
_UNTIDY_ID = r"^[ '=]|[^!-~ ]|  | $"
_UNTIDY_TEXT = "^\\s|\\s$|[\\s]{2}|[\u00a0\u2000-\u200f\u3000\ufeff\u2028\u2029\u202f\u205f\u2060\t\n\r]"


def read_texts(data: ColumnData, keep: Any) -> ReadColumn:
    """A column of names or notes: trimmed, odd spaces made plain, a dash or `N/A` blank; TRUE and FALSE stay."""
    read, series = _text_column(data, keep, _UNTIDY_TEXT, clean_text, booleans=True)
    read.values = series
    return read


def read_ids(data: ColumnData, keep: Any, *, numeric: Any = None) -> ReadColumn:
    """A column of ids: leading zeros kept, half-width, `111.0` as `111` where the whole column looks so.

    `numeric`, called only where an id has more than 15 digits, gives the column read as numbers: what is a
    number there has lost digits.
    """
    read, series = _text_column(data, keep, _UNTIDY_ID, clean_id, booleans=False)
    if len(series) and series.str.endswith(".0").any():
        filled = series[series != ""]
        if filled.str.fullmatch(r"\d+(\.0+)?").all():
            series = series.str.replace(r"\.0+$", "", regex=True)
    lost = series.str.fullmatch(r"\d(\.\d+)?[Ee]\+?\d+").to_numpy(dtype=bool)
    for position in np.flatnonzero(lost & keep):
        read.findings.append(Finding("scientific_id", int(position), {"value": str(series.iloc[position])}))
    long = series.str.fullmatch(r"\d{16,}").to_numpy(dtype=bool) & keep
    if numeric is not None and long.any():
        numbers = numeric().values
        for position in np.flatnonzero(long & ~np.isnan(numbers)):
            read.findings.append(Finding("long_number_id", int(position), {"value": str(series.iloc[position])}))
    read.values = series
    return read


def _text_column(data: ColumnData, keep: Any, untidy: str, clean: Any, *, booleans: bool) -> tuple[ReadColumn, Any]:
    import pandas as pd

    series = pd.Series(data.values, dtype="str")
    read = ReadColumn(series)
    odd = series.str.contains(untidy, regex=True).to_numpy(dtype=bool)
    if odd.any():
        codes, names = pd.factorize(data.values[odd])
        cleaned = np.array([clean(str(name)) for name in names], dtype=object)
        values = data.values.copy()
        values[odd] = cleaned[codes]
        series = pd.Series(values, dtype="str")
    blank = series.isin(_DASHES).to_numpy()
    errors = series.isin(tuple(ERROR_TEXTS)).to_numpy()
    for position in np.flatnonzero(errors & keep).tolist():
        read.refuse(Finding("error_cell", position, {"value": str(series.iloc[position])}))
    if blank.any() or errors.any():
        series = series.mask(blank | errors, "")
    made: dict[int, str] = {}
    for position, raw in odd_cells(data, keep):
        if booleans if isinstance(raw, bool) else isinstance(raw, (int, float, date)):
            made[position] = shown(raw)
        else:
            read.refuse(odd_finding(position, raw, "bad_id"))
    if made:
        series.iloc[list(made)] = list(made.values())
    return read, series
