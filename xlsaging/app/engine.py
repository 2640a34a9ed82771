"""Which kind of frame the figures of a report are computed on."""

from __future__ import annotations

from typing import Any

from xlsaging.model.ledger import Ledger

__all__ = ["for_reports"]


def for_reports(ledger: Ledger) -> Ledger:
    """The same ledger on eager Polars frames where it is on pandas ones; any other as it is.

    A report asks for hundreds of small steps, and each costs pandas some ten times what it costs Polars, however few
    the rows. The figures are the same to the cent: every metric is held to that on all kinds of frames.
    """
    tables = {name: ledger.typed(name) for name in ledger.tables}
    if not all(frame.implementation.is_pandas() for frame in tables.values()):
        return ledger
    moved = {name: _to_polars(frame) for name, frame in tables.items()}
    return Ledger.from_typed(moved, settings=ledger.settings, issues=ledger.issues, rows=ledger.rows)


def _to_polars(frame: Any) -> Any:
    import narwhals as nw
    import polars

    return nw.from_native(polars.from_arrow(frame.to_arrow()))
