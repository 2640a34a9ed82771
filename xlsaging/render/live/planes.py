"""Cells that share a property as few large rectangles: each becomes one call to the host."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from .drawing import Area

__all__ = ["Runs", "by_value", "rectangles", "runs_of", "stretches"]

Runs = dict[int, list[tuple[int, int, Any]]]
"""For each column: first row, last row, what they share."""


def runs_of(columns: Mapping[int, Mapping[int, Any]]) -> Runs:
    """Neighbouring rows of a column that hold the very same object.

    >>> looks = {"bold": True}
    >>> runs_of({0: {4: looks, 3: looks, 6: looks}})
    {0: [(3, 4, {'bold': True}), (6, 6, {'bold': True})]}
    """
    return {number: _runs(sorted(column.items())) for number, column in columns.items()}


def _runs(cells: Iterable[tuple[int, Any]]) -> list[tuple[int, int, Any]]:
    found: list[tuple[int, int, Any]] = []
    first = last = -2
    held: Any = None
    for row, each in cells:
        if each is held and row == last + 1:
            last = row
            continue
        if first >= 0:
            found.append((first, last, held))
        first, last, held = row, row, each
    return [*found, (first, last, held)] if first >= 0 else found


def rectangles(runs: Runs, shared: Callable[[Any], Any]) -> Iterator[tuple[Area, Any]]:
    """Rectangles of cells for which `shared` gives the same; those for which it gives None are left out.

    >>> runs = {0: [(0, 9, "a")], 1: [(0, 4, "b"), (5, 9, "c")], 2: [(0, 9, "b")]}
    >>> list(rectangles(runs, lambda held: held != "a" or None))
    [((0, 1, 9, 2), True)]
    """
    begun: dict[tuple[int, int, Any], int] = {}
    for column in range(max(runs, default=-1) + 2):
        here = set(_joined(runs.get(column, ()), shared))
        for run in [each for each in begun if each not in here]:
            yield (run[0], begun.pop(run), run[1], column - 1), run[2]
        for run in sorted(here, key=lambda each: each[0]):
            begun.setdefault(run, column)


def by_value(found: Iterable[tuple[Area, Any]]) -> list[tuple[list[Area], Any]]:
    """Rectangles that share a value together, in the order in which their values come first.

    >>> by_value([((0, 0, 0, 0), "bold"), ((1, 0, 1, 0), "red"), ((2, 0, 2, 0), "bold")])
    [([(0, 0, 0, 0), (2, 0, 2, 0)], 'bold'), ([(1, 0, 1, 0)], 'red')]
    """
    grouped: dict[Any, list[Area]] = {}
    for area, value in found:
        grouped.setdefault(value, []).append(area)
    return [(areas, value) for value, areas in grouped.items()]


def _joined(runs: Iterable[tuple[int, int, Any]], shared: Callable[[Any], Any]) -> Iterator[tuple[int, int, Any]]:
    begun: tuple[int, int, Any] | None = None
    for first, last, held in runs:
        value = shared(held)
        if begun is not None and value == begun[2] and first == begun[1] + 1:
            begun = (begun[0], last, value)
            continue
        if begun is not None:
            yield begun
        begun = (first, last, value) if value is not None else None
    if begun is not None:
        yield begun


def stretches(values: Mapping[int, Any]) -> Iterator[tuple[int, int, Any]]:
    """Neighbouring columns or rows of the same value: first, last, value.

    >>> list(stretches({0: 8.0, 1: 8.0, 2: 9.5, 4: 9.5}))
    [(0, 1, 8.0), (2, 2, 9.5), (4, 4, 9.5)]
    """
    begun: tuple[int, int, Any] | None = None
    for place in sorted(values):
        value = values[place]
        if begun is not None and begun[2] == value and begun[1] == place - 1:
            begun = (begun[0], place, value)
            continue
        if begun is not None:
            yield begun
        begun = (place, place, value)
    if begun is not None:
        yield begun
