"""Sums down a table, against which rows of totals are held."""

from __future__ import annotations

from typing import Any

import numpy as np

from .raw_table import RawTable

__all__ = ["Sums"]


class Sums:
    """Running sums of the amount columns since the top, and since the last total."""

    def __init__(self, raw: RawTable) -> None:
        self.columns = {
            name: column.read.values
            for name, column in raw.amounts.items()
            if column.kind == "amount" and name not in ("balance", "balance_base")
        }
        self._unread = {name: bool(raw.amounts[name].read.bad) for name in self.columns}
        signless = {"document_type", "direction"} & raw.data.keys()
        self._apart = raw.located.table == "account" or bool(signless)
        self._prefix: dict[str, Any] = {}
        self._gone = dict.fromkeys(self.columns, 0.0)
        self._starts: list[tuple[int, dict[str, float]]] = [(0, dict(self._gone))]

    def leave_out(self, position: int, *, restart: bool) -> None:
        """A row that does not count towards later sums; `restart` opens a new block after it."""
        for name, values in self.columns.items():
            if not np.isnan(values[position]):
                self._gone[name] += float(values[position])
        if restart:
            self._starts.append((position + 1, dict(self._gone)))

    def equals(self, position: int) -> bool:
        """Whether every amount of a row is the sum of what stands above it, in the block or in all."""
        filled = {
            name: float(values[position]) for name, values in self.columns.items() if not np.isnan(values[position])
        }
        if not any(filled.values()):
            return False
        for start, gone in (self._starts[-1], self._starts[0]):
            sums = {name: self._sum(name, start, position) - self._gone[name] + gone[name] for name in filled}
            if position - start >= 2 and all(abs(sums[name] - value) < 0.005 for name, value in filled.items()):
                return True
        return False

    def differing(self, position: int) -> dict[str, tuple[float, float]]:
        """By column what a total row says, and what the rows above it sum to: where neither the block nor all give it.

        A running balance, which ends on its last row, is no difference, nor is half a cent a row. Accounts, whose
        totals run over periods, and lists that keep credits apart by a type or a direction, are not compared.
        """
        if self._apart or position < 1:
            return {}
        found = {}
        for name, values in self.columns.items():
            value = float(values[position])
            if np.isnan(value) or self._unread[name] or np.isnan(values[:position]).all():
                continue
            sums = [
                self._sum(name, start, position) - self._gone[name] + gone[name]
                for start, gone in (self._starts[-1], self._starts[0])
            ]
            if min(abs(one - value) for one in sums) > 0.005 * position and value != values[position - 1]:
                found[name] = (value, sums[-1])
        return found

    def _sum(self, name: str, start: int, end: int) -> float:
        if name not in self._prefix:
            self._prefix[name] = np.concatenate([[0.0], np.cumsum(np.nan_to_num(self.columns[name]))])
        prefix = self._prefix[name]
        return float(prefix[end] - prefix[start])
