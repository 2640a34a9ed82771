"""AutoFilter: rows of a range or table that are shown by what their columns hold."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

from xlwings import base_classes

from xlsaging.libreoffice import bridge
from xlsaging.libreoffice.writing import serial

EMPTY, NOT_EMPTY = 0, 1
COMPARISONS = {
    "equal_to": 2,
    "not_equal_to": 3,
    "greater_than": 4,
    "greater_than_or_equal": 5,
    "less_than": 6,
    "less_than_or_equal": 7,
}
RANKS = {"top_items": 8, "top_percent": 9, "bottom_items": 10, "bottom_percent": 11}
"""Numbers of com.sun.star.sheet.FilterOperator2."""

NUMERIC, STRING = 0, 1
"""com.sun.star.sheet.FilterFieldType."""

Test = tuple[int, tuple[Any, ...]]
"""An operator and the values it holds for."""
Branches = list[list[Test]]
"""Tests that must all hold; one of the lists is enough."""


class AutoFilter(bridge.Guarded, base_classes.AutoFilter):
    """The filter of a range, or of a table."""

    def __init__(self, cells: Any, table: Any = None) -> None:
        self.cells = cells
        self.table = table

    def _database(self, make: bool = False) -> Any:
        """LibreOffice's database range of the filter; None where there is none yet.

        Raises ValueError where the sheet's one filter is on other cells.
        """
        if self.table is not None:
            return self.table.api
        sheet = self.cells.sheet
        unnamed, own = sheet.book.doc.getPropertyValue("UnnamedDatabaseRanges"), sheet.index - 1
        there = unnamed.getByTable(own) if unnamed.hasByTable(own) else None
        if there is not None and there.AutoFilter and sheet.at(there.getDataArea()).box == self.cells.box:
            return there
        if not make:
            return None
        if there is not None and there.AutoFilter:
            raise ValueError("This worksheet already has an AutoFilter on a different range")
        unnamed.setByTable(self.cells.uno_address)
        made = unnamed.getByTable(own)
        made.ContainsHeader = True
        made.AutoFilter = True
        return made

    def _tests(self) -> dict[int, list[tuple[int, Test]]]:
        """What is filtered by now: for each column (from 1) its tests, each with how it is joined to the one before."""
        database = self._database()
        found: dict[int, list[tuple[int, Test]]] = {}
        for field in database.getFilterDescriptor().getFilterFields3() if database is not None else ():
            values = tuple(_read(value) for value in field.Values)
            test = (field.Operator, values)
            joined = int(field.Connection.value == "OR")
            tests = found.setdefault(field.Field + 1, [])
            if all(test != other for _, other in tests):
                tests.append((joined, test))
        return found

    def _branches(self) -> dict[int, Branches]:
        branches: dict[int, Branches] = {}
        for field, tests in self._tests().items():
            either = any(joined for joined, _ in tests[1:])
            branches[field] = [[test] for _, test in tests] if either else [[test for _, test in tests]]
        return branches

    def _apply(self, field: int, branches: Branches) -> None:
        filters = self._branches()
        filters.pop(field, None)
        if branches:
            filters[field] = branches
        self._write(filters)

    def _write(self, filters: dict[int, Branches]) -> None:
        database = self._database(make=True)
        fields: list[Any] = []
        for choice in itertools.product(*filters.values()):
            tests = [(field, test) for field, branch in zip(filters, choice, strict=True) for test in branch]
            for at, (field, (operator, values)) in enumerate(tests):
                joined = "OR" if at == 0 and fields else "AND"
                fields.append(_filter_field(field - 1, operator, values, joined))
        descriptor = database.getFilterDescriptor()
        descriptor.ContainsHeader = True
        descriptor.setFilterFields3(tuple(fields))
        database.refresh()
        if not fields:
            cells = self.cells if self.table is None else self.table.range
            none = cells.block.createFilterDescriptor(True)
            none.ContainsHeader = True
            cells.block.filter(none)

    def apply_values(self, field: int, values: list[str]) -> None:
        tests: Branches = [[(COMPARISONS["equal_to"], tuple(value for value in values if value))]]
        if any(not value for value in values):
            tests = [*(tests if any(values) else []), [(EMPTY, ())]]
        self._apply(field, tests)

    def apply_comparison(self, field: int, operator: str, value1: Any, value2: Any) -> None:
        first, second = _value(value1), _value(value2)
        if value1 is None:
            self._apply(field, [[(EMPTY if operator == "equal_to" else NOT_EMPTY, ())]])
        elif operator == "between":
            tests = [(COMPARISONS["greater_than_or_equal"], (first,)), (COMPARISONS["less_than_or_equal"], (second,))]
            self._apply(field, [tests])
        elif operator == "not_between":
            self._apply(field, [[(COMPARISONS["less_than"], (first,))], [(COMPARISONS["greater_than"], (second,))]])
        else:
            self._apply(field, [[(COMPARISONS[operator], (first,))]])

    def apply_top_items(self, field: int, count: int) -> None:
        self._apply(field, [[(RANKS["top_items"], (float(count),))]])

    def apply_bottom_items(self, field: int, count: int) -> None:
        self._apply(field, [[(RANKS["bottom_items"], (float(count),))]])

    def apply_top_percent(self, field: int, percent: float) -> None:
        self._apply(field, [[(RANKS["top_percent"], (float(percent),))]])

    def apply_bottom_percent(self, field: int, percent: float) -> None:
        self._apply(field, [[(RANKS["bottom_percent"], (float(percent),))]])

    def clear(self, field: int | None) -> None:
        """Show all rows again, as far as one column or all of them hid them."""
        if self._database() is None:
            return
        filters = self._branches()
        self._write({each: tests for each, tests in filters.items() if field is not None and each != field})

    @property
    def criteria(self) -> list[dict[str, Any]]:
        """For each column what it is filtered by, in the words that xlwings uses."""
        tests = self._tests()
        columns = self.cells.shape[1] if self.table is None else self.table.range.shape[1]
        return [_snapshot(field, [test for _, test in tests.get(field, [])]) for field in range(1, columns + 1)]


def _read(value: Any) -> Any:
    return value.NumericValue if value.IsNumeric else value.StringValue


def _value(value: Any) -> Any:
    """A comparison's value: a date's serial number, a number, or the text."""
    if isinstance(value, dict):
        return serial(dt.datetime.fromisoformat(value["value"]))
    try:
        return float(value)
    except (TypeError, ValueError):
        return value


def _filter_field(column: int, operator: int, values: tuple[Any, ...], joined: str) -> Any:
    field = bridge.struct("sheet.TableFilterField3")
    field.Connection = bridge.enum("sheet.FilterConnection", joined)
    field.Field, field.Operator = column, operator
    held = []
    for value in values:
        one = bridge.struct("sheet.FilterFieldValue")
        one.IsNumeric = isinstance(value, float)
        one.FilterType = NUMERIC if one.IsNumeric else STRING
        if one.IsNumeric:
            one.NumericValue = value
        one.StringValue = f"{value:g}" if one.IsNumeric else str(value)
        held.append(one)
    field.Values = tuple(held)
    return field


def _shown(value: Any) -> str:
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _snapshot(field: int, tests: list[Test]) -> dict[str, Any]:
    snapshot = dict(base_classes.empty_autofilter_criteria(field))
    if not tests:
        return snapshot
    operator, values = tests[0]
    names = {number: name for name, number in (*COMPARISONS.items(), *RANKS.items())}
    if operator in RANKS.values():
        kind = names[operator]
        share = kind.endswith("percent")
        return snapshot | {"type": kind, "percent" if share else "count": values[0] if share else int(values[0])}
    texts = [_shown(value) for _, held in tests for value in held]
    if operator == COMPARISONS["equal_to"] and (len(texts) > 1 or not isinstance(values[0], float)):
        return snapshot | {"type": "values", "values": texts}
    if operator in (EMPTY, NOT_EMPTY):
        return snapshot | {"type": "comparison", "operator": "equal_to" if operator == EMPTY else "not_equal_to"}
    pair = {names[each] for each, _ in tests}
    if pair == {"greater_than_or_equal", "less_than_or_equal"}:
        name = "between"
    elif pair == {"less_than", "greater_than"}:
        name = "not_between"
    else:
        name = names[operator]
    second = texts[1] if len(texts) > 1 else None
    return snapshot | {"type": "comparison", "operator": name, "value1": texts[0], "value2": second}
