"""Keeping an intermediate result that is used more than once.

Nothing here brings rows into Python: a lazy frame stays lazy or becomes a temporary table of its own engine.
"""

from __future__ import annotations

from itertools import count
from typing import Any

import narwhals as nw

__all__ = ["keep", "known_empty"]

_NUMBERS = count()


def keep(frame: Any) -> Any:
    """The same rows, computed once by engines that would otherwise compute them at each use.

    DuckDB gets a temporary table (dropped with the connection), Spark a cache, Polars a cache node: it would find
    common parts of a plan by itself, but only after walking every path through it, which takes minutes where each
    step uses the one before several times. pandas has the rows already.
    """
    kind = frame.implementation
    if kind.is_duckdb():
        name = f"xlsaging_kept_{next(_NUMBERS)}"
        relation = nw.to_native(frame)
        relation.query("kept_rows", f"create temp table {name} as select * from kept_rows")
        return nw.from_native(relation.query("kept_rows", f"select * from {name}"))
    if kind.is_pyspark():
        return nw.from_native(nw.to_native(frame).cache())
    if kind.is_polars() and isinstance(frame, nw.LazyFrame):
        return nw.from_native(nw.to_native(frame).cache())
    if kind.is_polars() and isinstance(frame, nw.LazyFrame):
        return nw.from_native(nw.to_native(frame).cache())
    return frame


def known_empty(frame: Any) -> bool:
    """Whether the frame is at hand and has no rows; never True of a lazy frame, which is not asked."""
    return isinstance(frame, nw.DataFrame) and len(frame) == 0
