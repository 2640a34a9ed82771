"""Which line is what: where in the year it stands, and which lines belong together.

The lines that sell are dealt out in blocks of sixty. Within a block, one document comes in instalments, one keeps a
part back, one invoice will be reversed, one red note reverses that of an earlier block, and so on, each at a place that
chance chooses. So everything happens in a ledger of some hundred lines already, and as often in a large one, and what a
line is can be told from its number alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .draws import Whole
from .firm import Firm

__all__ = ["BLOCK", "Plan", "Role"]

BLOCK = 60
_PLACES = {
    "instalments": (0, 8),
    "retention": (10, 9),
    "reversed": (20, 10),
    "red": (30, 10),
    "favoured": (40, 9),
    "cleared": (50, 8),
}
"""The first place at which something may stand, and how many there are."""


class Role:
    """What a line is, besides an ordinary invoice."""

    PLAIN = 0
    INSTALMENT = 1
    KEEPS_BACK = 2
    RETENTION = 3
    REVERSED = 4
    RED = 5
    FAVOURED = 6
    """An invoice against which a free credit note is used."""
    REBATE = 7
    DEBIT = 8
    CLEARED = 9
    """One of three invoices that two receipts clear as a group."""


@dataclass(frozen=True)
class Plan:
    """The lines of a firm: openings first, then what is sold, in the order of time. `sold` numbers count the latter."""

    firm: Firm

    @cached_property
    def openings(self) -> int:
        """Lines that carry forward what was open when the ledger began."""
        return max(1, self.firm.rows // 64) if self.firm.rows > 5 else 0

    @cached_property
    def lines(self) -> int:
        """Lines that sell."""
        return self.firm.rows - self.openings

    @cached_property
    def edges(self) -> Whole:
        """The first line of each month, and the one after the last."""
        season = np.cumsum([0, *self.firm.calendar.season])
        found: Whole = self.lines * season // season[-1]
        return found

    @cached_property
    def apart(self) -> int:
        """Blocks between an invoice and the red note that reverses it: about a fortnight, at least one."""
        return max(1, self.lines // BLOCK // 36)

    def day(self, sold: Whole) -> Whole:
        """The day of each line."""
        days = np.zeros_like(sold)
        month = self.month(sold)
        for each in np.flatnonzero(np.bincount(month)):
            here = month == each
            first, count = int(self.edges[each]), int(self.edges[each + 1] - self.edges[each])
            days[here] = self.firm.calendar.days_sold(int(each), count, sold[here] - first)
        return days

    def month(self, sold: Whole) -> Whole:
        """The place of each line's month."""
        return np.searchsorted(self.edges, sold, side="right") - 1

    def role(self, sold: Whole) -> Whole:
        """A `Role` for each line."""
        block, place = np.divmod(sold, BLOCK)
        where = self._places(block)
        step, cleared = place - where["instalments"], place - where["cleared"]
        group = (block % 4 == 2) & (sold - cleared + 2 < self.lines)
        return np.select(
            [
                (step >= 0) & (step < 3),
                place == where["retention"],
                place == where["retention"] + 1,
                (place == where["reversed"]) & (self.red_of(block) < self.lines),
                (place == where["red"]) & (block >= self.apart),
                (place == where["favoured"]) & (block % 8 == 1) & (sold + 1 < self.lines),
                (place == where["favoured"] + 1) & (block % 4 == 1),
                (place == where["favoured"] + 1) & (block % 4 == 3),
                (cleared >= 0) & (cleared < 3) & group,
            ],
            [
                *(Role.INSTALMENT, Role.KEEPS_BACK, Role.RETENTION, Role.REVERSED, Role.RED),
                *(Role.FAVOURED, Role.REBATE, Role.DEBIT, Role.CLEARED),
            ],
            Role.PLAIN,
        )

    def step(self, sold: Whole) -> Whole:
        """Lines since the first one of a document in instalments, or of a group that is cleared together."""
        block, place = np.divmod(sold, BLOCK)
        where = self._places(block)
        return np.where(place < 10, place - where["instalments"], place - where["cleared"])

    def red_of(self, block: Whole) -> Whole:
        """The line of the red note that reverses an invoice of the block."""
        later = block + self.apart
        found: Whole = later * BLOCK + self._places(later)["red"]
        return found

    def reversed_by(self, block: Whole) -> Whole:
        """The line that the red note of the block reverses."""
        earlier = np.maximum(block - self.apart, 0)
        found: Whole = earlier * BLOCK + self._places(earlier)["reversed"]
        return found

    def numbered(self, sold: Whole) -> Whole:
        """How many lines before each one have an invoice number of their own, so that numbers have no gaps."""
        block, place = np.divmod(sold, BLOCK)
        where = self._places(block)
        before = block * 3 + np.maximum(block - self.apart, 0) + block // 2
        for others, there in (
            (where["instalments"] + 1, True),
            (where["instalments"] + 2, True),
            (where["retention"] + 1, True),
            (where["red"], block >= self.apart),
            (where["favoured"] + 1, block % 2 == 1),
        ):
            before = before + ((others < place) & there)
        found: Whole = sold - before
        return found

    def credit_notes(self, sold: Whole, role: Whole) -> Whole:
        """The running number of each credit note."""
        block = sold // BLOCK
        red, rebates = np.maximum(block - self.apart, 0), (block + 2) // 4
        found: Whole = red + rebates + 1 + ((role == Role.REBATE) & (block >= self.apart))
        return found

    def _places(self, block: Whole) -> dict[str, Whole]:
        """Where each thing stands in each block."""
        if not len(block):
            return dict.fromkeys(_PLACES, block)
        low, high = int(block.min()), int(block.max())
        every, at = (np.arange(low, high + 1), block - low) if high - low < len(block) else (block, ...)
        draws = self.firm.draws
        return {
            name: first + draws.below(f"place of {name}", every, free)[at] for name, (first, free) in _PLACES.items()
        }
