"""Typed cells as arrays: what every workbook reader hands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

__all__ = ["BOOL", "DATE", "NUMBER", "OTHER", "TEXT", "UNSURE_ZERO", "CellBatch"]

NUMBER, DATE, TEXT, BOOL, OTHER, UNSURE_ZERO = range(6)
"""What a cell holds. UNSURE_ZERO is a formula whose stored result is 0 in a workbook that asks to be computed
on opening: a real zero, or a result that was never computed."""


@dataclass(slots=True)
class CellBatch:
    """Cells in file order.

    `numbers` holds the value (dates as serial numbers); for TEXT its place in the sheet's texts, for OTHER and
    UNSURE_ZERO its place in the sheet's other values.
    """

    rows: Any
    columns: Any
    kinds: Any
    numbers: Any
