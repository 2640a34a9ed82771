"""Small aggregates: into Python once, and back into a frame of the ledger's kind.

Only what is already summed up (a row a month, a row a group) comes through here, never documents.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import narwhals as nw

from xlsaging.model.days import days_to_dates
from xlsaging.model.ledger import Ledger

__all__ = ["ColumnKind", "frame_like", "rows_of"]

ColumnKind = Literal["text", "float", "whole", "day"]
_SPARK = {"text": "string", "float": "double", "whole": "bigint", "day": "bigint"}


def rows_of(frame: Any) -> list[tuple[Any, ...]]:
    """The rows of a small Narwhals frame, collected once."""
    here = frame.collect() if isinstance(frame, nw.LazyFrame) else frame
    return [tuple(row) for row in here.iter_rows()]


def frame_like(ledger: Ledger, columns: Mapping[str, ColumnKind], rows: Sequence[Sequence[Any]]) -> Any:
    """A native frame of the ledger's kind, lazy if that is, from Python rows; None is null.

    `day` columns are day numbers here and dates in the frame.
    """
    typed = next(ledger.typed(name) for name in ledger.tables)
    native = nw.to_native(typed)
    kind = typed.implementation
    if kind.is_pyspark():
        schema = ", ".join(f"`{name}` {_SPARK[column]}" for name, column in columns.items())
        made = native.sparkSession.createDataFrame([tuple(row) for row in rows], schema)
    else:
        made = _from_arrow(_arrow(columns, rows), native, lazy=isinstance(typed, nw.LazyFrame), kind=kind)
    frame = nw.from_native(made)
    return days_to_dates(frame, *(name for name, column in columns.items() if column == "day")).to_native()


def _arrow(columns: Mapping[str, ColumnKind], rows: Sequence[Sequence[Any]]) -> Any:
    import pyarrow as pa

    types = {"text": pa.string(), "float": pa.float64(), "whole": pa.int64(), "day": pa.int64()}
    arrays = [pa.array([row[at] for row in rows], types[column]) for at, column in enumerate(columns.values())]
    return pa.table(dict(zip(columns, arrays, strict=True)))


def _from_arrow(arrow: Any, native: Any, *, lazy: bool, kind: Any) -> Any:
    if kind.is_duckdb():
        # DuckDB finds `arrow` by its name in this function: a relation does not tell its connection.
        return native.query("unused", "select * from arrow")
    if kind.is_polars():
        import polars

        made = polars.from_arrow(arrow)
        return made.lazy() if lazy else made  # type: ignore[union-attr]  # a table makes a frame, not a series
    return arrow.to_pandas()
