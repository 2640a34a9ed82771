"""Totals of tables, exact in the currency's minor unit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from xlsaging.model.money import scale

from .model import Column, Table

__all__ = ["exact_sum", "table_totals", "total_of"]


def exact_sum(values: Iterable[Any], currency: str) -> float:
    """The sum of amounts in major units without the drift of binary fractions; what is no number is left out.

    >>> exact_sum([0.1, 0.2, None], "CNY")
    0.3
    """
    units = scale(currency)
    return sum(round(value * units) for value in values if isinstance(value, (int, float))) / units


def total_of(table: Table, column: Column, currency: str) -> float | None:
    """What stands under a column in the totals row; None where nothing does."""
    if column.total == "none" or not table.rows:
        return None
    position = table.columns.index(column)
    numbers = [value for row in table.rows if isinstance(value := row[position], (int, float))]
    if not numbers:
        # Where nothing is known, neither is the sum of it: that is not 0.
        return None
    if column.total == "sum" and column.format == "amount":
        return exact_sum(numbers, currency)
    return sum(numbers) if column.total == "sum" else max(numbers)


def table_totals(table: Table, currency: str) -> dict[str, float]:
    """All totals of a table by column name."""
    found = ((column.name, total_of(table, column, currency)) for column in table.columns)
    return {name: value for name, value in found if value is not None}
