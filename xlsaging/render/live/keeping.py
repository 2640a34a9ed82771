"""What a user has set on a sheet of ours, kept when it is drawn again in the same shape: widths and filters."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from .drawing import DrawnSheet
from .places import cells_at
from .planes import stretches

__all__ = ["Kept", "put_back", "remember"]


@dataclass(frozen=True, slots=True)
class Kept:
    """The widths of the columns, and the criteria of each filter by the name of its table, or "" for the sheet's."""

    widths: tuple[float, ...] = ()
    filters: dict[str, tuple[Any, ...]] = field(default_factory=dict)


def remember(sheet: Any, drawn: DrawnSheet) -> Kept:
    """What is set now, before the sheet is drawn anew as `drawn`."""
    columns = max(drawn.widths, default=-1) + 1
    widths = tuple(cells_at(sheet, (0, column, 0, column)).column_width for column in range(columns))
    filters = {table.name: _criteria(table) for table in sheet.tables}
    if drawn.filtered is not None:
        filters[""] = _criteria(cells_at(sheet, drawn.filtered))
    return Kept(widths, {name: found for name, found in filters.items() if found})


def _criteria(filtered: Any) -> tuple[Any, ...]:
    with suppress(Exception):
        # Hosts differ in what they know of filters; without them nothing is kept, and nothing is lost.
        return tuple(each for each in filtered.autofilter.criteria if each.type not in ("none", "unknown"))
    return ()


def put_back(sheet: Any, drawn: DrawnSheet, kept: Kept) -> None:
    """Widths and filters as the user had them."""
    for first, last, width in stretches(dict(enumerate(kept.widths))):
        if width:
            cells_at(sheet, (0, first, 0, last)).column_width = width
    for table in sheet.tables:
        _filter(table, kept.filters.get(table.name, ()))
    if drawn.filtered is not None:
        _filter(cells_at(sheet, drawn.filtered), kept.filters.get("", ()))


def _filter(filtered: Any, criteria: Sequence[Any]) -> None:
    for each in criteria:
        with suppress(Exception):
            if each.type == "values":
                filtered.autofilter.apply_values(each.field, each.values)
            elif each.type == "comparison":
                filtered.autofilter.apply_comparison(each.field, each.operator, each.value1, each.value2)
            elif each.type == "top_items":
                filtered.autofilter.apply_top_items(each.field, each.count)
            elif each.type == "bottom_items":
                filtered.autofilter.apply_bottom_items(each.field, each.count)
