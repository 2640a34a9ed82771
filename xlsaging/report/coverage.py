"""Who was contacted in which month, and what months without contact cost."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from xlsaging.i18n.catalogue import Text

from .figures import Context
from .labels import group_value, money
from .model import Block, Cell, Column, Note, Sheet, Table
from .totals import exact_sum
from .trend_figures import Coverage, CoverageLine, TrendFigures

__all__ = ["coverage_sheets"]

_BALANCES = ("overdue_opening", "overdue_closing", "overdue_growth")
_GROWN = 40


def coverage_sheets(trend: TrendFigures, context: Context) -> tuple[Sheet, ...] | Text:
    """Who was contacted when, months in which nobody was at all named first; and on a second sheet what became of the
    overdue balance meanwhile. The reason for no sheet where no contact is logged."""
    found = trend.coverage
    if found is None or not any(found.whole.contacts):
        return Text("trend.no_contacts")
    currency = context.settings.base_currency
    contacts: list[Block] = [
        *_silent(found, currency),
        _contacts("coverage_customers", "by_customer", found, trend.names, Text("trend.coverage_note")),
    ]
    if trend.collector_coverage is not None:
        contacts.append(_contacts("coverage_collectors", "by_collector", trend.collector_coverage, None, None))
    growth = (_months(found), *_growth(found, trend.names, currency))
    title = Text("title.coverage")
    return (
        Sheet(name="coverage", title=title, blocks=tuple(contacts)),
        Sheet(name="coverage", title=Text("title.coverage_growth"), blocks=growth, part=2, landscape=False),
    )


def _silent(found: Coverage, currency: str) -> list[Note]:
    """A line for each stretch of months in which nobody was contacted, with what overdue did in it."""
    whole, notes = found.whole, []
    for silent, stretch in groupby(range(len(found.months)), key=lambda at: not whole.contacts[at]):
        if not silent:
            continue
        months = list(stretch)
        opening, closing = whole.opening[months[0]], whole.closing[months[-1]]
        change = _less(closing, opening)
        params: dict[str, Any] = {"opening": money(opening, currency), "closing": money(closing, currency)}
        params["growth"] = ("+" if change > 0 else "") + money(change, currency)
        first, last = found.months[months[0]], found.months[months[-1]]
        if first == last:
            text = Text("trend.silent_month", {**params, "year": first[:4], "number": int(first[5:7])})
        else:
            text = Text("trend.silent_months", {**params, "first": first, "last": last, "count": len(months)})
        notes.append(Note(text, "alert"))
    return notes or [Note(Text("trend.no_silent_month"), "good")]


def _contacts(name: str, title: str, found: Coverage, names: Mapping[str, str] | None, note: Text | None) -> Table:
    """Contacts by month; a month in which something was overdue and nobody was contacted has a word."""
    columns: list[Column] = _who(names)
    columns += [Column(month, month, "count", look="gap") for month in found.months]
    columns += [
        Column("bare_months", Text("trend.bare_months"), "count", look="alert"),
        Column("bare_growth", Text("trend.bare_growth"), "amount"),
        Column("overdue_now", Text("trend.overdue_now"), "amount"),
    ]
    rows: list[tuple[Cell, ...]] = [(*_label(line, names), *_calls(line), *_cost(line)) for line in found.lines]
    if found.rest is not None:
        rest = Text("trend.others", {"count": found.others})
        rows.append((*_labels(rest, names), *_calls(found.rest), None, None, found.rest.closing[-1]))
    whole: tuple[Cell, ...] = tuple(calls or Text("trend.no_contact") for calls in found.whole.contacts)
    silent = sum(not calls for calls in found.whole.contacts)
    rows.append((*_labels(Text("trend.whole_line"), names), *whole, silent or None, None, found.whole.closing[-1]))
    return Table(name, tuple(columns), rows, title=Text(f"trend.{title}"), note=note)


def _months(found: Coverage) -> Table:
    """All customers together, a row a month."""
    columns = (
        Column("month", Text("column.month")),
        Column("contacts", Text("trend.contacts_total"), "count", look="gap"),
        *(Column(name, Text(f"trend.{name}"), "amount") for name in _BALANCES),
    )
    whole = found.whole
    rows: list[tuple[Cell, ...]] = [
        (month, calls or Text("trend.no_contact"), opening, closing, _less(closing, opening))
        for month, calls, opening, closing in zip(
            found.months, whole.contacts, whole.opening, whole.closing, strict=True
        )
    ]
    return Table("coverage_months", columns, rows, title=Text("trend.months"))


def _growth(found: Coverage, names: Mapping[str, str], currency: str) -> tuple[Block, ...]:
    """Where the overdue balance grew in a month without contact, the largest growth first; the rest in one line."""
    grown: list[tuple[Cell, ...]] = []
    for line in found.lines:
        for month, bare, opening, closing in zip(found.months, line.bare, line.opening, line.closing, strict=True):
            if bare and closing > opening:
                label = (line.name, names.get(line.name, ""))
                grown.append((*label, month, opening, closing, _less(closing, opening)))
    grown.sort(key=lambda row: (-float(row[-1]), str(row[2]), str(row[0])))  # type: ignore[arg-type]  # an amount
    rows, rest = grown[:_GROWN], grown[_GROWN:]
    if rest:
        sums = (exact_sum((row[at] for row in rest), currency) for at in (3, 4, 5))
        rows.append((Text("trend.further_lines", {"count": len(rest)}), "", "", *sums))
    columns = (
        *_who(names),
        Column("month", Text("column.month")),
        *(Column(name, Text(f"trend.{name}"), "amount", total="sum" if name == "overdue_growth" else "none")
          for name in _BALANCES),
    )  # fmt: skip
    table = Table("coverage_growth", columns, rows, title=Text("trend.growth"), totals=len(rows) > 1,
                  empty=Text("trend.no_growth"))  # fmt: skip
    if not found.others:
        return (table,)
    return (table, Note(Text("trend.growth_of_shown", {"count": len(found.lines)}), "small"))


def _less(amount: float, other: float) -> float:
    """A difference without the drift of binary fractions; no currency has more than three decimals."""
    return round(amount - other, 3) + 0.0


def _who(names: Mapping[str, str] | None) -> list[Column]:
    if names is None:
        return [Column("collector", Text("column.collector"))]
    return [Column("customer_id", Text("column.customer_id")), Column("customer_name", Text("column.customer_name"))]


def _label(line: CoverageLine, names: Mapping[str, str] | None) -> tuple[Cell, ...]:
    return (group_value(line.name),) if names is None else (line.name, names.get(line.name, ""))


def _labels(text: Text, names: Mapping[str, str] | None) -> tuple[Cell, ...]:
    return (text,) if names is None else (text, "")


def _calls(line: CoverageLine) -> tuple[Cell, ...]:
    """How often; where never, a word if something was overdue, else a dash."""
    pairs = zip(line.contacts, line.bare, strict=True)
    return tuple(calls or (Text("trend.no_contact") if bare else "—") for calls, bare in pairs)


def _cost(line: CoverageLine) -> tuple[Cell, ...]:
    bare = sum(line.bare)
    return (bare or None, line.bare_growth if bare else None, line.closing[-1])
