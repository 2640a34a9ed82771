"""What stands in the cells, written in few large blocks; text stays text whatever it looks like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .drawing import DrawnSheet
from .host import Host
from .places import cells_at

__all__ = ["kept_text", "write_cells"]

_CELLS_AT_ONCE = 200_000
_LONGEST_IN_A_BLOCK = 8_000
"""Signs; Excel refuses a block that holds a longer text, though it takes the text alone."""
_LOOKS_LIKE_MORE = re.compile(r"^\s*['=+\-@#(.\d$€£¥￥]|^\s*(true|false|真|假)\s*$|\d", re.IGNORECASE)
"""Text that a cell without the format of text may make something else of."""


def write_cells(sheet: Any, drawn: DrawnSheet, host: Host) -> None:
    """Values, formulas and links; number formats stand in the cells already, so that text columns keep text."""
    rows, columns = drawn.shape
    if not rows:
        return
    step = max(_CELLS_AT_ONCE // columns, 1)
    long: list[tuple[int, int, str]] = []
    for first in range(0, rows, step):
        last = min(first + step, rows) - 1
        block = [list(_row(drawn, row, columns, long)) for row in range(first, last + 1)]
        cells_at(sheet, (first, 0, last, columns - 1)).options(ndim=2).value = block
    for row, column, text in long:
        sheet.range(row + 1, column + 1).value = text
    for (row, column), formula in drawn.formulas.items():
        sheet.range(row + 1, column + 1).formula = formula
    for (row, column), url in drawn.links.items():
        value = drawn.values.get(column, {}).get(row)
        host.link(sheet, row, column, _address(url), value)


def _row(drawn: DrawnSheet, row: int, columns: int, long: list[tuple[int, int, str]]) -> Iterator[Any]:
    for column in range(columns):
        value = drawn.values.get(column, {}).get(row)
        if (row, column) in drawn.formulas:
            yield None
        elif isinstance(value, str):
            looks = drawn.looks.get(column, {}).get(row, {})
            text = value if looks.get("num_format") == "@" else kept_text(value)
            if len(text) > _LONGEST_IN_A_BLOCK:
                long.append((row, column, text))
                yield None
            else:
                yield text
        else:
            yield value


def kept_text(text: str) -> str:
    """Text as it is entered into a cell that is not one for text, so that it stays what it is.

    An apostrophe is taken for a sign of that, and not shown.

    >>> kept_text("=1+1"), kept_text("007"), kept_text("'7"), kept_text("Aging")
    ("'=1+1", "'007", "''7", 'Aging')
    """
    return f"'{text}" if _LOOKS_LIKE_MORE.search(text) else text


def _address(url: str) -> str:
    """A link as Excel has it: `#'Sheet'!A1`, or a path beside the workbook.

    >>> _address("internal:'Open items'!A4"), _address("external:ledger.xlsx#Ledger!F12")
    ("#'Open items'!A4", 'ledger.xlsx#Ledger!F12')
    """
    if url.startswith("internal:"):
        return "#" + url.removeprefix("internal:")
    return url.removeprefix("external:")
