"""Conditional formats, by what the drawing says of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from .drawing import Area, DrawnSheet, Looks
from .host import Host
from .places import cells_at, column_letters

__all__ = ["set_rules", "together"]

_ALMOST = 1e-9


def set_rules(sheet: Any, drawn: DrawnSheet, host: Host) -> None:
    """Bars, shades and marks; where a host has no such rule, the value stands there alone, as it also does in print."""
    for area, said in together(drawn.rules):
        with suppress(NotImplementedError):
            _set_rule(cells_at(sheet, area), said, _numbers(drawn, area), host)


def together(rules: Sequence[tuple[Area, Looks]]) -> list[tuple[Area, Looks]]:
    """The rules with those made one that mark neighbouring columns alike, each by its own cells.

    >>> bold = {"bold": True}
    >>> rules = [((4, column, 9, column), {"type": "formula", "criteria": f"=LEN(${letter}5)>1", "format": bold})
    ...          for column, letter in ((2, "C"), (3, "D"), (5, "F"))]
    >>> [(area, said["criteria"]) for area, said in together(rules)]
    [((4, 2, 9, 3), '=LEN(C5)>1'), ((4, 5, 9, 5), '=LEN($F5)>1')]
    """
    made: list[tuple[Area, Looks]] = []
    for area, said in rules:
        before = made[-1] if made else None
        if before is not None and _alike(before, (area, said)):
            first, rule = before
            formula = rule["criteria"].replace(f"${column_letters(first[1])}", column_letters(first[1]))
            made[-1] = ((first[0], first[1], first[2], area[3]), {**rule, "criteria": formula})
        else:
            made.append((area, said))
    return made


def _alike(one: tuple[Area, Looks], other: tuple[Area, Looks]) -> bool:
    """Whether a rule goes on in the next column over the same rows."""
    (left, first), (right, second) = one, other
    if first["type"] != "formula" or second["type"] != "formula" or first["format"] != second["format"]:
        return False
    if (left[0], left[2], left[3] + 1) != (right[0], right[2], right[1]):
        return False
    return _from(first["criteria"], left[1]) == _from(second["criteria"], right[1])


def _from(formula: str, column: int) -> str:
    """A formula as seen from its own column."""
    letters = column_letters(column)
    return re.sub(rf"\$?\b{letters}(?=\d)", "#", formula)


def _set_rule(cells: Any, said: Looks, numbers: list[float], host: Host) -> None:
    if said["type"] == "data_bar":
        cells.conditional_formats.add_data_bar(said["bar_color"], minimum=0, gradient=False)
    elif said["type"] == "2_color_scale":
        # A scale needs two different ends; that of a column without any amount is as white as it should be.
        ends = [0, max(max(numbers, default=0.0), _ALMOST)]
        cells.conditional_formats.add_color_scale([said["min_color"], said["max_color"]], thresholds=ends)
    else:
        looks = said["format"]
        host.mark_number(cells, said["criteria"], looks["font_color"], looks.get("num_format", ""))


def _numbers(drawn: DrawnSheet, area: Area) -> list[float]:
    column = drawn.values.get(area[1], {})
    found = (column.get(row) for row in range(area[0], area[2] + 1))
    return [float(each) for each in found if isinstance(each, (int, float))]
