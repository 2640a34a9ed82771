"""Several blocks of cells of one sheet as one object: what is set on it is set on all of them in one call."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from xlsaging.libreoffice import bridge
from xlsaging.libreoffice.addresses import Box


def several(sheet: Any, boxes: Iterable[Box]) -> Any:
    """LibreOffice's own object for these blocks, which may be tens of thousands; none may overlap another."""
    number = sheet.index - 1
    places = (
        bridge.struct(
            "table.CellRangeAddress",
            number,
            box.column - 1,
            box.row - 1,
            box.column + box.columns - 2,
            box.row + box.rows - 2,
        )
        for box in boxes
    )
    made = sheet.book.create("com.sun.star.sheet.SheetCellRanges")
    made.addRangeAddresses(tuple(places), False)
    return made
