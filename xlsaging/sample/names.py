"""Names of companies that do not exist, put together from parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["ABROAD", "Names"]


@dataclass(frozen=True, slots=True)
class Names:
    """A place in two halves, and a trade with its legal form."""

    first: tuple[str, ...]
    second: tuple[str, ...]
    trades: tuple[str, ...]
    between: str = ""

    def place(self, number: int) -> str:
        """A place by its number; each combination of halves comes once before the first comes again."""
        at = number % (len(self.first) * len(self.second))
        row, step = at % len(self.first), at // len(self.first)
        return self.first[row] + self.second[(row + step) % len(self.second)]

    def name(self, number: int) -> str:
        """A company by its number, each one once.

        >>> [Names(("Ash", "Oak"), ("well",), ("Ltd", "plc"), " ").name(number) for number in range(4)]
        ['Ashwell Ltd', 'Oakwell plc', 'Ashwell plc', 'Oakwell Ltd']
        """
        again, at = divmod(number, len(self.first) * len(self.second))
        trade = self.trades[(at + at // len(self.trades) + again) % len(self.trades)]
        return self.place(number) + self.between + trade

    def __len__(self) -> int:
        return len(self.first) * len(self.second) * len(self.trades)


ABROAD: Mapping[str, Names] = {
    "USD": Names(
        first=tuple("Harlow Maple Cedar Granite Prairie Willow Eagle Canyon River Summit Copper Pine".split()),
        second=tuple(f" {half}" for half in "Ridge Creek Falls Bend Point Valley Springs Grove Hollow Mesa".split()),
        trades=("Industries Inc.", "Machine Works Inc.", "Controls LLC", "Fabrication Inc.", "Process Equipment LLC"),
        between=" ",
    ),
    "EUR": Names(
        first=tuple("Linden Stein Birken Adler Falken Eichen Rosen Wester Neuen Alten Hohen Kalten".split()),
        second=tuple("au bach feld burg hof tal hausen berg brunn wald ried stedt".split()),
        trades=("Maschinenbau GmbH", "Anlagentechnik GmbH", "Werkzeuge GmbH", "Industrietechnik AG", "Metall GmbH"),
        between=" ",
    ),
}
"""Customers abroad are called alike whatever language the ledger is kept in."""
