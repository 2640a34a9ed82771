"""Proof that every row of the input went somewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["RowAccount"]


@dataclass(frozen=True, slots=True)
class RowAccount:
    """Where the rows of one table of the input went: used + set aside = read, in rows and in sums.

    `read` counts the rows that hold data; what is not data (totals, repeated headers, notes, blank rows,
    block headings) is in `left_out` by kind. `set_aside` gives rows and minor units by issue code. Sums are
    of the table's amount column in minor units of each row's currency, as far as it could be read as a number.

    >>> RowAccount("invoices", "Sheet1!A2:F9", read=3, used=2, set_aside={"bad_amount": (1, 0)}, read_sum=300,
    ...            used_sum=300).ties
    True
    """

    table: str
    at: str
    read: int
    used: int
    set_aside: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    left_out: Mapping[str, int] = field(default_factory=dict)
    read_sum: int = 0
    used_sum: int = 0

    @property
    def ties(self) -> bool:
        """Whether rows and sums agree."""
        rows = self.used + sum(count for count, _ in self.set_aside.values())
        total = self.used_sum + sum(amount for _, amount in self.set_aside.values())
        return rows == self.read and total == self.read_sum
