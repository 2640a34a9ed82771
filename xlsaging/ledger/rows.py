"""Which rows of a table are data: totals, repeated headers, block headings, notes and blank rows are told apart.

Most rows are never looked at one by one: only those that lack a key, or hold words where numbers should be.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from .aliases import header_key, header_keys, known_keys
from .cells import plain
from .columns import matching
from .raw_table import RawTable
from .row_sums import Sums
from .row_words import LIKELY_TOTAL, TOTAL_OF, is_note, is_part, is_total, tells
from .titles import heading_facts, split_customer

__all__ = ["RowKinds", "sort_rows"]


@dataclass(slots=True)
class RowKinds:
    """What each row is.

    `keep` marks data rows by position; `left_out` counts the others by kind; `headings` gives the facts of block
    headings by position; `next_headers` is where another table's headers begin, -1 where none do; `end` is the
    first position after the table. `total_row` is the position of the last total, `total_differs` by column what it
    says and what the rows above it sum to, where the two differ.
    """

    keep: Any
    left_out: dict[str, int] = field(default_factory=dict)
    headings: dict[int, dict[str, str]] = field(default_factory=dict)
    next_headers: int = -1
    end: int = 0
    total_row: int = -1
    total_differs: dict[str, tuple[float, float]] = field(default_factory=dict)


def sort_rows(raw: RawTable, header_texts: Mapping[str, frozenset[str]], is_headers: Any) -> RowKinds:
    """Tell data rows from others, and parse the numbers and dates on the way.

    `header_texts` gives, by column, the texts that its header cells hold; `is_headers(row)` says whether another
    table's headers are at a sheet row.
    """
    blank = ~raw.filled.any(axis=1)
    filled_rows = np.flatnonzero(~blank)
    end = int(filled_rows[-1]) + 1 if len(filled_rows) else 0
    repeated = _repeated(raw, header_texts) & ~blank
    raw.parse(~blank & ~repeated)
    sorter = _Sorter(raw, blank | repeated, is_headers)
    sorter.run(end)
    if sorter.next_headers >= 0:
        end = sorter.next_headers
    inside = np.arange(raw.n_rows) < end
    kinds = {"blank": int((blank & inside).sum()), "repeated_header": int((repeated & inside).sum())}
    for position, kind in sorter.out.items():
        if position < end:
            kinds[kind] = kinds.get(kind, 0) + 1
    keep = ~blank & ~repeated & inside
    keep[[position for position in sorter.out if position < len(keep)]] = False
    keep, trailing = _trimmed(keep, blank, end)
    kinds["blank"] -= trailing
    counts = {kind: count for kind, count in kinds.items() if count}
    differs = sorter.total_differs if sorter.total_row < end else {}
    return RowKinds(keep, counts, sorter.headings, sorter.next_headers, end, sorter.total_row, differs)


def _trimmed(keep: Any, blank: Any, end: int) -> tuple[Any, int]:
    """Blank rows that only lead to another table do not count."""
    rest = np.flatnonzero(~blank[:end])
    last = int(rest[-1]) + 1 if len(rest) else 0
    return keep, int(blank[last:end].sum())


def _repeated(raw: RawTable, header_texts: Mapping[str, frozenset[str]]) -> Any:
    """Rows that say the headers again: most of their cells are the header of their own column."""
    same = np.zeros(raw.n_rows, dtype=np.int32)
    looked = 0
    for name, data in raw.data.items():
        texts = header_texts.get(name, frozenset())
        if not texts:
            continue
        if looked == 3 and not same.any():
            break
        looked += 1
        if data.values.dtype.kind == "O":
            for text in texts:
                same += data.values == text
        for position, value in data.odd.items():
            if isinstance(value, str) and value.strip() in texts:
                same[position] += 1
    likely = np.flatnonzero(same >= 2)
    counts = raw.filled[likely].sum(axis=1)
    repeated = np.zeros(raw.n_rows, dtype=bool)
    repeated[likely[same[likely] >= 0.6 * counts]] = True
    return repeated


_KEYS: Mapping[str, tuple[str, ...]] = {
    "invoices": ("document_no", "customer_id", "customer_name", "document_date", "due_date", "posting_date"),
    "receipts": ("receipt_no", "customer_id", "customer_name", "receipt_date", "applied_to"),
    "account": ("document_date", "document_date_day", "voucher_no", "document_no", "customer_id", "customer_name"),
    "aging": ("customer_id", "customer_name", "document_no"),
    "customers": ("customer_id", "customer_name"),
    "assignments": ("customer_id", "collector", "start_date"),
    "credits": ("receipt_no", "collector"),
    "activities": ("activity_date", "customer_id", "customer_name"),
    "write_offs": ("write_off_date", "customer_id", "document_no"),
    "sales": ("month",),
    "gl_balances": ("balance_date",),
    "fx_rates": ("rate_date", "currency"),
    "targets": ("collector", "month"),
    "settings": ("key",),
}  # fmt: skip


class _Sorter:
    """Looks at the rows that may not be data, from the top."""

    def __init__(self, raw: RawTable, done: Any, is_headers: Any) -> None:
        self.raw = raw
        self.done = done
        self.is_headers = is_headers
        self.out: dict[int, str] = {}
        self.headings: dict[int, dict[str, str]] = {}
        self.next_headers = -1
        self.total_row, self.total_differs = -1, dict[str, tuple[float, float]]()
        self.first_row = raw.located.first_row
        self.keys = [name for name in _KEYS.get(raw.located.table, ()) if name in raw.data]
        self.has_customer = bool({"customer_id", "customer_name"} & raw.positions.keys())
        self.sums = Sums(raw)

    def run(self, end: int) -> None:
        """Look at every row that needs it."""
        candidates = self._candidates()
        self.next_headers = self._next_headers(candidates)
        if self.next_headers >= 0:
            end = self._above_titles(self.next_headers)
            candidates[end:] = False
            self.out.update(dict.fromkeys(range(end, self.next_headers), "note"))
        self.last_data = self._last_data(candidates, end)
        plain_rows = np.flatnonzero(~candidates & ~self.done)
        first_plain = int(plain_rows[0]) if len(plain_rows) else end
        seen_data = False
        for position in np.flatnonzero(candidates).tolist():
            seen_data = seen_data or position > first_plain
            kind = self._kind(position, seen_data)
            if kind:
                self.out[position] = kind
                if kind == "total" and not self._is_part(position):
                    self.total_row, self.total_differs = position, self.sums.differing(position)
                self.sums.leave_out(position, restart=kind in ("total", "block_heading"))
            else:
                seen_data = True

    def _is_part(self, position: int) -> bool:
        return any(is_part(self.raw.text(name, position)) for name in self.raw.data)

    def _next_headers(self, candidates: Any) -> int:
        """The first row that holds another table's headers; -1 where none does."""
        for position in np.flatnonzero(candidates).tolist():
            if self._has_number(position):
                continue
            texts = [text for name in self.raw.data if (text := self.raw.text(name, position))]
            known = sum(any(key in known_keys() for key in header_keys(text)) for text in texts)
            if known >= 2 and self.is_headers(self.first_row + position):
                return position
        return -1

    def _above_titles(self, end: int) -> int:
        """Where the titles of the table that follows begin, if a blank row parts them from this one."""
        for position in range(end - 1, -1, -1):
            cells = [raw for name in self.raw.data if (raw := self.raw.raw(name, position)) is not None]
            if not cells:
                return position + 1
            if len(cells) > 2 or not all(isinstance(cell, str) for cell in cells):
                break
        return end

    def _candidates(self) -> Any:
        raw = self.raw
        found = np.zeros(raw.n_rows, dtype=bool)
        usual = self._usual_keys()
        for name in usual:
            found |= ~raw.column_filled(name)
        if not usual:
            counts = raw.filled.sum(axis=1)
            found |= counts <= np.median(counts[~self.done]) / 2 if (~self.done).any() else False
        words = self._word_rows()
        found |= words
        if "summary" in raw.data:
            found |= self._matching("summary")
        if len(usual) == 1:
            found |= self._matching(usual[0])
        return found & ~self.done

    def _usual_keys(self) -> list[str]:
        """Keys that most rows with an amount have."""
        numbered = np.zeros(self.raw.n_rows, dtype=bool)
        for column in self.raw.amounts.values():
            numbered |= ~np.isnan(column.read.values)
        rows = ~self.done & numbered if (~self.done & numbered).any() else ~self.done
        return [name for name in self.keys if rows.any() and self.raw.column_filled(name)[rows].mean() > 0.5]

    def _word_rows(self) -> Any:
        """Rows with words where numbers and dates should be: headings, notes, another table's headers."""
        raw = self.raw
        words = np.zeros(raw.n_rows, dtype=np.int32)
        telling = np.zeros(raw.n_rows, dtype=bool)
        known: dict[str, bool] = {}
        bad = {name: column.read.bad for name, column in raw.amounts.items()}
        bad.update({name: column.read.bad for name, column in raw.dates.items()})
        for name, cells in bad.items():
            for position in cells:
                text = raw.text(name, position)
                if not text:
                    continue
                if text not in known:
                    known[text] = tells(text)
                telling[position] |= known[text]
                words[position] += not any(letter.isdigit() for letter in text)
        return (words >= 2) | telling

    def _matching(self, name: str) -> Any:
        found = np.zeros(self.raw.n_rows, dtype=bool)
        texts = self.raw.arrow(name)
        if texts is not None:
            found[matching(texts, LIKELY_TOTAL)] = True
        return found

    def _last_data(self, candidates: Any, end: int) -> int:
        """The last row that surely is data: it lacks no key, or it has both a key and a number."""
        sure = np.flatnonzero(~candidates[:end] & ~self.done[:end])
        last = int(sure[-1]) if len(sure) else -1
        for position in np.flatnonzero(candidates)[::-1].tolist():
            if position < last:
                break
            keys = any(self.raw.column_filled(name)[position] for name in self.keys)
            texts = [self.raw.text(name, position) for name in self.raw.data]
            marked = any(is_total(text) or is_note(text) for text in texts if text)
            if keys and self._has_number(position) and not marked:
                return int(position)
        return last

    def _has_number(self, position: int) -> bool:
        return any(not np.isnan(column.read.values[position]) for column in self.raw.amounts.values())

    def _parsed(self, name: str, position: int) -> bool:
        """Whether a text was read as a number or a date."""
        if name in self.raw.amounts:
            return not np.isnan(self.raw.amounts[name].read.values[position])
        return name in self.raw.dates and position not in self.raw.dates[name].read.bad

    def _has_date(self, position: int) -> bool:
        from xlsaging.model.periods import NEVER

        return any(column.read.values[position] != NEVER for column in self.raw.dates.values())

    def _kind(self, position: int, seen_data: bool) -> str:
        """What a row is; "" for data."""
        raw = self.raw
        cells = {
            name: text for name in raw.data if (text := raw.text(name, position)) and not self._parsed(name, position)
        }
        number, dated = self._has_number(position), self._has_date(position)
        if self._is_total_row(position, cells, number, seen_data):
            return "total"
        if number:
            words = cells.keys() - {"currency"}
            return "total" if not words and not dated and self.sums.equals(position) else ""
        return self._wordy(position, cells, dated)

    def _is_total_row(self, position: int, cells: Mapping[str, str], number: bool, seen_data: bool) -> bool:
        raw = self.raw
        keys = [name for name in self.keys if raw.column_filled(name)[position]]
        for name, text in cells.items():
            others = [key for key in keys if key != name]
            if is_total(text):
                if "承前页" in text and not seen_data:
                    return False
                documents = {"document_no", "receipt_no"} & set(others)
                if (name == "summary" and not documents) or not others:
                    return True
                if all(key in raw.dates for key in others) and name not in self.keys:
                    return True
            elif (
                number
                and (found := TOTAL_OF.fullmatch(plain(text)))
                and not any(key.endswith(("_no", "date")) for key in others)
            ):
                of = found["of"] or found["of2"] or ""
                if name == "summary" and not others and "total" not in text.lower():
                    return True
                if self._named_before(position, of) or self.sums.equals(position):
                    return True
        return False

    def _named_before(self, position: int, of: str) -> bool:
        """Whether a total's own words name the block above it."""
        of = header_key(of)
        if not of or position == 0:
            return False
        before = position - 1
        while before > 0 and (self.done[before] or before in self.out):
            before -= 1
        return any(header_key(self.raw.text(name, before)) == of for name in self.raw.data)

    def _wordy(self, position: int, cells: Mapping[str, str], dated: bool) -> str:
        """Rows of words only."""
        texts = list(cells.values())
        facts = heading_facts(texts)
        if {"customer_id", "customer_name", "account"} & facts.keys() and not dated and position < self.last_data:
            self.headings[position] = facts
            return "block_heading"
        keys = [name for name in self.keys if self.raw.column_filled(name)[position]]
        if any(is_note(text) for text in texts) and (len(keys) <= 1 or position > self.last_data):
            return "note"
        if dated or self.raw.located.table in ("settings", "customers", "assignments", "activities"):
            return "note" if position > self.last_data and len(keys) == 0 else ""
        if position > self.last_data:
            return "note" if len(keys) <= 1 and self.last_data >= 0 else ""
        if not self.has_customer and self.raw.located.table in ("account", "invoices", "receipts") and len(texts) <= 2:
            self.headings[position] = split_customer(" ".join(texts))
            return "block_heading"
        return "note" if not keys and len(texts) == 1 and self.raw.amounts else ""
