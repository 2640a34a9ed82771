"""From a line to the documents behind it: where each customer, and each document, stands among the open items."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .figures import Rows
from .model import Spot
from .open_items import MAX_ROWS, part_name

__all__ = ["DOCUMENT_KEY", "MAX_LINKS", "customer_spots", "document_links"]

DOCUMENT_KEY = ("customer_id", "document_type", "document_no", "instalment_no")
"""What tells a document line apart for a reader."""

MAX_LINKS = 65_000
"""Links of one sheet: Excel drops those beyond 65,530."""


def customer_spots(items: Rows, max_rows: int = MAX_ROWS) -> dict[str, Spot]:
    """The first of each customer's open items, which stand customer by customer.

    >>> customer_spots(Rows(("customer_id",), [("C1",), ("C1",), ("C2",)]))["C2"]
    Spot(table='open_items', row=2)
    """
    spots: dict[str, Spot] = {}
    for at, customer in enumerate(items.column("customer_id") if items.columns else ()):
        if customer not in spots:
            spots[customer] = _spot(at, max_rows)
    return spots


def document_links(
    rows: Rows, items: Rows, column: str = "document_no", max_rows: int = MAX_ROWS
) -> Mapping[tuple[int, str], Spot]:
    """Links from `column` of each row to its document among the open items; of the first rows, where they are too
    many for a sheet."""
    if not len(rows):
        return {}
    wanted = dict.fromkeys(_keys(rows))
    spots: dict[tuple[object, ...], Spot] = {}
    for at, key in enumerate(_keys(items)):
        if key in wanted and key not in spots:
            spots[key] = _spot(at, max_rows)
    found = ((at, spots.get(key)) for at, key in enumerate(_keys(rows)))
    return {(at, column): spot for at, spot in found if spot is not None and at < MAX_LINKS}


def _keys(rows: Rows) -> Iterable[tuple[object, ...]]:
    return zip(*(rows.column(name) for name in DOCUMENT_KEY), strict=True)


def _spot(at: int, max_rows: int) -> Spot:
    return Spot(part_name(at // max_rows + 1), at % max_rows)
