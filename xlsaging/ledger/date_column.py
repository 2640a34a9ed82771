"""A whole column of dates: real dates at once, texts by their distinct forms, day and month by the column's proof."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np

from xlsaging.model.periods import NEVER, from_day, month_end, to_day

from .columns import Finding, ReadColumn, odd_cells, odd_finding, raw_texts, shown
from .date_cell import FIRST_DAY, LAST_DAY, DateCell, parse_date, whole_number_date
from .grid import ColumnData

__all__ = ["DateColumn"]

_ISO = r"^\d{4}-\d{2}-\d{2}[ T]"
_WHOLE = 1_000_000
_MONTHS = (190_001, 219_912)
_NARROW, _WIDE = 3 * 365, 10 * 365


class DateColumn:
    """A column of dates on its way to day numbers.

    Made first for every date column of a table. `proven` then is the order that the column itself proves (`dmy`,
    `mdy`, `ymd`), "" where nothing is open or nothing is proven, and `finish` settles the open cells. A month
    without a day is taken for its `first` or `last` day, as `month` says; else it is refused.
    """

    def __init__(
        self, data: ColumnData, keep: Any, *, date_1904: bool = False, month: Literal["", "first", "last"] = ""
    ) -> None:
        self.date_1904 = date_1904
        self.month = month
        days = data.values.dtype.kind in "iu"
        self.read = ReadColumn(
            np.where(keep, data.values, NEVER) if days else np.full(len(data.values), NEVER, dtype=np.int64)
        )
        self._open: list[tuple[Any, DateCell, str]] = []
        self._short: list[Any] = []
        if days:
            self._refuse_far(data)
        positions, texts = raw_texts(data, keep)
        if len(positions):
            self._texts(positions, texts)
        self._numbers(data, keep)
        self._weigh()

    def _refuse_far(self, data: ColumnData) -> None:
        values = self.read.values
        far = (values != NEVER) & ((values < FIRST_DAY) | (values > LAST_DAY))
        for position in np.flatnonzero(far).tolist():
            day = np.datetime64(int(data.values[position]), "D")
            self.read.refuse(Finding("bad_date", position, {"value": str(day)}))
        values[far] = NEVER

    def _texts(self, positions: Any, texts: Any) -> None:
        import pandas as pd
        import pyarrow as pa
        import pyarrow.compute as pc

        stamped = pc.match_substring_regex(pa.array(texts, pa.string()), _ISO).to_numpy(zero_copy_only=False)
        if stamped.any():
            texts = texts.copy()
            texts[stamped] = [text[:10] for text in texts[stamped]]
        codes, names = pd.factorize(texts)
        cells = [parse_date(str(name), date_1904=self.date_1904) for name in names]
        self._plain(positions, codes, cells)
        order = np.argsort(codes, kind="stable")
        bounds = np.searchsorted(codes[order], np.arange(len(names) + 1))
        for number, cell in enumerate(cells):
            if cell.code or cell.readings or cell.two_digit_year:
                self._take(positions[order[bounds[number] : bounds[number + 1]]], cell, str(names[number]))

    def _plain(self, positions: Any, codes: Any, cells: list[DateCell]) -> None:
        days = np.fromiter((cell.day for cell in cells), dtype=np.int64, count=len(cells))
        self.read.values[positions] = days[codes]

    def _take(self, where: Any, cell: DateCell, text: str) -> None:
        if cell.code == "date_without_day" and self.month:
            self.read.values[where] = cell.month if self.month == "first" else _last_day(cell.month)
        elif cell.code:
            for position in where.tolist():
                self.read.refuse(Finding(cell.code, position, {"value": shown(text)}))
        elif cell.readings:
            self._open.append((where, cell, text))
        if cell.two_digit_year:
            self._short.append(where)

    def _numbers(self, data: ColumnData, keep: Any) -> None:
        """Excel serials and dates such as 20250131 that stand as numbers."""
        serials: list[tuple[int, float]] = []
        for position, raw in odd_cells(data, keep):
            if not isinstance(raw, (int, float)) or isinstance(raw, bool):
                self.read.refuse(odd_finding(position, raw, "bad_date"))
            else:
                serials.append((position, float(raw)))
        if not serials:
            return
        positions = np.array([position for position, _ in serials], dtype=np.int64)
        numbers = np.array([number for _, number in serials])
        usual = np.abs(numbers) < _MONTHS[0]
        days = np.where(usual, np.floor(np.where(usual, numbers, 0.0)), 0.0).astype(np.int64)
        days = days - (24_107 if self.date_1904 else 25_569)
        good = usual & (days >= FIRST_DAY) & (days <= LAST_DAY)
        self.read.values[positions[good]] = days[good]
        for position, number in zip(positions[~good].tolist(), numbers[~good].tolist(), strict=True):
            whole = number == number // 1 if abs(number) < 1e9 else False
            cell = whole_number_date(int(number)) if whole else DateCell(code="bad_date")
            self.read.values[position] = cell.day
            self._take(np.array([position]), cell, shown(number))

    def _weigh(self) -> None:
        """Which orders the open cells allow, and the first cell that forbids each."""
        self.against: dict[str, int] = {}
        self.shapes = {cell.shape for _, cell, _ in self._open}
        orders = {"dmy", "mdy"} | ({"ymd"} if any("ymd" in cell.readings for _, cell, _ in self._open) else set())
        for where, cell, _ in self._open:
            first = int(where[0])
            for order in orders - cell.readings.keys():
                self.against[order] = min(self.against.get(order, first), first)
        self.orders = orders - self.against.keys() if self._open else set()
        self.proven = next(iter(self.orders)) if len(self.orders) == 1 else ""
        likely = self._narrow()
        self._likely = next(iter(likely)) if len(likely) == 1 else ""

    def _narrow(self) -> set[str]:
        """Orders left when days that would have to be years, and so spread over decades, rule some out."""
        if len(self.orders) < 2 or "ymd" not in self.orders:
            return self.orders
        spans = {}
        for order in self.orders:
            days = [cell.readings[order] for _, cell, _ in self._open]
            spans[order] = max(days) - min(days)
        narrow = 0 < min(spans.values()) <= _NARROW
        return {order for order, span in spans.items() if span <= _WIDE} if narrow else self.orders

    @property
    def open(self) -> bool:
        """Whether cells wait for an order."""
        return bool(self._open)

    @property
    def contradictory(self) -> bool:
        """Whether no order fits every cell."""
        return bool(self._open) and not self.orders

    def finish(self, stated: str = "", sibling: str = "") -> ReadColumn:
        """Settle the open cells by the column's proof, else by the `stated` order, else by a sibling column's proof.

        Where proof and statement differ the proof is used and said; where the column contradicts itself, the
        statement decides.
        """
        read = self.read
        if self._open:
            first = int(min(where.min() for where, _, _ in self._open))
            count = sum(len(where) for where, _, _ in self._open)
            usable = stated in self.orders or (self.contradictory and stated in self.against)
            order = self.proven or (stated if usable else "") or self._likely
            order = order or (sibling if sibling in self.orders else "")
            if self.proven and stated and stated != self.proven and stated in self.against:
                read.findings.append(
                    Finding("date_order_differs", self.against[stated], {"stated": stated, "proven": self.proven})
                )
            elif order and not (self.proven or usable or self._likely):
                read.findings.append(Finding("date_order_from_sibling", first, {"order": order, "count": count}))
            self._settle(order)
            if not order:
                self._unsettled(first)
        if self._short:
            positions = np.concatenate(self._short)
            readable = positions[read.values[positions] != NEVER]
            if len(readable):
                read.findings.append(Finding("two_digit_year", int(readable.min()), {"count": len(readable)}))
        read.findings.sort(key=lambda finding: finding.position)
        return read

    def _settle(self, order: str) -> None:
        for where, cell, text in self._open:
            if order in cell.readings:
                self.read.values[where] = cell.readings[order]
            elif order:
                for position in where.tolist():
                    self.read.refuse(Finding("date_against_order", position, {"value": shown(text), "order": order}))
            elif len(set(cell.readings.values())) == 1:
                self.read.values[where] = next(iter(cell.readings.values()))

    def _unsettled(self, first: int) -> None:
        """Say once for the column that its order is unknown, and mark the cells that wait for it."""
        waiting = [where[self.read.values[where] == NEVER] for where, _, _ in self._open]
        positions = np.sort(np.concatenate(waiting))
        if not len(positions):
            return
        code = "date_order_mixed" if self.contradictory else "date_order_unknown"
        self.read.bad.update(dict.fromkeys(positions.tolist(), code))
        texts = {int(where[0]): text for where, _, text in self._open}
        params: dict[str, Any] = {"count": len(positions), "value": shown(texts.get(first, ""))}
        places = {}
        if self.contradictory:
            against = sorted(set(self.against.values()))
            places = {"first": against[0], "other": against[-1]}
        self.read.findings.append(Finding(code, min(places.values(), default=int(positions[0])), params, places))


def _last_day(first: int) -> int:
    day = from_day(first)
    return NEVER if day is None else to_day(month_end(day))
