"""What a pack freezes of the ledger it was made from, as plain JSON values, and reads back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from xlsaging.i18n.catalogue import Text
from xlsaging.i18n.speak import LANGS, say
from xlsaging.model.ledger import Ledger
from xlsaging.model.money import scale
from xlsaging.model.periods import to_day
from xlsaging.model.version import __version__
from xlsaging.report.figures import Rows

__all__ = ["FORMAT", "closed_tables", "frozen_rows", "frozen_values"]

FORMAT = 1
"""Of the frozen values: a pack of another format cannot be compared with."""


def closed_tables(ledger: Ledger, as_of: date) -> dict[str, Rows]:
    """The rows of documents, receipts and write-offs with what each adds to the outstanding on `as_of`, later rows
    too (see `metrics.closed`); days as numbers, money in minor units."""
    from xlsaging.metrics.closed import CLOSED_COLUMNS, closed_rows

    from .collect import plain_rows

    present = [table for table in CLOSED_COLUMNS if ledger.has(table)]
    return {table: plain_rows(closed_rows(ledger, table, as_of).to_native()) for table in present}


def frozen_values(ledger: Ledger, as_of: date, items: Rows) -> dict[str, Any]:
    """Every document line, receipt and write-off dated on or before `as_of`, column by column, with totals.

    `items` are the open items of the day: each document line carries what is open of it in the base currency. The
    headings under which a user types are there in every language, so that they are found again.
    """
    from xlsaging.metrics.closed import open_by_currency
    from xlsaging.metrics.small import rows_of

    last = to_day(as_of)
    tables: dict[str, Any] = {}
    for name, rows in closed_tables(ledger, as_of).items():
        days = rows.column("day")
        kept = Rows(rows.columns, [row for row, day in zip(rows.rows, days, strict=True) if day <= last])
        columns = {column: _stored(values) for column, values in _by_column(kept).items()}
        if name == "invoices":
            columns["open"] = _stored(_open_amounts(kept, items, scale(ledger.settings.base_currency)))
        tables[name] = {"rows": len(kept), "columns": columns}
    return {
        "format": FORMAT,
        "version": __version__,
        "as_of": as_of.isoformat(),
        "currency": ledger.settings.base_currency,
        "outstanding": {code: [amount, base] for code, amount, base in rows_of(open_by_currency(ledger, as_of))},
        "headings": {name: _in_every_language(key) for name, key in _TYPED.items()},
        "tables": tables,
    }


_TYPED = {"customer_id": "column.customer_id", "reason": "compare.reason"}


def _in_every_language(key: str) -> list[str]:
    return [say(Text(key), lang, "\n") for lang in LANGS]


def _by_column(rows: Rows) -> dict[str, list[Any]]:
    if not len(rows):
        return {name: [] for name in rows.columns}
    return dict(zip(rows.columns, map(list, zip(*rows.rows, strict=True)), strict=True))


def _open_amounts(documents: Rows, items: Rows, units: int) -> list[int]:
    """What is open of each document line in minor units of the base currency; of lines that nothing tells apart, the
    first carries all."""
    key = ("customer_id", "document_no", "instalment_no", "entity", "account", "currency")
    left: dict[tuple[Any, ...], int] = {}
    amounts = items.column("base_open_amount")
    kinds = items.column("document_type")
    for place, kind, amount in zip(_keys(items, key), kinds, amounts, strict=True):
        if kind not in ("receipt", "write_off"):
            left[place] = left.get(place, 0) + round((amount or 0.0) * units)
    return [left.pop(place, 0) for place in _keys(documents, key)]


def _keys(rows: Rows, names: Sequence[str]) -> Iterable[tuple[Any, ...]]:
    return zip(*(rows.column(name) for name in names), strict=True)


def _stored(values: list[Any]) -> Any:
    """A column as a list; what repeats itself as its values and their places.

    >>> _stored(["a", "b"]), _stored(["a", "a", "a", "a"])
    (['a', 'b'], {'of': ['a'], 'at': [0, 0, 0, 0]})
    """
    own = dict.fromkeys(values)
    if len(own) * 2 > len(values):
        return values
    places = {value: place for place, value in enumerate(own)}
    return {"of": list(own), "at": [places[value] for value in values]}


def frozen_rows(values: Mapping[str, Any], table: str) -> Rows:
    """The rows of a table as a pack froze them. Raises KeyError, TypeError or ValueError where they are not whole."""
    found = values["tables"].get(table)
    if found is None:
        return Rows(())
    size = found["rows"]
    columns = {name: _restored(column) for name, column in found["columns"].items()}
    if any(len(column) != size for column in columns.values()):
        raise ValueError(f"columns of {table} differ in length")
    return Rows(tuple(columns), list(zip(*columns.values(), strict=True)))


def _restored(column: Any) -> list[Any]:
    if isinstance(column, dict):
        own = column["of"]
        return [own[place] for place in column["at"]]
    return list(column)
