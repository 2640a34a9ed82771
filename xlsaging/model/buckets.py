"""Aging buckets: parsed once, then only cut-off days are compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from .errors import BadSettingError
from .periods import add_months, to_day

__all__ = ["BASES", "DEFAULT_BUCKETS", "STATUTORY_BUCKETS", "Basis", "Buckets"]

Basis = Literal["due_date", "document_date", "posting_date", "origin_date"]
BASES: tuple[Basis, ...] = ("due_date", "document_date", "posting_date", "origin_date")
DEFAULT_BUCKETS = (30, 60, 90, 180, 360)
STATUTORY_BUCKETS = ("1Y", "2Y", "3Y", "4Y", "5Y")


@dataclass(frozen=True, slots=True)
class Buckets:
    """Edges of one unit: days, calendar months or calendar years.

    `edge="upper"` puts an age that equals an edge into the bucket that ends there (`31-60` holds 31 and
    60); `"lower"` into the one that begins there (`30-59`). On the due basis, age 0 is not due under upper
    edges, and opens the first bucket under lower ones.

    >>> Buckets.parse("30,60").labels("due_date")
    ('not_due', '1-30', '31-60', '60+')
    >>> Buckets.parse("30,60").labels("document_date")
    ('0-30', '31-60', '60+')
    >>> Buckets.parse("3M,24M").labels("due_date")
    ('not_due', '0M-3M', '3M-24M', '24M+')
    >>> Buckets.parse((30, 60), "lower").labels("due_date")
    ('not_due', '0-29', '30-59', '60+')
    """

    edges: tuple[int, ...]
    unit: Literal["D", "M", "Y"] = "D"
    edge: Literal["upper", "lower"] = "upper"

    @classmethod
    def parse(cls, spec: str | tuple[int | str, ...] | list[int | str] | Buckets, edge: str = "upper") -> Buckets:
        """Buckets from `"30,60,90"`, `(30, 60)`, `"3M,6M"` or `("1Y", "2Y")`.

        Raises BadSettingError where edges do not rise, are not positive, or units are mixed.
        """
        if isinstance(spec, Buckets):
            return spec
        if edge not in ("upper", "lower"):
            raise BadSettingError(name="bucket_edge", value=edge, allowed='"upper" or "lower"')
        parts = re.split(r"[,，\s]+", spec.strip()) if isinstance(spec, str) else [str(part) for part in spec]
        found = [re.fullmatch(r"(\d+)\s*([DMY]?)", part.strip().upper()) for part in parts]
        pairs = [(int(match[1]), match[2] or "D") for match in found if match]
        units = {unit for _, unit in pairs}
        edges = tuple(size for size, _ in pairs)
        rising = all(low < high for low, high in zip((0, *edges), edges, strict=False))
        if not pairs or len(pairs) != len(parts) or len(units) != 1 or not rising:
            raise BadSettingError(
                name="buckets", value=spec, allowed="rising edges of one unit: 30,60,90 or 3M,6M or 1Y,2Y"
            )
        return cls(edges, units.pop(), edge)  # type: ignore[arg-type]  # both checked just above

    def labels(self, basis: str) -> tuple[str, ...]:
        """Column names in order of age; `not_due` leads on the due basis."""
        lows = (0, *self.edges)
        if self.unit == "D":
            if self.edge == "upper":
                first = 1 if basis == "due_date" else 0
                starts = (first, *(edge + 1 for edge in self.edges))
                named = [f"{low}-{high}" for low, high in zip(starts, self.edges, strict=False)]
            else:
                named = [f"{low}-{high - 1}" for low, high in zip(lows, self.edges, strict=False)]
            named.append(f"{self.edges[-1]}+")
        else:
            unit = self.unit
            named = [f"{low}{unit}-{high}{unit}" for low, high in zip(lows, self.edges, strict=False)]
            named.append(f"{self.edges[-1]}{unit}+")
        return (("not_due",) if basis == "due_date" else ()) + tuple(named)

    def cutoffs(self, as_of: date, basis: str) -> tuple[int, ...]:
        """The earliest day number of each label but the last, youngest first.

        A day belongs to the first label whose cut-off it reaches; to the last label if it reaches none.
        One less than `labels`.

        >>> Buckets.parse("30").cutoffs(date(1970, 3, 1), "due_date")
        (59, 29)
        """
        today = to_day(as_of)
        inclusive = self.edge == "upper"
        tops = [self._cutoff(as_of, size) for size in self.edges]
        if basis == "due_date":
            return (today if inclusive else today + 1, *tops)
        return tuple(tops)

    def _cutoff(self, as_of: date, size: int) -> int:
        """The earliest day that is still within `size` units of `as_of`."""
        today = to_day(as_of)
        if self.unit == "D":
            return today - size + (0 if self.edge == "upper" else 1)
        months = size * (12 if self.unit == "Y" else 1)
        day = add_months(as_of, -months) - timedelta(days=4)
        while not self._within(day, months, as_of):
            day += timedelta(days=1)
        return to_day(day)

    def _within(self, day: date, months: int, as_of: date) -> bool:
        end = add_months(day, months)
        return as_of <= end if self.edge == "upper" else as_of < end
