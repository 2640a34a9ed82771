"""From the opening to the closing receivable: the steps, a waterfall, and the customers behind them."""

from __future__ import annotations

from collections.abc import Mapping

from xlsaging.i18n.catalogue import Text

from .figures import Context, Rows
from .labels import money
from .model import Block, Cell, Chart, Column, Note, Series, Sheet, Table
from .totals import exact_sum
from .trend_figures import TrendFigures

__all__ = ["bridge_sheet"]

_FLOWS = {"invoiced": 1, "collected": -1, "credited": -1, "written_off": -1, "recovered": 1, "revaluation": 1,
          "other": 1}  # fmt: skip
_STEPS = ("opening", *_FLOWS, "closing")
_AMOUNTS = {"month": "trend.month_amount", "year": "trend.year_amount"}
_WATERFALLS = {"month": "trend.month_waterfall", "year": "trend.year_waterfall"}
_BY_CUSTOMER = {"month": "trend.month_customers", "year": "trend.year_customers"}
_CUSTOMERS = 25
_HELPERS = ("below", "rise", "fall")


def bridge_sheet(trend: TrendFigures, context: Context) -> Sheet | Text:
    """The month and the year to date in total, a waterfall of each, and by customer; the reason for no sheet where
    there was neither a balance nor a movement."""
    currency = context.settings.base_currency
    periods = {"month": trend.month_bridge, "year": trend.year_bridge}
    if trend.month_start == trend.year_start:
        del periods["month"]
    totals = {period: _totals(rows, currency) for period, rows in periods.items()}
    if not any(any(steps.values()) for steps in totals.values()):
        return Text("trend.nothing_moved")
    note = Text("trend.bridge_note", {"month": trend.month_start, "year": trend.year_start, "end": context.as_of})
    blocks: list[Block] = [_steps(totals, currency), Note(note, "small")]
    blocks += [_chart(period, steps, currency) for period, steps in totals.items() if _levels(steps, currency)]
    for period, rows in periods.items():
        blocks.append(_by_customer(period, rows, trend.names, currency))
    return Sheet(name="bridge", title=Text("title.bridge"), blocks=tuple(blocks), landscape=False)


def _totals(rows: Rows, currency: str) -> dict[str, float]:
    """Each step in total, what lowers the receivable negative."""
    return {name: exact_sum(rows.column(name), currency) * _FLOWS.get(name, 1) + 0.0 for name in _STEPS}


def _levels(steps: Mapping[str, float], currency: str) -> list[float]:
    """The receivable after each step; nothing where it falls below zero, which no stack of columns can show."""
    levels = [steps["opening"]]
    for name in _FLOWS:
        levels.append(exact_sum((levels[-1], steps[name]), currency))
    return levels if min(levels) >= 0 else []


def _steps(totals: Mapping[str, Mapping[str, float]], currency: str) -> Table:
    """A row a step; steps that are nothing in every period are left out. Beside it, what the waterfalls stand on."""
    names = [name for name in _STEPS if name in ("opening", "closing") or any(each[name] for each in totals.values())]
    columns = [Column("step", Text("trend.step"), width=22)]
    columns += [Column(period, Text(_AMOUNTS[period]), "amount") for period in totals]
    for period in totals:
        columns += [Column(f"{period}_{part}", Text(f"trend.{part}"), "amount", aside=True) for part in _HELPERS]
    stacks = {period: _stacks(steps, currency) for period, steps in totals.items()}
    rows: list[tuple[Cell, ...]] = [
        (
            Text(f"trend.step_{name}"),
            *(steps[name] for steps in totals.values()),
            *(part for stack in stacks.values() for part in stack[name]),
        )
        for name in names
    ]
    return Table("bridge", tuple(columns), rows)


def _stacks(steps: Mapping[str, float], currency: str) -> dict[str, tuple[float | None, ...]]:
    """For each step what is below it and not seen, what rises and what falls."""
    levels = _levels(steps, currency)
    made: dict[str, tuple[float | None, ...]] = dict.fromkeys(_STEPS, (None, None, None))
    if not levels:
        return made
    made |= {"opening": (0.0, steps["opening"], None), "closing": (0.0, steps["closing"], None)}
    for before, after, name in zip(levels, levels[1:], _FLOWS, strict=False):
        rise, fall = max(steps[name], 0.0) or None, max(-steps[name], 0.0) or None
        made[name] = (min(before, after), rise, fall)
    return made


def _chart(period: str, steps: Mapping[str, float], currency: str) -> Chart:
    ends = {name: money(steps[name], currency) for name in ("opening", "closing")}
    return Chart(
        f"bridge_{period}",
        "waterfall",
        "bridge",
        "step",
        tuple(Series(Text(f"trend.{part}"), f"{period}_{part}") for part in _HELPERS),
        title=Text(_WATERFALLS[period]),
        alt_text=Text("trend.waterfall_alt", ends),
        height=10,
    )


def _by_customer(period: str, rows: Rows, names: Mapping[str, str], currency: str) -> Table:
    """Customers whose balance was moved, the largest movements first; the rest in one line."""
    places = {name: rows.columns.index(name) for name in (*_STEPS, "customer_id")}
    moved = [row for row in rows.rows if any(row[places[name]] for name in _FLOWS)]
    moved.sort(key=lambda row: (-sum(abs(row[places[name]]) for name in _FLOWS), row[places["customer_id"]]))
    shown = [name for name in _STEPS if name in ("opening", "closing") or any(row[places[name]] for row in moved)]
    columns = (
        Column("customer_id", Text("column.customer_id")),
        Column("customer_name", Text("column.customer_name")),
        *(Column(name, Text(f"trend.step_{name}"), "amount", total="sum") for name in shown),
    )
    made: list[tuple[Cell, ...]] = []
    for row in moved[:_CUSTOMERS]:
        customer = row[places["customer_id"]]
        signed = (row[places[name]] * _FLOWS.get(name, 1) + 0.0 for name in shown)
        made.append((customer, names.get(customer, ""), *signed))
    listed = {row[places["customer_id"]] for row in moved[:_CUSTOMERS]}
    others = [row for row in rows.rows if row[places["customer_id"]] not in listed]
    if others:
        count = max(len(moved) - _CUSTOMERS, 0)
        label = Text("trend.rest_customers", {"count": count, "still": len(others) - count})
        rest = Rows(rows.columns, others)
        sums = (exact_sum(rest.column(name), currency) * _FLOWS.get(name, 1) + 0.0 for name in shown)
        made.append((label, "", *sums))
    title, note = Text(_BY_CUSTOMER[period]), Text("trend.unmoved")
    return Table(f"bridge_{period}_customers", columns, made, title=title, note=note, totals=len(made) > 1)
