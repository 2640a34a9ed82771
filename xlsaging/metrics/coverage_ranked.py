"""Coverage of those where it matters most, the rest in one: what fits on a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import narwhals as nw

from xlsaging.model.ledger import Ledger

from .coverage import coverage
from .small import rows_of

__all__ = ["CoverageLine", "RankedCoverage", "ranked_coverage"]

_SUMS = ("contacts", "overdue_opening", "overdue_closing")


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """A group's months in order: contacts, overdue balance at the start and the end, in major units."""

    name: str
    contacts: tuple[int, ...]
    opening: tuple[float, ...]
    closing: tuple[float, ...]

    @property
    def bare(self) -> tuple[bool, ...]:
        """Months in which something was overdue from the start and nobody was contacted."""
        return tuple(not calls and owed > 0 for calls, owed in zip(self.contacts, self.opening, strict=True))

    @property
    def bare_growth(self) -> float:
        """What the overdue balance grew by in its bare months."""
        months = zip(self.bare, self.opening, self.closing, strict=True)
        return round(sum(closing - opening for bare, opening, closing in months if bare), 6)


@dataclass(frozen=True, slots=True)
class RankedCoverage:
    """`lines` of the groups shown, the `rest` in one (None: there is none) of so many `others`, and the `whole`."""

    months: tuple[str, ...]
    lines: tuple[CoverageLine, ...]
    rest: CoverageLine | None
    others: int
    whole: CoverageLine


def ranked_coverage(
    ledger: Ledger, start: date | str, end: date | str, by: str = "customer_id", top: int = 40
) -> RankedCoverage:
    """`coverage` of the `top` groups with the most overdue at the end, then at any month's start, then by name.

    Collected once by group and month for those shown, and once by month for all. Groups and months, and what is
    raised, as in `coverage`.

    >>> import pandas as pd
    >>> invoices = pd.DataFrame({"document_no": ["A1", "A2"], "customer_id": ["C1", "C2"], "amount": [100.0, 20.0],
    ...     "document_date": ["2025-01-01"] * 2, "due_date": ["2025-05-15"] * 2})
    >>> calls = pd.DataFrame({"activity_date": ["2025-05-20"], "customer_id": ["C1"]})
    >>> found = ranked_coverage(Ledger(invoices=invoices, activities=calls), "2025-05-01", "2025-06-30", top=1)
    >>> found.lines[0].name, found.lines[0].contacts, found.lines[0].bare, found.others, found.whole.closing
    ('C1', (1, 0), (False, True), 1, (120.0, 120.0))
    """
    frame = nw.from_native(coverage(ledger, start, end, by))
    whole = rows_of(frame.group_by("month").agg(*(nw.col(name).sum() for name in _SUMS)).sort("month"))
    months = tuple(row[0] for row in whole)
    newest = nw.when(nw.col("month") == (months[-1] if months else "")).then(nw.col("overdue_closing"))
    order = frame.with_columns(newest.otherwise(nw.lit(0.0)).alias("newest")).group_by(by)
    order = order.agg(nw.col("newest").sum(), nw.col("overdue_opening").max(), nw.col("contacts").sum())
    order = order.sort("newest", "overdue_opening", by, descending=[True, True, False]).select(by)
    names = [row[0] for row in rows_of(order)]
    shown = rows_of(frame.filter(nw.col(by).is_in(names[:top])).sort(by, "month").select(by, *_SUMS))
    lines = {name: _line(name, [row[1:] for row in shown if row[0] == name]) for name in names[:top]}
    everything = _line("", [row[1:] for row in whole])
    made = tuple(lines.values())
    others = max(len(names) - top, 0)
    return RankedCoverage(months, made, _rest(everything, made) if others else None, others, everything)


def _line(name: str, rows: list[tuple[float, ...]]) -> CoverageLine:
    calls, opening, closing = zip(*rows, strict=True) if rows else ((), (), ())
    return CoverageLine(name, tuple(int(each) for each in calls), *(_exact(each) for each in (opening, closing)))


def _rest(whole: CoverageLine, lines: tuple[CoverageLine, ...]) -> CoverageLine:
    def less(all_of_it: tuple[float, ...], parts: list[tuple[float, ...]]) -> tuple[float, ...]:
        return tuple(total - sum(part[at] for part in parts) for at, total in enumerate(all_of_it))

    calls = tuple(int(each) for each in less(whole.contacts, [line.contacts for line in lines]))
    opening = less(whole.opening, [line.opening for line in lines])
    return CoverageLine("", calls, _exact(opening), _exact(less(whole.closing, [line.closing for line in lines])))


def _exact(amounts: tuple[float, ...]) -> tuple[float, ...]:
    """Sums of amounts without the drift of binary fractions; no currency has more than three decimals."""
    return tuple(round(each, 3) + 0.0 for each in amounts)
