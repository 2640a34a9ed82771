"""Ranges and sheets that Python holds while cells move: they follow, as Excel's do."""

from __future__ import annotations

import contextlib
import weakref
from collections.abc import Iterator
from typing import Any

from xlsaging.libreoffice.addresses import LAST_COLUMN, LAST_ROW


class Following:
    """The ranges and sheets of one app that are held somewhere."""

    def __init__(self) -> None:
        self._ranges: weakref.WeakSet[Any] = weakref.WeakSet()
        self._sheets: weakref.WeakSet[Any] = weakref.WeakSet()

    def range(self, cells: Any) -> None:
        self._ranges.add(cells)

    def sheet(self, sheet: Any) -> None:
        self._sheets.add(sheet)

    @contextlib.contextmanager
    def moving(self) -> Iterator[None]:
        """While cells are inserted, deleted or moved; what is held is brought up to date afterwards.

        LibreOffice's own objects follow, save those that reach the sheet's edge: they shrink, and are fetched anew.
        """
        yield
        for sheet in list(self._sheets):
            with contextlib.suppress(Exception):
                sheet.fetch()
        for cells in list(self._ranges):
            rows, columns = cells.shape
            if cells.xr_kept is not None and rows != LAST_ROW and columns != LAST_COLUMN:
                with contextlib.suppress(Exception):
                    cells.move_to(cells.xr_kept.getRangeAddress())
            cells.xr_kept = None
