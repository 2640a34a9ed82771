"""Keeping a result that is used more than once.

Nothing here brings rows into Python: a lazy frame stays lazy or becomes a temporary table of its own engine.
"""

from __future__ import annotations

from itertools import count
from typing import Any

import narwhals as nw

__all__ = ["keep", "keep_table"]

_NUMBERS = count()


def keep(frame: Any) -> Any:
    """The same rows, computed once by engines that would otherwise compute them at each use.

    DuckDB gets a temporary table (dropped with the connection), Spark a checkpoint, Polars a cache node: it would find
    common parts of a plan by itself, but only after walking every path through it, which takes minutes where each
    step uses the one before several times. pandas has the rows already.
    """
    if frame.implementation.is_polars() and isinstance(frame, nw.LazyFrame):
        # Polars 2.1 panics where a cache is the last step of a plan, so one more step follows it.
        return nw.from_native(nw.to_native(frame).cache()).select(nw.all())
    return keep_table(frame)


def keep_table(frame: Any) -> Any:
    """A table that every figure begins with; as `keep`, but Polars may still read only what it needs of a file."""
    if frame.implementation.is_duckdb():
        return _as_temporary_table(frame)
    if frame.implementation.is_pyspark():
        return _as_checkpoint(frame)
    return frame


def _as_temporary_table(frame: Any) -> Any:
    name = f"xlsaging_kept_{next(_NUMBERS)}"
    relation = nw.to_native(frame)
    relation.query("kept_rows", f"create temp table {name} as select * from kept_rows")
    # A relation made by `query` carries the text of all that it came from, and after some twenty steps parsing that
    # text takes longer than the work. One of the connection does not, but a relation has no public way to it.
    connection = getattr(relation, "_con", None)
    if connection is None:
        return nw.from_native(relation.query("kept_rows", f"select * from {name}"))
    return nw.from_native(connection.table(name))


def _as_checkpoint(frame: Any) -> Any:
    """A lazy checkpoint: beneath a cache the plan would stay, and Spark walks all of it anew at every step.

    In the session's checkpoint directory where one is set, as a cluster that loses executors needs; else local.
    """
    native = nw.to_native(frame)
    if native.sparkSession.sparkContext.getCheckpointDir():
        return nw.from_native(native.checkpoint(eager=False))
    return nw.from_native(native.localCheckpoint(eager=False))
