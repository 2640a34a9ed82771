"""What a pack freezes of the ledger it was made from, as plain JSON values, and reads back."""

from __future__ import annotations

from collections.abc import Mapping
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
    import narwhals as nw

    from xlsaging.metrics.closed import CLOSED_COLUMNS, closed_rows, open_by_currency
    from xlsaging.metrics.small import rows_of

    tables: dict[str, Any] = {}
    for name in (name for name in CLOSED_COLUMNS if ledger.has(name)):
        kept = closed_rows(ledger, name, as_of).filter(nw.col("day") <= to_day(as_of))
        kept = kept.collect() if isinstance(kept, nw.LazyFrame) else kept
        columns = {column: _stored_series(kept[column]) for column in kept.columns}
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


def _open_amounts(documents: Any, items: Rows, units: int) -> list[int]:
    """What is open of each document line in minor units of the base currency; of lines that nothing tells apart, the
    first carries all."""
    from .collect import plain_column

    key = ("customer_id", "document_no", "instalment_no", "entity", "account", "currency")
    left: dict[tuple[Any, ...], int] = {}
    amounts = items.column("base_open_amount")
    kinds = items.column("document_type")
    places = zip(*(items.column(name) for name in key), strict=True)
    for place, kind, amount in zip(places, kinds, amounts, strict=True):
        if kind not in ("receipt", "write_off"):
            left[place] = left.get(place, 0) + round((amount or 0.0) * units)
    # Nothing is open of most documents: only where a number says that it may be is a line looked at as a whole.
    open_numbers = {place[1] for place in left}
    told = [plain_column(documents[name]) for name in key]
    found = [0] * len(documents)
    for at, number in enumerate(told[1]):
        if number in open_numbers:
            found[at] = left.pop(tuple(values[at] for values in told), 0)
    return found


def _stored_series(series: Any) -> Any:
    """A column as `_stored` gives it, its places found by the engine."""
    import narwhals as nw

    from .collect import plain_column

    if series.n_unique() * 2 > len(series):
        return plain_column(series)
    if series.dtype.is_float() or series.null_count():
        return _stored(plain_column(series))
    own = series.unique(maintain_order=True)
    places = series.replace_strict(own.to_list(), range(len(own)), return_dtype=nw.Int64)
    return {"of": plain_column(own), "at": places.to_list()}


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
