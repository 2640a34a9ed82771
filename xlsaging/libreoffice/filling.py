"""One formula for many cells: its relative references move with each."""

from __future__ import annotations

import re
from collections.abc import Callable

from xlsaging.libreoffice.addresses import LAST_COLUMN, LAST_ROW, column_letters, column_number

_PIECES = re.compile(
    r"""(?P<text>"(?:[^"]|"")*")
    |(?P<quoted>'(?:[^']|'')+'\.?)
    |(?P<structure>\[(?:[^\[\]]|\[[^\[\]]*\])*\])
    |(?P<lines>(?<![\w$])(?P<from>\$?[A-Za-z]{1,3}):(?P<to>\$?[A-Za-z]{1,3})(?![\w.(]))
    |(?P<bands>(?<![\w$])(?P<first>\$?\d+):(?P<last>\$?\d+)(?![\w.(]))
    |(?P<cell>(?<![\w$])(?P<column>\$?[A-Za-z]{1,3})(?P<row>\$?\d{1,7})(?![\w.(\[]))
    |(?P<rest>.)""",
    re.VERBOSE | re.DOTALL,
)

Shift = Callable[[int, int], str]


def _column(name: str) -> Shift:
    if name.startswith("$"):
        return lambda _down, _across: name
    start = column_number(name) - 1
    return lambda _down, across: column_letters((start + across) % LAST_COLUMN + 1)


def _row(name: str) -> Shift:
    if name.startswith("$"):
        return lambda _down, _across: name
    start = int(name) - 1
    return lambda down, _across: str((start + down) % LAST_ROW + 1)


def _template(formula: str) -> list[str | Shift]:
    """The formula in pieces: fixed text, and references that depend on how far the cell is away."""
    pieces: list[str | Shift] = []
    for found in _PIECES.finditer(formula):
        if found["cell"]:
            pieces += [_column(found["column"]), _row(found["row"])]
        elif found["lines"]:
            pieces += [_column(found["from"]), ":", _column(found["to"])]
        elif found["bands"]:
            pieces += [_row(found["first"]), ":", _row(found["last"])]
        elif pieces and isinstance(pieces[-1], str):
            pieces[-1] += found.group()
        else:
            pieces.append(found.group())
    return pieces


def filled(formula: str, rows: int, columns: int) -> tuple[tuple[str, ...], ...]:
    """The formula for each cell of a block whose first cell it is written for.

    >>> filled("=A1*$B$1", 2, 2)
    (('=A1*$B$1', '=B1*$B$1'), ('=A2*$B$1', '=B2*$B$1'))
    >>> filled('=SUM($Data.C:C)&"A1"', 1, 2)
    (('=SUM($Data.C:C)&"A1"', '=SUM($Data.D:D)&"A1"'),)
    """
    pieces = _template(formula)

    def at(down: int, across: int) -> str:
        return "".join(piece if isinstance(piece, str) else piece(down, across) for piece in pieces)

    return tuple(tuple(at(down, across) for across in range(columns)) for down in range(rows))
