"""Ranges and sheets that Python holds while cells move: they follow, as Excel's do."""

from __future__ import annotations

import contextlib
import weakref
from typing import Any

from xlsaging.libreoffice.addresses import LAST_COLUMN, LAST_ROW, Box


class Following:
    """The ranges and sheets of one app that are held somewhere."""

    def __init__(self) -> None:
        self._ranges: weakref.WeakSet[Any] = weakref.WeakSet()
        self._sheets: weakref.WeakSet[Any] = weakref.WeakSet()

    def range(self, cells: Any) -> None:
        self._ranges.add(cells)

    def sheet(self, sheet: Any) -> None:
        self._sheets.add(sheet)

    def moving(self) -> Moving:
        """What to do cells' insertion, deletion or move within."""
        return Moving(self)

    def update(self) -> None:
        """Bring what is held up to date.

        LibreOffice's own objects follow, save those that reach the sheet's edge: they shrink, and are fetched anew.
        """
        for sheet in list(self._sheets):
            with contextlib.suppress(Exception):
                sheet.fetch()
        for cells in list(self._ranges):
            rows, columns = cells.shape
            if cells.xr_kept is not None and rows != LAST_ROW and columns != LAST_COLUMN:
                with contextlib.suppress(Exception):
                    cells.move_to(cells.xr_kept.getRangeAddress())
            cells.xr_kept = None


class Moving:
    """Updates what is held once its block is left.

    A class rather than a generator: contextlib writes to the exception that it sends into one, and UNO's exceptions
    do not bear that.
    """

    def __init__(self, following: Following) -> None:
        self._following = following

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: Any, *_rest: Any) -> None:
        if kind is None:
            self._following.update()


class ChartsAside:
    """Keeps the charts of a book away from some cells while these move sideways.

    LibreOffice crashes where cells are shifted to the left across a part of a chart's cells.
    """

    def __init__(self, sheet: Any, box: Box) -> None:
        self._sheet = sheet
        self._zone = box._replace(columns=LAST_COLUMN - box.column + 1)
        self._kept: list[tuple[Any, Any, Any]] = []

    def __enter__(self) -> None:
        own = self._sheet.index - 1
        aside = self._sheet.range((LAST_ROW, LAST_COLUMN)).uno_address
        for sheet in self._sheet.book.sheets:
            charts = sheet.xs.getCharts()
            for name in charts.getElementNames():
                chart = charts.getByName(name)
                ranges = chart.getRanges()
                if any(each.Sheet == own and self._sheet.at(each).box.common(self._zone) for each in ranges):
                    self._kept.append((chart, ranges, _reading(chart)))
                    chart.setRanges((aside,))

    def __exit__(self, *_: Any) -> None:
        for chart, ranges, (headers, labels, by) in self._kept:
            with contextlib.suppress(Exception):
                chart.setRanges(ranges)
                chart.getEmbeddedObject().getDiagram().setPropertyValue("DataRowSource", by)
                chart.setHasColumnHeaders(headers)
                chart.setHasRowHeaders(labels)


def _reading(chart: Any) -> tuple[bool, bool, Any]:
    """How a chart reads its cells: headers, labels, and whether series run in rows or columns."""
    by = chart.getEmbeddedObject().getDiagram().getPropertyValue("DataRowSource")
    return chart.getHasColumnHeaders(), chart.getHasRowHeaders(), by
