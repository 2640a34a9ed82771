"""Chance that depends on nothing but a seed, a purpose and a row.

Every draw is a hash of the three in whole numbers (the finisher of SplitMix64), so that any row can be made alone, in
any order and in pieces of any size, and comes out alike on every machine and with every version of numpy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

__all__ = ["Draws", "Flags", "Whole"]

Whole = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_BELL = 37_837
"""Standard deviation of the sum of four draws below 65,536."""


@dataclass(frozen=True, slots=True)
class Draws:
    """Whole numbers by chance; `rows` are numbers of rows, and the result has one draw for each.

    >>> Draws(7).below("amount", np.arange(4), 100).tolist() == Draws(7).below("amount", np.arange(4), 100).tolist()
    True
    >>> Draws(7).below("amount", np.array([3]), 100) == Draws(7).below("amount", np.arange(4), 100)[3:]
    array([ True])
    """

    seed: int

    def below(self, purpose: str, rows: Whole, limit: int | Whole) -> Whole:
        """Numbers from 0 to `limit` − 1, each as likely; `limit` up to 2³¹."""
        high = self._bits(purpose, rows) >> np.uint64(32)
        return ((high * np.asarray(limit, np.uint64)) >> np.uint64(32)).astype(np.int64)

    def between(self, purpose: str, rows: Whole, low: int, high: int) -> Whole:
        """Numbers from `low` to `high`, both included."""
        return low + self.below(purpose, rows, high - low + 1)

    def chance(self, purpose: str, rows: Whole, per_mille: int | Whole) -> Flags:
        """True in so many of a thousand."""
        return self.below(purpose, rows, 1000) < per_mille

    def choice(self, purpose: str, rows: Whole, options: Sequence[int]) -> Whole:
        """One of the options, each as likely."""
        return np.asarray(options, np.int64)[self.below(purpose, rows, len(options))]

    def weighted(self, purpose: str, rows: Whole, weights: Sequence[int] | Whole) -> Whole:
        """The place of an option, as likely as its weight says."""
        edges = np.cumsum(np.asarray(weights, np.int64))
        return np.searchsorted(edges, self.below(purpose, rows, int(edges[-1])), side="right").astype(np.int64)

    def bell(self, purpose: str, rows: Whole, spread: Whole) -> Whole:
        """Numbers around 0, `spread` their standard deviation, never beyond 3.5 times of it."""
        bits = self._bits(purpose, rows)
        parts = sum((bits >> np.uint64(shift)) & np.uint64(0xFFFF) for shift in (0, 16, 32, 48))
        return (np.asarray(parts).astype(np.int64) - 2 * 0xFFFF) * spread // _BELL

    def _bits(self, purpose: str, rows: Whole) -> npt.NDArray[np.uint64]:
        digest = blake2b(f"{self.seed}/{purpose}".encode(), digest_size=8).digest()
        bits = np.atleast_1d(rows).astype(np.uint64) * _GOLDEN + np.frombuffer(digest, "<u8")
        bits = (bits ^ (bits >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        bits = (bits ^ (bits >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        found: npt.NDArray[np.uint64] = bits ^ (bits >> np.uint64(31))
        return found
