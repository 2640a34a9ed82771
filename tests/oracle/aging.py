"""Aging by plain loops."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from oracle.settlement import ZERO, add_months, money, open_items

__all__ = ["aging", "base_amount", "bucket_of", "closing_rate", "labels", "outstanding"]

DAYS = (30, 60, 90, 180, 360)


def labels(edges: tuple = DAYS, basis: str = "due_date", edge: str = "upper") -> list[str]:
    """Names of the age columns. Edges are days, or texts such as "3M" and "1Y"."""
    unit = edges[0][-1] if isinstance(edges[0], str) else ""
    sizes = [int(str(item).rstrip("MY")) for item in edges]
    names = ["not_due"] if basis == "due_date" else []
    low = 0
    for size in sizes:
        if unit:
            names.append(f"{low}{unit}-{size}{unit}")
        elif edge == "lower":
            names.append(f"{low}-{size - 1}")
        elif low:
            names.append(f"{low + 1}-{size}")
        else:
            names.append(f"{1 if basis == 'due_date' else 0}-{size}")
        low = size
    return [*names, f"{low}{unit}+"]


def bucket_of(day: date, as_of: date, edges: tuple = DAYS, basis: str = "due_date", edge: str = "upper") -> str:
    """The age column of a date. Upper edges: age 30 is in 1-30; lower edges: it opens 30-59."""
    names = labels(edges, basis, edge)
    age = (as_of - day).days
    if basis == "due_date":
        if age < 0 or (age == 0 and edge == "upper"):
            return "not_due"
        names = names[1:]
    unit = edges[0][-1] if isinstance(edges[0], str) else ""
    for name, item in zip(names, edges, strict=False):
        if unit:
            months = int(item[:-1]) * (12 if unit == "Y" else 1)
            if day.year + months // 12 >= 9999:
                return name
            limit = add_months(day, months)
            inside = as_of <= limit if edge == "upper" else as_of < limit
        else:
            inside = age <= item if edge == "upper" else age < item
        if inside:
            return name
    return names[-1]


def closing_rate(books: dict, currency: str, as_of: date, base: str) -> Decimal:
    """Base units for one unit of the currency, newest rate on or before the day."""
    if (currency or base) == base:
        return Decimal(1)
    known = [r for r in books["fx_rates"] if r["currency"] == currency and r["rate_date"] <= as_of]
    return max(known, key=lambda rate: rate["rate_date"])["rate"]


def base_amount(item: dict, books: dict, as_of: date, base: str, rate: str = "closing") -> Decimal:
    """An open item's amount in base currency, rounded once."""
    currency = item.get("currency") or base
    if currency == base:
        return money(item["open_amount"], base)
    if rate == "closing":
        return money(item["open_amount"] * closing_rate(books, currency, as_of, base), base)
    if item.get("base_amount"):
        return money(item["base_amount"] * item["open_amount"] / item["amount"], base)
    return money(item["open_amount"] * item["fx_rate"], base)


def aging(
    books: dict,
    as_of: date,
    by: str | tuple[str, ...] = "customer_id",
    edges: tuple = DAYS,
    basis: str = "due_date",
    unapplied: str = "separate",
    edge: str = "upper",
    base: str = "CNY",
    rate: str = "closing",
    **settings: object,
) -> dict:
    """{group: {outstanding, each age column, credits, undated}} in base currency; the group is a text, or a
    tuple where `by` is several columns."""
    columns = ["outstanding", *labels(edges, basis, edge), "credits", "undated"]
    table: dict = {}
    for item in open_items(books, as_of, basis, unapplied, **settings):
        key = item.get(by) or "" if isinstance(by, str) else tuple(item.get(name) or "" for name in by)
        amount = base_amount(item, books, as_of, base, rate)
        line = table.setdefault(key, dict.fromkeys(columns, ZERO))
        line["outstanding"] += amount
        if item["credit"] and unapplied != "net":
            line["credits"] += amount
        elif item["date"] is None:
            line["undated"] += amount
        else:
            line[bucket_of(item["date"], as_of, edges, basis, edge)] += amount
    return table


def outstanding(books: dict, as_of: date, base: str = "CNY", **settings: object) -> Decimal:
    """What all customers owe on the day."""
    lines = aging(books, as_of, base=base, **settings).values()
    return sum((line["outstanding"] for line in lines), ZERO)
