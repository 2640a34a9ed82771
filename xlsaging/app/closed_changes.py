"""Rows of closed months, then and now: which are the same, which changed, which came, which went."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from xlsaging.model.money import scale
from xlsaging.model.periods import FAR, from_day
from xlsaging.report.changes_figures import ClosedChange, FieldChange
from xlsaging.report.figures import Rows

__all__ = ["Found", "Row", "closed_changes"]

_NUMBERS = {"invoices": "document_no", "receipts": "receipt_no", "write_offs": "document_no"}
_LOOSER = (("instalment_no", "applied_to", "customer_id"), ("customer_id",), ("instalment_no", "applied_to"), ())
"""By what else than number and currency a row of before is found again: by less and less."""
_NOT_COMPARED = ("base", "open")
_DATES = ("document_date", "due_date", "receipt_date", "returned_date", "write_off_date", "day")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what is compared, by name, and what it adds to the outstanding."""

    values: Mapping[str, Any]
    number: str
    effect: int
    base: int


@dataclass(frozen=True, slots=True)
class Found:
    """A change in minor units."""

    table: str
    before: Row | None
    after: Row | None

    @property
    def kind(self) -> str:
        return "backdated" if self.before is None else "removed" if self.after is None else "changed"

    @property
    def one(self) -> Row:
        row = self.before or self.after
        assert row is not None, "a change has a row before or after"
        return row

    @property
    def number(self) -> str:
        return self.one.number

    @property
    def customer_id(self) -> str:
        return str((self.after or self.one).values["customer_id"])

    @property
    def currency(self) -> str:
        return str(self.one.values["currency"])

    @property
    def day(self) -> date | None:
        days = [row.values["day"] for row in (self.before, self.after) if row is not None]
        first: int = min(days)
        return from_day(first) if first else None

    @property
    def effect(self) -> int:
        return _less(self.after, self.before, "effect")

    @property
    def base(self) -> int:
        return _less(self.after, self.before, "base")

    def fields(self) -> tuple[FieldChange, ...]:
        """What is another value now; the day a row counts from only where no date of its own says so."""
        if self.before is None or self.after is None:
            return ()
        pairs = ((name, self.before.values.get(name), self.after.values.get(name)) for name in self.after.values)
        made = [(name, old, new) for name, old, new in pairs if old != new and name != "effect"]
        if not made:
            made = [("effect", self.before.effect, self.after.effect)]
        if any(name in _DATES and name not in ("day", "due_date") for name, _, _ in made):
            made = [each for each in made if each[0] != "day"]
        code = self.currency
        return tuple(FieldChange(name, _plain(name, old, code), _plain(name, new, code)) for name, old, new in made)

    def plain(self, units: int) -> ClosedChange:
        return ClosedChange(
            table=self.table,
            kind=self.kind,  # type: ignore[arg-type]  # one of the three
            number=self.number,
            customer_id=self.customer_id,
            day=self.day,
            currency=self.currency,
            effect=self.effect / scale(self.currency),
            base_effect=self.base / units,
            fields=self.fields(),
        )


def _less(after: Row | None, before: Row | None, name: str) -> int:
    return (getattr(after, name) if after else 0) - (getattr(before, name) if before else 0)


def _plain(name: str, value: Any, currency: str = "CNY") -> Any:
    if value is None:
        return None
    if name in _DATES:
        return from_day(value) if 0 < value < FAR else None
    return value / scale(currency) if name in ("amount", "effect") else value


def closed_changes(table: str, then: Rows, now: Rows, last: int) -> list[Found]:
    """What differs between the rows of then, all of them dated by day number `last`, and all rows of now."""
    before, after = _contents(then), _contents(now)
    gone = _rows_of(table, before - after, then)
    new = _rows_of(table, after - before, now)
    here = [row for row in new if row.values["day"] <= last]
    later = [row for row in new if row.values["day"] > last]
    found: list[Found] = []
    for candidates in (here, later):
        for names in _LOOSER:
            found += _paired(table, gone, candidates, names)
    found += [Found(table, row, None) for row in gone]
    return [*found, *(Found(table, None, row) for row in here)]


def _compared(rows: Rows) -> list[str]:
    return [name for name in sorted(rows.columns) if name not in _NOT_COMPARED]


def _contents(rows: Rows) -> Counter[tuple[Any, ...]]:
    """How often each content stands there."""
    return Counter(zip(*(rows.column(name) for name in _compared(rows)), strict=True))


def _rows_of(table: str, counts: Counter[tuple[Any, ...]], rows: Rows) -> list[Row]:
    """The rows with these contents, as often as they are counted."""
    if not counts:
        return []
    names = _compared(rows)
    contents = zip(*(rows.column(name) for name in names), strict=True)
    bases = {content: base for content, base in zip(contents, rows.column("base"), strict=True) if content in counts}
    made = []
    for content, count in counts.items():
        values = dict(zip(names, content, strict=True))
        row = Row(values, str(values[_NUMBERS[table]]), values["effect"], bases[content])
        made += [row] * count
    return sorted(made, key=lambda row: tuple(map(str, row.values.values())))


def _paired(table: str, gone: list[Row], new: list[Row], names: tuple[str, ...]) -> list[Found]:
    """Rows of one number, currency and `names`, one of before with one of now; both are taken off their lists."""

    def key(row: Row) -> tuple[Any, ...]:
        return (row.number, row.values["currency"], *(row.values.get(name) for name in names))

    waiting: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in new:
        waiting[key(row)].append(row)
    found, left = [], []
    for row in gone:
        matches = waiting.get(key(row)) if row.number else None
        if matches:
            found.append(Found(table, row, matches.pop(0)))
        else:
            left.append(row)
    gone[:] = left
    new[:] = [row for rows in waiting.values() for row in rows]
    return found
